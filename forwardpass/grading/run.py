"""Submissions in, graded notebooks and grades in nbgrader's gradebook out."""

import collections
import concurrent.futures
import dataclasses
import datetime
import json
import multiprocessing
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pebble

from forwardpass.grading.bundle import Bundle, environment, make_bundle
from forwardpass.grading.cache import FOLDER, Cache, key_of
from forwardpass.grading.course import Course
from forwardpass.grading.errors import CourseError
from forwardpass.grading.files import replace_bytes
from forwardpass.grading.grade import Graded, malformed, ungraded
from forwardpass.grading.gradebook import Result, Writer
from forwardpass.grading.submission import MAX_BYTES
from forwardpass.grading.verdicts import Verdict
from forwardpass.grading.worker import Settings, start, work

#: Results that are entered into the gradebook at once, and seconds after which fewer are.
_BATCH = 50
_BATCH_SECONDS = 2.0

#: Submissions that are on their way, for each worker.
_AHEAD = 2

#: How many workers a submission may end before it is given up.
_MAX_DEATHS = 2

_TIMESTAMP = "timestamp.txt"


@dataclass
class Job:
    """A submission to grade."""

    student: str
    path: Path
    deaths: int = 0
    began: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """A submission that is graded, without the notebook once that is written.

    ``cached`` tells that it had been graded before.
    """

    student: str
    graded: Graded
    seconds: float
    cached: bool


@dataclass
class Options:
    """How to grade."""

    workers: int = 0
    settings: Settings = field(default_factory=lambda: Settings(True, 60.0, ()))
    force: bool = False


class Run:
    """One run over the submissions of an assignment."""

    def __init__(
        self, course: Course, assignment: str, students: list[str], options: Options
    ) -> None:
        from nbgrader.coursedir import CourseDirectory

        self._course, self._assignment, self._options = course, assignment, options
        self._config = course.config()
        self._config.CourseDirectory.setdefault("db_url", f"sqlite:///{course.root}/gradebook.db")
        self._folders = CourseDirectory(config=self._config)
        self._jobs = self._find(students)
        self._bundle = self._bundle_of()
        self._writer = Writer(self._config, self._bundle)
        self._cache = Cache(course, "results")
        self._about = key_of(
            self._bundle.encode(),
            json.dumps(environment(), sort_keys=True).encode(),
            repr((options.settings.isolated, options.settings.seconds)).encode(),
        ).encode()
        self.stopping = False

    def __len__(self) -> int:
        return len(self._jobs)

    def stop(self) -> None:
        """Begin nothing new; what is being graded is finished and kept."""
        self.stopping = True

    def outcomes(self) -> Iterator[Outcome]:
        """Grade, enter and yield one submission after the other, in no order.

        Raises CourseError where results cannot be kept; what was yielded before is kept.
        """
        entered: list[tuple[Job, Outcome]] = []
        since = time.monotonic()
        try:
            for job, outcome in self._graded():
                entered.append((job, outcome))
                if len(entered) >= _BATCH or time.monotonic() - since > _BATCH_SECONDS:
                    yield from self._keep(entered)
                    entered, since = [], time.monotonic()
            yield from self._keep(entered)
        finally:
            self._writer.close()

    def _find(self, students: list[str]) -> list[Job]:
        """Return the submissions of ``students``, or all. Raises CourseError for an unknown one."""
        folders = self._folders
        pattern = folders.format_path(folders.submitted_directory, "*", self._assignment)
        base = Path(folders.format_path(folders.submitted_directory, ".", ".")).resolve()
        found = {p.relative_to(base).parts[0]: p for p in sorted(Path("/").glob(pattern[1:]))}
        missing = [student for student in students if student not in found]
        if missing:
            raise CourseError(
                f"no submission of {self._assignment} by {', '.join(missing)} in {base}"
            )
        if not found:
            raise CourseError(f"nothing is submitted: no folder {pattern}")
        chosen = {name: found[name] for name in students} if students else found
        return [Job(name, path / f"{self._assignment}.ipynb") for name, path in chosen.items()]

    def _bundle_of(self) -> Bundle:
        """Return the bundle, computed anew only where something that it depends on has changed."""
        cache, sources = Cache(self._course, "bundles"), []
        for folder in (self._course.solutions, self._course.exercises):
            for path in sorted((folder / self._assignment).rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    sources += [str(path.relative_to(folder)).encode(), path.read_bytes()]
        key = key_of(json.dumps(environment(), sort_keys=True).encode(), *sources)
        if known := cache.get(key):
            return Bundle.decode(known)
        bundle = make_bundle(self._course, self._assignment)
        cache.put(key, bundle.encode())
        return Bundle.decode(bundle.encode())

    def _graded(self) -> Iterator[tuple[Job, Outcome]]:
        waiting = collections.deque(self._jobs)
        pool: _Pool | None = None
        try:
            while (waiting and not self.stopping) or (pool and pool.busy):
                while waiting and not self.stopping and not (pool and pool.full):
                    job = waiting.popleft()
                    job.began = time.monotonic()
                    data, problem = _read(job.path)
                    if problem:
                        yield job, self._done(job, malformed(self._bundle, problem))
                    elif not self._options.force and (known := self._known(data)):
                        yield job, self._done(job, known, cached=True)
                    else:
                        pool = pool or _Pool(self._bundle, self._options)
                        pool.add(job, data)
                for job, data, graded in pool.finished() if pool else ():
                    if graded is None and job.deaths < _MAX_DEATHS:
                        waiting.appendleft(job)
                    elif graded is None:
                        reason = f"it ended {job.deaths} workers"
                        yield job, self._done(job, ungraded(self._bundle, reason))
                    else:
                        if graded.verdict is not Verdict.GRADER_ERROR:
                            self._cache.put(self._key(data), msgspec.msgpack.encode(graded))
                        yield job, self._done(job, graded)
        finally:
            if pool:
                pool.close()

    def _key(self, data: bytes) -> str:
        return key_of(self._about, data)

    def _known(self, data: bytes) -> Graded | None:
        found = self._cache.get(self._key(data))
        try:
            return msgspec.msgpack.decode(found, type=Graded) if found else None
        except msgspec.MsgspecError:  # a file that was damaged: worked out anew
            return None

    def _done(self, job: Job, graded: Graded, *, cached: bool = False) -> Outcome:
        return Outcome(job.student, graded, time.monotonic() - job.began, cached)

    def _keep(self, entered: list[tuple[Job, Outcome]]) -> Iterator[Outcome]:
        """Enter results into the gradebook, then write their files, then log and yield them."""
        results = [
            Result(
                outcome.student,
                outcome.graded,
                self._folders.get_existing_timestamp(str(job.path.parent)),
                new=_bytes_of(self._graded_path(job)) != outcome.graded.notebook,
            )
            for job, outcome in entered
        ]
        self._writer.write(results)
        for job, outcome in entered:
            try:
                self._write_files(job, outcome.graded)
                self._log(outcome)
            except OSError as error:
                raise CourseError(
                    f"{self._graded_path(job).parent} cannot be written: {error}. The grades are "
                    "in the gradebook; run the same command again when that is mended"
                ) from error
            # The notebook is written; kept in memory, those of a large class would not fit.
            graded = msgspec.structs.replace(outcome.graded, notebook=b"")
            yield dataclasses.replace(outcome, graded=graded)

    def _graded_path(self, job: Job) -> Path:
        folders = self._folders
        folder = folders.format_path(folders.autograded_directory, job.student, self._assignment)
        return Path(folder) / job.path.name

    def _write_files(self, job: Job, graded: Graded) -> None:
        path = self._graded_path(job)
        path.parent.mkdir(parents=True, exist_ok=True)
        files = {path.name: graded.notebook, **self._bundle.files}
        if stamp := _bytes_of(job.path.with_name(_TIMESTAMP)):
            files[_TIMESTAMP] = stamp
        for name, content in files.items():
            target = path.with_name(name) if "/" not in name else path.parent / name
            if _bytes_of(target) != content:
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_bytes(target, content)

    def _log(self, outcome: Outcome) -> None:
        """Add a line to the log of this assignment."""
        folder = self._course.root / FOLDER
        folder.mkdir(exist_ok=True)
        line = {
            "time": datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds"),
            **summary_of(outcome),
            "tests": {test.grade_id: test.verdict.value for test in outcome.graded.tests},
            "parts": {name: round(s, 4) for name, s in outcome.graded.seconds.items()},
        }
        with (folder / f"{self._assignment}.log").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def summary_of(outcome: Outcome) -> dict:
    """Return what is said of a submission, for machines."""
    graded = outcome.graded
    return {
        "student": outcome.student,
        "verdict": graded.verdict.value,
        "points": graded.points,
        "possible": graded.possible,
        "seconds": round(outcome.seconds, 3),
        "cached": outcome.cached,
        "isolation": graded.isolation,
        **({"reason": graded.reason} if graded.reason else {}),
    }


class _Pool:
    """Worker processes, and what they are at."""

    def __init__(self, bundle: Bundle, options: Options) -> None:
        self._workers = options.workers or len(os.sched_getaffinity(0))
        self._flying: dict[pebble.ProcessFuture, tuple[Job, bytes]] = {}
        self._bundle = bundle
        self._pool = pebble.ProcessPool(
            max_workers=self._workers,
            initializer=start,
            initargs=(bundle.encode(), options.settings),
            context=multiprocessing.get_context("spawn"),
        )

    @property
    def full(self) -> bool:
        return len(self._flying) >= self._workers * _AHEAD

    @property
    def busy(self) -> bool:
        return bool(self._flying)

    def add(self, job: Job, data: bytes) -> None:
        self._flying[self._pool.schedule(work, args=(data,))] = job, data

    def finished(self) -> list[tuple[Job, bytes, Graded | None]]:
        """Wait for something to be finished, a moment at most. None is a worker that died."""
        done, _ = concurrent.futures.wait(
            self._flying, timeout=0.5, return_when=concurrent.futures.FIRST_COMPLETED
        )
        return [(*self._flying[future], self._result(future)) for future in done]

    def _result(self, future: pebble.ProcessFuture) -> Graded | None:
        job, _ = self._flying.pop(future)
        try:
            return msgspec.msgpack.decode(future.result(), type=Graded)
        except pebble.ProcessExpired:
            job.deaths += 1
            return None
        except Exception as error:
            return ungraded(self._bundle, f"{type(error).__name__}: {error}")

    def close(self) -> None:
        self._pool.stop()
        self._pool.join()


def _read(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a submitted file, or in words why it has none that could be graded."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return b"", f"there is no file {path.name}"
    except OSError as error:
        return b"", f"{path.name} cannot be read: {os.strerror(error.errno)}"
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        return b"", f"{path.name} is no file"
    with open(fd, "rb") as file:
        return file.read(MAX_BYTES + 1), ""


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
