"""Hostile notebooks are graded as one batch, with honest ones between, and gain nothing.

The notebooks are in the other modules of this folder, one for each family; ``case.py``
says how to add one. One of them alone: ``pytest tests/grading/hostile -k its_name``.
"""

import json
import os
import resource
import secrets
import select
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import asking
import assignment
import nbformat
import page
import psutil
import pytest
import reading
from case import CASES, Case, import_families

from forwardpass.grading.bundle import Bundle
from forwardpass.grading.grade import Graded, grade
from forwardpass.grading.verdicts import Verdict
from forwardpass.sandbox import Sandbox
from forwardpass.sandbox.isolation import what_is_missing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="code is isolated on Linux only"),
]

import_families()

#: Seconds that a submission may take here; the next ones where it was late or too slow to show
#: what it does, for others may have kept the machine busy. And the seconds by which it may be late.
SECONDS, LATE = (2.0, 4.0, 8.0), 0.5

#: Bytes of memory that the grader's own process may take beside what it has before.
MEMORY = 2 << 30

#: Where files could be left by whoever gets out.
PLACES = ("/", "/root", "/tmp", "/var/tmp", "/dev/shm", "/etc", "/run", sys.prefix, "~", ".")


class Batch:
    """One sandbox for all notebooks, and what of the machine must stay as it is."""

    def __init__(self, sandbox: Sandbox, bundle: Bundle, course: Path) -> None:
        self.sandbox, self.bundle, self.course = sandbox, bundle, course
        self.listeners = _listeners(f"tests-{secrets.token_hex(8)}")
        self._honest = 0
        self._replaced = {
            reading.COURSE: str(course),
            asking.PORT: str(self.listeners[0].getsockname()[1]),
            asking.ABSTRACT: self.listeners[2].getsockname()[1:].decode(),
        }

    def submission(self, case: Case) -> bytes:
        """Return the notebook's bytes, with what it can only know now."""
        data = case.make()
        for name, there in self._replaced.items():
            data = data.replace(name.encode(), there.encode())
        return data

    def grade(self, data: bytes, seconds: float = SECONDS[0]) -> tuple[Graded, float]:
        """Return what a notebook gets, and how many seconds that took."""
        started = time.monotonic()
        graded = grade(data, self.bundle, self.sandbox, seconds=seconds)
        return graded, time.monotonic() - started

    def grade_an_honest_one(self) -> None:
        """A right one and one that is untouched take turns, and get what they deserve."""
        self._honest += 1
        solved = self._honest % 2 == 1
        graded, _ = self.grade(assignment.honest() if solved else assignment.untouched(), 60.0)
        wanted = Verdict.PASSED if solved else Verdict.NOT_ATTEMPTED
        assert {test.verdict for test in graded.tests} == {wanted}
        assert graded.points == (graded.possible if solved else 0)

    def state(self) -> dict:
        """Return what there is of all that a notebook could add to, change or reach."""
        preloaded = psutil.Process(self.sandbox._process.pid)
        folders = [Path(place).expanduser() for place in PLACES]
        return {
            "processes": {child.pid for child in preloaded.children(recursive=True)},
            "files": [p for folder in folders for p in folder.glob(f"*{assignment.LEFT}*")],
            "temporary": sorted(os.listdir(tempfile.gettempdir())),
            "course": {p: p.read_bytes() for p in self.course.rglob("*") if p.is_file()},
            "shared memory": Path("/proc/sysvipc/shm").read_text().count(f" {0x5EED} "),
            "calls": select.select(self.listeners, [], [], 0)[0],
        }


def _listeners(name: str) -> list[socket.socket]:
    """Listen on this machine by TCP, by UDP and by a name that is no file."""
    tcp, udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
    tcp.bind(("127.0.0.1", 0))
    udp.bind(tcp.getsockname())
    unix = socket.socket(socket.AF_UNIX)
    unix.bind(f"\0{name}")
    tcp.listen()
    unix.listen()
    return [tcp, udp, unix]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what students must not get at."""
    folder = tmp_path_factory.mktemp("course")
    secret = (assignment.CANARY_BEGINS + assignment.CANARY).encode()
    for name, content in {
        "gradebook.db": secret,
        "nbgrader_config.py": secret,
        f"solutions/{assignment.NAME}/tasks.py": secret,
        f"submitted/honest/{assignment.NAME}/{assignment.NAME}.ipynb": assignment.honest(),
        f"autograded/honest/{assignment.NAME}/{assignment.NAME}.ipynb": assignment.honest(),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def batch(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batch]:
    """What grades all notebooks, one after the other. Where they cannot be isolated, it fails."""
    assert what_is_missing() == "", "install what `forwardpass doctor` names"
    patch = pytest.MonkeyPatch()
    patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
    patch.setenv("SECRET_OF_THE_TESTS", assignment.CANARY_BEGINS + assignment.CANARY)
    limit = resource.getrlimit(resource.RLIMIT_AS)
    with Sandbox(hidden=(course,)) as sandbox:
        made = Batch(sandbox, assignment.make(), course)
        made.grade_an_honest_one()  # what is loaded once is loaded now
        taken = psutil.Process().memory_info().vms
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, limit[1]))
        try:
            yield made
        finally:
            resource.setrlimit(resource.RLIMIT_AS, limit)
            for listener in made.listeners:
                listener.close()
    assert os.listdir(tempfile.gettempdir()) == []
    patch.undo()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_hostile_notebook_gains_nothing_and_costs_nobody_anything(case: Case, batch: Batch):
    """No point, secret, second, process or file; the right verdict; the next one is graded."""
    before = batch.state()
    data = batch.submission(case)
    for may_take in SECONDS:
        graded, seconds = batch.grade(data, may_take)
        assert graded.points <= case.points
        assert Verdict.GRADER_ERROR not in {test.verdict for test in graded.tests}
        assert graded.possible == sum(test.points for test in batch.bundle.tests.values())
        shown = _shown(graded, data)
        assert [secret for secret in (*_SECRETS, *case.never) if secret in shown] == []
        if seconds < may_take + LATE and graded.verdict in case.verdicts:
            break
    assert graded.verdict in case.verdicts
    assert seconds < may_take + LATE
    nbformat.validate(nbformat.reads(graded.notebook.decode(), as_version=4))
    batch.grade_an_honest_one()
    assert batch.state() == before


@pytest.mark.parametrize("case", [c for name, c in CASES.items() if name.startswith("showing")])
def test_nothing_of_a_hostile_notebook_runs_in_a_browser(case: Case, batch: Batch):
    """Its page has no script, handler, frame or address that an honest one does not have."""
    honest, _ = batch.grade(assignment.honest())
    graded, _ = batch.grade(batch.submission(case))
    assert page.what_would_run(graded.notebook) <= page.what_would_run(honest.notebook)


#: Secrets of the hidden tests, and of the honest student whose notebooks are graded between.
_SECRETS = (*assignment.SECRETS, assignment.WORK)


def _shown(graded: Graded, data: bytes) -> str:
    """Return all that a student gets back, but for the sources that are the student's own."""
    notebook = json.loads(graded.notebook)
    try:
        own = {"".join(cell["source"]) for cell in json.loads(data)["cells"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        own = set()
    for cell in notebook["cells"]:
        cell["source"] = "" if cell["source"] in own else cell["source"]
    return json.dumps(notebook, ensure_ascii=False) + graded.reason


def test_there_are_enough_of_them():
    """At least 60 notebooks, each with a name that says what it tries."""
    assert len(CASES) >= 60
