"""What runs in a student's process: cells, in IPython, and calls of the student's functions.

Everything here shares the process with hostile code, so nothing here is trusted
and nothing here is secret. It answers questions; the other side judges.
"""

import asyncio
import builtins
import collections
import contextlib
import getpass
import io
import itertools
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from forwardpass.check.call import Raised, Returned, call_on, nothing_below_python
from forwardpass.check.compare import is_tensor
from forwardpass.check.forbidden import codes_of, forbidden_use, reach
from forwardpass.check.limits import Endless, limited
from forwardpass.sandbox.errors import WireError
from forwardpass.sandbox.wire import LENGTHS, Reader, Writer, header_of

#: Characters that a cell may print, bytes that its pictures and other displays may have, and
#: how many outputs it may have.
MAX_TEXT = 100_000
MAX_DISPLAY = 3_000_000
MAX_OUTPUTS = 200

#: Seconds that tasks go on after a cell.
_MOMENT = 0.02

#: Answers wait for those to further questions until they have so many bytes, or so many seconds
#: have passed.
_MUCH = 1 << 16
_LATE = 0.05

#: Calls that are asked for at once stop when their results have about so many bytes.
_MANY_BYTES = 1 << 22

#: How many classes of an object are named.
_MANY_CLASSES = 30


#: Cells that are run, and forgotten, before any student's process is forked.
_WARM_UP = ("x = 1\nx", "def f():\n    return 1 / 0\n\nf()", "%matplotlib inline", "a = ;")


class Outputs:
    """What a cell prints, displays and raises, in a notebook's own form."""

    def __init__(self) -> None:
        self._items: list[dict] = []
        self._named: dict[str, dict] = {}
        self._text = self._bytes = self._errors = 0

    def take(self) -> list[dict]:
        """Return what has come since the last time, and forget it."""
        items, self._items = self._items, []
        self._text = self._bytes = self._errors = 0
        self._named.clear()
        return items

    def stream(self, name: str, text: str) -> None:
        """Add printed text; nothing more once a cell has printed far too much."""
        if self._text > MAX_TEXT:
            return
        self._text += len(text)
        text = text[: MAX_TEXT + 1]
        if self._text > MAX_TEXT:
            text += f"\n[cut: a cell may print {MAX_TEXT:,} characters]\n"
        if self._items and self._items[-1].get("name") == name:
            self._items[-1]["text"] += text
        else:
            self._add({"output_type": "stream", "name": name, "text": text})

    def data(self, kind: str, data: dict, name: str = "") -> None:
        """Add something displayed: texts, and pictures as base64; nothing more after far too much.

        It takes the place of what this cell has displayed under the same ``name``.
        """
        if self._bytes > MAX_DISPLAY:
            return
        texts = {key: text for key, text in data.items() if isinstance(text, str)}
        self._bytes += sum(map(len, texts.values()))
        if self._bytes > MAX_DISPLAY:
            texts = {"text/plain": f"[cut: a cell may display {MAX_DISPLAY / 1e6:g} MB]"}
        if name in self._named:
            self._named[name]["data"] = texts
            return
        item = {"output_type": kind, "data": texts}
        self._add(item)
        if name:
            self._named[name] = item

    def error(self, name: str, text: str, lines: list[str]) -> None:
        """Add an error with the lines of its traceback."""
        if self._errors > MAX_TEXT:
            return
        lines = [line[: MAX_TEXT // 10] for line in lines[:10] + lines[10:][-10:]]
        self._errors += sum(map(len, lines))
        name, text = name[:200], text[:2000]
        self._add({"output_type": "error", "ename": name, "evalue": text, "traceback": lines})

    def clear(self) -> None:
        """Forget what is shown so far, as ``clear_output`` asks."""
        self._items.clear()
        self._named.clear()

    def _add(self, item: dict) -> None:
        if len(self._items) < MAX_OUTPUTS:
            self._items.append(item)
        elif len(self._items) == MAX_OUTPUTS:
            text = f"[cut: a cell may have {MAX_OUTPUTS} outputs]\n"
            self._items.append({"output_type": "stream", "name": "stderr", "text": text})


class _Stream(io.TextIOBase):
    """A file that is ``sys.stdout`` or ``sys.stderr`` of a student."""

    encoding, errors = "utf-8", "strict"

    def __init__(self, name: str, descriptor: int, outputs: Outputs) -> None:
        self.name = f"<{name}>"
        self._kind, self._descriptor, self._outputs = name, descriptor, outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self._kind, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor  # what programs write to it is seen by nobody

    def close(self) -> None:
        """Do nothing: there is nobody to open it again."""


class _Publisher(DisplayPublisher):
    def publish(self, data: dict, *args: Any, **kwargs: Any) -> None:
        name = (kwargs.get("transient") or {}).get("display_id") or ""
        self.shell.outputs.data("display_data", data, str(name))

    def clear_output(self, wait: bool = False) -> None:
        self.shell.outputs.clear()


class _Displayhook(DisplayHook):
    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        self.shell.outputs.data("execute_result", format_dict)

    def write_output_prompt(self) -> None:
        pass

    def finish_displayhook(self) -> None:
        pass


class Shell(InteractiveShell):
    """IPython, as in a notebook, with what cells show kept in ``outputs``."""

    def __init__(self, **kwargs: Any) -> None:
        self.outputs = Outputs()
        super().__init__(**kwargs)

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: figures are shown in line."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        try:
            text = str(evalue)
        except Exception:  # the student's own exception may fail to say what it is
            text = ""
        self.outputs.error(etype.__name__, text, stb)

    def ask_exit(self) -> None:
        """Do nothing: a notebook goes on behind ``exit``."""

    def system(self, command: str) -> None:
        """Run what stands behind ``!``, its output in a pipe: there is no terminal."""
        process = subprocess.Popen(
            [shutil.which("bash") or "sh", "-c", self.var_expand(command, depth=1)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        try:
            for line in process.stdout:
                sys.stdout.write(line)
            self.user_ns["_exit_code"] = process.wait()
        except BaseException:
            process.kill()
            raise


def make_shell() -> Shell:
    """Return the shell that the student's process will have. Called before it is forked."""
    config = Config()
    config.HistoryManager.enabled = False  # it would open a database, and a thread
    config.InteractiveShell.colors = "NoColor"
    Shell.display_pub_class.default_value = _Publisher
    Shell.displayhook_class.default_value = _Displayhook
    shell = Shell.instance(config=config)
    # What `?` tells is shown beside a notebook, not in it.
    shell.set_hook("show_in_pager", lambda *_, **__: None, 99)
    shell.display_formatter.active_types = list(shell.display_formatter.formatters)
    for source in _WARM_UP:  # what is done once is done before the fork
        shell.run_cell(source, store_history=True)
    shell.outputs.take()
    shell.reset(new_session=True, aggressive=False)
    shell.execution_count = 1
    return shell


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError(
        "input() was called, but nobody is there to answer when a notebook is graded."
    )


def serve(channel: socket.socket, shell: Shell) -> None:
    """Answer questions until the other side closes the channel."""
    sys.stdout = _Stream("stdout", 1, shell.outputs)
    sys.stderr = _Stream("stderr", 2, shell.outputs)
    libraries = (n for n, path in enumerate(sys.path) if path.endswith("-packages"))
    sys.path.insert(next(libraries, len(sys.path)), "")  # where a kernel has it, too
    builtins.input = getpass.getpass = _no_input
    desk, line = _Desk(shell, _Loop()), _Line(channel)
    with nothing_below_python():
        for question in line.questions():
            line.answer(desk.answer(*question))


class _Loop(asyncio.SelectorEventLoop):
    """The event loop that a notebook lives in: code finds it running, and tasks go on in it."""

    _entered = False

    def is_running(self) -> bool:
        return self._entered or super().is_running()

    @contextlib.contextmanager
    def entered(self, entered: bool = True) -> Iterator[None]:
        """Let code find the loop running: it may start tasks, and must not start another loop."""
        before, self._entered = self._entered, entered
        asyncio._set_running_loop(self if entered else None)
        try:
            yield
        finally:
            self._entered = before
            asyncio._set_running_loop(self if before else None)

    def run(self, coroutine: Coroutine) -> Any:
        """Run a cell that awaits something."""
        with self.entered(False):
            task = self.create_task(coroutine)
            try:
                return self.run_until_complete(task)
            except Endless:  # while it waited
                task.cancel()
                with contextlib.suppress(BaseException):
                    self.run_until_complete(task)
                raise

    def go_on(self) -> None:
        """Let tasks go on for a moment, as they do in a kernel that waits for its next cell."""
        if asyncio.all_tasks(self):
            self.run(asyncio.sleep(_MOMENT))


#: Shown below a cell whose outputs do not fit into a message.
_LOST = {"output_type": "stream", "name": "stderr", "text": "[cut: too much output]\n"}


def _unsendable(error: BaseException) -> dict:
    """Return what is said of a result that cannot be sent: too large, or it raised an error."""
    too_large = isinstance(error, WireError | MemoryError | RecursionError)
    kind = "MemoryError" if too_large else _name_of(type(error))
    return {
        "kinds": [kind, "Exception", "BaseException"],
        "message": f"the result cannot be sent: {error}" if too_large else "",
        "line": "",
        "entered": True,
    }


def _name_of(kind: type) -> str:
    """Return the name of a class, whatever its own class says of it."""
    return type.__dict__["__name__"].__get__(kind)


class _Line:
    """The channel to the grader. Where several questions have come at once, so do the answers."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._unread, self._unsent = bytearray(), bytearray()
        self._sent = time.monotonic()

    def questions(self) -> Iterator[tuple[dict, bytes]]:
        while lengths := self._exactly(LENGTHS.size):
            header, body = LENGTHS.unpack(lengths)
            yield header_of(self._exactly(header)), self._exactly(body)

    def answer(self, message: bytes) -> None:
        """Send a message, at the latest before more questions are waited for."""
        self._unsent += message
        if len(self._unsent) > _MUCH or time.monotonic() - self._sent > _LATE:
            self._send()

    def _send(self) -> None:
        self._channel.sendall(self._unsent)
        self._unsent.clear()
        self._sent = time.monotonic()

    def _exactly(self, length: int) -> bytes:
        """Return the next bytes; none where no more come."""
        while len(self._unread) < length:
            self._send()
            part = self._channel.recv(1 << 20)
            if not part:
                return b""
            self._unread += part
        found = bytes(self._unread[:length])
        del self._unread[:length]
        return found


class _Desk:
    """Answers one question at a time. Objects that stay here are lent by a number."""

    def __init__(self, shell: Shell, loop: _Loop) -> None:
        self._shell, self._loop = shell, loop
        shell.loop_runner = loop.run
        self._lent: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._marked: list[tuple[Any, list]] = []
        self._raised, self._bytes = False, 0

    def answer(self, question: dict, body: bytes) -> bytes:
        """Return the answer's bytes."""
        action = {
            "cell": self._cell,
            "file": self._file,
            "name": self._name,
            "call": self._call,
            "iterate": self._iterate,
            "items": self._items,
            "get": self._get,
            "mark": self._mark,
            "unchanged": self._unchanged,
            "forbidden": self._forbidden,
        }[question["ask"]]
        writer = Writer(self._lend)
        try:
            with self._loop.entered():
                answer = action(question, body, writer)
            answer["outputs"] = self._shell.outputs.take()
            message = writer.message(answer)
            self._bytes += len(message)
            return message
        except BaseException as error:  # objects may raise anything when they are looked at
            self._shell.outputs.take()
            self._raised = True
            return Writer().message({"raised": _unsendable(error), "outputs": [_LOST]})

    def _cell(self, question: dict, body: bytes, writer: Writer) -> dict:
        try:
            with limited(question["seconds"], question["patience"]):
                self._shell.run_cell(body.decode(), store_history=True)
                self._loop.go_on()
        except Endless as error:  # not in the cell itself: while its figures were drawn, perhaps
            self._shell.outputs.error("Endless", str(error), [f"Endless: {error}"])
        return {}

    def _file(self, question: dict, body: bytes, writer: Writer) -> dict:
        path = Path(question["name"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        return {}

    def _name(self, question: dict, body: bytes, writer: Writer) -> dict:
        space, name = self._shell.user_ns, question["name"]
        return {"value": writer.encode(space[name])} if name in space else {"missing": True}

    def _call(self, question: dict, body: bytes, writer: Writer) -> dict:
        """Call a function. What goes ``on`` from another call does so only where that returned."""
        goes_on = question.get("on") is True
        if goes_on and (self._raised or self._bytes > _MANY_BYTES):
            return {"skipped": True}
        self._raised, self._bytes = True, self._bytes if goes_on else 0
        reader = Reader(body, self._meet)
        given = reader.decode(question["args"])
        named_ones = reader.decode(question["named"])
        function = self._lent[question["object"]]
        outcome = call_on(
            lambda *args: function(*args, **named_ones),
            given,
            show=True,
            seconds=question["seconds"],
        )
        with writer.sharing(reader.arrays):
            answer = self._outcome(outcome, writer)
        if not Writer(self._lend).says(given, question["args"], body):
            answer["args"] = writer.encode(given)
        self._raised = "raised" in answer
        return answer

    def _iterate(self, question: dict, body: bytes, writer: Writer) -> dict:
        things = self._lent[question["object"]]
        outcome = call_on(lambda: iter(things), (), show=True, seconds=question["seconds"])
        return self._outcome(outcome, writer)

    def _items(self, question: dict, body: bytes, writer: Writer) -> dict:
        """Return the next items all at once: a loop that fills one array anew shows as such."""
        items, kept = self._lent[question["object"]], []

        def keep() -> None:
            kept.extend(itertools.islice(items, question["many"]))

        outcome = call_on(keep, (), show=True, seconds=question["seconds"])
        answer = self._outcome(outcome, writer)
        after = {"then": answer.pop("raised")} if "raised" in answer else {}
        return answer | {"value": writer.encode(kept), **after}

    def _get(self, question: dict, body: bytes, writer: Writer) -> dict:
        thing, name = self._lent[question["object"]], question["name"]
        outcome = call_on(lambda: getattr(thing, name), (), show=True, seconds=question["seconds"])
        if isinstance(outcome, Raised) and outcome.kind == "AttributeError":
            return {"missing": True}
        return self._outcome(outcome, writer)

    def _mark(self, question: dict, body: bytes, writer: Writer) -> dict:
        """Remember what a function gets at, and in which state that is now."""
        function = self._lent[question["object"]]
        self._marked.append((function, _state(function)))
        return {"marked": True}

    def _unchanged(self, question: dict, body: bytes, writer: Writer) -> dict:
        return {"unchanged": all(_state(function) == state for function, state in self._marked)}

    def _forbidden(self, question: dict, body: bytes, writer: Writer) -> dict:
        function, names = self._lent[question["object"]], tuple(question["names"])
        return {"use": forbidden_use(function, names)}

    def _outcome(self, outcome: Returned | Raised, writer: Writer) -> dict:
        if isinstance(outcome, Returned):
            return {
                "value": writer.encode(outcome.value),
                "warned": [text[:2000] for text in outcome.warned[:100]],
                "noise": [text[:2000] for text in outcome.noise[:100]],
            }
        return {
            "raised": {
                "kinds": outcome.kinds[:_MANY_CLASSES],
                "message": outcome.message[:4000],
                "line": outcome.line[:1000],
                "entered": outcome.entered,
            }
        }

    def _lend(self, thing: Any, writer: Writer) -> dict:
        number = self._numbers.setdefault(id(thing), len(self._numbers) + 1)
        self._lent[number] = thing  # and keeps it, so that no other object gets its id
        kinds = [[c.__module__, c.__name__] for c in type(thing).__mro__[:-1]][:_MANY_CLASSES]
        about = {"object": number, "kinds": kinds}
        if is_tensor(thing):
            with contextlib.suppress(Exception):  # some tensors have no numbers yet
                return about | {"numbers": writer.encode(np.asarray(thing.numpy()))}
        return about | {
            "callable": callable(thing),
            "iterable": hasattr(type(thing), "__iter__") or hasattr(type(thing), "__getitem__"),
            "iterator": hasattr(type(thing), "__next__"),
            "sized": hasattr(type(thing), "__len__"),
            "indexed": hasattr(type(thing), "__getitem__"),
        }

    def _meet(self, data: dict, reader: Reader) -> Any:
        if "module" in data:  # NumPy's own or Python's own, passed by the grader
            return getattr(sys.modules[data["module"]], data["name"])
        return self._lent[data["object"]]


def _state(function: Any) -> list:
    """Return what ``function`` gets at: the objects themselves, and what may change in them."""
    things = list(reach(function))
    codes = (
        code for thing in things if isinstance(thing, FunctionType) for code in codes_of(thing)
    )
    names = {name for code in codes for name in code.co_names}
    return [*((_Same(thing), _content(thing, names)) for thing in things), _surroundings()]


class _Same:
    """An object, equal to itself only. It is kept, so that no other object gets its id."""

    def __init__(self, thing: Any) -> None:
        self._thing = thing

    def __eq__(self, other: Any) -> bool:
        return self._thing is other._thing


def _content(thing: Any, names: set[str]) -> Any:
    """Return what an object holds that can be changed in place. ``reach`` looks into lists itself.

    Of a module that is what has one of these ``names``.
    """
    if isinstance(thing, np.ndarray):
        return thing.shape, thing.dtype.str, thing.tobytes()
    if isinstance(thing, np.random.Generator):
        return str(thing.bit_generator.state)
    if isinstance(thing, set | collections.deque):
        return [_Same(item) for item in thing]
    if isinstance(thing, list | tuple | dict):
        return len(thing)
    if isinstance(thing, ModuleType):
        return _attributes(thing, names, [])
    if is_tensor(thing):
        return np.asarray(thing.numpy()).tobytes()
    if type(thing).__module__.startswith("keras") or hasattr(type(thing), "get_weights"):
        return [weight.tobytes() for weight in thing.get_weights()]
    own = getattr(thing, "__dict__", None)
    return [(n, _Same(x)) for n, x in own.items()] if isinstance(own, dict) else None


def _attributes(module: ModuleType, names: set[str], seen: list[ModuleType]) -> list:
    seen.append(module)
    used = [(name, vars(module)[name]) for name in sorted(names & vars(module).keys())]
    inner = [x for _, x in used if isinstance(x, ModuleType) and x not in seen]
    deeper = [item for other in inner for item in _attributes(other, names, seen)]
    return [(name, _Same(value)) for name, value in used] + deeper


def _surroundings() -> Any:
    """Return what any function gets at: the environment, the files beside the notebook, …"""
    entries = itertools.islice(os.walk("."), 1000)
    paths = [os.path.join(folder, name) for folder, _, names in entries for name in names]
    files = [(p, about.st_size, about.st_mtime_ns) for p in paths for about in [os.lstat(p)]]
    return dict(os.environ), os.getcwd(), np.geterr(), files
