"""Call a student's function once, and report all that came of it."""

import contextlib
import copy
import dataclasses
import io
import linecache
import logging
import os
import site
import sys
import sysconfig
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any

import numpy as np

from forwardpass.check.limits import SECONDS, Endless, limited

#: Our own code: it stands between the call and the student's function.
_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep

#: Code below these folders is not the student's.
_LIBRARIES = (
    _OURS,
    *{sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")},
    site.getusersitepackages() or _OURS,  # a browser has no user
    os.path.dirname(os.path.dirname(np.__file__)),
)


@dataclass(frozen=True)
class Returned:
    """The function came back. ``changed`` are the positions of arguments it changed.

    ``warned`` are the warnings on the way, ``noise`` the lines on stderr.
    """

    value: Any
    changed: tuple[int, ...] = ()
    warned: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raised:
    """The function raised.

    ``kinds`` are the names of the exception's classes, own first. ``line`` is
    the student's line that raised it. ``entered`` is False where the call
    failed before any line of a function ran.
    """

    kinds: tuple[str, ...]
    message: str = ""
    line: str = ""
    entered: bool = True

    @property
    def kind(self) -> str:
        return self.kinds[0]


class Relayed(Exception):
    """A call made in another process raised there. ``outcome`` says what came of it."""

    def __init__(self, outcome: Raised) -> None:
        Exception.__init__(self, outcome.message)  # whatever else a subclass is
        self.outcome = outcome

    def __str__(self) -> str:
        return self.outcome.message


class Elsewhere:
    """A function of another process: it is called there, and what comes of it is told."""

    def outcomes(
        self, calls: Sequence[tuple], *, show: bool, seconds: float
    ) -> Iterator[Returned | Raised]:
        """Do as ``outcomes`` does; some of the next calls may have been made already."""
        raise NotImplementedError


def outcomes(
    function: Callable, calls: Sequence[tuple], *, show: bool = True, seconds: float = SECONDS
) -> Iterator[Returned | Raised]:
    """Call ``function`` with each of the arguments in ``calls``, when the next outcome is wanted.

    Each time it gets a copy of them, and may compute for so many ``seconds``. What it
    prints is seen if ``show``. Warnings and what goes to stderr are collected instead of
    being shown, and log lines are dropped: nbgrader takes a test's points away for any
    of them.
    """
    if isinstance(function, Elsewhere):
        yield from function.outcomes(calls, show=show, seconds=seconds)
    else:
        for args in calls:
            yield _call(function, args, show, seconds)


def call(
    function: Callable, args: tuple, *, show: bool = True, seconds: float = SECONDS
) -> Returned | Raised:
    """Return what comes of ``function(*args)``; see ``outcomes``."""
    return next(outcomes(function, [args], show=show, seconds=seconds))


def _call(function: Callable, args: tuple, show: bool, seconds: float) -> Returned | Raised:
    given = copy.deepcopy(args)
    outcome = call_on(function, given, show=show, seconds=seconds)
    if isinstance(outcome, Raised):
        return outcome
    return dataclasses.replace(outcome, changed=changed(args, given))


def call_on(
    function: Callable, given: tuple, *, show: bool, seconds: float = SECONDS
) -> Returned | Raised:
    """Call ``function(*given)``, on these very arguments; do not look for changes of them."""
    with _quiet() as (warned, noise), contextlib.nullcontext() if show else _unseen():
        try:
            with limited(seconds):
                value = function(*given)
        except Relayed as error:
            return error.outcome
        except (Exception, SystemExit, Endless) as error:  # exit() is an error like others
            return _raised(error)
    return Returned(value, (), tuple(dict.fromkeys(warned)), tuple(dict.fromkeys(noise)))


def _raised(error: BaseException) -> Raised:
    kinds = tuple(c.__name__ for c in type(error).__mro__[:-1])
    try:
        message = str(error)
    except Exception:  # the student's own exception may fail to say what it is
        message = ""
    inner = _below_our_frames(error.__traceback__)
    return Raised(kinds, message, students_line(inner), inner is not None)


def _below_our_frames(trace: TracebackType | None) -> TracebackType | None:
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(_OURS):
        trace = trace.tb_next
    return trace


def students_line(trace: TracebackType | None) -> str:
    """Return the last line of the student's own code that the error passed through."""
    found = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        text = linecache.getline(code.co_filename, trace.tb_lineno).strip()
        if text and not code.co_filename.startswith(_LIBRARIES):
            found = f"line {trace.tb_lineno} of {code.co_name}: {text}"
        trace = trace.tb_next
    return found


def changed(before: tuple, after: tuple) -> tuple[int, ...]:
    """Return the positions of arguments that are not what they were before a call."""
    pairs = zip(before, after, strict=True)
    return tuple(i for i, (a, b) in enumerate(pairs) if not same(a, b))


def same(before: Any, after: Any) -> bool:
    """Is an argument after a call what it was before?"""
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        if before.shape != after.shape or before.dtype != after.dtype:
            return False
        return np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if isinstance(before, np.random.Generator):
        return True  # it is there to be drawn from
    if isinstance(before, list | tuple):
        same_length = len(before) == len(after)
        return same_length and all(same(a, b) for a, b in zip(before, after, strict=True))
    return before is after or before == after or before != before


def _unseen() -> contextlib.AbstractContextManager:
    """Let nothing be printed or displayed."""
    if "IPython" in sys.modules:
        from IPython.utils.capture import capture_output

        return capture_output(stderr=False)
    return contextlib.redirect_stdout(io.StringIO())


#: Is there a terminal or a notebook behind file descriptor 2, which C code writes to?
_below_python = ContextVar("below_python", default=True)


@contextlib.contextmanager
def nothing_below_python() -> Iterator[None]:
    """Say that in this block nobody sees what C code writes to file descriptor 2."""
    token = _below_python.set(False)
    try:
        yield
    finally:
        _below_python.reset(token)


@contextlib.contextmanager
def _quiet() -> Iterator[tuple[list[str], list[str]]]:
    """Collect warnings, and everything that is written to stderr, by Python or below it."""
    warned: list[str] = []
    noise: list[str] = []
    with _stderr_to(noise), _no_log(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield warned, noise
    warned.extend(f"{w.category.__name__}: {w.message}" for w in caught)


@contextlib.contextmanager
def _no_log() -> Iterator[None]:
    """Drop log lines; where nobody would see them, they cost nobody a point."""
    if not _below_python.get():
        yield
        return
    logged = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logged)


@contextlib.contextmanager
def _stderr_to(noise: list[str]) -> Iterator[None]:
    """Collect the lines that are written to sys.stderr and, where there is one, to descriptor 2."""
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(_descriptor_2()) if _below_python.get() else io.StringIO()
        stack.enter_context(contextlib.redirect_stderr(file))
        try:
            yield
        finally:
            file.flush()
            file.seek(0)
            noise.extend(file.read(10_000).splitlines())


@contextlib.contextmanager
def _descriptor_2() -> Iterator[IO[str]]:
    """Let file descriptor 2 be a new file, and return that file."""
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(tempfile.TemporaryFile("w+", errors="replace"))
            saved = os.dup(2)
            stack.callback(os.close, saved)
            os.dup2(file.fileno(), 2)
            stack.callback(os.dup2, saved, 2)
        except (OSError, AttributeError):  # a browser, or a full disk
            file = io.StringIO()
        yield file
