"""A worker that fails or dies: ``python bad_worker.py {fails,dies_of_eve} SOCKET``."""

import os
import signal
import sys

from forwardpass.grading import worker
from forwardpass.grading.bundle import Bundle
from forwardpass.grading.grade import Graded
from forwardpass.sandbox import Sandbox

_grade = worker.grade


def fails(data: bytes, bundle: Bundle, sandbox: Sandbox, *, seconds: float) -> Graded:
    """Fail, as a grader does that has a mistake."""
    raise ZeroDivisionError(len(data))


def dies_of_eve(data: bytes, bundle: Bundle, sandbox: Sandbox, *, seconds: float) -> Graded:
    """Die of what eve has handed in."""
    if b"# eve" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    return _grade(data, bundle, sandbox, seconds=seconds)


worker.grade = globals()[sys.argv.pop(1)]
worker.main()
