"""Running test cells against a student's process, from outside of it.

The source of a test is the instructor's, and is run here. Names that it uses
and that the instructor's own cells do not define are the student's: functions
are called over there (see ``remote``), values come as copies.
"""

import ast
import builtins
import contextlib
import copy
import dataclasses
import dis
import functools
import io
import linecache
import os
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from forwardpass.check import limits
from forwardpass.check.call import Relayed, nothing_below_python
from forwardpass.check.checks import Checks
from forwardpass.check.errors import CheckFailed
from forwardpass.grading.bundle import Bundle, GradedCell
from forwardpass.grading.remote import Link, NoSuchAttribute, Remote
from forwardpass.grading.verdicts import Verdict
from forwardpass.sandbox import StudentGone

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


#: Characters of what an error of a test says, and of what is printed while a test runs.
_MAX_SAID = 10_000
_MAX_SHOWN = 20_000

#: What is said of a test that fails and must not tell more.
_FAILED = "This hidden test failed."


@dataclass(frozen=True)
class Finding:
    """What came of a test: its verdict, what is shown below it, and the id of a diagnosis.

    ``printed`` is what the student's functions printed on the way to a failure.
    """

    verdict: Verdict
    text: str
    diagnosis: str = ""
    printed: str = ""


class Examiner:
    """Runs the tests of ``bundle`` on what ``link`` reaches.

    The instructor's own cells (that of the imports, for instance) are run once,
    here; ``load_checks`` and ``hidden_checks`` give them the bundle's data.
    """

    def __init__(self, bundle: Bundle, link: Link) -> None:
        self._link = link
        self._visible, self._hidden = _checks_of(bundle)
        self._asked_for = _defined_by_solutions(bundle)
        self._space: dict[str, Any] = {
            "__builtins__": vars(builtins) | {"__import__": self._import},
            "__name__": "tests",
            "get_ipython": _NoShell,
        }
        self._fetched: set[str] = set()
        self._held: dict[int, _Held] = {}
        self._marked = True
        self._secret: set[str] = set()
        self._later: dict[str, Any] = {}
        for cell in bundle.cells:
            if cell.role == "locked" and cell.cell_type == "code":
                self._run_locked(cell)

    def _run_locked(self, cell: GradedCell) -> None:
        """Run a cell of the instructor's, but for lines that need what only the student has.

        What those define has its value there, where the cell is run, too.
        """
        for statement in _statements(cell.source, cell.grade_id):
            with contextlib.suppress(Exception), _unheard(_Shown()):
                exec(statement, self._space)

    def is_secret(self, test: GradedCell) -> bool:
        """Is ``test`` hidden, or does it use what a hidden test defines?"""
        return test.hidden or not self._secret.isdisjoint(self._needs(_code_of(test)))

    def hold(self, test: GradedCell, number: int) -> None:
        """Keep what ``test`` tests, as it now is, for later: it is then found by its ``number``."""
        held = _Held(test)
        code = _code_of(test)
        try:
            self._fetch(code)
        except _Undefined as missing:
            held.missing = str(missing)
        except Relayed as error:
            held.problem = _raised(test, error, True)
        held.space = {
            name: _kept(value) if name != "__builtins__" else value
            for name, value in self._space.items()
        }
        held.fetched, held.secret = set(self._fetched), set(self._secret)
        for name in self._needs(code):
            if isinstance(value := self._space.get(name), Remote):
                self._marked = self._link.mark(value) and self._marked
        self._secret |= _names(code).stored
        self._held[number] = held

    def held(self) -> list[tuple[int, "_Held"]]:
        """Return the tests that were held; none if what they test may have changed since then."""
        good = self._held and self._marked and self._link.unchanged()
        return list(self._held.items()) if good else []

    def examine_held(self, held: "_Held") -> Finding:
        """Run a test that was held. Raises as ``examine``."""
        if held.problem:
            return held.problem
        self._space.clear()  # in place: functions of the tests have it as their globals
        self._space.update(held.space)
        self._space.update({n: x for n, x in self._later.items() if n in held.secret})
        self._fetched, self._secret = held.fetched, held.secret
        if held.missing and held.missing not in self._space:
            return _not_defined(held.test, held.missing)
        finding = self.examine(held.test)
        stored = _names(_code_of(held.test)).stored
        self._later.update({n: self._space[n] for n in stored if n in self._space})
        return finding

    def examine(self, test: GradedCell) -> Finding:
        """Run ``test``. Raises StudentGone where the student's process does not survive it."""
        secret, stored, shown = self.is_secret(test), _names(_code_of(test)).stored, _Shown()
        try:
            finding = self._examine(test, shown, secret)
        finally:
            self._fetched -= stored
            self._secret = self._secret | stored if secret else self._secret - stored
        if secret:
            return finding
        if finding.verdict is Verdict.PASSED:
            printed = shown.getvalue()
            return dataclasses.replace(
                finding, text=printed + ("" if "✓" in printed else finding.text)
            )
        return dataclasses.replace(finding, printed=shown.getvalue())

    def _examine(self, test: GradedCell, shown: io.StringIO, secret: bool) -> Finding:
        try:
            with self._told_where_calls_are_made(), _unheard(shown):
                self._fetch(_code_of(test))
                exec(_code_of(test), self._space)
        except _Undefined as missing:
            return _not_defined(test, str(missing))
        except CheckFailed as failed:
            verdict = _verdict_of(failed.stopped)
            tells = test.hidden or not secret  # a check of visible inputs shows results
            said = f"CheckFailed: {failed}" if tells else f"{test.claim}\n\n{_FAILED}"
            return Finding(verdict, said, failed.diagnosis)
        except Relayed as error:
            return _raised(test, error, secret)
        except NotImplementedError as error:
            return Finding(Verdict.NOT_ATTEMPTED, f"NotImplementedError: {error}")
        except (StudentGone, KeyboardInterrupt):
            raise
        except BaseException as error:  # what pytest.raises raises is no Exception
            return _failed(test, error, secret)
        return Finding(Verdict.PASSED, f"✓ {test.claim}\n")

    @contextlib.contextmanager
    def _told_where_calls_are_made(self) -> Iterator[None]:
        with limits.kept_elsewhere(self._link.limit), nothing_below_python(), self._link.shown():
            yield
        self._link.limit(limits.SECONDS)

    def forget(self) -> None:
        """Forget the student's values: a cell has run, and may have changed them."""
        for name in self._fetched:
            self._space.pop(name, None)
        self._fetched.clear()

    def _needs(self, code: types.CodeType) -> list[str]:
        """Return the names that ``code`` reads, and what it calls of the tests' own functions."""
        needed: dict[str, None] = {}
        todo = list(_names(code).read)
        while todo:
            name = todo.pop()
            value = self._space.get(name)
            own = isinstance(value, types.FunctionType) and value.__globals__ is self._space
            if name not in needed and own:
                todo += _names(value.__code__).read
            needed[name] = None
        return list(needed)

    def _fetch(self, code: types.CodeType) -> None:
        """Bring the student's values of the names that ``code`` uses into the tests' namespace."""
        for name in self._needs(code):
            pythons = hasattr(builtins, name)
            if name in self._space or (pythons and name not in self._asked_for):
                continue
            try:
                self._space[name] = self._link.value(name)
                self._fetched.add(name)
            except NameError:
                if not pythons:
                    raise _Undefined(name) from None

    def _import(self, name: str, *args: Any) -> Any:
        if name == "forwardpass.check":
            return types.SimpleNamespace(load_checks=lambda assignment: self._visible)
        if name == "forwardpass.grading":
            return types.SimpleNamespace(hidden_checks=lambda assignment: self._hidden)
        return builtins.__import__(name, *args)


@dataclass
class _Held:
    """A test, and all names as they were at its place.

    ``fetched`` are those of the student's values; ``secret`` those that tests
    held before it will define; ``missing`` is one that is not there; ``problem``
    is what came of looking at the values, where that failed.
    """

    test: GradedCell
    space: dict[str, Any] = field(default_factory=dict)
    fetched: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)
    missing: str = ""
    problem: "Finding | None" = None


class _Undefined(Exception):
    """A name that a test needs and that the student has not defined."""


class _NoShell:
    """What magics of the instructor's cells find instead of IPython: they do nothing."""

    def __getattr__(self, name: str) -> Callable:
        return lambda *args, **named: None


@dataclass(frozen=True)
class _Names:
    """The global names that code reads before it defines them, and those that it defines."""

    read: tuple[str, ...]
    stored: frozenset[str]


def _code_of(test: GradedCell) -> types.CodeType:
    return _compiled(test.source, test.grade_id)


def _file_of(grade_id: str) -> str:
    return f"<test {grade_id}>"


@functools.lru_cache(maxsize=1000)
def _compiled(source: str, grade_id: str) -> types.CodeType:
    return compile(_parsed(source, grade_id), _file_of(grade_id), "exec")


@functools.lru_cache(maxsize=1000)
def _statements(source: str, grade_id: str) -> list[types.CodeType]:
    body = _parsed(source, grade_id).body
    return [compile(ast.Module([line], []), _file_of(grade_id), "exec") for line in body]


def _parsed(source: str, grade_id: str) -> ast.Module:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a line of it may be for IPython
        source = TransformerManager().transform_cell(source)
        tree = ast.parse(source)
    name = _file_of(grade_id)
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return tree


def _kept(value: Any) -> Any:
    """Return a copy of a value that later tests could change in place, or the value."""
    if isinstance(value, np.ndarray | np.random.Generator | list | dict | set):
        with contextlib.suppress(TypeError):  # a module among its items, for instance
            return copy.deepcopy(value)
    return value


class _Shown(io.StringIO):
    """What is printed, as far as there is room for it."""

    def write(self, text: str) -> int:
        super().write(text[: max(0, _MAX_SHOWN - self.tell())])
        return len(text)

    def warn(self, message: Warning | str, kind: type[Warning], *_: Any, **__: Any) -> None:
        self.write(f"{kind.__name__}: {message}\n")


@contextlib.contextmanager
def _unheard(shown: _Shown) -> Iterator[None]:
    """Let what is printed, to stdout or stderr, and warned of, go to ``shown``.

    It costs nobody a point. It may be a student's words: nothing goes to the
    terminal of whoever grades.
    """
    heard = contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown)
    with heard[0], heard[1], warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = shown.warn
        yield


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


@functools.lru_cache(maxsize=1000)
def _names(code: types.CodeType) -> _Names:
    read: dict[str, None] = {}
    stored: set[str] = set()
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("STORE_NAME", "STORE_GLOBAL"):
            stored.add(instruction.argval)
        elif (
            instruction.opname in ("LOAD_NAME", "LOAD_GLOBAL") and instruction.argval not in stored
        ):
            read[instruction.argval] = None
    inner = [
        _names(constant) for constant in code.co_consts if isinstance(constant, types.CodeType)
    ]
    for names in inner:  # of functions, which are called when all is defined
        read |= dict.fromkeys(name for name in names.read if name not in stored)
    return _Names(tuple(read), frozenset(stored))


@functools.lru_cache(maxsize=8)
def _defined_by_solutions(bundle: Bundle) -> frozenset[str]:
    """Return the names that students are asked to define: they go before those of Python."""
    names: set[str] = set()
    for cell in bundle.cells:
        if cell.role == "solution" and cell.cell_type == "code":
            with contextlib.suppress(SyntaxError):  # what is released need not run
                names |= _names(_compiled(cell.source, cell.grade_id)).stored
    return frozenset(names)


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


def _raised(test: GradedCell, error: Relayed, secret: bool) -> Finding:
    """Report an exception of the student's code that a test has not expected."""
    outcome = error.outcome
    if outcome.kind == "NotImplementedError":
        return Finding(Verdict.NOT_ATTEMPTED, f"{test.claim}\n\nNotImplementedError")
    known = hasattr(builtins, outcome.kind)
    said = outcome.kind if known or not secret else "an exception"
    message = f": {outcome.message}" if outcome.message and not secret else ""
    where = f"\n{outcome.line}" if outcome.line and not secret else ""
    return Finding(_verdict_of(outcome.kind), f"{test.claim}\n\n{said}{message}{where}")


def _failed(test: GradedCell, error: BaseException, secret: bool) -> Finding:
    """Report what a test itself raised. If this package raised it, the student is not to blame."""
    frames = list(traceback.walk_tb(error.__traceback__))
    ours = frames[-1][0].f_code.co_filename.startswith(_OURS)
    said = f"{type(error).__name__}: {error}".strip(": ")[:_MAX_SAID]
    if ours and not isinstance(error, AssertionError | NoSuchAttribute):
        said = said if not secret else type(error).__name__  # it may quote an input
        return Finding(Verdict.GRADER_ERROR, said)
    if secret:
        return Finding(Verdict.FAILED, f"{test.claim}\n\n{_FAILED}")
    numbers = [
        line for frame, line in frames if frame.f_code.co_filename == _file_of(test.grade_id)
    ]
    where = linecache.getline(_file_of(test.grade_id), numbers[-1]).strip() if numbers else ""
    return Finding(Verdict.FAILED, f"{test.claim}\n\n{said}\nin this test: {where}")
