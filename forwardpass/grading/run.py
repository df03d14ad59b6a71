"""Submissions in, graded notebooks and grades in nbgrader's gradebook out."""

import collections
import dataclasses
import datetime
import json
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from nbgrader.utils import parse_utc

from forwardpass.grading.bundle import Bundle, environment, make_bundle
from forwardpass.grading.cache import FOLDER, Cache, key_of
from forwardpass.grading.course import Course
from forwardpass.grading.database import address
from forwardpass.grading.errors import CourseError, WorkersGone
from forwardpass.grading.files import replace_bytes
from forwardpass.grading.grade import Graded, malformed
from forwardpass.grading.gradebook import Result, Writer
from forwardpass.grading.pool import Job, LocalPool, Pool
from forwardpass.grading.submission import MAX_BYTES
from forwardpass.grading.verdicts import Verdict
from forwardpass.grading.worker import Settings

#: Results that are entered into the gradebook at once, and seconds after which fewer are.
_BATCH = 50
_BATCH_SECONDS = 2.0

#: The file that says when a submission was handed in, and how many bytes that takes.
_TIMESTAMP = "timestamp.txt"
_LONGEST_TIME = 100


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
    """How to grade: with ``workers`` processes here, or with those of a Dask ``scheduler``."""

    workers: int = 0
    settings: Settings = field(default_factory=lambda: Settings(True, 60.0, ()))
    force: bool = False
    scheduler: str = ""


class Run:
    """One run over the submissions of an assignment."""

    def __init__(
        self, course: Course, assignment: str, students: list[str], options: Options
    ) -> None:
        from nbgrader.coursedir import CourseDirectory

        self._course, self._assignment, self._options = course, assignment, options
        config = course.config()
        self._folders = CourseDirectory(config=config)
        self._jobs = self._find(students)
        self._bundle = self._bundle_of()
        self._writer = Writer(address(config, course.root), config, self._bundle)
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
        except WorkersGone:
            yield from self._keep(entered)
            raise
        finally:
            self._writer.close()

    def _find(self, students: list[str]) -> list[Job]:
        """Return the submissions of ``students``, or all. Raises CourseError for an unknown one."""
        folders = self._folders
        pattern = folders.format_path(folders.submitted_directory, "*", self._assignment)
        base = Path(folders.format_path(folders.submitted_directory, ".", ".")).resolve()
        found = {p.relative_to(base).parts[0]: p for p in sorted(Path("/").glob(pattern[1:]))}
        for name in found:
            if not name.isprintable():  # an unreadable byte, a line break: no name for a gradebook
                raise CourseError(f"{base} has a folder {name!r}: give it the name of a student")
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
        pool: Pool | None = None
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
                        pool = pool or self._pool()
                        pool.add(job, data)
                for job, data, graded in pool.finished() if pool else ():
                    if graded.verdict is not Verdict.GRADER_ERROR:
                        self._cache.put(self._key(data), msgspec.msgpack.encode(graded))
                    yield job, self._done(job, graded)
        finally:
            if pool:
                pool.close()

    def _pool(self) -> Pool:
        if self._options.scheduler:
            try:
                from forwardpass.grading.cluster import Cluster
            except ModuleNotFoundError as error:
                raise CourseError(
                    f"--scheduler needs Dask, and there is no {error.name}: pip install distributed"
                ) from error
            return Cluster(self._bundle, self._options.settings, self._options.scheduler)
        return LocalPool(self._bundle, self._options.settings, self._options.workers)

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
                _handed_in(job)[1],
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
        stamp, time_ = _handed_in(job)
        if time_ is not None:
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
    """Return what is said of a submission, for machines; of its tests, how many have which end."""
    graded = outcome.graded
    return {
        "student": outcome.student,
        "verdict": graded.verdict.value,
        "points": graded.points,
        "possible": graded.possible,
        "seconds": round(outcome.seconds, 3),
        "cached": outcome.cached,
        "isolation": graded.isolation,
        "tests": dict(collections.Counter(test.verdict.value for test in graded.tests)),
        **({"reason": graded.reason} if graded.reason else {}),
    }


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


def _handed_in(job: Job) -> tuple[bytes, datetime.datetime | None]:
    """Return what says when a submission was handed in, and that time; None where nothing does.

    Students can write that file, too: it is read as carefully as their notebooks.
    """
    data, problem = _read(job.path.with_name(_TIMESTAMP))
    if problem or len(data) > _LONGEST_TIME:
        return b"", None
    try:
        return data, parse_utc(data.decode().strip())
    except (ValueError, OverflowError, TypeError, AttributeError):  # what dateutil raises
        return b"", None


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
