"""What this machine can do, and what to install where it can't."""

import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forwardpass.grading.course import Course
from forwardpass.grading.errors import CourseError

_INSTALL = "run `pip install -r requirements.txt` in the course's environment"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``advice`` is the next step where it is not ``good``."""

    good: bool
    what: str
    advice: str = ""


def examine(course: Course) -> Iterator[Finding]:
    """Look at everything that reading, solving, grading and testing the course needs."""
    yield _python(course.root / "pyproject.toml")
    try:
        yield from _packages(course.root / "requirements.txt")
        yield _kernel()
        yield _gradebook(course)
    except ImportError as error:
        yield Finding(False, f"{error.name} is not installed", _INSTALL)
    yield _tensorflow()
    yield _isolation()


def _isolation() -> Finding:
    """Try to confine a process as students' code is confined."""
    from forwardpass.sandbox.isolation import layers, what_is_missing

    if missing := what_is_missing():
        return Finding(
            False,
            "students' code cannot be isolated here",
            f"{missing}\n    Until then `forwardpass grade` refuses, unless it is told "
            "--isolation=none.",
        )
    return Finding(True, f"students' code can be isolated, in full: {layers()}")


def _gradebook(course: Course) -> Finding:
    """See whether the gradebook's server answers, where it has one."""
    from forwardpass.grading import database

    try:
        database.check(url := database.address(course.config(), course.root))
    except CourseError as error:
        return Finding(False, "the gradebook cannot be used", str(error))
    return Finding(True, f"the gradebook is {database.shown(url)}")


def _python(pyproject: Path) -> Finding:
    """Compare this Python with ``requires-python``, a range such as ``>=3.11,<3.13``."""
    wanted = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["requires-python"]
    low, high = (tuple(map(int, v.split("."))) for v in re.findall(r"[\d.]+", wanted))
    good = low <= tuple(sys.version_info[:2]) < high
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(good, f"Python {version}", f"use a Python {wanted}: the pinned versions need it")


def _packages(requirements: Path) -> Iterator[Finding]:
    """Compare each direct dependency with what is installed."""
    from packaging.requirements import Requirement  # may be missing, as anything here

    for line in requirements.read_text(encoding="utf-8").splitlines():
        if not re.match(r"[a-z]", line):
            continue
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate():
            continue
        try:
            version = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            yield Finding(False, f"{wanted.name} is not installed", _INSTALL)
            continue
        good = wanted.specifier.contains(version)
        what = f"{wanted.name} {version}" + (
            "" if good else f", but {wanted.specifier} is asked for"
        )
        yield Finding(good, what, _INSTALL)


def _kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    advice = "run `python -m ipykernel install --sys-prefix` in the course's environment"
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding(False, "Jupyter kernel python3 is not installed", advice)
    program = spec.argv[0]
    here = Path(sys.executable).absolute()
    if program == Path(program).name:  # Jupyter takes its own Python for a bare `python`
        program = str(here.with_name(program))
    good = Path(program).absolute().parent == here.parent
    what = f"Jupyter kernel python3 runs {program}"
    return Finding(good, what, f"that is another Python: {advice}")


def _tensorflow() -> Finding:
    """Import TensorFlow in a process of its own: it is slow, and may crash on old processors."""
    code = (
        "import forwardpass, json, tensorflow as tf;"
        "print(json.dumps([tf.__version__, float(tf.reduce_sum(tf.ones((2, 3))))]))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    if run.returncode == 0 and json.loads(run.stdout)[1] == 6.0:
        return Finding(True, f"TensorFlow {json.loads(run.stdout)[0]} computes")
    said = run.stderr.decode(errors="replace").strip().splitlines()
    last = (said or [f"exit code {run.returncode}"])[-1]
    return Finding(
        False,
        f"TensorFlow does not work here ({last[:200]})",
        "chapters and tasks that use Keras will not run; its wheels need a 64-bit x86 processor "
        "with AVX, or 64-bit ARM, and there are none for Intel Macs",
    )
