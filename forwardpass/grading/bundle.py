"""All that grading an assignment takes, in one value that can travel to another machine."""

import hashlib
import importlib.metadata
import json
import platform
import re
from pathlib import Path
from typing import Any

import msgspec

from forwardpass.check.checks import CHECKS_FILE
from forwardpass.grading.course import Course
from forwardpass.grading.errors import CourseError

#: Raised whenever results would come out otherwise for the same submission.
VERSION = 1

_USES_TENSORFLOW = re.compile(rb"\b(?:tensorflow|keras)\b")


class GradedCell(msgspec.Struct, frozen=True):
    """A cell that nbgrader has marked.

    ``role`` is ``test`` (graded by running it), ``manual`` (graded by a person),
    ``solution`` or ``locked``. ``source`` is the instructor's, ``released`` what students see.
    ``hidden`` tests have a part that is not released.
    """

    grade_id: str
    role: str
    cell_type: str
    source: str
    released: str
    points: float = 0.0
    hidden: bool = False
    claim: str = ""


class Bundle(msgspec.Struct, frozen=True, eq=False):
    """What a worker needs to grade submissions of one assignment.

    ``checks`` and ``hidden`` are the data of the visible and the hidden checks,
    ``files`` those that lie beside the released notebook, ``released`` its text.
    Two bundles are the same if they are one object; ``encode`` tells whether they are equal.
    """

    assignment: str
    cells: list[GradedCell]
    released: bytes
    files: dict[str, bytes]
    checks: dict[str, Any]
    hidden: dict[str, Any]
    tensorflow: bool
    version: int = VERSION

    def encode(self) -> bytes:
        """Return the bundle as bytes, the same for equal bundles."""
        return msgspec.msgpack.encode(self, order="deterministic")

    @staticmethod
    def decode(data: bytes) -> "Bundle":
        """Return the bundle that ``encode`` wrote."""
        return msgspec.msgpack.decode(data, type=Bundle)

    @property
    def tests(self) -> dict[str, GradedCell]:
        """The cells that are graded by running them, in the notebook's order."""
        return {cell.grade_id: cell for cell in self.cells if cell.role == "test"}


def environment() -> dict[str, str]:
    """Return what results may depend on beside a submission and its bundle: versions."""
    names = ("numpy", "tensorflow-cpu", "tensorflow", "keras", "ipython", "forwardpass")
    versions = {"python": platform.python_version()}
    for name in names:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return versions | {"forwardpass code": _hash_of_package()}


def uses_tensorflow(notebook: bytes) -> bool:
    """Does the text of a notebook name TensorFlow or Keras?"""
    return _USES_TENSORFLOW.search(notebook) is not None


def make_bundle(course: Course, assignment: str) -> Bundle:
    """Gather what grading ``assignment`` takes. Raises CourseError where the sources do not fit.

    Computes the hidden checks, for which it imports what their references import.
    """
    from forwardpass.grading import notebooks
    from forwardpass.grading.tasks import TASKS_FILE, checks_data, claims_in, load_tasks

    path = course.notebook(assignment)
    folder = course.exercises / assignment
    for name in (path.name, CHECKS_FILE):
        if not (folder / name).is_file():
            raise CourseError(f"{folder} has no {name}; run `forwardpass release {assignment}`")
    source, released = notebooks.read(path), notebooks.read(folder / path.name)
    claims = claims_in(path)
    shown = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in released.cells
        if "nbgrader" in cell.metadata
    }
    tasks = load_tasks(course.solutions / assignment / TASKS_FILE)
    files = {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix != ".ipynb" and "." not in p.relative_to(folder).parts[0][:1]
    }
    return Bundle(
        assignment=assignment,
        cells=[_graded_cell(cell, shown, claims, assignment) for cell in _marked(source)],
        released=(folder / path.name).read_bytes(),
        files={name: data for name, data in files.items() if "__pycache__" not in name},
        checks=json.loads(files[CHECKS_FILE]),
        hidden=checks_data(assignment, tasks, claims, hidden=True),
        tensorflow=uses_tensorflow(path.read_bytes()),
    )


def _marked(notebook: Any) -> list:
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader")]


def _graded_cell(cell: Any, shown: dict, claims: dict, assignment: str) -> GradedCell:
    about = cell.metadata.nbgrader
    if about.grade_id not in shown:
        raise CourseError(
            f"exercises/{assignment} has no cell {about.grade_id!r}: it is older than "
            f"solutions/{assignment}; run `forwardpass release {assignment}`"
        )
    return GradedCell(
        grade_id=about.grade_id,
        role=_role(about, cell.cell_type),
        cell_type=cell.cell_type,
        source=cell.source,
        released=shown[about.grade_id],
        points=float(about.get("points", 0)) if about.grade or about.get("task") else 0.0,
        hidden="BEGIN HIDDEN TESTS" in cell.source,
        claim=claims.get(about.grade_id, ""),
    )


def _role(about: Any, cell_type: str) -> str:
    if about.grade and not about.solution and cell_type == "code":
        return "test"
    if about.grade or about.get("task"):
        return "manual"
    return "solution" if about.solution else "locked"


def _hash_of_package() -> str:
    """Return a hash of this package's code, so that a change of it makes old results old."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for part in ("check", "sandbox", "grading"):
        for path in sorted((root / part).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
