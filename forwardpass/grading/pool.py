"""Processes of this machine that grade, and what they are at."""

import concurrent.futures
import os
import socket
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

import msgspec

import forwardpass
from forwardpass.grading.bundle import Bundle
from forwardpass.grading.grade import Graded, ungraded
from forwardpass.grading.worker import Settings

#: What a worker is started by; the number of its socket follows.
COMMAND = (sys.executable, "-m", "forwardpass.grading.worker")

#: Submissions that are on their way, for each worker.
AHEAD = 2

#: After how many times the seconds that a submission may take a worker is given up that has not
#: ended it, which should never be; and the seconds that its first one may take to start.
_PATIENCE = 2
_SECONDS_TO_START = 300

#: How many workers a submission may end before it is given up.
MAX_DEATHS = 2

#: Seconds that a pool is waited for at once.
_MOMENT = 0.5


@dataclass(eq=False)
class Job:
    """A submission to grade."""

    student: str
    path: Path
    deaths: int = 0
    began: float = 0.0


def given_up(bundle: Bundle, job: Job) -> Graded:
    """Return what a submission gets that is not tried again."""
    return ungraded(bundle, f"it ended {job.deaths} workers")


class Pool(Protocol):
    """What grades submissions, here or elsewhere, several at a time."""

    @property
    def full(self) -> bool:
        """Are enough submissions on their way?"""

    @property
    def busy(self) -> bool:
        """Is any?"""

    def add(self, job: Job, data: bytes) -> None:
        """Begin to grade."""

    def finished(self) -> list[tuple[Job, bytes, Graded]]:
        """Wait a moment at most, and return what is done: with the notebooks, and their results."""

    def close(self) -> None:
        """End what is still being graded."""


class WorkerDied(Exception):
    """A worker has ended, or had to be ended, while it graded."""


class WorkerProcess:
    """A worker that is asked for one submission after the other. Ends with its owner."""

    def __init__(self, bundle: bytes, settings: Settings) -> None:
        """Start it, to grade with an encoded bundle."""
        self._limit = _PATIENCE * settings.seconds + _SECONDS_TO_START
        package = str(Path(forwardpass.__file__).parents[1])
        paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
        ours, theirs = socket.socketpair()
        with ours, theirs:
            self._process = subprocess.Popen(
                [*COMMAND, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
                process_group=0,  # Ctrl-C is the owner's
            )
            self._channel = Connection(ours.detach())
        self._first = bundle, msgspec.msgpack.encode(settings)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def grade(self, data: bytes) -> bytes:
        """Return the encoded result. Raises WorkerDied."""
        try:
            for part in self._first:
                self._channel.send_bytes(part)
            self._first = ()
            self._channel.send_bytes(data)
            if self._channel.poll(self._limit):
                return self._channel.recv_bytes()
        except (EOFError, OSError):
            pass
        self.close()
        raise WorkerDied

    def kill(self) -> None:
        """End the worker now, and with it the process that it grades in."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Do so, and let go of it."""
        self.kill()
        self._channel.close()


class LocalPool:
    """As many workers as are wanted, each with a thread that waits for it."""

    def __init__(self, bundle: Bundle, settings: Settings, workers: int) -> None:
        self._workers = workers or len(os.sched_getaffinity(0))
        self._bundle, self._settings = bundle, settings
        self._encoded = bundle.encode()
        self._processes: deque[WorkerProcess] = deque()
        self._here = threading.local()
        self._threads = ThreadPoolExecutor(self._workers)
        self._flying: dict[Future, tuple[Job, bytes]] = {}
        self._closing = False

    @property
    def full(self) -> bool:
        return len(self._flying) >= self._workers * AHEAD

    @property
    def busy(self) -> bool:
        return bool(self._flying)

    def add(self, job: Job, data: bytes) -> None:
        self._flying[self._threads.submit(self._grade, data)] = job, data

    def finished(self) -> list[tuple[Job, bytes, Graded]]:
        done, _ = concurrent.futures.wait(self._flying, _MOMENT, FIRST_COMPLETED)
        found = []
        for future in done:
            job, data = self._flying.pop(future)
            try:
                found.append((job, data, msgspec.msgpack.decode(future.result(), type=Graded)))
            except WorkerDied:
                job.deaths += 1
                if job.deaths < MAX_DEATHS:
                    self.add(job, data)
                else:
                    found.append((job, data, given_up(self._bundle, job)))
        return found

    def close(self) -> None:
        self._closing = True
        for process in tuple(self._processes):
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()

    def _grade(self, data: bytes) -> bytes:
        process = getattr(self._here, "process", None)
        if process is None or not process.alive:
            process = self._here.process = WorkerProcess(self._encoded, self._settings)
            self._processes.append(process)
        if self._closing:
            process.kill()
        return process.grade(data)
