"""Call a student's function once, and report all that came of it."""

import contextlib
import copy
import io
import linecache
import logging
import os
import sysconfig
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

#: Code below these folders is not the student's.
_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})


@dataclass(frozen=True)
class Returned:
    """The function came back. ``changed`` are the positions of arguments it changed."""

    value: Any
    changed: tuple[int, ...] = ()
    noise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raised:
    """The function raised.

    ``kinds`` are the names of the exception's classes, own first. ``line`` is
    the student's line that raised it, empty where the call itself failed.
    """

    kinds: tuple[str, ...]
    message: str
    line: str

    @property
    def kind(self) -> str:
        return self.kinds[0]


def call(function: Callable, args: tuple, *, show: bool = True) -> Returned | Raised:
    """Call ``function(*args)`` on a copy of ``args``. What it prints is seen if ``show``.

    Warnings, log lines and whatever else goes to stderr are collected as
    ``noise`` instead of being shown: nbgrader takes a test's points away for
    any of them, and none of them makes an answer wrong.
    """
    given = copy.deepcopy(args)
    printed = contextlib.nullcontext() if show else contextlib.redirect_stdout(io.StringIO())
    with _quiet() as noise, printed:
        try:
            value = function(*given)
        except (Exception, SystemExit) as error:  # exit() in a function is an error like others
            return _raised(error)
    changed = tuple(i for i, (a, b) in enumerate(zip(args, given, strict=True)) if not _same(a, b))
    return Returned(value, changed, tuple(dict.fromkeys(noise)))


def _raised(error: BaseException) -> Raised:
    kinds = tuple(c.__name__ for c in type(error).__mro__[:-1])
    return Raised(kinds, str(error), _students_line(error))


def _students_line(error: BaseException) -> str:
    """Return the last line of the student's own code that the error passed through."""
    found = ""
    trace = error.__traceback__.tb_next  # the first frame is ours
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if not filename.startswith(_LIBRARIES):
            text = linecache.getline(filename, trace.tb_lineno).strip()
            name = trace.tb_frame.f_code.co_name
            found = f"line {trace.tb_lineno} of {name}: {text}" if text else found
        trace = trace.tb_next
    return found


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        if before.shape != after.shape or before.dtype != after.dtype:
            return False
        return np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if isinstance(before, list | tuple):
        same_length = len(before) == len(after)
        return same_length and all(_same(a, b) for a, b in zip(before, after, strict=True))
    return before is after or bool(before == after) or before != before


@contextlib.contextmanager
def _quiet() -> Iterator[list[str]]:
    """Collect warnings and everything that is written to stderr, by Python or below it."""
    noise: list[str] = []
    text = io.StringIO()
    logged = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with (
            _descriptor_to(noise),
            contextlib.redirect_stderr(text),
            warnings.catch_warnings(record=True) as caught,
        ):
            warnings.simplefilter("always")
            yield noise
    finally:
        logging.disable(logged)
    noise.extend(f"{w.category.__name__}: {w.message}" for w in caught)
    noise.extend(text.getvalue().splitlines())


@contextlib.contextmanager
def _descriptor_to(noise: list[str]) -> Iterator[None]:
    """Send file descriptor 2 (what C code writes to) to a file, where there is one."""
    try:
        saved = os.dup(2)
    except (OSError, AttributeError):  # a browser has no such descriptor
        yield
        return
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)
            file.seek(0)
            noise.extend(file.read(10_000).decode(errors="replace").splitlines())
