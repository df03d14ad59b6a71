"""How far grading goes on many machines: ``python benchmarks/cluster.py [--write]``.

Measures, on this machine and with one NumPy assignment:

- submissions a second with 1, 2 and 4 Dask workers, and with as many workers without Dask;
- what Dask costs for each submission: workers that answer at once, through the same code;
- how many results a second the one writer enters, into SQLite and into PostgreSQL, and how
  many the command carries in all: read, sent, received, entered, written as files.

Computes from that how long classes take on machines with many cores, and prints it as
a table; ``--write`` puts the table into the book. More cores than this machine has are
computed, not measured.
"""

import argparse
import csv
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from grading import NUMPY, ROOT, course_in, submit

sys.path.insert(0, str(ROOT / "tests" / "grading"))

from machines import Machines
from nbgrader.api import Gradebook
from postgres import Server

from forwardpass.grading.bundle import make_bundle
from forwardpass.grading.cluster import Cluster
from forwardpass.grading.course import Course
from forwardpass.grading.database import address
from forwardpass.grading.grade import Graded, TestResult
from forwardpass.grading.gradebook import Result, Writer
from forwardpass.grading.pool import Job, LocalPool, Pool
from forwardpass.grading.run import Options, Run
from forwardpass.grading.verdicts import Verdict
from forwardpass.grading.worker import Settings

#: The table in the book, and what it is computed from.
TABLE = ROOT / "book" / "teaching" / "how_long.csv"

CLASSES = (100, 1_000, 10_000, 100_000)
CORES = (2, 16, 256)
WORKERS = (1, 2, 4)

#: Submissions that are graded before the clock starts: so many that all workers have begun.
FEW = 8

#: Results that the writer is given at once, as the command does.
BATCH = 50


def machines(folder: Path, workers: int, *options: str) -> Machines:
    """Start a scheduler and workers, and wait until they are there."""
    folder.mkdir()
    made = Machines(folder)
    for _ in range(workers):
        made.worker(*options)
    return made


def seconds_each(course: Course, many: int, **options: object) -> tuple[float, float]:
    """Return the seconds of one submission more, and those until the first few are done."""

    def run(students: list[str]) -> float:
        started = time.perf_counter()
        outcomes = list(Run(course, NUMPY, students, Options(force=True, **options)).outcomes())
        assert len(outcomes) == len(students)
        return time.perf_counter() - started

    students = [f"student{number:04}" for number in range(FEW + many)]
    few = run(students[:FEW])
    return (run(students) - few) / many, few


def seconds_in(pool: Pool, data: bytes, many: int) -> float:
    """Return the seconds that a submission takes in a pool that has begun."""
    with closing(pool):
        _grade(pool, data, FEW)
        started = time.perf_counter()
        _grade(pool, data, many)
        return (time.perf_counter() - started) / many


def _grade(pool: Pool, data: bytes, many: int) -> None:
    given = done = 0
    while done < many:
        while given < many and not pool.full:
            pool.add(Job(f"s{given}", Path()), data)
            given += 1
        done += len(pool.finished())


def writing(course: Course, url: str, many: int) -> float:
    """Return results a second that are entered into a gradebook, in batches."""
    bundle = make_bundle(course, NUMPY)
    tests = [
        TestResult(name, Verdict.PASSED, test.points, test.points)
        for name, test in bundle.tests.items()
    ]
    graded = Graded(Verdict.PASSED, tests, b"", "none", {})
    writer = Writer(url, course.config(), bundle)
    with closing(writer):
        started = time.perf_counter()
        for first in range(0, many, BATCH):
            writer.write([Result(f"w{n:06}", graded) for n in range(first, first + BATCH)])
        return many / (time.perf_counter() - started)


def seconds(size: int, cores: int, measured: dict[str, float]) -> float:
    """Return how long a class takes: until the first result, then as the slowest part goes.

    Cores grade at the same time; the command handles one result after the other.
    """
    grading, command = measured["grading"] / cores, measured["command"]
    return measured["start"] + size * max(grading, command)


def table(measured: dict[str, float]) -> list[list[str]]:
    """Return the table: a line for each size of class, a column for each number of cores."""
    head = ["submissions", *(f"{cores} cores" for cores in CORES)]
    return [
        head,
        *(
            [f"{size:,}", *(_words(seconds(size, cores, measured)) for cores in CORES)]
            for size in CLASSES
        ),
    ]


def _words(time_: float) -> str:
    if time_ < 90:
        return f"{time_:.0f} s"
    return f"{time_ / 60:.0f} min" if time_ < 90 * 60 else f"{time_ / 3600:.1f} h"


def measure(folder: Path, many: int) -> dict[str, float]:
    """Print what is measured and return what the table is computed from, in seconds."""
    course = course_in(folder / "course", NUMPY)
    submit(course, NUMPY, range(FEW + 10 * many))
    file = address(course.config(), course.root)
    print(f"{NUMPY}: submissions a second\n{'workers':>9} {'here':>8} {'by Dask':>8}")
    bundle, data = make_bundle(course, NUMPY), course.notebook(NUMPY).read_bytes()
    settings, grading = Settings(True, 60.0, (str(course.root),)), 0.0
    for workers in WORKERS:
        here = seconds_in(LocalPool(bundle, settings, workers), data, many)
        with closing(machines(folder / f"machines{workers}", workers)) as made:
            there = seconds_in(Cluster(bundle, settings, made.address), data, many)
        print(f"{workers:9} {1 / here:8.1f} {1 / there:8.1f}", flush=True)
        grading = grading or here
    idle = ("--nthreads", "4", "--preload", str(Path(__file__).with_name("idle_machine.py")))
    with closing(machines(folder / "idle", 1, *idle)) as made:
        carried = seconds_in(Cluster(bundle, settings, made.address), data, 5 * many)
        command, start = seconds_each(course, 10 * many, scheduler=made.address)
    print(f"{carried * 1000:9.1f}  milliseconds a submission through Dask, ungraded")
    print(f"{command * 1000:9.1f}  milliseconds a submission of the command's: all but grading")
    print(f"{writing(course, file, 20 * many):9.0f}  results a second into SQLite")
    with closing(Server()) as server:
        url = server.database()
        release(url, course)
        print(f"{writing(course, url, 20 * many):9.0f}  results a second into PostgreSQL\n")
    return {"grading": grading, "command": command, "start": start}


def release(url: str, course: Course) -> None:
    """Make a gradebook with the assignment in a database."""
    with Gradebook(address(course.config(), course.root)) as old, Gradebook(url) as new:
        released = old.find_notebook(NUMPY, NUMPY)
        new.add_assignment(NUMPY)
        new.add_notebook(NUMPY, NUMPY)
        for cell in released.source_cells:
            new.add_source_cell(cell.name, NUMPY, NUMPY, cell_type=cell.cell_type)
        for cell in released.grade_cells:
            about = {"max_score": cell.max_score, "cell_type": cell.cell_type}
            new.add_grade_cell(cell.name, NUMPY, NUMPY, **about)
        for cell in released.solution_cells:
            new.add_solution_cell(cell.name, NUMPY, NUMPY)


def main() -> None:
    """Measure, compute, print; write into the book what is computed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--many", type=int, default=100, help="submissions graded each time")
    parser.add_argument("--write", action="store_true", help="put the table into the book")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), options.many)
    lines = table(measured)
    print("computed from these: how long a class takes")
    for line in lines:
        print("  ".join(f"{entry:>11}" for entry in line))
    if options.write:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)


if __name__ == "__main__":
    main()
