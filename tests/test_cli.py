"""The command's exit codes: 0 done, 1 something could not be done and is named, 2 wrong usage."""

import subprocess
import sys

import pytest

from forwardpass.cli import main

NAME = "01_tensor_ranks"


@pytest.fixture
def in_copy(course_copy, monkeypatch):
    """Be in the folder of a copy of the course."""
    monkeypatch.chdir(course_copy.root)
    return course_copy


def test_release_check_finds_no_drift(in_copy, capsys):
    """And says nothing."""
    assert main(["release", "--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_release_check_names_drift_and_the_next_step(in_copy, capsys):
    """On stderr, with exit code 1."""
    (in_copy.exercises / NAME / "extra").write_text("")
    assert main(["release", "--check", NAME]) == 1
    error = capsys.readouterr().err
    assert "extra should not be there" in error
    assert "Run `forwardpass release`" in error


def test_release_makes_the_exercise(in_copy, capsys):
    """And names it."""
    assert main(["release", NAME]) == 0
    assert capsys.readouterr().out == f"exercises/{NAME} is made\n"


def test_an_unknown_assignment_lists_the_known_ones(in_copy, capsys):
    """Exit code 1, one line."""
    assert main(["release", "99_none"]) == 1
    assert f"no assignment '99_none'; there are: {NAME}" in capsys.readouterr().err


def test_outside_a_course_folder_each_command_says_so(tmp_path, monkeypatch, capsys):
    """And what to do."""
    monkeypatch.chdir(tmp_path)
    for command in ("release", "refresh", "doctor"):
        assert main([command]) == 1
        assert "is not a course folder" in capsys.readouterr().err


def test_refresh_check_names_what_is_not_normal(in_copy, capsys):
    """The file, and the command that mends it."""
    assert main(["refresh", "--check"]) == 0
    path = in_copy.notebook(NAME)
    path.write_text(
        path.read_text(encoding="utf-8").replace('"id": "setup"', '"id":  "setup"'),
        encoding="utf-8",
    )
    assert main(["refresh", "--check"]) == 1
    assert f"{path} is not in normal form" in capsys.readouterr().err
    assert main(["refresh", "--check", "none.ipynb"]) == 1
    assert "none.ipynb does not exist" in capsys.readouterr().err


def test_refresh_names_a_file_that_is_no_notebook(in_copy, capsys):
    """A notebook that is not valid JSON."""
    path = in_copy.notebook(NAME)
    path.write_text('{"cells": [')
    assert main(["refresh", str(path)]) == 1
    assert "is not a valid notebook" in capsys.readouterr().err


def test_wrong_usage_exits_with_2():
    """And shows how it is meant, also as ``python -m forwardpass``."""
    run = subprocess.run(
        [sys.executable, "-m", "forwardpass", "fly"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "usage: forwardpass" in run.stderr
