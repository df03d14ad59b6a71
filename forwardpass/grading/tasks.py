"""What an author writes about the tasks of an assignment, and the data made of it.

Each folder under ``solutions/`` has a ``tasks.py`` with a dict ``TASKS`` from
the name of a task to a ``Task``: its reference, its usual mistakes, and the
inputs of its tests. That file is never released. What a student's check needs
is computed from it (``checks_data``) and travels as data.
"""

import copy
import functools
import importlib.util
import inspect
import json
import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from forwardpass.check.checks import LAYOUT, Checks
from forwardpass.check.compare import difference
from forwardpass.check.diagnose import GENERAL
from forwardpass.check.values import encode
from forwardpass.grading.errors import CourseError

#: The author's file in an assignment's folder under ``solutions/``.
TASKS_FILE = "tasks.py"

#: Names the folder of the solutions; nbgrader_config.py sets it for its kernels.
SOLUTIONS_VARIABLE = "FORWARDPASS_SOLUTIONS"


class Mistake:
    """A usual mistake: its id, the sentence that a student reads, and functions that make it.

    Several functions are several ways to make the same mistake, each with
    results of its own.
    """

    def __init__(self, id: str, sentence: str, *functions: Callable) -> None:
        self.id = id
        self.sentence = sentence
        self.functions = functions

    def forms(self) -> list[tuple[str, Callable]]:
        """Return each function with the name under which its results are recorded."""
        names = [self.id, *(f"{self.id}.{n}" for n in range(2, len(self.functions) + 1))]
        return list(zip(names, self.functions, strict=True))


@dataclass(frozen=True)
class Test:
    """The inputs of one test cell: each case is a tuple of positional arguments.

    ``exact_dtype`` asks for the reference's dtype too.
    """

    __test__ = False  # not a test class for pytest

    cases: Sequence[tuple]
    exact_dtype: bool = False


@dataclass(frozen=True)
class Task:
    """One task: the reference, its usual mistakes, what is ruled out, and its tests.

    ``visible`` and ``hidden`` map the ``grade_id`` of a test cell to its inputs.
    ``forbidden`` are names of functions and methods (``@`` is the operator).
    """

    reference: Callable
    mistakes: Sequence[Mistake]
    visible: Mapping[str, Test]
    hidden: Mapping[str, Test]
    forbidden: Sequence[str] = field(default=())


def load_tasks(path: Path) -> dict[str, Task]:
    """Return ``TASKS`` of the author's file at ``path``. Raises CourseError where it has none."""
    try:
        spec = importlib.util.spec_from_file_location(f"tasks_of_{path.parent.name}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module.TASKS
    except FileNotFoundError:
        raise CourseError(f"{path} does not exist; it holds the tasks of its assignment") from None
    except Exception as error:
        raise CourseError(f"{path} cannot be used: {type(error).__name__}: {error}") from error


def checks_data(
    assignment: str, tasks: Mapping[str, Task], claims: Mapping[str, str], *, hidden: bool = False
) -> dict:
    """Return what a checks file records of the visible (or the ``hidden``) tests.

    ``claims`` maps the name of each test to its claim. Raises CourseError where
    a mistake is told apart by no test, visible or hidden: it could not be caught.
    """
    return {
        "layout": LAYOUT,
        "assignment": assignment,
        "tasks": {name: _task_data(name, task, claims, hidden) for name, task in tasks.items()},
    }


@functools.cache
def hidden_checks(assignment: str) -> Checks:
    """Return the hidden checks of ``assignment``, from the instructor's copy.

    That is the ``tasks.py`` beside the notebook, or the one in the folder that
    the environment variable FORWARDPASS_SOLUTIONS names. Raises CourseError
    where there is neither.
    """
    folders = [Path.cwd()]
    if SOLUTIONS_VARIABLE in os.environ:
        folders.append(Path(os.environ[SOLUTIONS_VARIABLE]) / assignment)
    for folder in folders:
        if (folder / TASKS_FILE).is_file():
            tasks = load_tasks(folder / TASKS_FILE)
            claims = claims_in(folder / f"{assignment}.ipynb")
            return Checks(checks_data(assignment, tasks, claims, hidden=True), reveal=False)
    raise CourseError(
        f"no {TASKS_FILE} of {assignment} in {' or '.join(map(str, folders))}. Hidden tests run "
        f"where the solutions are: grade from the course folder, or set {SOLUTIONS_VARIABLE}."
    )


def claims_in(notebook: Path) -> dict[str, str]:
    """Return the claim of each test cell of a notebook: the comment in its first line."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    claims = {}
    for cell in cells:
        about = cell["metadata"].get("nbgrader", {})
        if about.get("grade") and cell["cell_type"] == "code":
            first = "".join(cell["source"]).partition("\n")[0]
            claims[about["grade_id"]] = first.removeprefix("#").strip()
    return claims


def _task_data(name: str, task: Task, claims: Mapping[str, str], hidden: bool) -> dict:
    _mistakes_are_sound(name, task)
    tests = task.hidden if hidden else task.visible
    return {
        "parameters": list(inspect.signature(task.reference).parameters),
        "forbidden": list(task.forbidden),
        "mistakes": {m.id: m.sentence for m in task.mistakes},
        "tests": {
            test: {
                "claim": claims[test],
                "exact_dtype": about.exact_dtype,
                "cases": [_case_data(task, about, args) for args in about.cases],
            }
            for test, about in tests.items()
        },
    }


def _case_data(task: Task, test: Test, args: tuple) -> dict:
    expected = outcome(task.reference, args)
    if "unwritable" in expected:
        raise CourseError(
            f"the reference returns a {expected['unwritable']} for {args!r}; a checks file holds "
            "numbers, arrays, strings, and tuples and lists of these"
        )
    mistakes = {}
    for name, function in _forms(task):
        wrong = outcome(function, args)
        if "unwritable" not in wrong and _differs(test, task.reference, function, args):
            mistakes[name] = wrong
    return {"args": encode(args), "expected": expected, "mistakes": mistakes}


def _forms(task: Task) -> list[tuple[str, Callable]]:
    return [form for mistake in task.mistakes for form in mistake.forms()]


def outcome(function: Callable, args: tuple) -> dict:
    """Return, as JSON, what ``function(*args)`` returns or raises."""
    value, error = _run(function, args)
    if error:
        return {"raises": type(error).__name__}
    try:
        return {"returns": encode(value)}
    except TypeError:
        return {"unwritable": type(value).__name__}


def _run(function: Callable, args: tuple) -> tuple[object, Exception | None]:
    # Mistakes may overflow; that is their point. And hidden tests compute in the student's
    # kernel, whose settings must not change what is expected.
    with warnings.catch_warnings(), np.errstate(all="warn"):
        warnings.simplefilter("ignore")
        try:
            return function(*copy.deepcopy(args)), None
        except Exception as error:
            return None, error


def _differs(test: Test, reference: Callable, mistake: Callable, args: tuple) -> bool:
    expected, expected_error = _run(reference, args)
    actual, error = _run(mistake, args)
    if expected_error or error:
        return type(expected_error) is not type(error)
    return difference(expected, actual, exact_dtype=test.exact_dtype) is not None


def _mistakes_are_sound(name: str, task: Task) -> None:
    for mistake in task.mistakes:
        if mistake.id in GENERAL or not mistake.id.isidentifier():
            raise CourseError(
                f"task {name}: {mistake.id!r} is a general diagnosis or no name; take another"
            )
    tests = [*task.visible.values(), *task.hidden.values()]
    for form, function in _forms(task):
        cases = ((test, args) for test in tests for args in test.cases)
        if not any(_differs(test, task.reference, function, args) for test, args in cases):
            raise CourseError(
                f"task {name}: no test tells the mistake {form!r} from the reference; "
                "add a case whose result differs"
            )
