"""The command ``forwardpass grade``: what it asks for, refuses, prints and returns."""

import json
import os
import sys

import pytest
from classroom import NAME, gradebook, submit

from forwardpass import cli
from forwardpass.grading import command, doctor
from forwardpass.grading.grade import Graded, TestResult
from forwardpass.grading.progress import table
from forwardpass.grading.run import Outcome, summary_of
from forwardpass.grading.verdicts import Verdict
from forwardpass.sandbox import isolation

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="code is isolated on Linux only")


@pytest.fixture
def here(classroom, monkeypatch):
    """The class's folder as the working folder."""
    monkeypatch.chdir(classroom.root)
    return classroom


def test_it_grades_and_prints_a_table_with_the_worst_first(here, capsys):
    """One line a student, and nothing on the error stream but the progress."""
    submit(here, "ada")
    submit(here, "blank", solved=False)
    submit(here, "broken").write_text("{")
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    printed, said = capsys.readouterr()
    assert [line.split()[0] for line in printed.splitlines() if "of 28" in line] == [
        "broken",
        "blank",
        "ada",
    ]
    assert "28 of 28" in printed
    assert "3/3" in said


def test_json_is_all_that_is_printed_for_machines(here, capsys):
    """With the verdict, the points, the tier of isolation."""
    submit(here, "ada")
    assert cli.main(["grade", NAME, "--json", "--student", "ada"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["student"], line["verdict"], line["points"]) == ("ada", "passed", 28.0)
    assert line["isolation"] == "full"


def test_where_code_cannot_be_isolated_it_refuses(here, monkeypatch, capsys):
    """And says what is missing, what to do, and what grades all the same."""
    submit(here, "ada")
    monkeypatch.setenv("PATH", "/nowhere")
    assert cli.main(["grade", NAME]) == 1
    said = capsys.readouterr().err
    assert "bubblewrap is not installed" in said
    assert "--isolation=none" in said
    assert gradebook(here) == []


def test_without_isolation_it_says_what_that_risks(here, capsys):
    """And every result records it."""
    submit(here, "ada", "import os; leaves = os.getuid()")
    assert cli.main(["grade", NAME, "--isolation", "none", "--json"]) == 0
    printed, said = capsys.readouterr()
    assert "all your rights" in said
    assert [line["isolation"] for line in json.loads(printed)] == ["none"]
    assert gradebook(here)


@pytest.mark.parametrize(
    "wrong", [["--workers", "0"], ["--timeout", "x"], ["--timeout", "0"], ["--isolation", "half"]]
)
def test_wrong_usage_is_exit_code_2(here, wrong, capsys):
    """By argparse, with the option named."""
    with pytest.raises(SystemExit) as end:
        cli.main(["grade", NAME, *wrong])
    assert end.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_an_unknown_assignment_and_an_empty_class_are_named(here, capsys):
    """Each in one line."""
    assert cli.main(["grade", "09_nothing"]) == 1
    assert "no assignment '09_nothing'" in capsys.readouterr().err
    assert cli.main(["grade", NAME]) == 1
    assert "nothing is submitted" in capsys.readouterr().err


def graded(verdict: Verdict, points: float, reason: str = "") -> Graded:
    test = TestResult("t", verdict, points, 4.0)
    return Graded(verdict, [test], b"", "full", {}, reason=reason)


def test_a_submission_that_could_not_be_graded_is_exit_code_1(here, monkeypatch, capsys):
    """And named once more, below the table."""
    submit(here, "ada")
    outcome = Outcome("ada", graded(Verdict.GRADER_ERROR, 0.0, "it ended 2 workers"), 1.0, False)
    monkeypatch.setattr(command.Run, "outcomes", lambda self: iter([outcome]))
    assert cli.main(["grade", NAME]) == 1
    assert "grade by hand: ada" in capsys.readouterr().err


def test_names_of_folders_cannot_write_to_the_terminal():
    """Nor reasons: both may hold anything."""
    evil = Outcome("\x1b[31mada[b]", graded(Verdict.MALFORMED, 0, "\x1b]0;x\x07"), 0.0, False)
    cells = [str(cell) for column in table([summary_of(evil)]).columns for cell in column.cells]
    assert cells[0] == "�[31mada[b]"
    assert not any("\x1b" in cell for cell in cells)


def test_doctor_says_what_isolates_and_what_to_do_where_nothing_can(course, monkeypatch):
    """By trying it."""
    monkeypatch.setattr(doctor, "_tensorflow", lambda: doctor.Finding(True, ""))
    last = list(doctor.examine(course))[-1]
    assert last.good
    assert "in full: namespaces (bubblewrap), system call filter (seccomp)" in last.what
    monkeypatch.setenv("PATH", os.devnull)
    last = list(doctor.examine(course))[-1]
    assert not last.good
    assert "apt-get install bubblewrap" in last.advice


def test_a_hole_is_found(monkeypatch):
    """The probe is run where students' code would run, and what it prints is a hole."""
    assert isolation.what_is_missing() == ""
    monkeypatch.setattr(isolation, "_PROBE", "print('a hole')\nprint('another')")
    assert isolation.what_is_missing() == "a hole; another"
    monkeypatch.setattr(isolation, "_PROBE", "1 / 0")
    assert "division by zero" in isolation.what_is_missing()
