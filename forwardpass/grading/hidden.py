"""Hidden tests, run from the instructor's copy: what their cells import."""

import functools
import os
from collections.abc import Callable
from pathlib import Path

from forwardpass.check.checks import Checks
from forwardpass.grading.errors import CourseError
from forwardpass.grading.tasks import TASKS_FILE, Task, checks_data, claims_in, load_tasks

#: Names the folder of the solutions; nbgrader_config.py sets it for its kernels.
SOLUTIONS_VARIABLE = "FORWARDPASS_SOLUTIONS"


def hidden_checks(assignment: str) -> Callable[[str, Callable], None]:
    """Return what runs a hidden test of ``assignment`` on a function, from the instructor's copy.

    That is the ``tasks.py`` beside the notebook, or the one in the folder that
    the environment variable FORWARDPASS_SOLUTIONS names. Raises CourseError
    where there is neither.
    """
    folder = _instructors_folder(assignment)

    def run(test: str, function: Callable) -> None:
        _hidden_checks_of(folder, test)(test, function)

    return run


def _instructors_folder(assignment: str) -> Path:
    folders = [Path.cwd()]
    if SOLUTIONS_VARIABLE in os.environ:
        folders.append(Path(os.environ[SOLUTIONS_VARIABLE]) / assignment)
    for folder in folders:
        if (folder / TASKS_FILE).is_file():
            return folder
    raise CourseError(
        f"no {TASKS_FILE} of {assignment} in {' or '.join(map(str, folders))}. Hidden tests run "
        f"where the solutions are: grade from the course folder, or set {SOLUTIONS_VARIABLE}."
    )


def _hidden_checks_of(folder: Path, test: str) -> Checks:
    """Compute the checks of the one task that has this hidden test: others may be slow."""
    tasks = _cached_tasks(folder)
    own = {name: task for name, task in tasks.items() if test in task.hidden}
    if not own:
        raise CourseError(f"{folder / TASKS_FILE} has no hidden test named {test!r}")
    claims = claims_in(folder / f"{folder.name}.ipynb")
    data = checks_data(folder.name, own, claims, hidden=True)
    return Checks(data, reveal=False)


@functools.cache
def _cached_tasks(folder: Path) -> dict[str, Task]:
    return load_tasks(folder / TASKS_FILE)
