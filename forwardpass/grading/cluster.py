"""Workers on other machines: Dask carries submissions to them, and results back.

A Dask worker starts processes of ours (see ``pool``), one for each of its threads, and
does not fork. All that they need travels: machines share no file system. This module is
imported only where the address of a scheduler is given.
"""

import asyncio
import contextlib
import logging
import queue
import sys
import threading
import time
import uuid
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

import dask
import msgspec
from distributed import Client, Future, Security
from distributed.comm import parse_address

from forwardpass.grading.bundle import Bundle, environment
from forwardpass.grading.errors import CourseError, WorkersGone
from forwardpass.grading.grade import Graded
from forwardpass.grading.pool import AHEAD, MAX_DEATHS, Job, WorkerDied, WorkerProcess, given_up
from forwardpass.grading.worker import Settings
from forwardpass.sandbox.isolation import what_is_missing

#: Bytes of submissions that are on their way at once.
_BYTES_AHEAD = 256 << 20

#: Seconds between two looks at which workers there are, and without any after which it ends.
_INTERVAL = 1.0
_SECONDS_WITHOUT = 30.0

#: Seconds in which a scheduler must answer, and a worker give a result that is there.
_SECONDS_TO_ANSWER = 10

_OPEN = (
    "forwardpass: the connection to {} is not encrypted: whoever is on that network can read the "
    "hidden tests and change grades. Use TLS (tls://, see Dask's documentation) for any address "
    "but loopback"
)

_NOBODY_YET = "forwardpass: the scheduler {} has no worker yet; waiting for one, at most {:g} s"


# --- Where a Dask worker runs it ----------------------------------------------

_known: dict[str, tuple[bytes, Settings]] = {}
_processes: dict[tuple[str, int], WorkerProcess] = {}


def prepare(key: str, bundle: bytes, settings: Settings, wanted: dict[str, str]) -> str:
    """Get ready to grade with a bundle. Return in words why this worker cannot, or nothing."""
    if different := _differences(wanted, environment()):
        return f"its environment is another one: {different}"
    if settings.isolated and (missing := what_is_missing()):
        return f"it cannot isolate students' code: {missing}"
    _known[key] = bundle, settings
    return ""


def work(key: str, data: bytes) -> bytes | None:
    """Grade a notebook, in this thread's own process.

    Returns nothing where the process died of it, and None where there is no such bundle.
    """
    if key not in _known:
        return None
    mine = key, threading.get_ident()
    process = _processes.get(mine)
    if process is None or not process.alive:
        process = _processes[mine] = WorkerProcess(*_known[key])
    try:
        return process.grade(data)
    except WorkerDied:
        return b""


def forget(key: str) -> None:
    """End the processes that grade with a bundle."""
    _known.pop(key, None)
    for mine in [mine for mine in _processes if mine[0] == key]:
        _processes.pop(mine).kill()


def _differences(wanted: dict[str, str], found: dict[str, str]) -> str:
    names = [name for name in wanted | found if wanted.get(name) != found.get(name)]
    return ", ".join(
        f"{name} {found.get(name, 'none')} there and {wanted.get(name, 'none')} here"
        for name in names
    )


# --- Where the command runs ---------------------------------------------------


@dataclass
class _Remote:
    """A Dask worker, and the submissions that it has been given."""

    threads: int
    preparing: Future | None = None
    fit: bool = False
    jobs: set[Future] = field(default_factory=set)
    alone: bool = False


class Cluster:
    """The workers of a Dask scheduler, as a pool.

    Each submission is given to one worker. Those that were with a worker that is gone are given
    to others, one at a time each, so that a second death tells which one it was.
    """

    def __init__(self, bundle: Bundle, settings: Settings, address: str) -> None:
        self._bundle, self._settings = bundle, settings
        self._encoded = bundle.encode()
        self._key = uuid.uuid4().hex  # this run's, whoever else grades the same there
        self._environment = environment()
        self._remotes: dict[str, _Remote] = {}
        self._flying: dict[Future, tuple[Job, bytes, str]] = {}
        self._waiting: deque[tuple[Job, bytes]] = deque()
        self._done: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._unfit: dict[str, str] = {}
        self._looked = self._seen = time.monotonic()
        self._told = False
        self._address = address
        self._client = _connect(address)
        self._look()

    @property
    def full(self) -> bool:
        on_the_way = sum(len(data) for _, data, _ in self._flying.values())
        return bool(self._waiting) or on_the_way > _BYTES_AHEAD or self._free() is None

    @property
    def busy(self) -> bool:
        return bool(self._flying or self._waiting)

    def add(self, job: Job, data: bytes) -> None:
        self._waiting.append((job, data))
        self._assign()

    def finished(self) -> list[tuple[Job, bytes, Graded]]:
        done = self._wait()
        if time.monotonic() - self._looked > _INTERVAL:
            self._look()
        self._welcome()
        found = self._collect(done)
        self._assign()
        return found

    def close(self) -> None:
        """Have the workers end what is theirs, and let go of the scheduler."""
        workers = {"workers": [*self._remotes], "on_error": "ignore"}
        with contextlib.suppress(Exception):  # whoever is gone has nothing to end
            self._client.cancel(list(self._flying))
            self._in_time(lambda: self._client.run(forget, self._key, asynchronous=True, **workers))
        self._client.close(_SECONDS_TO_ANSWER)

    def _assign(self) -> None:
        """Give what waits to workers that have room."""
        while self._waiting:
            suspect = self._waiting[0][0].deaths > 0
            address = self._free(alone=suspect)
            if address is None:
                return
            job, data = self._waiting.popleft()
            future = self._submit(address, work, self._key, data)
            remote = self._remotes[address]
            remote.jobs.add(future)
            remote.alone = suspect
            self._flying[future] = job, data, address
            future.add_done_callback(self._done.put)

    def _free(self, *, alone: bool = False) -> str | None:
        """Return the address of the worker that has most room, or none to do with ``alone``."""
        room = {
            address: AHEAD * remote.threads - len(remote.jobs)
            for address, remote in self._remotes.items()
            if remote.fit and not remote.alone and not (alone and remote.jobs)
        }
        best = max(room, key=room.__getitem__, default=None)
        return best if best and room[best] > 0 else None

    def _submit(self, address: str, call: Callable, *arguments: object) -> Future:
        return self._client.submit(
            call, *arguments, workers=[address], allow_other_workers=False, pure=False
        )

    def _look(self) -> None:
        """See which workers there are. Raises CourseError where there is none, or no scheduler."""
        self._looked = time.monotonic()
        try:
            there = self._client.nthreads()
        except Exception as error:  # whatever Dask raises in a connection that is broken
            raise self._gone() from error
        if self._client.status != "running":
            raise self._gone()
        for address in self._remotes.keys() - there.keys():
            self._lose(address)
        for address in there.keys() - self._remotes.keys() - self._unfit.keys():
            self._prepare(address, there[address])
        if any(remote.fit or remote.preparing for remote in self._remotes.values()):
            self._seen = self._looked
        elif self._looked - self._seen > _SECONDS_WITHOUT or (there and not self._remotes):
            raise self._nobody()
        elif not self._told:
            self._told = True
            print(_NOBODY_YET.format(self._address, _SECONDS_WITHOUT), file=sys.stderr)

    def _prepare(self, address: str, threads: int) -> None:
        remote = self._remotes.setdefault(address, _Remote(threads))
        remote.fit = False
        remote.preparing = self._submit(
            address, prepare, self._key, self._encoded, self._settings, self._environment
        )

    def _welcome(self) -> None:
        """Use the workers that are ready, and name those that cannot be used."""
        for address, remote in list(self._remotes.items()):
            if remote.preparing is None or not remote.preparing.done():
                continue
            try:
                problem = remote.preparing.result(_SECONDS_TO_ANSWER)
            except TimeoutError:  # gone with its answer; the next look says so
                continue
            except Exception as error:
                problem = f"{type(error).__name__}: {error}; is forwardpass installed there?"
            remote.preparing, remote.fit = None, not problem
            if problem:
                print(f"forwardpass: {address} is not used: {problem}", file=sys.stderr)
                self._unfit[address] = problem
                self._lose(address)

    def _lose(self, address: str) -> None:
        """Take back what a worker had."""
        for future in self._remotes.pop(address).jobs:
            job, data, _ = self._flying.pop(future)
            future.cancel()
            job.deaths += 1
            self._waiting.appendleft((job, data))

    def _wait(self) -> list[Future]:
        """Wait a moment at most, and return which submissions are done."""
        done: list[Future] = []
        with contextlib.suppress(queue.Empty):
            done.append(self._done.get(timeout=_INTERVAL / 2))
            while True:
                done.append(self._done.get_nowait())
        return done

    def _collect(self, done: list[Future]) -> list[tuple[Job, bytes, Graded]]:
        """Return what is finished; give again what a worker has died of."""
        done = [future for future in done if future in self._flying]
        found = []
        for future, answer in zip(done, self._fetch(done), strict=True):
            job, data, address = self._flying.pop(future)
            remote = self._remotes[address]
            remote.jobs.discard(future)
            remote.alone = False
            if answer:
                found.append((job, data, msgspec.msgpack.decode(answer, type=Graded)))
                continue
            if answer is None:  # it was started anew, and knows nothing
                self._prepare(address, remote.threads)
            else:
                job.deaths += 1
            self._waiting.appendleft((job, data))
        hopeless = [pair for pair in self._waiting if pair[0].deaths >= MAX_DEATHS]
        for job, data in hopeless:
            self._waiting.remove((job, data))
            found.append((job, data, given_up(self._bundle, job)))
        return found

    def _fetch(self, done: list[Future]) -> list[bytes | None]:
        """Return the answers, or none of them for now where a worker has gone with one."""
        try:
            return self._in_time(lambda: self._client.gather(done, asynchronous=True))
        except TimeoutError:
            for future in done:
                self._done.put(future)
            done.clear()
            self._look()
            return []
        except Exception as error:  # they are cancelled when the scheduler goes
            raise self._gone() from error

    def _in_time(self, ask: Callable[[], Awaitable]) -> Any:
        """Return what Dask answers. Raises TimeoutError where it does not."""

        async def answer() -> Any:
            return await asyncio.wait_for(ask(), _SECONDS_TO_ANSWER)

        return self._client.sync(answer)

    def _gone(self) -> WorkersGone:
        return WorkersGone(
            f"the scheduler {self._address} does not answer any more. What is graded is kept: run "
            "the same command again when it is there"
        )

    def _nobody(self) -> WorkersGone:
        reasons = "".join(f"\n  {address}: {why}" for address, why in self._unfit.items())
        return WorkersGone(
            f"the scheduler {self._address} has no worker that could grade; start one with "
            f"`dask worker {self._address} --nthreads 1`. What is graded is kept{reasons}"
        )


def _connect(address: str) -> Client:
    """Return a client. Raises CourseError where no scheduler is."""
    dask.config.set({"distributed.admin.large-graph-warning-threshold": _BYTES_AHEAD})
    for talks in ("distributed", "asyncio"):  # what they would say we say, in a line
        logging.getLogger(talks).setLevel(logging.CRITICAL)
    try:
        protocol, place = parse_address(address, strict=True)
        if protocol != "tls" and not _is_loopback(place):
            print(_OPEN.format(address), file=sys.stderr)
        security = Security() if protocol == "tls" else None
        if security and security.get_connection_args("client")["ssl_context"] is None:
            raise ValueError("no certificates are set")
        return Client(address, security=security, timeout=_SECONDS_TO_ANSWER)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CourseError(
            f"no scheduler at {address}: {said}. An address looks like tcp://HOST:8786, or "
            "tls://HOST:8786 with certificates in Dask's configuration"
        ) from error


def _is_loopback(place: str) -> bool:
    host = place.rpartition(":")[0].strip("[]")
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
