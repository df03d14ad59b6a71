"""The command grades a class of hostile students, and an honest one among them."""

import json
import os
import re
import sys
from pathlib import Path

import assignment
import psutil
import pytest
from case import CASES, import_families
from classroom import NAME, autograded, scores, submit

from forwardpass import cli
from forwardpass.grading.bundle import make_bundle
from forwardpass.grading.course import Course
from forwardpass.grading.verdicts import Verdict

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="code is isolated on Linux only"),
]

import_families()

#: Families whose tricks need no task: they are tried in another assignment, too.
ANYWHERE = ("reading", "writing", "outliving", "asking", "malformed")


def tricks() -> dict[str, tuple[str | bytes, Verdict]]:
    """Return, by name, cells to be put into a notebook, and files that are none; and verdicts."""
    found: dict[str, tuple[str | bytes, Verdict]] = {}
    for name, case in CASES.items():
        if name.startswith(ANYWHERE) and len(case.verdicts) == 1 and case.points == 0:
            data, verdict = case.make(), case.verdicts[0]
            if verdict is Verdict.MALFORMED:
                found[name] = data, verdict
            elif len(own := _added_cells(data)) == 1:
                found[name] = own[0], verdict
    return found


def _added_cells(data: bytes) -> list[str]:
    """Return the cells of a notebook that are not released ones; none if those were changed."""
    cells = json.loads(data)["cells"]
    released = assignment.notebook()["cells"]
    added = [cell for cell in cells if cell not in released]
    return [cell["source"] for cell in added if len(cells) == len(released) + len(added)]


@pytest.fixture
def here(classroom: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The class's folder as the working folder."""
    monkeypatch.chdir(classroom.root)
    return classroom


def test_a_class_of_hostile_students(here, capsys):
    """Each gets the verdict that is right, and no point; the honest one gets all of them."""
    wanted = {"ada": Verdict.PASSED}
    submit(here, "ada")
    for name, (trick, verdict) in tricks().items():
        path = submit(here, name, *([trick] if isinstance(trick, str) else []), solved=False)
        if isinstance(trick, bytes):
            path.write_bytes(trick)
        wanted[name] = verdict
    assert len(wanted) > 60, "most tricks should work in any notebook"
    kept, secrets = _files(here.root), _secrets(here)
    assert cli.main(["grade", NAME, "--json", "--timeout", "15"]) == 0
    printed = {line["student"]: line for line in json.loads(capsys.readouterr().out)}
    assert {name: line["verdict"] for name, line in printed.items()} == {
        name: verdict.value for name, verdict in wanted.items()
    }
    assert {name: score for name, score in scores(here).items() if score} == {"ada": 28}
    own = {"submitted", "autograded", ".grading", "gradebook.db"}
    assert {path for path in _files(here.root) - kept if path.parts[0] not in own} == set()
    assert _children() == []
    for name in wanted:
        shown = json.loads(autograded(here, name).read_text())
        outputs = json.dumps([cell.get("outputs") for cell in shown["cells"]])
        assert [secret for secret in secrets if secret in outputs] == []


#: What students may put in place of the file that says when they have handed in.
STAMPS = {
    "garbage": lambda stamp: stamp.write_bytes(b"\xff tomorrow, {0.__class__}"),
    "huge": lambda stamp: stamp.write_text("2026-01-01 " * 100_000),
    "year": lambda stamp: stamp.write_text("9" * 90),
    "pipe": os.mkfifo,
    "link": lambda stamp: stamp.symlink_to(stamp.parents[3] / "gradebook.db"),
}

#: And in place of their notebooks.
NOTEBOOKS = {
    "linked": lambda path: path.symlink_to(path.parents[2] / "ada" / NAME / path.name),
    "piped": os.mkfifo,
}


def test_files_that_are_none_cost_nobody_anything(here):
    """They are not waited for, not followed, not passed on; a notebook that is none is malformed."""
    for student in ("ada", *STAMPS, *NOTEBOOKS):
        path = submit(here, student)
        if student in STAMPS:
            STAMPS[student](path.with_name("timestamp.txt"))
        if student in NOTEBOOKS:
            path.unlink()
            NOTEBOOKS[student](path)
    assert cli.main(["grade", NAME]) == 0
    assert scores(here) == dict.fromkeys(("ada", *STAMPS), 28) | dict.fromkeys(NOTEBOOKS, 0)
    for student in STAMPS:
        assert not autograded(here, student).with_name("timestamp.txt").exists()


def test_a_folder_without_a_readable_name_is_an_error(here, capsys):
    """The gradebook could not hold it: it is said before anything is graded."""
    os.rename(submit(here, "eve").parents[1], os.fsencode(here.root) + b"/submitted/\xff\n")
    assert cli.main(["grade", NAME]) == 1
    assert "give it the name of a student" in capsys.readouterr().err


def _secrets(course: Course) -> set[str]:
    """Return what no student may see: the numbers of the hidden tests, and their source."""
    bundle = make_bundle(course, NAME)
    numbers = re.findall(r"\d+\.\d{6,}", json.dumps(bundle.hidden))
    shown = bundle.files["checks.json"].decode()
    return {"LEAKED", f'hidden_checks(\\"{NAME}', *(n for n in numbers if n not in shown)}


def _files(root: Path) -> set[Path]:
    return {path.relative_to(root) for path in root.rglob("*")}


def _children() -> list[psutil.Process]:
    """Return the processes that grading has started and that are there still."""
    return [p for p in psutil.Process().children(recursive=True) if "forwardpass" in p.cmdline()]
