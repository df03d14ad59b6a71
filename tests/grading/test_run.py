"""A class is graded: nothing is lost, doubled or stale, whatever happens on the way."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from classroom import NAME, autograded, grade, gradebook, scores, submit

from forwardpass.grading import pool
from forwardpass.grading import run as running
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.errors import CourseError
from forwardpass.grading.run import Options, Run
from forwardpass.grading.verdicts import Verdict

#: Starts as a worker does, and does not behave as one.
BAD_WORKER = Path(__file__).with_name("bad_worker.py")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="students' code is isolated by means that only Linux has"
)


def test_a_class_is_graded_and_one_broken_submission_costs_the_others_nothing(classroom):
    """Right, untouched, broken, missing, crashing: each its own verdict, points and file."""
    submit(classroom, "ada")
    submit(classroom, "blank", solved=False)
    submit(classroom, "crash", "import os; os._exit(1)")
    submit(classroom, "broken").write_text("{")
    submit(classroom, "missing").unlink()
    submit(classroom, "folder").unlink()
    (classroom.root / "submitted" / "folder" / NAME / f"{NAME}.ipynb").mkdir()
    found = grade(classroom)
    assert {name: outcome.graded.verdict for name, outcome in found.items()} == {
        "ada": Verdict.PASSED,
        "blank": Verdict.NOT_ATTEMPTED,
        "crash": Verdict.CRASHED,
        "broken": Verdict.MALFORMED,
        "missing": Verdict.MALFORMED,
        "folder": Verdict.MALFORMED,
    }
    assert scores(classroom) == {
        "ada": 28,
        "blank": 0,
        "crash": 28,  # every test had passed before the last cell
        "broken": 0,
        "missing": 0,
        "folder": 0,
    }
    for student in found:
        nbformat.validate(nbformat.read(autograded(classroom, student), 4))


def test_what_was_graded_is_answered_from_the_cache_unless_forced(classroom):
    """The same bytes, bundle and environment; the result and its file are the same."""
    submit(classroom, "ada")
    first = grade(classroom)["ada"]
    before = autograded(classroom, "ada").read_bytes()
    again = grade(classroom)["ada"]
    assert (first.cached, again.cached) == (False, True)
    assert again.graded.tests == first.graded.tests
    assert not grade(classroom, force=True)["ada"].cached
    assert autograded(classroom, "ada").read_bytes() == before


def test_a_new_submission_replaces_the_older_score_also_where_it_crashes(classroom):
    """A crash is a result."""
    submit(classroom, "ada")
    grade(classroom)
    assert scores(classroom) == {"ada": 28}
    path = submit(classroom, "ada", solved=False)
    nb = nbformat.read(path, 4)
    nb.cells.insert(0, nbformat.v4.new_code_cell("import os; os._exit(1)"))
    nbformat.write(nb, path)
    assert grade(classroom)["ada"].graded.verdict is Verdict.CRASHED
    assert scores(classroom) == {"ada": 0}


def test_what_a_person_has_given_stays_and_asks_for_review_once(classroom):
    """Only a new submission asks; grading the same again leaves everything as it is."""
    submit(classroom, "ada")
    grade(classroom)
    with sqlite3.connect(classroom.root / "gradebook.db") as db:
        db.execute("update grade set manual_score = 0.5, needs_manual_grade = 0")
    grade(classroom)
    assert {row[3:] for row in gradebook(classroom)} == {(0.5, 0)}
    submit(classroom, "ada", "1 + 1")
    grade(classroom)
    assert {row[3:] for row in gradebook(classroom)} == {(0.5, 1)}


def test_a_grader_error_is_never_a_zero(classroom, monkeypatch):
    """It waits for a person, and it is not remembered."""
    submit(classroom, "ada")
    monkeypatch.setattr(pool, "COMMAND", (sys.executable, str(BAD_WORKER), "fails"))
    found = grade(classroom)["ada"]
    assert found.graded.verdict is Verdict.GRADER_ERROR
    assert "ZeroDivisionError" in found.graded.reason
    assert {row[2:] for row in gradebook(classroom)} == {(None, None, 1)}
    monkeypatch.undo()
    assert grade(classroom)["ada"].graded.verdict is Verdict.PASSED


def test_a_submission_that_ends_workers_is_given_up_after_two(classroom, monkeypatch):
    """And the others are graded."""
    for student in ("ada", "eve"):
        submit(classroom, student)
    monkeypatch.setattr(pool, "COMMAND", (sys.executable, str(BAD_WORKER), "dies_of_eve"))
    found = grade(classroom)
    assert found["eve"].graded.verdict is Verdict.GRADER_ERROR
    assert "2 workers" in found["eve"].graded.reason
    assert found["ada"].graded.verdict is Verdict.PASSED


def test_students_are_named_and_an_unknown_one_is_an_error(classroom):
    """Nothing is graded then."""
    for student in ("ada", "eve"):
        submit(classroom, student)
    assert list(grade(classroom, "eve")) == ["eve"]
    with pytest.raises(CourseError, match=r"no submission .* by bob"):
        grade(classroom, "eve", "bob")


def test_late_submissions_pay_what_nbgraders_plugin_says(classroom):
    """With nbgrader's own settings, due date and time stamps."""
    config = classroom.root / "nbgrader_config.py"
    config.write_text(config.read_text() + '\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    for student, day in (("early", "2026-01-01"), ("late", "2026-03-01")):
        stamp = submit(classroom, student).with_name("timestamp.txt")
        stamp.write_text(f"{day} 12:00:00 UTC")
    with sqlite3.connect(classroom.root / "gradebook.db") as db:
        db.execute("update assignment set duedate = '2026-02-01 00:00:00.000000'")
    grade(classroom)
    with sqlite3.connect(classroom.root / "gradebook.db") as db:
        penalties = db.execute(
            "select s.student_id, n.late_submission_penalty from submitted_notebook n"
            " join submitted_assignment s on n.assignment_id = s.id order by 1"
        ).fetchall()
    assert penalties == [("early", None), ("late", 28.0)]


def _no_gradebook(course):
    (course.root / "gradebook.db").unlink()
    return "does not exist; `forwardpass release` makes it"


def _other_version(course):
    with sqlite3.connect(course.root / "gradebook.db") as db:
        db.execute("update alembic_version set version_num = '50a4d84c131a'")
    return "another version of nbgrader.*nbgrader db upgrade"


def _other_points(course):
    with sqlite3.connect(course.root / "gradebook.db") as db:
        db.execute("update grade_cells set max_score = 7")
    return "other tests or points.*forwardpass release"


def _no_database(course):
    (course.root / "gradebook.db").write_bytes(b"no database at all" * 100)
    return "file is not a database"


def _not_released(course):
    shutil.rmtree(course.exercises / NAME)
    return "forwardpass release"


@pytest.mark.parametrize(
    "spoil", [_no_gradebook, _other_version, _other_points, _no_database, _not_released]
)
def test_what_does_not_fit_is_said_before_anything_is_graded(classroom, spoil):
    """One sentence with the next step, and no file."""
    submit(classroom, "ada")
    with pytest.raises(CourseError, match=spoil(classroom)):
        grade(classroom)
    assert not (classroom.root / "autograded").exists()


def test_a_locked_gradebook_is_waited_for_and_then_named(classroom, monkeypatch):
    """Nothing half written; the next run has everything."""
    monkeypatch.setattr("forwardpass.grading.database.SECONDS_TO_WAIT", 0.2)
    submit(classroom, "ada")
    outcomes = Run(classroom, NAME, [], Options(workers=1)).outcomes()
    holder = sqlite3.connect(classroom.root / "gradebook.db", isolation_level=None)
    holder.execute("begin exclusive")
    with pytest.raises(CourseError, match="database is locked"):
        list(outcomes)
    holder.execute("rollback")
    holder.close()
    assert gradebook(classroom) == []
    assert not (classroom.root / "autograded").exists()
    assert grade(classroom)["ada"].cached
    assert scores(classroom) == {"ada": 28}


def test_a_full_disk_is_named_and_nothing_is_half_written(classroom, monkeypatch):
    """The grades are in; the file is whole or not there; the next run writes it."""
    submit(classroom, "ada")

    def full(path, data):
        path.with_name("half").write_bytes(data[: len(data) // 2])
        path.with_name("half").unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(running, "replace_bytes", full)
    with pytest.raises(CourseError, match=r"No space left on device.*run the same command again"):
        grade(classroom)
    assert list((classroom.root / "autograded").rglob("*.ipynb")) == []
    monkeypatch.undo()
    grade(classroom)
    assert autograded(classroom, "ada").is_file()
    assert scores(classroom) == {"ada": 28}


def start(course: Course) -> subprocess.Popen:
    command = [sys.executable, "-m", "forwardpass", "grade", NAME, "--workers", "2", "--json"]
    return subprocess.Popen(
        command,
        cwd=course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(course: Course) -> int:
    """Run the command to its end, and return its exit code."""
    grader = start(course)
    grader.communicate(timeout=120)
    return grader.returncode


def family(pid: int) -> list[psutil.Process]:
    """Return a process and all that it has started, with theirs."""
    try:
        return [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def all_gone(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=15)[1]


@pytest.fixture
def many(classroom) -> Course:
    """A class of twelve: right, untouched, and some that end their process."""
    for number in range(12):
        extra = ["import os; os._exit(1)"] if number % 4 == 3 else []
        submit(classroom, f"s{number:02}", *extra, solved=number % 3 != 0)
    return classroom


@pytest.mark.slow
@pytest.mark.parametrize("whom", ["grader", "worker"])
def test_killed_at_random_moments_it_ends_with_the_same_gradebook(many, tmp_path, whom):
    """Killed again and again, then run once more: nothing is lost, doubled or stale."""
    undisturbed = find_course(shutil.copytree(many.root, tmp_path / "undisturbed"))
    assert finish(undisturbed) == 0
    moments = random.Random(2)
    for _ in range(6):
        grader = start(many)
        time.sleep(moments.uniform(2, 7))
        processes = family(grader.pid)
        workers = [p for p in processes if "forwardpass.grading.worker" in _command(p)]
        victims = processes[:1] if whom == "grader" else workers[:1]
        for victim in victims:
            victim.kill()
        grader.communicate(timeout=120)
        assert grader.returncode in ([0] if whom == "worker" else [0, -signal.SIGKILL])
        assert all_gone(processes)
    assert finish(many) == 0
    assert gradebook(many) == gradebook(undisturbed)
    assert len(gradebook(many)) == 12 * 21
    for number in range(12):
        student = f"s{number:02}"
        one, other = (autograded(c, student).read_bytes() for c in (many, undisturbed))
        assert one == other


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(classroom):
    """Exit code 1, in words how many are left, no process left behind."""
    many = classroom
    for number in range(12):
        submit(many, f"s{number:02}", "import time; time.sleep(1.5)")
    grader = start(many)
    log = many.root / ".grading" / f"{NAME}.log"
    until = time.monotonic() + 60
    while not log.exists() and time.monotonic() < until:
        time.sleep(0.05)
    processes = family(grader.pid)
    grader.send_signal(signal.SIGINT)
    printed, said = grader.communicate(timeout=60)
    done = json.loads(printed)
    assert grader.returncode == 1
    assert 0 < len(done) < 12
    assert f"{len(done)} are graded and kept, {12 - len(done)} are left" in said
    assert set(scores(many)) == {one["student"] for one in done}
    assert all_gone(processes)
    assert finish(many) == 0
    assert len(scores(many)) == 12
