"""A class with one assignment, released and entered into the gradebook."""

import shutil
from pathlib import Path

import pytest
from classroom import NAME

from forwardpass.grading.course import Course, find_course
from forwardpass.grading.release import release
from forwardpass.sandbox.isolation import what_is_missing


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder. Where code cannot be isolated, tests fail: they must not pass unseen."""
    assert what_is_missing() == "", "install what `forwardpass doctor` names"
    root = Path(__file__).parents[2]
    folder = tmp_path_factory.mktemp("released")
    for part in ("solutions", "exercises"):
        shutil.copytree(root / part / NAME, folder / part / NAME)
    shutil.copy(root / "nbgrader_config.py", folder)
    release(find_course(folder), NAME)
    return folder


@pytest.fixture
def classroom(released: Path, tmp_path: Path) -> Course:
    """A copy of it, for one test."""
    shutil.copytree(released, tmp_path / "class")
    return find_course(tmp_path / "class")
