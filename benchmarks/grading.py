"""How fast submissions are graded: ``python benchmarks/grading.py [ASSIGNMENT …]``.

Compares, in one run on the same notebooks, for each assignment:

- nbgrader: ``nbgrader autograde``, which uses one core;
- here: ``forwardpass grade`` with one worker, full isolation, into a gradebook;
- floor: the same cells and tests in one warm interpreter, and nothing else.

Prints notebooks a second for each, the ratios, and where the time goes. Each
notebook is the reference with a comment that makes it unlike the others.
"""

import argparse
import contextlib
import copy
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import psutil

import forwardpass.grading
from forwardpass.check.checks import Checks
from forwardpass.grading.bundle import Bundle, make_bundle
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.grade import grade
from forwardpass.grading.worker import on_one_core
from forwardpass.imports import skip_what_is_slow
from forwardpass.sandbox import Sandbox
from forwardpass.sandbox.student import make_shell

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
NUMPY, TENSORFLOW = "02_affine_functions", "04_dense_layers"


def course_in(folder: Path, assignment: str) -> Course:
    """Make a course with one assignment."""
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name / assignment, folder / name / assignment)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    run(folder, "forwardpass", "release", assignment)
    return find_course(folder)


def submit(course: Course, assignment: str, students: range) -> None:
    """Hand in the reference for some students, with a comment that makes it unlike the others."""
    notebook = nbformat.read(course.notebook(assignment), 4)
    for number in students:
        submitted = copy.deepcopy(notebook)
        submitted.cells.append(nbformat.v4.new_code_cell(f"# student {number}"))
        name = f"student{number:04}"
        path = course.root / "submitted" / name / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(submitted, path)


def run(folder: Path, *command: str) -> float:
    """Run a command in a course folder and return how many seconds it took."""
    start = time.perf_counter()
    subprocess.run([BIN / command[0], *command[1:]], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def floor(bundle: Bundle, notebook: bytes, times: int) -> float:
    """Return the seconds that cells and tests of a notebook take in one warm interpreter."""
    shell = make_shell()
    hidden = Checks(bundle.hidden, reveal=False)
    forwardpass.grading.hidden_checks = lambda assignment: hidden
    tests = {name: compile(test.source, name, "exec") for name, test in bundle.tests.items()}
    cells = [
        (cell["metadata"].get("nbgrader", {}).get("grade_id"), "".join(cell["source"]))
        for cell in json.loads(notebook)["cells"]
        if cell["cell_type"] == "code"
    ]
    taken = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, content in bundle.files.items():
            Path(name).write_bytes(content)
        for _ in range(times):
            shell.reset(new_session=True)
            start = time.perf_counter()
            with contextlib.redirect_stdout(io.StringIO()):
                for grade_id, source in cells:
                    if grade_id in tests:
                        exec(tests[grade_id], shell.user_ns)
                    else:
                        shell.run_cell(source, store_history=True)
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def parts(bundle: Bundle, notebook: bytes, times: int) -> dict[str, float]:
    """Return the median seconds of grading one notebook, and of what there is in it."""

    def median(measure: Callable[[], None]) -> float:
        return statistics.median(timed(measure) for _ in range(times))

    found = {}
    for isolated in (True, False):
        made = Sandbox(tensorflow=bundle.tensorflow, isolated=isolated)
        with made as sandbox, on_one_core():

            def fork() -> None:
                with sandbox.student(time.monotonic() + 60):
                    pass

            grade(notebook, bundle, sandbox)  # warm
            kind = "isolated" if isolated else "not isolated"
            found[f"one submission, {kind}"] = median(lambda: grade(notebook, bundle, sandbox))
            found[f"of that, fork and end, {kind}"] = median(fork)
    return found


def timed(measure: Callable[[], None]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    measure()
    return time.perf_counter() - start


def seconds_each(course: Course, assignment: str, many: int, *command: str) -> float:
    """Return the seconds that a command takes for one submission more, beside its own start."""
    shutil.rmtree(course.root / "submitted", ignore_errors=True)
    submit(course, assignment, range(1))
    alone = run(course.root, *command)
    submit(course, assignment, range(1, 1 + many))
    return (run(course.root, *command) - alone) / many


def compare(assignment: str, many: int, by_nbgrader: int, rounds: int) -> None:
    """Print the comparison for one assignment: the medians of some rounds, and their range."""
    ours: list[float] = []
    theirs: list[float] = []
    lowest: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        course = course_in(Path(name), assignment)
        bundle = Bundle.decode(make_bundle(course, assignment).encode())
        notebook = course.notebook(assignment).read_bytes()
        command = ("forwardpass", "grade", assignment, "--force", "--workers", "1")
        nbgrader = ("nbgrader", "autograde", assignment, "--force")
        for _ in range(rounds):
            theirs.append(seconds_each(course, assignment, by_nbgrader, *nbgrader))
            ours.append(seconds_each(course, assignment, many, *command))
            lowest.append(floor(bundle, notebook, 20))
        found = parts(bundle, notebook, 20)
    print(f"{assignment}: milliseconds a submission; median, least and most of {rounds} rounds")
    for what, taken in {
        "nbgrader autograde": theirs,
        "forwardpass grade, one worker": ours,
        "cells and tests in one warm interpreter": lowest,
    }.items():
        print(f"{_three(taken, 1000)}  {what}")
    for what, seconds in found.items():
        print(f"{seconds * 1000:9.1f}{'':16}  {what}")
    more = [t / o for t, o in zip(theirs, ours, strict=True)]
    above = [o / f for o, f in zip(ours, lowest, strict=True)]
    print(f"{_three(more)}  times nbgrader's throughput on a core")
    print(f"{_three(above)}  times the floor's time\n", flush=True)


def _three(values: list[float], scale: float = 1) -> str:
    found = (f(values) * scale for f in (statistics.median, min, max))
    return "{:9.1f}{:8.1f}{:8.1f}".format(*found)


def scale(assignment: str, sizes: list[int]) -> None:
    """Print how time and memory grow with the class."""
    print(f"{assignment}: how it grows, one worker; megabytes at most")
    print(f"{'class':>6} {'seconds':>8} {'ms each':>8} {'command':>8} {'worker':>8} {'student':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            course = course_in(Path(name), assignment)
            submit(course, assignment, range(size))
            command = [BIN / "forwardpass", "grade", assignment, "--workers", "1"]
            start = time.perf_counter()
            grader = subprocess.Popen(
                command, cwd=course.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            peaks = dict.fromkeys(("command", "worker", "student"), 0)
            while grader.poll() is None:
                for kind, held in memory(grader.pid):
                    peaks[kind] = max(peaks[kind], held)
                time.sleep(0.05)
            seconds = time.perf_counter() - start
        held = " ".join(f"{peak / 1e6:8.0f}" for peak in peaks.values())
        print(f"{size:6} {seconds:8.1f} {seconds / size * 1000:8.1f} {held}", flush=True)


def memory(pid: int) -> Iterator[tuple[str, int]]:
    """Yield for each process of a grader what it is, and the bytes that it alone holds."""
    with contextlib.suppress(psutil.Error):
        command = psutil.Process(pid)
        yield "command", command.memory_info().rss
        for process in command.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                words = " ".join(process.cmdline())
                if "forwardpass.grading.worker" in words:
                    yield "worker", process.memory_info().rss
                elif "sandbox.preloaded" in words and "bwrap" not in words.split()[0]:
                    forked = "sandbox.preloaded" in " ".join(process.parent().cmdline()[:5])
                    if forked:
                        yield "student", process.memory_full_info().uss


def main() -> None:
    """Measure a NumPy assignment and one with TensorFlow, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("assignments", nargs="*", default=[NUMPY, TENSORFLOW])
    parser.add_argument("--many", type=int, default=60, help="submissions graded here")
    parser.add_argument("--scale", type=int, nargs="*", help="classes whose growth is measured")
    parser.add_argument(
        "--by-nbgrader", type=int, default=10, help="submissions graded by nbgrader"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often all is measured")
    options = parser.parse_args()
    skip_what_is_slow()
    for assignment in options.assignments:
        if options.scale:
            scale(assignment, options.scale)
        else:
            compare(assignment, options.many, options.by_nbgrader, options.rounds)


if __name__ == "__main__":
    main()
