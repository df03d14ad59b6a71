"""exercises/ is what the solutions give, and holds nothing that it should not."""

import ast
import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from forwardpass.grading import notebooks
from forwardpass.grading.errors import CourseError
from forwardpass.grading.release import checks_text, drift, release
from forwardpass.grading.tasks import claims_in, load_tasks

NAME = "01_tensor_ranks"


@pytest.fixture
def edit(course_copy):
    """Change the source notebook of the copy: ``edit(function of the notebook)``."""

    def apply(change):
        nb = notebooks.read(course_copy.notebook(NAME))
        change(nb)
        notebooks.write(course_copy.notebook(NAME), nb)
        return course_copy

    return apply


def cell(nb, grade_id):
    return next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def test_the_exercises_are_what_the_solutions_give(course):
    """For every assignment, to the byte."""
    assert [text for name in course.assignments() for text in drift(course, name)] == []


def test_release_makes_the_exercise_and_enters_it_into_the_gradebook(course_copy):
    """Made anew from nothing it is the same, and nbgrader knows the assignment."""
    before = {p.name: p.read_bytes() for p in (course_copy.exercises / NAME).iterdir()}
    for path in (course_copy.exercises / NAME).iterdir():
        path.unlink()
    release(course_copy, NAME)
    assert {p.name: p.read_bytes() for p in (course_copy.exercises / NAME).iterdir()} == before
    with sqlite3.connect(course_copy.root / "gradebook.db") as gradebook:
        assert gradebook.execute("select name from assignment").fetchall() == [(NAME,)]


def test_drift_names_each_file_that_differs(course_copy):
    """An edited exercise, a file too many, data that do not fit the tasks."""
    folder = course_copy.exercises / NAME
    path = folder / f"{NAME}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("nine", "ten"), encoding="utf-8")
    (folder / "extra.txt").write_text("x")
    recorded = course_copy.solutions / NAME / "checks.json"
    recorded.write_text(
        recorded.read_text(encoding="utf-8").replace("[2.0, 3.0", "[2.5, 3.0"), encoding="utf-8"
    )
    found = "\n".join(drift(course_copy, NAME))
    assert f"{path} is not what the solution gives" in found
    assert "extra.txt should not be there" in found
    assert "checks.json is not what tasks.py gives" in found


def test_drift_names_a_missing_file(course_copy):
    """And what a run of the notebook leaves behind is no drift."""
    folder = course_copy.exercises / NAME
    (folder / "checks.json").unlink()
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "x.ipynb").write_text("{}")
    assert drift(course_copy, NAME) == [f"{folder / 'checks.json'} is missing"]


def test_line_ends_are_drift(course_copy):
    """To the byte."""
    path = course_copy.exercises / NAME / f"{NAME}.ipynb"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert drift(course_copy, NAME) == [
        f"{path} is not what the solution gives; its line ends differ"
    ]


def test_an_exercise_that_cannot_be_replaced_stays(course_copy, monkeypatch):
    """For example a full disk, or on Windows a file that is open."""

    def full(*_, **__):
        raise OSError("no space left")

    before = {p.name: p.read_bytes() for p in (course_copy.exercises / NAME).iterdir()}
    (course_copy.solutions / NAME / "extra.txt").write_text("new")
    real = shutil.copytree
    monkeypatch.setattr(
        shutil, "copytree", lambda a, b, **k: full() if b.name[0] == "." else real(a, b, **k)
    )
    with pytest.raises(CourseError, match="cannot be replaced: no space left"):
        release(course_copy, NAME)
    assert {p.name: p.read_bytes() for p in (course_copy.exercises / NAME).iterdir()} == before


def test_a_last_digit_is_no_drift(course_copy):
    """Another processor adds up in another order."""
    recorded = course_copy.solutions / NAME / "checks.json"
    text = recorded.read_text(encoding="utf-8")
    data = json.loads(text)
    case = data["tasks"]["pairwise_sums"]["tests"]["pairwise_sums_small"]["cases"][1]
    number = repr(case["expected"]["returns"]["array"][0])
    changed = text.replace(number, number[:-1] + str((int(number[-1]) + 1) % 10), 1)
    assert changed != text
    recorded.write_text(changed, encoding="utf-8")
    (course_copy.exercises / NAME / "checks.json").write_text(changed, encoding="utf-8")
    assert drift(course_copy, NAME) == []


def test_another_order_of_the_mistakes_is_drift(course_copy):
    """The first one that explains a result is named."""
    recorded = course_copy.solutions / NAME / "checks.json"
    data = json.loads(recorded.read_text(encoding="utf-8"))
    task = data["tasks"]["pairwise_sums"]
    task["mistakes"] = dict(reversed(task["mistakes"].items()))
    recorded.write_text(checks_text(data), encoding="utf-8")
    assert drift(course_copy, NAME) != []


def duplicate_id(nb):
    cell(nb, "rank_hidden").metadata.nbgrader.grade_id = "rank_counts_axes"


def solution_never_closed(nb):
    target = cell(nb, "rank")
    target.source = target.source.replace("### END SOLUTION", "")


def solution_closed_twice(nb):
    cell(nb, "rank").source += "\n    ### END SOLUTION"


def hidden_never_closed(nb):
    target = cell(nb, "rank_hidden")
    target.source = target.source.replace("### END HIDDEN TESTS", "")


def hidden_markers_missing(nb):
    target = cell(nb, "rank_hidden")
    lines = [line for line in target.source.splitlines() if not line.startswith("###")]
    target.source = "\n".join(lines)


def hidden_test_emptied(nb):
    cell(nb, "rank_hidden").source = "# A claim.\ncheck.written('rank', rank)"


def test_cell_removed(nb):
    nb.cells.remove(cell(nb, "rank_counts_axes"))


def test_cell_unknown(nb):
    cell(nb, "rank_counts_axes").metadata.nbgrader.grade_id = "rank_new"


# The two helpers above are changes, not tests.
test_cell_removed.__test__ = test_cell_unknown.__test__ = False


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (duplicate_id, r"grade_id 'rank_counts_axes' stands in 2 cells"),
        (solution_never_closed, r"cell \d+: `### BEGIN SOLUTION` is never closed"),
        (solution_closed_twice, r"cell \d+: `### END SOLUTION` where the region is not open"),
        (hidden_never_closed, r"cell \d+: `### BEGIN HIDDEN TESTS` is never closed"),
        (hidden_markers_missing, r"cell \d+: a hidden test outside of hidden-test markers"),
        (hidden_test_emptied, r"hidden test 'rank_hidden' has no `### BEGIN HIDDEN TESTS`"),
        (test_cell_removed, r"test 'rank_counts_axes' is missing in the notebook"),
        (test_cell_unknown, r"test 'rank_counts_axes' is missing in the notebook"),
    ],
)
def test_an_unsound_source_is_refused_and_nothing_changes(edit, change, message):
    """The error names file, cell and next step; the exercise stays as it was."""
    course = edit(change)
    before = (course.exercises / NAME / f"{NAME}.ipynb").read_bytes()
    with pytest.raises(CourseError, match=message) as caught:
        release(course, NAME)
    assert f"{NAME}.ipynb" in str(caught.value)
    assert (course.exercises / NAME / f"{NAME}.ipynb").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [("TASKS = {", "SyntaxError"), ("", "no attribute 'TASKS'"), (None, "does not exist")],
)
def test_tasks_that_cannot_be_read_are_named(course_copy, text, message):
    """A broken tasks.py, an empty one, none."""
    path = course_copy.solutions / NAME / "tasks.py"
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(CourseError, match=message) as caught:
        release(course_copy, NAME)
    assert str(path) in str(caught.value)


def test_nbgraders_own_refusal_is_passed_on(edit):
    """For example a solution in a cell that is not marked as one."""

    def unmark(nb):
        target = nb.cells[0]
        target.source += "\n### BEGIN SOLUTION\nx\n### END SOLUTION"

    with pytest.raises(CourseError, match="nbgrader could not generate 01_tensor_ranks"):
        release(edit(unmark), NAME)


def released_files(course) -> list[Path]:
    """Return what students get: not what pytest leaves beside its conftest.py."""
    folders = [course.exercises / name for name in course.assignments()]
    return [path for folder in folders for path in folder.iterdir() if path.is_file()]


def test_nothing_of_the_hidden_tests_is_released(course):
    """No call, no input: what only a hidden test uses stands in no released file."""
    released = "".join(path.read_text(encoding="utf-8") for path in released_files(course))
    assert "hidden_checks" not in released
    assert "HIDDEN TESTS" not in released
    for name in course.assignments():
        for task in load_tasks(course.solutions / name / "tasks.py").values():
            for number in _numbers(task.hidden) - _numbers(task.visible):
                assert repr(number) not in released


def _numbers(tests) -> set[float]:
    """Return the numbers of the inputs that no one could guess."""
    arrays = [a for test in tests.values() for case in test.cases for a in case]
    flat = [x for a in arrays if hasattr(a, "ravel") for x in a.ravel().tolist()]
    return {x for x in flat if isinstance(x, float) and x != round(x, 3)}


def test_no_released_file_and_no_module_holds_a_solution(course):
    """Neither the solutions' lines nor the mistakes' stand in what a student gets."""
    files = released_files(course) + list((course.root / "forwardpass").rglob("*.py"))
    released = "\n".join(p.read_text(encoding="utf-8") for p in files)
    squeezed = "".join(released.split())
    secrets = [line for name in course.assignments() for line in _secret_lines(course, name)]
    assert len(secrets) > 50
    assert [line for line in secrets if "".join(line.split()) in squeezed] == []


def _secret_lines(course, name) -> list[str]:
    """Return the code of references, mistakes and solution cells that is telling."""
    tree = ast.parse((course.solutions / name / "tasks.py").read_text(encoding="utf-8"))
    bodies = [ast.unparse(node.body) for node in ast.walk(tree) if isinstance(node, ast.Lambda)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            bodies += [ast.unparse(statement) for statement in node.body]
    for c in notebooks.read(course.notebook(name)).cells:
        if c.metadata.get("nbgrader", {}).get("solution"):
            inside = c.source.partition("### BEGIN SOLUTION")[2].partition("### END")[0]
            bodies += inside.strip().splitlines()
    # Too short to tell anything: `x.T`, `t.size`, `A * B` stand in explanations, too. Nor do
    # names alone, or how an error is raised.
    telling = [b for b in bodies if len("".join(b.split())) > 12 and re.search(r"[-@*+/.\[]", b)]
    return [body for body in telling if not body.strip().startswith("raise ValueError(")]


def test_an_exercise_states_its_points(course):
    """The sentence at its top says what its test cells add up to."""
    for name in course.assignments():
        cells = notebooks.read(course.notebook(name)).cells
        points = sum(c.metadata.get("nbgrader", {}).get("points", 0) for c in cells)
        assert f"There are {points} points." in cells[0].source, name


def test_claims_are_the_first_lines_of_test_cells(course):
    """One source for each claim: the notebook."""
    for name in course.assignments():
        claims = claims_in(course.notebook(name))
        assert claims
        assert all(claim.endswith(".") for claim in claims.values())
