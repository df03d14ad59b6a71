"""A process that grades: it holds a bundle and a sandbox, and grades one submission at a time.

It is started by a pool (see ``pool``), talks over the socket that it is given, and ends with it.
"""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from forwardpass.grading.bundle import Bundle, uses_tensorflow
from forwardpass.grading.grade import Graded, grade, ungraded
from forwardpass.sandbox import Sandbox, SandboxError

#: Seconds without anything to do after which a worker ends, for whoever asks has forgotten it.
IDLE = 600


class Settings(msgspec.Struct, frozen=True):
    """How submissions are graded. ``hidden`` are folders that students' code must not see."""

    isolated: bool
    seconds: float
    hidden: tuple[str, ...]


class Worker:
    """Grades submissions of one assignment, with a preloaded process for each need."""

    def __init__(self, bundle: Bundle, settings: Settings) -> None:
        self._bundle, self._settings = bundle, settings
        self._sandboxes: dict[bool, Sandbox] = {}

    def grade(self, data: bytes) -> Graded:
        """Grade a notebook. A preloaded process that is gone is replaced, once."""
        tensorflow = self._bundle.tensorflow or uses_tensorflow(data)
        try:
            return self._grade(data, tensorflow)
        except SandboxError:
            self.close()
            return self._grade(data, tensorflow)

    def close(self) -> None:
        """End the preloaded processes."""
        while self._sandboxes:
            self._sandboxes.popitem()[1].close()

    def _grade(self, data: bytes, tensorflow: bool) -> Graded:
        if tensorflow not in self._sandboxes:
            self._sandboxes[tensorflow] = Sandbox(
                tensorflow=tensorflow,
                isolated=self._settings.isolated,
                hidden=tuple(map(Path, self._settings.hidden)),
            )
        with on_one_core():
            return grade(
                data, self._bundle, self._sandboxes[tensorflow], seconds=self._settings.seconds
            )


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
    """Stay on the core that this process happens to run on.

    The student's process runs there, too. The two take turns and never compute at
    once; on one core each turn costs a switch, on two it wakes a sleeping core.
    """
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {ctypes.CDLL(None).sched_getcpu()} & cores or cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def main() -> None:
    """Grade what comes, until nothing does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides what Ctrl-C means
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    channel = Connection(int(sys.argv[1]))
    bundle = Bundle.decode(channel.recv_bytes())
    worker = Worker(bundle, msgspec.msgpack.decode(channel.recv_bytes(), type=Settings))
    with contextlib.closing(worker), contextlib.suppress(EOFError, ConnectionError):
        while channel.poll(IDLE):
            data = channel.recv_bytes()
            try:
                graded = worker.grade(data)
            except Exception as error:
                graded = ungraded(bundle, f"{type(error).__name__}: {error}")
            channel.send_bytes(msgspec.msgpack.encode(graded))


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, however it went."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    main()
