"""The gradebook in PostgreSQL, a real server: the whole story, many graders, a server that goes."""

import csv
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import NAME, autograded, gradebook, scores, submit
from postgres import Server

from forwardpass.grading import database
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.errors import CourseError
from forwardpass.grading.run import Options, Run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux", reason="students' code is isolated by means that only Linux has"
    ),
]

VARIABLE = "FORWARDPASS_GRADEBOOK"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server for the tests of this file."""
    made = Server()
    yield made
    made.close()


@pytest.fixture
def url(server: Server, classroom: Course, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new database, into which the assignment is released."""
    (classroom.root / "gradebook.db").unlink()
    made = server.database()
    monkeypatch.setenv(VARIABLE, made)
    run(classroom, "forwardpass", "release", NAME)
    return made


def run(course: Course, *command: str, code: int = 0) -> str:
    """Run a command in the course folder as a person would, and return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=course.root,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_whole_story(classroom, url):
    """Released, graded, fed back and exported: the file has what the students have earned."""
    submit(classroom, "ada")
    submit(classroom, "bob", solved=False)
    run(classroom, "forwardpass", "grade", NAME)
    run(classroom, "nbgrader", "generate_feedback", NAME)
    run(classroom, "nbgrader", "export")
    assert scores(classroom) == {"ada": 28, "bob": 0}
    with (classroom.root / "grades.csv").open() as file:
        exported = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert exported == {"ada": "28.0", "bob": "0.0"}
    for student, score in exported.items():
        page = classroom.root / "feedback" / student / NAME / f"{NAME}.html"
        assert f"Score: {score} / 28.0" in page.read_text()
    assert not (classroom.root / "gradebook.db").exists()


def test_four_graders_at_once_lose_nothing_and_double_nothing(classroom, url, tmp_path):
    """Each has a course folder of its own; half of the students are in all of them."""
    courses = []
    for number in range(4):
        root = shutil.copytree(classroom.root, tmp_path / f"course{number}")
        courses.append(find_course(root))
        for student in [f"all{n}" for n in range(6)] + [f"own{number}{n}" for n in range(6)]:
            submit(courses[-1], student, solved=student[-1] != "3")
    graders = [
        subprocess.Popen(
            [sys.executable, "-m", "forwardpass", "grade", NAME, "--workers", "1"],
            cwd=course.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for course in courses
    ]
    said = [grader.communicate(timeout=180)[1] for grader in graders]
    assert [grader.returncode for grader in graders] == [0] * 4, said
    students = [f"all{n}" for n in range(6)] + [f"own{c}{n}" for c in range(4) for n in range(6)]
    assert scores(classroom) == {name: 0 if name[-1] == "3" else 28 for name in sorted(students)}
    assert len(gradebook(classroom)) == len(students) * 21


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_server_that_starts_anew_is_waited_for(classroom, url, server, monkeypatch, capsys, how):
    """In good order or after a crash: the grader says that it waits, and loses nothing."""
    monkeypatch.setattr("forwardpass.grading.run._BATCH", 2)
    for number in range(8):
        submit(classroom, f"s{number}")
    outcomes = Run(classroom, NAME, [], Options(workers=2)).outcomes()
    done = [next(outcomes).student]
    server.stop(how)
    threading.Timer(1.5, server.start).start()
    done += [outcome.student for outcome in outcomes]
    assert sorted(done) == [f"s{number}" for number in range(8)]
    assert scores(classroom) == {f"s{number}": 28 for number in range(8)}
    assert len(gradebook(classroom)) == 8 * 21
    said = capsys.readouterr().err
    assert said.count("does not answer; waiting for it, at most 60 s") == 1
    assert "correct horse" not in said


def test_a_server_that_stays_away_stops_it_with_everything_kept(
    classroom, url, server, monkeypatch
):
    """It says so; the next run enters what was graded without grading it again."""
    monkeypatch.setattr(database, "SECONDS_TO_WAIT", 1)
    for number in range(4):
        submit(classroom, f"s{number}")
    outcomes = Run(classroom, NAME, [], Options(workers=2)).outcomes()
    server.stop()
    try:
        with pytest.raises(CourseError, match="what is graded is kept: run the same command again"):
            list(outcomes)
    finally:
        server.start()
    assert gradebook(classroom) == []
    assert not autograded(classroom, "s0").exists()
    again = list(Run(classroom, NAME, [], Options(workers=2)).outcomes())
    assert any(outcome.cached for outcome in again)
    assert scores(classroom) == {f"s{number}": 28 for number in range(4)}


def _without_driver(course: Course) -> None:
    """Hide the driver: a module of its name that cannot be imported comes first."""
    (course.root / "psycopg.py").write_text("raise ModuleNotFoundError(name='psycopg')\n")


ADDRESSES = {
    "wrong password": (lambda s: s.url(password="wrong"), "password authentication failed"),
    "unknown host": (lambda s: s.url(host="no.such.host.invalid"), "failed to resolve host"),
    "unknown database": (lambda s: s.url("nothing"), 'database "nothing" does not exist'),
    "nobody there": (lambda s: s.url().replace(str(s.port), "1"), "onnection refused"),
    "no database": (lambda s: "http://example.org", "a database that is not known, 'http'"),
    "no address": (lambda s: "gradebook", "should look like sqlite:////"),
    "nothing": (lambda s: "", "should look like sqlite:////"),
    "missing driver": (lambda s: s.url(), "needs a driver that is not installed: psycopg"),
}


@pytest.mark.parametrize(("address", "said"), ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize("command", ["release", "grade"])
def test_what_does_not_work_is_one_clear_line(
    classroom, server, monkeypatch, command, address, said, request
):
    """Without a password, and without a file instead of the database."""
    (classroom.root / "gradebook.db").unlink()
    submit(classroom, "ada")
    monkeypatch.setenv(VARIABLE, address(server))
    if "driver" in request.node.name:
        _without_driver(classroom)
    lines = run(classroom, "forwardpass", command, NAME, code=1).strip().splitlines()
    assert len(lines) == 1, lines
    assert said in lines[0]
    assert "wrong" not in lines[0]
    assert "horse" not in lines[0]
    assert list(classroom.root.rglob("*.db")) == []
    assert not (classroom.root / "autograded").exists()


def test_a_database_without_a_gradebook_is_said_so(classroom, server, monkeypatch):
    """With the command that makes one."""
    submit(classroom, "ada")
    monkeypatch.setenv(VARIABLE, server.database())
    assert "`forwardpass release` makes one" in run(classroom, "forwardpass", "grade", NAME, code=1)
    assert not os.path.exists(classroom.root / "autograded")


def test_the_setting_may_stand_in_nbgraders_file(classroom, server, url, monkeypatch):
    """In place of the variable."""
    monkeypatch.delenv(VARIABLE)
    config = classroom.root / "nbgrader_config.py"
    config.write_text(config.read_text() + f"\nc.CourseDirectory.db_url = {url!r}\n")
    submit(classroom, "ada")
    run(classroom, "forwardpass", "grade", NAME)
    assert scores(classroom) == {"ada": 28}
    assert not Path(classroom.root, "gradebook.db").exists()
