"""Is a source notebook sound? What would make a bad exercise is found before it is one."""

from collections import Counter
from pathlib import Path

from nbformat import NotebookNode

from forwardpass.grading.errors import CourseError
from forwardpass.grading.tasks import Task

_HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
_SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")


def validate(nb: NotebookNode, path: Path, tasks: dict[str, Task]) -> None:
    """Raise CourseError where the source notebook would not give a sound exercise."""
    marked = [c.metadata.nbgrader for c in nb.cells if c.metadata.get("nbgrader")]
    ids = Counter(about.get("grade_id", "") for about in marked)
    for grade_id, count in ids.items():
        if count > 1:
            raise CourseError(
                f"{path}: grade_id {grade_id!r} stands in {count} cells; it must be unique"
            )
    for number, cell in enumerate(nb.cells, start=1):
        where = f"{path}, cell {number}"
        _markers_close(cell.source, _SOLUTION, where)
        _markers_close(cell.source, _HIDDEN, where)
        if "hidden_checks" in _outside(cell.source, _HIDDEN):
            raise CourseError(
                f"{where}: a hidden test outside of hidden-test markers would be released; "
                f"put it between `{_HIDDEN[0]}` and `{_HIDDEN[1]}`"
            )
    _tests_are_those_of_the_tasks(nb, path, tasks)


def _markers_close(source: str, markers: tuple[str, str], where: str) -> None:
    opened = False
    for line in source.splitlines():
        begins, ends = (marker.strip("# ") in line for marker in markers)
        if (begins and opened) or (ends and not opened):
            raise CourseError(
                f"{where}: `{line.strip()}` where the region is {'' if opened else 'not '}open"
            )
        opened = begins or (opened and not ends)
    if opened:
        raise CourseError(f"{where}: `{markers[0]}` is never closed; add `{markers[1]}`")


def _outside(source: str, markers: tuple[str, str]) -> str:
    kept, inside = [], False
    for line in source.splitlines():
        inside = (inside or markers[0].strip("# ") in line) and markers[1].strip("# ") not in line
        if not inside:
            kept.append(line)
    return "\n".join(kept)


def _tests_are_those_of_the_tasks(nb: NotebookNode, path: Path, tasks: dict[str, Task]) -> None:
    cells = {
        c.metadata.nbgrader.grade_id: c.source
        for c in nb.cells
        if c.metadata.get("nbgrader", {}).get("grade") and c.cell_type == "code"
    }
    tests = Counter(test for task in tasks.values() for test in (*task.visible, *task.hidden))
    for test, count in tests.items():
        if count > 1:
            raise CourseError(f"{path}: tasks.py has {count} tests named {test!r}; rename one")
    visible = {test for task in tasks.values() for test in task.visible}
    hidden = {test for task in tasks.values() for test in task.hidden}
    for test in sorted((visible | hidden) ^ set(cells)):
        place = "tasks.py" if test in cells else "the notebook"
        raise CourseError(f"{path}: test {test!r} is missing in {place}")
    for test in sorted(hidden):
        if _HIDDEN[0].strip("# ") not in cells[test]:
            raise CourseError(
                f"{path}: hidden test {test!r} has no `{_HIDDEN[0]}` marker in its cell"
            )
    for name, task in tasks.items():
        if not task.hidden:
            raise CourseError(f"{path}: task {name} has no hidden test; give it one in tasks.py")
