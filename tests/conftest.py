"""What all tests share: the course, copies of it, and the audit's lines at the end of a run."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from forwardpass.grading.course import Course, find_course
from forwardpass.sandbox import Sandbox
from forwardpass.sandbox.isolation import what_is_missing

ROOT = Path(__file__).parents[1]

# Each run makes the same examples, so that it tells of the change; ``long`` makes new ones.
hypothesis.settings.register_profile(
    "same", max_examples=200, derandomize=True, deadline=None, database=None
)
hypothesis.settings.register_profile("long", max_examples=5_000, deadline=None, database=None)
hypothesis.settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--audit-table`` prints what caught each wrong solution, not only the totals."""
    parser.addoption("--audit-table", action="store_true", help="print each wrong solution's fate")


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """Print what the audits of the exercises found."""
    wanted = ["audit table", "audit"] if config.getoption("--audit-table") else ["audit"]
    for report in terminalreporter.getreports("passed"):
        properties = dict(report.user_properties) if report.when == "call" else {}
        for name in wanted:
            if name in properties:
                terminalreporter.write_line(properties[name])


@pytest.fixture
def course() -> Course:
    """The course itself. Tests only read it."""
    return find_course(ROOT)


@pytest.fixture
def course_copy(tmp_path: Path) -> Course:
    """A copy of the course's assignments and settings, to change at will."""
    skip = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for folder in ("solutions", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=skip)
    for file in ("nbgrader_config.py", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / file, tmp_path)
    return find_course(tmp_path)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Where students' code runs, with NumPy imported; isolated as far as this machine can."""
    yield from _sandbox(tensorflow=False)


@pytest.fixture(scope="session")
def keras_sandbox() -> Iterator[Sandbox]:
    """The same, with TensorFlow and Keras imported."""
    yield from _sandbox(tensorflow=True)


def _sandbox(*, tensorflow: bool) -> Iterator[Sandbox]:
    isolated = not what_is_missing()
    with Sandbox(tensorflow=tensorflow, isolated=isolated, hidden=(ROOT,)) as sandbox:
        yield sandbox
