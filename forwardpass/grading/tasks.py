"""What an author writes about the tasks of an assignment, and the data made of it.

Each folder under ``solutions/`` has a ``tasks.py`` with a dict ``TASKS`` from
the name of a task to a ``Task``: its reference, its usual mistakes, and the
inputs of its tests. That file is never released. What a student's check needs
is computed from it (``checks_data``) and travels as data.
"""

import copy
import importlib.util
import inspect
import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from forwardpass.check.cases import gist
from forwardpass.check.checks import LAYOUT
from forwardpass.check.compare import difference
from forwardpass.check.diagnose import GENERAL
from forwardpass.check.limits import Endless
from forwardpass.check.values import decode, encode
from forwardpass.check.views import VIEWS, seen_through
from forwardpass.grading.errors import CourseError

#: The author's file in an assignment's folder under ``solutions/``.
TASKS_FILE = "tasks.py"


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

    ``exact_dtype`` asks for the reference's dtype too; ``no_warnings`` for a
    result without a warning on the way; ``mentions`` are words that the message
    of an expected error must have, or a function that makes them of the arguments.
    """

    __test__ = False  # not a test class for pytest

    cases: Sequence[tuple]
    exact_dtype: bool = False
    no_warnings: bool = False
    mentions: Sequence[str] | Callable[..., Sequence[str]] = ()

    def must_mention(self, args: tuple) -> list[str]:
        """Return the words that an error for these arguments must mention."""
        return list(self.mentions(*args) if callable(self.mentions) else self.mentions)


@dataclass(frozen=True)
class Task:
    """One task: the reference, its usual mistakes, what is ruled out, and its tests.

    ``visible`` and ``hidden`` map the ``grade_id`` of a test cell to its inputs.
    ``forbidden`` are names of functions and methods (``@`` is the operator).
    ``view`` names a view of ``forwardpass.check.views`` through which results
    are compared that are neither numbers nor arrays.
    """

    reference: Callable
    mistakes: Sequence[Mistake]
    visible: Mapping[str, Test]
    hidden: Mapping[str, Test]
    forbidden: Sequence[str] = ()
    view: str = ""


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
    if not hidden:  # done once, at release
        _mistakes_are_sound(name, task)
    tests = task.hidden if hidden else task.visible
    return {
        "parameters": list(
            VIEWS[task.view].parameters or inspect.signature(task.reference).parameters
        ),
        "forbidden": list(task.forbidden),
        "view": task.view,
        "mistakes": {m.id: m.sentence for m in task.mistakes},
        "tests": {
            test: {
                "claim": claims[test],
                "exact_dtype": about.exact_dtype,
                "no_warnings": about.no_warnings,
                "cases": [_case_data(task, about, args) for args in about.cases],
            }
            for test, about in tests.items()
        },
    }


def _case_data(task: Task, test: Test, args: tuple) -> dict:
    expected = outcome(seen_through(task.view, task.reference), args)
    if "unwritable" in expected:
        raise CourseError(
            f"the reference returns a {expected['unwritable']} for {args!r}; a checks file holds "
            "numbers, arrays, strings, and tuples and lists of these"
        )
    if test.no_warnings and "warns" in expected:
        raise CourseError(f"the reference warns for {args!r}: {expected['warns'][0]}")
    mistakes = {}
    for name, function in _forms(task):
        wrong = outcome(function, args)
        if "unwritable" not in wrong and _differs(test, expected, wrong):
            if not test.no_warnings:  # and what a library warns of may name what it counts
                wrong.pop("warns", None)
            mistakes[name] = wrong
    mentions = test.must_mention(args) if "raises" in expected else []
    return {
        "args": encode(args),
        "expected": _plain(expected),
        **({"mentions": mentions} if mentions else {}),
        "mistakes": mistakes,
    }


def _plain(result: dict) -> dict:
    return {key: value for key, value in result.items() if key not in ("warns", "says")}


def _forms(task: Task) -> list[tuple[str, Callable]]:
    forms = [form for mistake in task.mistakes for form in mistake.forms()]
    return [(name, seen_through(task.view, function)) for name, function in forms]


def outcome(function: Callable, args: tuple) -> dict:
    """Return, as JSON, what ``function(*args)`` returns or raises, and of what it warns."""
    # Hidden tests compute in the student's kernel, whose settings must not change what is expected.
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        try:
            value = function(*copy.deepcopy(args))
        except (Exception, Endless) as error:
            return {"raises": type(error).__name__, "says": gist(str(error))}
    texts = sorted({f"{w.category.__name__}: {w.message}" for w in caught})
    warned = {"warns": texts} if texts else {}
    try:
        return {"returns": encode(value), **warned}
    except TypeError:
        return {"unwritable": type(value).__name__}


def _differs(test: Test, expected: dict, wrong: dict) -> bool:
    if "returns" not in expected or "returns" not in wrong:
        return expected.get("raises") != wrong.get("raises") or "unwritable" in wrong
    if test.no_warnings and "warns" in wrong:
        return True
    values = decode(expected["returns"]), decode(wrong["returns"])
    return difference(*values, exact_dtype=test.exact_dtype) is not None


def _mistakes_are_sound(name: str, task: Task) -> None:
    for mistake in task.mistakes:
        if mistake.id in GENERAL or not mistake.id.isidentifier():
            raise CourseError(
                f"task {name}: {mistake.id!r} is a general diagnosis or no name; take another"
            )
    tests = [*task.visible.values(), *task.hidden.values()]
    cases = [(test, args) for test in tests for args in test.cases]
    reference = seen_through(task.view, task.reference)
    expected = [outcome(reference, args) for _, args in cases]
    for form, function in _forms(task):
        told = (
            _differs(test, right, outcome(function, args))
            for (test, args), right in zip(cases, expected, strict=True)
        )
        if not any(told):
            raise CourseError(
                f"task {name}: no test tells the mistake {form!r} from the reference; "
                "add a case whose result differs"
            )
