"""The checks of one assignment, as its data file records them."""

import builtins
import contextlib
import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from forwardpass.check.call import Raised, Returned, outcomes, students_line
from forwardpass.check.cases import Case, likeliest_mistake, read_case
from forwardpass.check.describe import describe, in_lines, one_line
from forwardpass.check.diagnose import GENERAL
from forwardpass.check.errors import CheckFailed, ChecksFileError, Stopped, not_written
from forwardpass.check.forbidden import forbidden_use
from forwardpass.check.views import VIEWS, seen_through

#: The name of the data file that travels beside an exercise notebook.
CHECKS_FILE = "checks.json"

#: Raised whenever the file's layout changes, so that an old file is named as such.
LAYOUT = 3

#: How wide the lines of a message may be.
_COLUMNS = 88

#: Kinds of failure whose detail is words of the task, and so tells nothing of an input.
_TELLS_NO_INPUT = ("changed", "property")

#: Kinds of failure that a power written as `^` can have.
_MAY_BE_A_POWER = ("error", "value", "number", "item", "only_first", "nan")


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
    data = data if isinstance(data, dict) else {}
    if data.get("layout") != LAYOUT:
        found = f"layout {data.get('layout')}, needed {LAYOUT}"
        raise ChecksFileError(f"{path.resolve()} is of another version ({found}). {again}")
    if data.get("assignment") != assignment:
        other = data.get("assignment")
        raise ChecksFileError(f"{path.resolve()} belongs to {other}, not to {assignment}. {again}")
    try:
        return Checks(data)
    except (KeyError, TypeError, AttributeError):
        raise ChecksFileError(f"{path.resolve()} is damaged (parts are missing). {again}") from None


class Checks:
    """The recorded checks of one assignment. Call it with a test's name and a function.

    ``data`` is what ``forwardpass release`` records. With ``reveal=False`` (the
    hidden tests) no message tells anything of an input or a result, only the
    diagnosis.
    """

    def __init__(self, data: dict, *, reveal: bool = True) -> None:
        self._reveal = reveal
        self._tasks: dict[str, dict] = data["tasks"]
        self._cases_of: dict[str, list[Case]] = {}
        self._task_of = {test: name for name, t in self._tasks.items() for test in t["tests"]}

    def __call__(self, test: str, function: Callable) -> None:
        """Run the test named ``test`` on the student's ``function``.

        Prints the claim where it holds. Raises CheckFailed, with a diagnosis,
        where it does not, NotImplementedError where the function is not written
        yet, ChecksFileError where there is no test of that name, and Stopped where
        the student interrupts it.
        """
        if test not in self._task_of:
            known = ", ".join(self._task_of)
            raise ChecksFileError(f"there is no test named {test!r}; there are: {known}")
        task = self._task_of[test]
        claim = self._tasks[task]["tests"][test]["claim"]
        self._obeys_the_rules(task, claim, function)
        seen = seen_through(self._tasks[task]["view"], function)
        noise: list[str] = []
        cases = self._cases(task, test)
        for case, outcome in self._outcomes(task, claim, cases, seen, show=self._reveal):
            kind, detail = case.judge(outcome)
            if kind:
                raise self._failure(task, claim, case, outcome, kind, detail, function)
            if isinstance(outcome, Returned):
                noise += (*outcome.warned, *outcome.noise)
        _passed(claim, noise if self._reveal else [])

    def written(self, task: str, function: Callable) -> None:
        """Raise NotImplementedError where ``function`` still is as it was released.

        Else say that hidden tests follow: this is all that their cells do before
        they are graded.
        """
        self._must_be_written(task, function)
        print(f"{task} is written. The hidden tests run when your notebook is graded.")

    def _must_be_written(self, task: str, function: Callable) -> None:
        if not callable(function):
            raise _not_a_function(f"{task} is a function.", function)
        function = seen_through(self._tasks[task]["view"], function)
        claim = f"{task} is called once, to see whether it is written."
        next(self._outcomes(task, claim, self._cases(task)[:1], function, show=False))

    def _outcomes(
        self, task: str, claim: str, cases: list[Case], function: Callable, *, show: bool
    ) -> Iterator[tuple[Case, Returned | Raised]]:
        """Yield what comes of calls. Raises NotImplementedError where it is not written yet."""
        found = outcomes(function, [case.args for case in cases], show=show)
        for case in cases:
            try:
                outcome = next(found)
            except KeyboardInterrupt as error:
                called = _call_text(task, self._tasks[task], case) if self._reveal else ""
                where = students_line(error.__traceback__)
                text = _message(claim, GENERAL["stopped"], call=called, where=where)
                raise Stopped(text) from None
            if isinstance(outcome, Raised) and _as_released(outcome):
                raise not_written(task)
            yield case, outcome

    def _cases(self, task: str, test: str | None = None) -> list[Case]:
        """Return the cases of ``test``, or those of all tests of ``task``."""
        tests = [test] if test else self._tasks[task]["tests"]
        return [case for name in tests for case in self._read(task, name)]

    def _read(self, task: str, test: str) -> list[Case]:
        if test not in self._cases_of:
            about = self._tasks[task]["tests"][test]
            self._cases_of[test] = [read_case(case, about) for case in about["cases"]]
        return self._cases_of[test]

    def _obeys_the_rules(self, task: str, claim: str, function: Callable) -> None:
        if not callable(function):
            raise _not_a_function(claim, function)
        names = tuple(self._tasks[task]["forbidden"])
        if not names:
            return
        self._must_be_written(task, function)
        if use := forbidden_use(function, names):
            kind = "loop" if "for" in names else "forbidden"
            use = use if self._reveal else use.partition(",")[0]  # a name of the task's own
            raise CheckFailed(_message(claim, GENERAL[kind], used=use), kind)

    def _failure(
        self,
        task: str,
        claim: str,
        case: Case,
        outcome: Returned | Raised,
        kind: str,
        detail: str,
        function: Callable,
    ) -> CheckFailed:
        about = self._tasks[task]
        mistake = None if kind == "changed" else self._mistake(task, case, outcome, function)
        diagnosis = mistake or _general(kind, function)
        if kind == "changed":
            detail = f"changed: {', '.join(about['parameters'][i] for i in outcome.changed)}"
        facts = {
            "call": _call_text(task, about, case),
            "expected": _outcome_text(case.expected),
            "got": _outcome_text(outcome),
            "where": detail,
        }
        if not self._reveal:
            facts = _safe_facts(case, outcome, kind, detail)
        sentence = about["mistakes"][mistake] if mistake else GENERAL[diagnosis]
        stopped = outcome.kind if isinstance(outcome, Raised) else ""
        return CheckFailed(_message(claim, sentence, **facts), diagnosis, stopped)

    def _mistake(
        self, task: str, case: Case, outcome: Returned | Raised, function: Callable
    ) -> str | None:
        """Return which mistake of the task it is, as far as the student lets us look for it."""
        seen = seen_through(self._tasks[task]["view"], function)
        with contextlib.suppress(KeyboardInterrupt):
            mistake = likeliest_mistake(seen, case, outcome, self._cases(task))
            # A mistake may be recorded in several forms: "id", "id.2", …
            return mistake and mistake.partition(".")[0]
        return None


def _general(kind: str, function: Callable) -> str:
    """Return the general diagnosis of a failure: its kind, or a power that is none."""
    is_power = kind in _MAY_BE_A_POWER and forbidden_use(function, ("^",))
    return "power" if is_power else kind


def _as_released(outcome: Raised) -> bool:
    # Keras adds a message of its own to an error that passes through it.
    plain = not outcome.message or outcome.line.endswith(": raise NotImplementedError()")
    return outcome.kind == "NotImplementedError" and plain


def _passed(claim: str, noise: list[str]) -> None:
    print(f"✓ {claim}")
    for line in list(dict.fromkeys(noise))[:3]:
        print(f"  (for your information, it costs nothing: {one_line(line)})")


def _not_a_function(claim: str, value: object) -> CheckFailed:
    sentence = GENERAL["not_a_function"]
    return CheckFailed(
        _message(claim, sentence, got=f"a value of type {type(value).__name__}"), "not_a_function"
    )


def _message(claim: str, diagnosis: str, **facts: str) -> str:
    """Return the text of a failure: the claim, the facts that are there, the diagnosis.

    Lines are short enough for nbgrader's feedback pages, which do not wrap them.
    """
    facts = {name: text for name, text in facts.items() if text} | {"diagnosis": diagnosis}
    lines = [line for name, text in facts.items() for line in _laid_out(name, text)]
    return "\n".join([claim, "", *lines])


def _laid_out(name: str, text: str) -> Iterator[str]:
    """Yield the lines of a fact behind its name, wrapped where they are too long."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        indent = " " * (12 + len(line) - len(line.lstrip()))
        yield textwrap.fill(
            line.lstrip(),
            width=_COLUMNS,
            initial_indent=indent if number else f"  {name:9} ",
            subsequent_indent=f"{indent}  " if len(lines) > 1 else indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _call_text(task: str, about: dict, case: Case) -> str:
    parameters = about["parameters"][: len(case.args)]  # the others have defaults
    written = VIEWS[about["view"]].call.format(task=task, parameters=", ".join(parameters))
    pairs = zip(parameters, case.args, strict=True)
    given = [f"{name} is {describe(value)}" for name, value in pairs]
    if len(given) == 1 and "\n" in given[0]:
        return f"{written} where {given[0]}"
    text = in_lines(given, "; ", width=_COLUMNS - 12 - len(f"{written} where "))
    between = "\n" if "\n" in text else " "
    return f"{written} where{between}{text}"


def _outcome_text(outcome: Returned | Raised) -> str:
    if isinstance(outcome, Returned):
        return describe(outcome.value)
    message = f": {one_line(outcome.message)}" if outcome.message else ""
    return f"{outcome.kind}{message}"


def _safe_facts(case: Case, outcome: Returned | Raised, kind: str, detail: str) -> dict[str, str]:
    """Return what of a hidden test's failure tells nothing of its inputs.

    A result could carry them: in its numbers, in its shape, in the name of an
    exception's class, in the text of a warning, in the choice of one line among
    many that raise. So only Python's own exceptions are named, and only the task's
    own words shown.
    """
    where = detail if kind in _TELLS_NO_INPUT else ""
    if isinstance(outcome, Raised):
        return {"got": outcome.kind if hasattr(builtins, outcome.kind) else "", "where": where}
    if kind == "property" and isinstance(outcome.value, dict):
        names = [name for name in case.expected.value if outcome.value.get(name) is False]
        where = "; ".join(f"not so: {name}" for name in names) or where
    return {"where": where}
