"""The checks of one assignment, as its data file records them."""

import json
from collections.abc import Callable
from pathlib import Path

from forwardpass.check.call import Raised, Returned, call
from forwardpass.check.compare import Difference, difference
from forwardpass.check.diagnose import GENERAL, describe
from forwardpass.check.errors import CheckFailed, ChecksFileError, not_written
from forwardpass.check.source import forbidden_use
from forwardpass.check.values import decode

#: The name of the data file that travels beside an exercise notebook.
CHECKS_FILE = "checks.json"

#: Raised whenever the file's layout changes, so that an old file is named as such.
LAYOUT = 1

#: Kinds of failure whose detail is the student's own: a line, or an argument's name.
_TELLS_NO_INPUT = ("error", "other_error", "changed")


def load_checks(assignment: str, folder: str | Path = ".") -> "Checks":
    """Return the checks of ``assignment`` from the data file in ``folder``.

    Raises ChecksFileError where there is no such file, where it is damaged, or
    where it belongs to another assignment or another version of the course.
    """
    path = Path(folder) / CHECKS_FILE
    again = "Fetch the assignment again: the notebook and its checks.json belong together."
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ChecksFileError(
            f"{path.resolve()} does not exist. {again} Then start Jupyter in that folder."
        ) from None
    except ValueError as error:
        raise ChecksFileError(f"{path.resolve()} is damaged ({error}). {again}") from None
    if not isinstance(data, dict) or data.get("layout") != LAYOUT:
        raise ChecksFileError(
            f"{path.resolve()} is of another version of the course (layout "
            f"{data.get('layout') if isinstance(data, dict) else None}, needed {LAYOUT}). {again}"
        )
    if data["assignment"] != assignment:
        raise ChecksFileError(
            f"{path.resolve()} belongs to {data['assignment']}, not to {assignment}. {again}"
        )
    return Checks(data)


class Checks:
    """The recorded checks of one assignment. Call it with a test's name and a function.

    ``data`` is what ``forwardpass release`` records. With ``reveal=False`` (the
    hidden tests) no message tells an input or a number, only shapes and the
    diagnosis.
    """

    def __init__(self, data: dict, *, reveal: bool = True) -> None:
        self._reveal = reveal
        self._tasks: dict[str, dict] = data["tasks"]
        self._task_of = {test: name for name, t in self._tasks.items() for test in t["tests"]}

    def __call__(self, test: str, function: Callable) -> None:
        """Run the test named ``test`` on the student's ``function``.

        Prints the claim where it holds. Raises CheckFailed, with a diagnosis,
        where it does not, NotImplementedError where the function is not written
        yet, and ChecksFileError where there is no test of that name.
        """
        task, about = self._find(test)
        self._rules(task, about["claim"], function)
        noise: dict[str, None] = {}
        for case in about["cases"]:
            outcome = self._check(_Case(task, self._tasks[task], about, case), function)
            noise.update(dict.fromkeys(outcome.noise if isinstance(outcome, Returned) else ()))
        print(f"✓ {about['claim']}")
        for line in list(noise)[:3]:
            print(f"  (for your information, it costs nothing: {line})")

    def written(self, task: str, function: Callable) -> None:
        """Raise NotImplementedError where ``function`` still is as it was released."""
        tests = self._tasks[task]["tests"].values()
        case = next(case for about in tests for case in about["cases"])
        if not callable(function):
            raise self._failure(f"{task} is a function.", "not_a_function")
        _stop_if_unwritten(call(function, decode(case["args"])), task)

    def _find(self, test: str) -> tuple[str, dict]:
        if test not in self._task_of:
            known = ", ".join(self._task_of)
            raise ChecksFileError(f"there is no test named {test!r}; there are: {known}")
        task = self._task_of[test]
        return task, self._tasks[task]["tests"][test]

    def _rules(self, task: str, claim: str, function: Callable) -> None:
        if not callable(function):
            raise self._failure(claim, "not_a_function", got=f"a {type(function).__name__}")
        names = tuple(self._tasks[task]["forbidden"])
        if not names:
            return
        self.written(task, function)
        try:
            use = forbidden_use(function, names)
        except (OSError, TypeError):
            raise self._failure(claim, "no_source") from None
        if use:
            raise self._failure(claim, "forbidden", got=f"a use of {use}")

    def _check(self, case: "_Case", function: Callable) -> Returned | Raised:
        outcome = call(function, case.args)
        _stop_if_unwritten(outcome, case.task)
        kind, detail = _verdict(case, outcome)
        if not kind:
            return outcome
        own = case.mistake(outcome) if kind != "changed" else None
        raise self._failure(
            case.claim,
            own or kind,
            sentence=case.sentences.get(own),
            call=_call_text(case, self._reveal),
            expected=_outcome_text(case.expected, self._reveal),
            got=_outcome_text(outcome, self._reveal),
            where=detail if self._reveal or kind in _TELLS_NO_INPUT else "",
        )

    def _failure(self, claim, diagnosis: str, sentence=None, **facts: str) -> CheckFailed:
        lines = [claim, ""]
        lines += [f"  {name:9} {text}" for name, text in facts.items() if text]
        lines += [f"  {'diagnosis':9} {sentence or GENERAL[diagnosis]}"]
        return CheckFailed("\n".join(lines), diagnosis)


class _Case:
    """One recorded call, decoded: its arguments, what it should give, what mistakes give."""

    def __init__(self, task: str, about_task: dict, about_test: dict, case: dict) -> None:
        self.task = task
        self.parameters: list[str] = about_task["parameters"]
        self.sentences: dict[str, str] = about_task["mistakes"]
        self.claim: str = about_test["claim"]
        self.exact_dtype: bool = about_test["exact_dtype"]
        self.args: tuple = decode(case["args"])
        self.expected = _recorded(case["expected"])
        self._mistakes = case["mistakes"]

    def mistake(self, outcome: Returned | Raised) -> str | None:
        """Return the id of the usual mistake that gives exactly this outcome, or None."""
        for name, data in self._mistakes.items():
            if self._is(_recorded(data), outcome):
                return name
        return None

    def _is(self, mistake: Returned | Raised, outcome: Returned | Raised) -> bool:
        if not _equal(mistake, outcome):
            return False
        # Where a mistake is only one of dtype, the dtype must be the mistaken one.
        return not _equal(self.expected, mistake) or _equal(mistake, outcome, exact_dtype=True)


def _recorded(data: dict) -> Returned | Raised:
    if "raises" in data:
        return Raised((data["raises"],), "", "")
    return Returned(decode(data["returns"]))


def _equal(a: Returned | Raised, b: Returned | Raised, *, exact_dtype: bool = False) -> bool:
    if isinstance(a, Raised) or isinstance(b, Raised):
        return isinstance(a, Raised) and isinstance(b, Raised) and a.kind == b.kind
    return difference(a.value, b.value, exact_dtype=exact_dtype) is None


def _verdict(case: _Case, outcome: Returned | Raised) -> tuple[str, str]:
    """Return the kind of what is wrong and a detail of it; both are empty where nothing is."""
    if isinstance(case.expected, Raised):
        if isinstance(outcome, Returned):
            return "no_error", ""
        return ("", "") if case.expected.kind in outcome.kinds else ("other_error", outcome.line)
    if isinstance(outcome, Raised):
        return "error", outcome.line
    if outcome.changed:
        return "changed", f"changed: {', '.join(case.parameters[i] for i in outcome.changed)}"
    found = difference(case.expected.value, outcome.value, exact_dtype=case.exact_dtype)
    return (found.kind, found.detail) if isinstance(found, Difference) else ("", "")


def _stop_if_unwritten(outcome: Returned | Raised, task: str) -> None:
    if isinstance(outcome, Raised) and "NotImplementedError" in outcome.kinds:
        raise not_written(task)


def _call_text(case: _Case, reveal: bool) -> str:
    if not reveal:
        return ""
    pairs = zip(case.parameters, case.args, strict=True)
    given = "; ".join(f"{name} is {describe(value, reveal=True)}" for name, value in pairs)
    return f"{case.task}({', '.join(case.parameters)}) where {given}"


def _outcome_text(outcome: Returned | Raised, reveal: bool) -> str:
    if isinstance(outcome, Returned):
        return describe(outcome.value, reveal=reveal)
    message = f": {outcome.message}" if outcome.message and reveal else ""
    return f"{outcome.kind}{message}"

