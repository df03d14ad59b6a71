"""Audit an assignment: many students' solutions through nbgrader itself, and through our grader.

nbgrader is the reference: it decides what a variant gets, and ours must give the same.
A file ``NN_name.py`` beside this one holds variants of each task's solution,
right ones and wrong ones (see ``read_variants``). Grading a notebook takes
nbgrader more than a second, so variants are folded: notebook k holds the
k-th variant of every task. A task that has no k-th one is left as it was
released, which costs no time.
"""

import logging
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from forwardpass.check.diagnose import GENERAL
from forwardpass.grading.bundle import Bundle
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.grade import Graded, grade
from forwardpass.grading.tasks import TASKS_FILE, Task, load_tasks
from forwardpass.sandbox import Sandbox

_HEADER = re.compile(r"^# %% (\w+) \| (?:correct|wrong: (\w+)) \| (\w+)$", re.MULTILINE)
_BEGIN, _END = "    ### BEGIN SOLUTION\n", "    ### END SOLUTION"


@dataclass(frozen=True)
class Variant:
    """One student's solution of one task. ``diagnosis`` is None where it is right."""

    task: str
    diagnosis: str | None
    name: str
    source: str

    def __str__(self) -> str:
        return f"{self.task}-{self.diagnosis or 'correct'}-{self.name}"


@dataclass(frozen=True)
class Result:
    """What became of a variant: points by test, and the text of each failure.

    ``our_points`` and ``our_diagnoses`` are what our grader gives; all else is nbgrader's.
    """

    variant: Variant
    points: dict[str, float]
    possible: dict[str, float]
    messages: dict[str, str]
    our_points: dict[str, float]
    our_diagnoses: dict[str, str]

    @property
    def caught_by(self) -> list[str]:
        """The tests that gave less than their points."""
        return [test for test, points in self.points.items() if points < self.possible[test]]


@dataclass(frozen=True)
class Audit:
    """The results of all variants of one assignment, and how long grading them took.

    ``reference`` and ``untouched`` are points and possible points by nbgrader, and ours.
    """

    assignment: str
    results: dict[str, Result]
    reference: tuple[float, float, float, float]
    untouched: tuple[float, float, float, float]
    seconds: float
    our_seconds: float
    notebooks: int
    sentences: dict[tuple[str, str], str]

    def names_its_mistake(self, result: Result) -> bool:
        """Does the first message name the diagnosis that is meant for this variant?"""
        variant = result.variant
        first = next(iter(result.messages.values()), "")
        sentence = self.sentences[variant.task, variant.diagnosis]
        return sentence in " ".join(first.split())  # messages are wrapped

    def summary(self) -> str:
        """Return one line for the end of a test run."""
        right = [r for r in self.results.values() if not r.variant.diagnosis]
        wrong = [r for r in self.results.values() if r.variant.diagnosis]
        return (
            f"audit {self.assignment}: {len({r.variant.task for r in right})} tasks; "
            f"{sum(not r.caught_by for r in right)} of {len(right)} correct variants at full "
            f"points; {sum(bool(r.caught_by) for r in wrong)} of {len(wrong)} wrong ones caught, "
            f"{sum(map(self.names_its_mistake, wrong))} by the message meant for them; "
            f"{self.notebooks} notebooks graded by nbgrader in {self.seconds:.0f} s, "
            f"by forwardpass in {self.our_seconds:.1f} s"
        )

    def table(self) -> Iterator[str]:
        """Yield a line for each wrong variant: the task, the mistake, the tests that caught it."""
        for result in self.results.values():
            if result.variant.diagnosis:
                by = "meant" if self.names_its_mistake(result) else "OTHER MESSAGE"
                caught = ", ".join(result.caught_by) or "NOT CAUGHT"
                variant = result.variant
                yield f"{variant.task:18} {variant.diagnosis:22} {variant.name:30} {by}: {caught}"


def read_variants(path: Path) -> list[Variant]:
    """Return the variants in ``path``: sections headed ``# %% task | verdict | name``.

    The verdict is ``correct``, or ``wrong: id`` with the id of the diagnosis
    that the student should read.
    """
    text = path.read_text(encoding="utf-8")
    heads = list(_HEADER.finditer(text))
    assert len(heads) == text.count("\n# %% "), f"{path}: a section's header cannot be read"
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Variant(*head.groups(), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]


def run_audit(
    course: Course, bundle: Bundle, folder: Path, variants_file: Path, sandbox: Sandbox
) -> Audit:
    """Release an assignment in ``folder``, grade all its variants twice, and return the results."""
    assignment = bundle.assignment
    variants = read_variants(variants_file)
    api = _course_copy(course, assignment, folder)
    assert api.generate_assignment(assignment)["success"]
    students = _fold(variants)
    source = course.notebook(assignment)
    released = folder / "exercises" / assignment / source.name
    _submit(folder, "reference", assignment, source, {})
    _submit(folder, "untouched", assignment, released, {})
    for number, column in enumerate(students):
        cells = {variant.task: variant.source for variant in column.values()}
        _submit(folder, f"student{number:02}", assignment, released, cells)
    started = time.monotonic()
    graded = api.autograde(assignment, "*")
    assert graded["success"], graded["log"]
    seconds = time.monotonic() - started
    started = time.monotonic()
    ours = {
        path.parts[-3]: grade(path.read_bytes(), bundle, sandbox)
        for path in sorted(folder.glob(f"submitted/*/{assignment}/*.ipynb"))
    }
    our_seconds = time.monotonic() - started
    tasks = load_tasks(course.solutions / assignment / TASKS_FILE)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        results = [
            _result(gradebook, folder, assignment, student, variant, tasks, ours[student])
            for number, column in enumerate(students)
            for student in [f"student{number:02}"]
            for variant in column.values()
        ]
        reference, untouched = (
            (*_total(gradebook, assignment, student), ours[student].points, ours[student].possible)
            for student in ("reference", "untouched")
        )
    sentences = {(name, id): text for name in tasks for id, text in GENERAL.items()}
    sentences |= {(n, m.id): m.sentence for n, task in tasks.items() for m in task.mistakes}
    return Audit(
        assignment,
        {str(result.variant): result for result in results},
        reference,
        untouched,
        seconds,
        our_seconds,
        len(students) + 2,
        sentences,
    )


def _course_copy(course: Course, assignment: str, folder: Path) -> NbGraderAPI:
    """Copy what nbgrader needs into ``folder``, and return nbgrader for it."""
    shutil.copytree(course.solutions / assignment, folder / "solutions" / assignment)
    shutil.copy(course.root / "nbgrader_config.py", folder)
    config = Course(folder).config()
    config.merge(Config({"NbGrader": {"log_level": logging.CRITICAL}}))
    return NbGraderAPI(config=config)


def _fold(variants: list[Variant]) -> list[dict[str, Variant]]:
    """Return columns of variants, each with at most one of every task.

    Those that import TensorFlow come first, so that few notebooks pay for it.
    """
    columns: list[dict[str, Variant]] = []
    for variant in sorted(variants, key=lambda v: "tensorflow" not in v.source):
        column = next((c for c in columns if variant.task not in c), None)
        if column is None:
            columns.append(column := {})
        column[variant.task] = variant
    return columns


def _submit(folder: Path, student: str, assignment: str, notebook: Path, cells: dict) -> None:
    """Hand in ``notebook`` for ``student``, with the sources of some solution cells replaced."""
    nb = nbformat.read(notebook, as_version=4)
    for cell in nb.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id")
        if task in cells:
            cell.source = cells[task]
    target = folder / "submitted" / student / assignment
    target.mkdir(parents=True)
    nbformat.write(nb, target / notebook.name)


def _result(
    gradebook: Gradebook,
    folder: Path,
    assignment: str,
    student: str,
    variant: Variant,
    tasks: dict[str, Task],
    ours: Graded,
) -> Result:
    tests = {*tasks[variant.task].visible, *tasks[variant.task].hidden}
    submission = gradebook.find_submission_notebook(assignment, assignment, student)
    grades = [g for g in submission.grades if g.name in tests]
    path = folder / "autograded" / student / assignment / f"{assignment}.ipynb"
    messages = {}
    for cell in nbformat.read(path, as_version=4).cells:
        test = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        for output in cell.get("outputs", []):
            if output.output_type == "error" and test in tests:
                messages[test] = "\n".join(output.traceback)
    return Result(
        variant,
        {g.name: g.auto_score for g in grades},
        {g.name: g.max_score for g in grades},
        messages,
        {test.grade_id: test.points for test in ours.tests if test.grade_id in tests},
        {test.grade_id: test.diagnosis for test in ours.tests if test.grade_id in tests},
    )


def _total(gradebook: Gradebook, assignment: str, student: str) -> tuple[float, float]:
    submission = gradebook.find_submission_notebook(assignment, assignment, student)
    return submission.score, submission.max_score


@pytest.mark.slow
class AuditTests:
    """The tests of an assignment's audit; a subclass names the ``assignment``."""

    assignment: str

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make one test of each variant."""
        if "variant" in metafunc.fixturenames:
            path = Path(__file__).with_name(f"{self.assignment}.py")
            metafunc.parametrize("variant", [str(v) for v in read_variants(path)])

    def test_the_reference_earns_all_points(self, audit):
        """And there are points to earn."""
        points, possible, our_points, our_possible = audit.reference
        assert points == possible == our_points == our_possible > 0

    def test_the_untouched_exercise_earns_nothing(self, audit):
        """As released, no test passes."""
        points, _, our_points, _ = audit.untouched
        assert points == our_points == 0

    def test_a_variant_gets_what_it_deserves(self, audit, variant):
        """A right one all points; a wrong one fewer, and the message that is meant for it."""
        result = audit.results[variant]
        if result.variant.diagnosis is None:
            assert not result.caught_by, "\n".join(result.messages.values())
            return
        assert result.caught_by, "no test caught it"
        assert audit.names_its_mistake(result), "\n".join(result.messages.values())

    def test_our_grader_gives_a_variant_what_nbgrader_gives(self, audit, variant):
        """The same points in every test, and the first diagnosis is the one that is meant."""
        result = audit.results[variant]
        assert result.our_points == result.points
        diagnosed = [diagnosis for diagnosis in result.our_diagnoses.values() if diagnosis]
        assert diagnosed[:1] == [d for d in [result.variant.diagnosis] if d]

    def test_there_are_enough_variants_of_each_task(self):
        """At least three right and five wrong ones, and one of each of the task's mistakes."""
        course = find_course(Path(__file__).parents[2])
        tasks = load_tasks(course.solutions / self.assignment / TASKS_FILE)
        variants = read_variants(Path(__file__).with_name(f"{self.assignment}.py"))
        for name, task in tasks.items():
            diagnoses = [v.diagnosis for v in variants if v.task == name]
            assert diagnoses.count(None) >= 3, name
            assert len(diagnoses) - diagnoses.count(None) >= 5, name
            assert {m.id for m in task.mistakes} <= set(diagnoses), name

    def test_every_variant_was_graded(self, audit, record_property):
        """None was lost in folding. conftest.py prints the summary at the end of the run."""
        variants = read_variants(Path(__file__).with_name(f"{self.assignment}.py"))
        assert set(audit.results) == {str(variant) for variant in variants}
        record_property("audit", audit.summary())
        record_property("audit table", "\n".join(audit.table()))
