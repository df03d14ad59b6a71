"""Run the cells of a page in the browser: what they print, show and raise goes to the page."""

import ast
import linecache
import os
import sys
import time
import traceback
from collections.abc import Callable
from types import CodeType

import __main__

from forwardpass.page import floats

#: A cell that prints more than this is cut: the page has to show it.
_MOST = 100_000

#: Text goes to the page when so much has come together, or after so many seconds.
_CHUNK, _PAUSE = 4096, 0.05


class Stream:
    """What a cell prints, in chunks. Stands in for sys.stdout and sys.stderr."""

    encoding = "utf-8"

    def __init__(self, name: str, send: Callable[[str, str], None]) -> None:
        self._name, self._send = name, send
        self.start()

    def start(self) -> None:
        """Begin a new cell."""
        self._kept: list[str] = []
        self._waiting = self._all = 0
        self._sent = time.monotonic()

    def write(self, text: str) -> int:
        room = _MOST - self._all
        self._all += len(text)
        if room > 0:
            cut = "\n… the rest is not shown.\n" if len(text) > room else ""
            self._kept.append(text[:room] + cut)
            self._waiting += len(text)
            if self._waiting > _CHUNK or time.monotonic() - self._sent > _PAUSE:
                self.flush()
        return len(text)

    def flush(self) -> None:
        if self._kept:
            self._send(self._name, "".join(self._kept))
        self._kept, self._waiting, self._sent = [], 0, time.monotonic()

    def isatty(self) -> bool:
        return False


class Shell:
    """Runs cells in one namespace. ``send(kind, text)`` brings an output to the page."""

    def __init__(self, send: Callable[[str, str], None]) -> None:
        self._send = send
        self._streams = Stream("stdout", send), Stream("stderr", send)
        sys.stdout, sys.stderr = self._streams
        sys.displayhook = self._show
        os.environ["MPLBACKEND"] = "module://forwardpass.page.figures"

    def run(self, source: str, name: str) -> str:
        """Run one cell. Return the name of the exception that ended it, or nothing."""
        for stream in self._streams:
            stream.start()
        lines = source.splitlines(keepends=True)
        linecache.cache[name] = len(source), None, lines, name
        try:
            for code in _compiled(source, name):
                exec(code, __main__.__dict__)
            self._show_figures()
        except BaseException as error:  # exit() too: the page goes on
            self._flush()
            self._send("error", _as_shown(error))
            return type(error).__name__
        finally:
            self._flush()
        return ""

    def show_picture(self, data: str) -> None:
        """Show a PNG, given in base64, behind all that has been printed."""
        self._flush()
        self._send("image", data)

    def _show(self, value: object) -> None:
        if value is not None:
            self._flush()
            self._send("result", repr(value))

    def _show_figures(self) -> None:
        if figures := sys.modules.get("forwardpass.page.figures"):
            figures.show()

    def _flush(self) -> None:
        for stream in self._streams:
            stream.flush()


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
