"""A worker process: it holds a bundle and a sandbox, and grades one submission after the other."""

import os
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from forwardpass.grading.bundle import Bundle, uses_tensorflow
from forwardpass.grading.grade import Graded, grade
from forwardpass.sandbox import Sandbox, SandboxError


@dataclass(frozen=True)
class Settings:
    """How submissions are graded. ``hidden`` are folders that students' code must not see."""

    isolated: bool
    seconds: float
    hidden: tuple[Path, ...]


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
                hidden=self._settings.hidden,
            )
        sandbox = self._sandboxes[tensorflow]
        return grade(data, self._bundle, sandbox, seconds=self._settings.seconds)


_worker: Worker | None = None


def start(bundle: bytes, settings: Settings) -> None:
    """Begin, in a process of a pool."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides what Ctrl-C means
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _worker = Worker(Bundle.decode(bundle), settings)


def work(data: bytes) -> bytes:
    """Grade a notebook, in a process of a pool."""
    return msgspec.msgpack.encode(_worker.grade(data))


def _end_with(parent: int) -> None:
    """End this process when the command that started it is gone, however it went."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
