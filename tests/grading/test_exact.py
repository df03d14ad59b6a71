"""Our grader gives honest notebooks, however messy, what nbgrader's autograde gives them.

Where it does not, nbgrader punishes honest work, or cannot grade it: see DIFFERENCES.
"""

import json
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import messy
import nbformat
import plain
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from forwardpass.grading.bundle import Bundle, make_bundle
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.grade import Graded, grade
from forwardpass.sandbox import Sandbox

pytestmark = pytest.mark.slow

_TWICE = "an id that stands twice: nbgrader takes the notebook for one of an old version"
_NO_TEST = "a test that was deleted earns nothing, though what it tests is there"
_NO_SETUP = "without the locked cell of the imports no test runs"
_STDERR = "a line on stderr while a test runs takes its points"

#: Where scores differ: nbgrader's points (None: not graded at all), ours, and why.
DIFFERENCES = {
    "visible_test_copied": (None, 20, _TWICE),
    "test_copied_above_the_definition": (None, 20, _TWICE),
    "solution_split_behind_a_helper": (None, 20, _TWICE),
    "solution_split_before_an_example": (None, 20, _TWICE),
    "solution_split_with_an_empty_half": (None, 20, _TWICE),
    "test_split": (None, 20, _TWICE),
    "setup_split": (None, 20, _TWICE),
    "visible_test_deleted": (19, 20, _NO_TEST),
    "hidden_test_deleted": (18, 20, _NO_TEST),
    "all_tests_of_a_task_deleted": (16, 20, _NO_TEST),
    "setup_deleted": (0, 20, _NO_SETUP),
    "setup_deleted_and_numpy_imported": (0, 20, _NO_SETUP),
    "keras_setup_deleted": (4, 12, _NO_SETUP),
    "check_overwritten": (4, 20, "a name of the tests that the student has used, too"),
    "stdout_closed": (0, 20, "a test that cannot print its claim fails"),
    "cell_tagged_to_be_skipped": (16, 20, "a tag that only nbclient knows: Jupyter runs the cell"),
    "plain_to_stderr": (11, 15, _STDERR),
    "plain_with_a_warning": (9, 15, _STDERR),
}

#: Where nbgrader gives our points, or cannot grade: that depends on time.
_ENDS = "the kernel ends at once, or only after the last cell"
AT_TIMES = {"quit_in_the_middle": _ENDS, "exit_in_a_function": _ENDS}
AT_TIMES["cell_recurses_without_end"] = "the kernel may die of it, or show an error"

NAMES = [(a, name) for a, messes in messy.MESSES.items() for name in messes]


@dataclass
class Graders:
    """A course whose students hand in messy notebooks; each is graded when it is asked for."""

    course: Course
    api: NbGraderAPI
    request: pytest.FixtureRequest
    bundles: dict[str, Bundle] = field(default_factory=dict)
    grades: dict[str, tuple[dict[str, float] | None, Graded]] = field(default_factory=dict)

    def points(self, assignment: str, name: str) -> tuple[dict | None, dict]:
        """Return nbgrader's points by test (None where it does not grade), and ours."""
        theirs, graded = self.graded(assignment, name)
        return theirs, {test.grade_id: test.points for test in graded.tests}

    def graded(self, assignment: str, name: str) -> tuple[dict | None, Graded]:
        if name not in self.grades:
            data = self.submission(assignment, name)
            ours = grade(data, self.bundle(assignment), self.sandbox(assignment))
            self.grades[name] = self.by_nbgrader(assignment, name, data), ours
        return self.grades[name]

    def shown(self, assignment: str, name: str) -> Iterator[str]:
        """Yield what our graded notebook says of what went wrong."""
        for cell in json.loads(self.graded(assignment, name)[1].notebook)["cells"]:
            for output in cell.get("outputs", []):
                yield from output.get("traceback", [])

    def submission(self, assignment: str, name: str) -> bytes:
        folder = self.course.solutions if assignment == plain.NAME else self.course.exercises
        return messy.submission(folder / assignment / f"{assignment}.ipynb", assignment, name)

    def bundle(self, assignment: str) -> Bundle:
        if assignment not in self.bundles:
            self.bundles[assignment] = make_bundle(self.course, assignment)
        return self.bundles[assignment]

    def sandbox(self, assignment: str) -> Sandbox:
        tensorflow = self.bundle(assignment).tensorflow
        return self.request.getfixturevalue("keras_sandbox" if tensorflow else "sandbox")

    def by_nbgrader(self, assignment: str, name: str, data: bytes) -> dict[str, float] | None:
        folder = self.course.root / "submitted" / name / assignment
        folder.mkdir(parents=True)
        (folder / f"{assignment}.ipynb").write_bytes(data)
        if not self.api.autograde(assignment, name)["success"]:
            return None
        with Gradebook(f"sqlite:///{self.course.root / 'gradebook.db'}") as gradebook:
            submission = gradebook.find_submission_notebook(assignment, assignment, name)
            grades = [g for g in submission.grades if g.cell.cell_type == "code"]
            return {g.name: g.auto_score or 0 for g in grades}


@pytest.fixture(scope="module")
def graders(tmp_path_factory, request) -> Graders:
    """The course with all three assignments, released by nbgrader."""
    course = find_course(Path(__file__).parents[2])
    root = tmp_path_factory.mktemp("course")
    shutil.copy(course.root / "nbgrader_config.py", root)
    for assignment in messy.ASSIGNMENTS.values():
        if assignment != plain.NAME:
            shutil.copytree(course.solutions / assignment, root / "solutions" / assignment)
    plain.write_plain_assignment(root / "solutions")
    config = Course(root).config()
    config.merge(Config({"NbGrader": {"log_level": logging.CRITICAL}, "Execute": {"timeout": 20}}))
    api = NbGraderAPI(config=config)
    for assignment in messy.ASSIGNMENTS.values():
        assert api.generate_assignment(assignment)["success"]
    return Graders(find_course(root), api, request)


@pytest.mark.parametrize(("assignment", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_messy_notebook_gets_what_nbgrader_gives_it(graders, assignment, name):
    """The same points in every test."""
    theirs, ours = graders.points(assignment, name)
    if name not in DIFFERENCES and not (name in AT_TIMES and theirs is None):
        assert ours == theirs, "\n".join(graders.shown(assignment, name))


def test_these_are_the_differences(graders):
    """And no other: nbgrader's points are fewer each time, ours those of what was written."""
    found = {}
    for assignment, name in NAMES:
        theirs, ours = graders.points(assignment, name)
        if theirs != ours and name not in AT_TIMES:
            total = None if theirs is None else sum(theirs.values())
            found[name] = (total, sum(ours.values()))
            assert all(theirs[test] <= points for test, points in ours.items() if theirs)
    assert found == {name: listed[:2] for name, listed in DIFFERENCES.items()}


@pytest.mark.parametrize(("assignment", "name"), NAMES, ids=[name for _, name in NAMES])
def test_the_graded_notebook_is_valid_and_hides_what_is_hidden(graders, assignment, name):
    """nbformat reads it; of a hidden test it has neither source nor inputs."""
    text = graders.graded(assignment, name)[1].notebook.decode()
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert "HIDDEN" not in text
    assert "hidden_checks" not in text
    told = [secret for secret in secrets(graders.bundle(assignment)) if secret in text]
    assert told == []
    results = {test.grade_id: test for test in graders.graded(assignment, name)[1].tests}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and cell.cell_type == "code":
            failed = [out for out in cell.outputs if out.output_type == "error"]
            verdict = results.pop(about.grade_id).verdict.value
            assert [out.ename for out in failed] == [v for v in [verdict] if v != "passed"]
    assert results == {}


def secrets(bundle: Bundle) -> set[str]:
    """Return the numbers of hidden tests that cannot stand anywhere else by chance."""

    def numbers(data):
        if isinstance(data, dict | list):
            for item in data.values() if isinstance(data, dict) else data:
                yield from numbers(item)
        elif isinstance(data, float):
            yield data

    texts = {
        repr(x)[:9] for x in numbers(bundle.hidden) if len(repr(x)) > 12 and "e" not in repr(x)
    }
    return (texts | {"0.1234567", "0.7654321"}) - {repr(x)[:9] for x in numbers(bundle.checks)}


REPEATED = {
    "02_affine_functions": (
        *("exploration", "plots", "displays", "cells_raise", "cells_warn_and_log", "awaits"),
        *("shell_commands", "names_never_used", "function_warns", "drawn_without_a_seed"),
    ),
    "06_cascades": ("keras_drawn_without_a_seed",),
}


@pytest.mark.parametrize(("assignment", "times"), [("02_affine_functions", 50), ("06_cascades", 3)])
def test_the_same_bytes_give_the_same(graders, assignment, times):
    """Fifty times, and fifty times in another sandbox: verdicts, and every byte of the notebook."""
    notebook = json.loads(graders.submission(assignment, next(iter(messy.MESSES[assignment]))))
    for name in REPEATED[assignment]:
        messy.MESSES[assignment][name](notebook)
    data = json.dumps(notebook).encode()
    bundle = graders.bundle(assignment)
    ours = graders.sandbox(assignment)
    isolated = ours.isolation == "full"
    with Sandbox(tensorflow=bundle.tensorflow, isolated=isolated) as another:
        graded = [grade(data, bundle, box) for box in (ours, another) for _ in range(times)]
    assert len({result.notebook for result in graded}) == 1
    assert all(result.tests == graded[0].tests for result in graded)
    assert len({result.verdict for result in graded}) == 1
