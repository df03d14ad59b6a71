"""Running test cells against a student's process, from outside of it.

The source of a test is the instructor's, and is run here. Names that it uses
and that the instructor's own cells do not define are the student's: functions
are called over there (see ``remote``), values come as copies.
"""

import builtins
import contextlib
import dis
import functools
import io
import linecache
import os
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from forwardpass.check import limits
from forwardpass.check.call import Relayed, nothing_below_python
from forwardpass.check.checks import Checks
from forwardpass.check.errors import CheckFailed
from forwardpass.grading.bundle import Bundle, GradedCell
from forwardpass.grading.remote import Link, Remote
from forwardpass.grading.verdicts import Verdict

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


@dataclass(frozen=True)
class Finding:
    """What came of a test: its verdict, what is shown below it, and the id of a diagnosis."""

    verdict: Verdict
    text: str
    diagnosis: str = ""


class Examiner:
    """Runs the tests of ``bundle`` on what ``link`` reaches.

    The instructor's own cells (that of the imports, for instance) are run once,
    here; ``load_checks`` and ``hidden_checks`` give them the bundle's data.
    """

    def __init__(self, bundle: Bundle, link: Link) -> None:
        self._link = link
        self._visible, self._hidden = _checks_of(bundle)
        self._space: dict[str, Any] = {
            "__builtins__": vars(builtins) | {"__import__": self._import},
            "__name__": "tests",
        }
        self._fetched: set[str] = set()
        self._held: dict[int, _Held] = {}
        for cell in bundle.cells:
            if cell.role == "locked" and cell.cell_type == "code":
                exec(_compiled(cell.source, cell.grade_id), self._space)

    def hold(self, test: GradedCell, number: int) -> None:
        """Keep what ``test`` tests, as it now is, for later: it is then found by its ``number``."""
        held = _Held(test)
        try:
            held.names = self._fetch(_compiled(test.source, test.grade_id))
        except _Undefined as missing:
            held.missing = str(missing)
        for value in held.names.values():
            if isinstance(value, Remote) and callable(value):
                self._link.mark(value)
        self._held[number] = held

    def held(self) -> list[tuple[int, "_Held"]]:
        """Return the tests that were held; none if what they test has changed since then."""
        good = self._held and self._link.unchanged()
        return list(self._held.items()) if good else []

    def examine_held(self, held: "_Held") -> Finding:
        """Run a test that was held. Raises as ``examine``."""
        if held.missing:
            return _not_defined(held.test, held.missing)
        self.forget()
        self._space.update(held.names)
        self._fetched.update(held.names)
        return self.examine(held.test)

    def examine(self, test: GradedCell) -> Finding:
        """Run ``test``. Raises StudentGone where the student's process does not survive it."""
        shown = io.StringIO()
        try:
            with self._told_where_calls_are_made(), contextlib.redirect_stdout(shown):
                code = _compiled(test.source, test.grade_id)
                self._fetch(code)
                exec(code, self._space)
        except _Undefined as missing:
            return _not_defined(test, str(missing))
        except NotImplementedError as error:
            return Finding(Verdict.NOT_ATTEMPTED, f"NotImplementedError: {error}")
        except CheckFailed as failed:
            verdict = _verdict_of(failed.stopped)
            return Finding(verdict, f"CheckFailed: {failed}", failed.diagnosis)
        except Relayed as error:
            return _raised(test, error)
        except Exception as error:
            return _failed(test, error)
        printed = shown.getvalue() if not test.hidden else f"✓ {test.claim}\n"
        return Finding(Verdict.PASSED, printed)

    @contextlib.contextmanager
    def _told_where_calls_are_made(self) -> Iterator[None]:
        with limits.kept_elsewhere(self._link.limit), nothing_below_python():
            yield
        self._link.limit(limits.SECONDS)

    def forget(self) -> None:
        """Forget the student's values: a cell has run, and may have changed them."""
        for name in self._fetched:
            del self._space[name]
        self._fetched.clear()

    def _fetch(self, code: types.CodeType) -> dict[str, Any]:
        """Bring the student's values of the names that ``code`` uses into the tests' namespace."""
        names = _students_names(code)
        for name in names:
            if name in self._space:
                continue
            try:
                self._space[name] = self._link.value(name)
                self._fetched.add(name)
            except NameError:
                raise _Undefined(name) from None
        return {name: self._space[name] for name in names if name in self._fetched}

    def _import(self, name: str, *args: Any) -> Any:
        if name == "forwardpass.check":
            return types.SimpleNamespace(load_checks=lambda assignment: self._visible)
        if name == "forwardpass.grading":
            return types.SimpleNamespace(hidden_checks=lambda assignment: self._hidden)
        return builtins.__import__(name, *args)


@dataclass
class _Held:
    """A test, and what it tests: the student's values by name, or the name that is missing."""

    test: GradedCell
    names: dict[str, Any] = field(default_factory=dict)
    missing: str = ""


class _Undefined(Exception):
    """A name that a test needs and that the student has not defined."""


@functools.lru_cache(maxsize=1000)
def _compiled(source: str, grade_id: str) -> types.CodeType:
    name = f"<test {grade_id}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return compile(source, name, "exec")


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


@functools.lru_cache(maxsize=1000)
def _students_names(code: types.CodeType) -> tuple[str, ...]:
    """Return the global names that ``code`` reads and neither defines nor has from Python."""
    instructions = [i for c in _codes(code) for i in dis.get_instructions(c)]
    read = {i.argval: None for i in instructions if i.opname in ("LOAD_NAME", "LOAD_GLOBAL")}
    own = {i.argval for i in instructions if i.opname in ("STORE_NAME", "STORE_GLOBAL")}
    return tuple(name for name in read if name not in own and not hasattr(builtins, name))


@functools.lru_cache(maxsize=8)
def _checks_of(bundle: Bundle) -> tuple[Checks, Checks]:
    """Return the visible and the hidden checks, read once for many submissions."""
    return Checks(bundle.checks), Checks(bundle.hidden, reveal=False)


def _verdict_of(stopped: str) -> Verdict:
    """Return the verdict on a failure, by the exception that ended the student's function."""
    if stopped == "Endless":
        return Verdict.TIMEOUT
    if stopped == "MemoryError":
        return Verdict.OUT_OF_MEMORY
    return Verdict.STUDENT_ERROR if stopped else Verdict.FAILED


def _not_defined(test: GradedCell, name: str) -> Finding:
    text = (
        f"NameError: {name} is not defined here: there is no such name when this test runs. Is "
        "the cell that defines it still there, above this one, and does it run without an error?"
    )
    return Finding(Verdict.STUDENT_ERROR, f"{test.claim}\n\n{text}", "undefined")


def _raised(test: GradedCell, error: Relayed) -> Finding:
    """Report an exception of the student's code that a test has not expected."""
    outcome = error.outcome
    if outcome.kind == "NotImplementedError":
        return Finding(Verdict.NOT_ATTEMPTED, f"{test.claim}\n\nNotImplementedError")
    known = hasattr(builtins, outcome.kind)
    said = outcome.kind if known or not test.hidden else "an exception"
    message = f": {outcome.message}" if outcome.message and not test.hidden else ""
    where = f"\n{outcome.line}" if outcome.line else ""
    return Finding(_verdict_of(outcome.kind), f"{test.claim}\n\n{said}{message}{where}")


def _failed(test: GradedCell, error: Exception) -> Finding:
    """Report what a test itself raised. If this package raised it, the student is not to blame."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(trace.tb_frame.f_code.co_filename)
        trace = trace.tb_next
    if not isinstance(error, AssertionError) and frames[-1].startswith(_OURS):
        return Finding(Verdict.GRADER_ERROR, f"{type(error).__name__}: {error}")
    text = f"{type(error).__name__}: {error}" if not test.hidden else "This hidden test failed."
    return Finding(Verdict.FAILED, f"{test.claim}\n\n{text}")


Run = Callable[[GradedCell], Finding]
