"""Preloaded by a Dask worker that answers at once: what a submission costs beside its grading."""

import msgspec

from forwardpass.grading import cluster
from forwardpass.grading.bundle import Bundle
from forwardpass.grading.grade import Graded, TestResult
from forwardpass.grading.verdicts import Verdict


def _answer(key: str, data: bytes) -> bytes:
    """Return a result of the size of a real one: all points, and the notebook as it came."""
    bundle = Bundle.decode(cluster._known[key][0])
    tests = [
        TestResult(name, Verdict.PASSED, test.points, test.points)
        for name, test in bundle.tests.items()
    ]
    return msgspec.msgpack.encode(Graded(Verdict.PASSED, tests, data, "none", {"all": 0.0}))


def dask_setup(worker: object) -> None:
    """Let this worker answer without grading."""
    cluster.work = _answer
