"""Run the cells of a page in the browser: what they print, show and raise goes to the page."""

import ast
import functools
import linecache
import os
import sys
import time
import traceback
from collections.abc import Callable
from types import CodeType

from forwardpass.page import floats

import __main__

#: A cell that prints more than this is cut: the page has to show it.
_MOST = 100_000

#: Text goes to the page when so much has come together, or after so many seconds.
_CHUNK, _PAUSE = 4096, 0.05


class Stream:
    """Stands in for sys.stdout or sys.stderr."""

    encoding = "utf-8"

    def __init__(self, write: Callable[[str], None], flush: Callable[[], None]) -> None:
        self._write, self.flush = write, flush

    def write(self, text: str) -> int:
        self._write(text)
        return len(text)

    def isatty(self) -> bool:
        return False


class Printed:
    """What a cell prints: goes to the page in chunks, in order, and not without end."""

    def __init__(self, send: Callable[[str, str], None]) -> None:
        self._send = send
        self.start()

    def start(self) -> None:
        """Begin a new cell."""
        self._name, self._kept, self._waiting = "", [], 0
        self._room, self._sent = _MOST, time.monotonic()

    def add(self, name: str, text: str) -> None:
        if self._room <= 0:
            return
        if name != self._name:
            self.flush()
            self._name = name
        rest = "" if len(text) < self._room else "\n… the rest is not shown.\n"
        self._kept.append(text[: self._room] + rest)
        self._room -= len(text)
        self._waiting += len(text)
        if rest or self._waiting > _CHUNK or time.monotonic() - self._sent > _PAUSE:
            self.flush()

    def flush(self) -> None:
        if self._kept:
            self._send(self._name, "".join(self._kept))
        self._kept, self._waiting, self._sent = [], 0, time.monotonic()


class Shell:
    """Runs cells in one namespace. ``send(kind, text)`` brings an output to the page."""

    def __init__(self, send: Callable[[str, str], None]) -> None:
        self._send = send
        self._printed = Printed(send)
        for name in ("stdout", "stderr"):
            write = functools.partial(self._printed.add, name)
            setattr(sys, name, Stream(write, self._printed.flush))
        sys.displayhook = self._show
        os.environ["MPLBACKEND"] = "module://forwardpass.page.figures"

    def run(self, source: str, name: str) -> str:
        """Run one cell. Return the name of the exception that ended it, or nothing."""
        self._printed.start()
        lines = source.splitlines(keepends=True)
        linecache.cache[name] = len(source), None, lines, name
        try:
            for code in _compiled(source, name):
                exec(code, __main__.__dict__)
            self._show_figures()
        except BaseException as error:  # exit() too: the page goes on
            self._printed.flush()
            self._send("error", _as_shown(error))
            return type(error).__name__
        finally:
            self._printed.flush()
        return ""

    def show_picture(self, data: str) -> None:
        """Show a PNG, given in base64, behind all that has been printed."""
        self._printed.flush()
        self._send("image", data)

    def _show(self, value: object) -> None:
        if value is not None:
            self._printed.flush()
            self._send("result", repr(value))

    def _show_figures(self) -> None:
        if figures := sys.modules.get("forwardpass.page.figures"):
            figures.show()


def _compiled(source: str, name: str) -> list[CodeType]:
    """Return the code of a cell, and that of its last expression, which is shown, apart."""
    tree = ast.fix_missing_locations(floats.WithWarnings().visit(ast.parse(source, name)))
    last = [tree.body.pop()] if tree.body and isinstance(tree.body[-1], ast.Expr) else []
    if last and source.rstrip().endswith(";"):
        tree.body, last = tree.body + last, []
    parts = [compile(tree, name, "exec")]
    return [*parts, compile(ast.Interactive(last), name, "single")] if last else parts


def _as_shown(error: BaseException) -> str:
    """Return what Python writes of an error, without the lines of this module."""
    if plain := getattr(error, "_render_traceback_", None):
        return "\n".join(plain())
    shown = traceback.TracebackException.from_exception(error)
    one: traceback.TracebackException | None = shown
    while one:
        one.stack = traceback.StackSummary.from_list([f for f in one.stack if _is_theirs(f)])
        one = one.__cause__ or one.__context__
    return "".join(shown.format()).rstrip()


def _is_theirs(frame: traceback.FrameSummary) -> bool:
    return os.path.dirname(frame.filename) != os.path.dirname(__file__)


#: The one shell of this Python, and what figures are shown with; ``start`` sets it.
shell: Shell


def start(send: Callable[[str, str], None]) -> Shell:
    """Make the shell."""
    global shell
    shell = Shell(send)
    floats.install()
    return shell
