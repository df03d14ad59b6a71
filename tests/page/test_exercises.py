"""A student solves an assignment in its page, keeps the work, and hands it in."""

import json
import re
import shutil
import threading

import nbformat
import pytest
from classroom import NAME, grade, scores
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from page_cells import texts, write
from playwright.sync_api import Locator, Page, expect
from serve import server
from traitlets.config import Config

from forwardpass.grading import notebooks
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.release import release

pytestmark = pytest.mark.slow

ADDRESS = "/exercises/{0}/{0}.html"
RIGHT = "def relu(z):\n    return np.maximum(z, 0)"
IN_PLACE = "def relu(z):\n    z[z < 0] = 0\n    return z"


def open_exercise(page: Page, name: str = "03_activations") -> Page:
    page.goto(ADDRESS.format(name))
    expect(page.get_by_role("button", name="Check all")).to_be_visible()
    return page


@pytest.fixture
def exercise(page) -> Page:
    """The page of exercise 3."""
    return open_exercise(page)


def task(page: Page, name: str) -> Locator:
    return page.locator(f"#cell-{name}")


def code(page: Page, name: str) -> Locator:
    """Where the code of a task stands: in its editor, once that is open."""
    return task(page, name).locator(".fp-editor .cm-content, .cell_input pre").filter(visible=True)


def solution(page: Page, name: str) -> str:
    """Return what the student sees in the cell of a task."""
    return code(page, name).inner_text().rstrip("\n")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def answer_with_yes(page: Page) -> list[str]:
    """Say yes to the questions that come, and return the list into which they are written."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    return asked


def test_check_says_what_jupyter_says(exercise):
    """The tests run below the task, and say which mistake it is; then that it is solved."""
    write(task(exercise, "relu"), IN_PLACE)
    task(exercise, "relu").get_by_role("button", name="Check").click()
    message = task(exercise, "relu_values").locator(".fp-error pre")
    expect(message).to_contain_text("CheckFailed: relu(z) lets positive numbers pass")
    expect(message).to_contain_text("Your function changed its own argument")
    expect(exercise.get_by_role("status").last).to_have_text("relu: 2 of 3 tests fail.")
    write(task(exercise, "relu"), RIGHT)
    expect(exercise.locator(".fp-progress")).to_contain_text("0 of 8 tasks solved")
    task(exercise, "relu").get_by_role("button", name="Check").click()
    expect(task(exercise, "relu").locator(".fp-mark")).to_have_text("✓ solved")
    expect(exercise.locator(".fp-progress")).to_contain_text("1 of 8 tasks solved")
    assert texts(task(exercise, "relu_values"))[0].startswith("✓ relu(z) lets positive")
    assert (
        "hidden tests run when your notebook is graded" in texts(task(exercise, "relu_hidden"))[0]
    )
    write(task(exercise, "relu"), IN_PLACE)
    expect(exercise.locator(".fp-progress")).to_contain_text("0 of 8 tasks solved")


def test_tests_cannot_be_edited(exercise):
    """Nor what sets them up."""
    for name in ("setup", "relu_values"):
        assert task(exercise, name).get_by_role("button", name="Edit").count() == 0


def test_a_reload_keeps_the_work(exercise):
    """Of every keystroke. Reset takes it away, once the student has said yes."""
    write(task(exercise, "relu"), RIGHT)
    exercise.reload()
    expect(exercise.get_by_role("button", name="Check all")).to_be_visible()
    assert solution(exercise, "relu") == RIGHT
    asked = answer_with_yes(exercise)
    task(exercise, "relu").get_by_role("button", name="Reset").click()
    assert len(asked) == 1
    exercise.reload()
    assert "NotImplementedError" in solution(exercise, "relu")


def test_two_tabs_do_not_spoil_each_others_work(visitor):
    """Each shows what the other writes, and writes nothing but what is typed in it."""
    one, two = (open_exercise(visitor.new_page()) for _ in range(2))
    write(task(one, "relu"), RIGHT)
    write(task(two, "tanh"), "tanh = np.tanh")
    expect(code(two, "relu")).to_have_text(RIGHT)
    expect(code(one, "tanh")).to_have_text("tanh = np.tanh")
    one.bring_to_front()
    task(one, "tanh").get_by_role("button", name="Edit").click()
    expect(code(one, "tanh")).to_be_focused()
    one.keyboard.press("Control+End")
    one.keyboard.type("  # quicker")
    expect(code(two, "tanh")).to_have_text("tanh = np.tanh  # quicker")
    third = open_exercise(visitor.new_page())
    assert solution(third, "relu") == RIGHT
    assert solution(third, "tanh") == "tanh = np.tanh  # quicker"


def test_work_is_exported_deleted_and_imported(exercise, tmp_path):
    """The file holds all of it; a file that is something else is refused."""
    write(task(exercise, "relu"), RIGHT)
    with exercise.expect_download() as download:
        press(exercise, "Export my work")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["work"]["03_activations/relu"] == RIGHT
    asked = answer_with_yes(exercise)
    press(exercise, "Delete my work")
    assert "Delete what you have written" in asked[0]
    assert "NotImplementedError" in solution(exercise, "relu")
    assert exercise.evaluate("Object.values(localStorage).join()").find("maximum") < 0
    import_file(exercise, file)
    expect(code(exercise, "relu")).to_have_text(RIGHT)
    write(task(exercise, "relu"), IN_PLACE)
    import_file(exercise, file)
    expect(code(exercise, "relu")).to_have_text(RIGHT)
    assert "Replace what you have written here in 1 of the tasks?" in asked
    file.write_text('{"forwardpass": 1, "work": {"relu": 7}}', encoding="utf-8")
    import_file(exercise, file)
    expect(exercise.locator(".fp-progress")).to_contain_text("This is not a file that")
    assert solution(exercise, "relu") == RIGHT


def test_the_book_works_below_any_path(browser, site, tmp_path):
    """As on hosts where it is one site among others."""
    with server(site.parent) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{serving.server_port}/{site.name}"
        with browser.new_context(base_url=root) as context:
            page = context.new_page()
            page.goto(root + ADDRESS.format("03_activations"))
            write(task(page, "relu"), RIGHT)
            task(page, "relu").get_by_role("button", name="Check").click()
            expect(task(page, "relu").locator(".fp-mark")).to_have_text("✓ solved")
            assert sources(download_notebook(page, tmp_path))["relu"] == RIGHT
            page.goto(f"{root}/")
            expect(page.locator("[data-exercise='03_activations']")).to_contain_text("1 of 8 tasks")
        serving.shutdown()


def import_file(page: Page, file) -> None:
    with page.expect_file_chooser() as chooser:
        press(page, "Import my work")
    chooser.value.set_files(file)


def test_tasks_that_need_tensorflow_say_so_and_are_handed_in(page, tmp_path):
    """They can be written here, and are in the notebook; they are checked in Jupyter."""
    open_exercise(page, "04_dense_layers")
    keras = task(page, "keras_dense")
    expect(keras).to_contain_text("needs TensorFlow, which browsers do not run")
    assert keras.get_by_role("button", name="Check").count() == 0
    write(keras, "# by Keras")
    assert sources(download_notebook(page, tmp_path))["keras_dense"] == "# by Keras"


def download_notebook(page: Page, folder):
    """Press the button, and return the file that comes."""
    with page.expect_download() as download:
        press(page, "Download my notebook")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def sources(path) -> dict[str, str]:
    cells = [cell for cell in notebooks.read(path).cells if "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in cells}


@pytest.fixture
def classroom(course, tmp_path) -> Course:
    """A class with one assignment, released and entered into its gradebook."""
    for part in ("solutions", "exercises"):
        shutil.copytree(course.root / part / NAME, tmp_path / part / NAME)
    shutil.copy(course.root / "nbgrader_config.py", tmp_path)
    release(find_course(tmp_path), NAME)
    return find_course(tmp_path)


def test_an_assignment_solved_in_the_page_is_graded_as_one_solved_in_jupyter(
    page, classroom, tmp_path_factory
):
    """By our grader and by nbgrader's; and the landing page shows that it is solved."""
    open_exercise(page, NAME)
    answers = _answers(classroom)
    for name, source in answers.items():
        write(task(page, name), source)
    press(page, "Check all")
    expect(page.locator(".fp-progress")).to_contain_text(f"{len(answers)} of {len(answers)} tasks")
    file = download_notebook(page, tmp_path_factory.mktemp("downloads"))
    nbformat.validate(nbformat.read(file, 4))
    in_jupyter = nbformat.read(classroom.exercises / NAME / file.name, 4)
    for cell in in_jupyter.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = answers.get(name, cell.source)
    for student in ("page", "jupyter"):
        (classroom.root / "submitted" / student / NAME).mkdir(parents=True)
    shutil.copy(file, classroom.root / "submitted" / "page" / NAME)
    nbformat.write(in_jupyter, classroom.root / "submitted" / "jupyter" / NAME / file.name)
    grade(classroom)
    ours = scores(classroom)
    assert ours["page"] == ours["jupyter"] == _points(classroom)
    assert _by_nbgrader(classroom, "page") == ours["page"]
    page.goto("/book/index.html")
    expect(page.locator(f"[data-exercise='{NAME}']")).to_contain_text(
        f"Exercise 2 · Affine functions: {len(answers)} of {len(answers)} tasks ✓"
    )


def _answers(course: Course) -> dict[str, str]:
    """Return the reference's solutions, as a student would have written them."""
    marks = re.compile(r"^ *### (BEGIN|END) SOLUTION\n?", re.MULTILINE)
    cells = [c for c in notebooks.read(course.notebook(NAME)).cells if "nbgrader" in c.metadata]
    return {
        cell.metadata.nbgrader.grade_id: marks.sub("", cell.source).rstrip()
        for cell in cells
        if cell.metadata.nbgrader.solution
    }


def _points(course: Course) -> float:
    cells = notebooks.read(course.notebook(NAME)).cells
    return sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in cells)


def _by_nbgrader(course: Course, student: str) -> float:
    config = Config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "exercises"
    assert NbGraderAPI(config=config).autograde(NAME, student, force=True)["success"]
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        return gradebook.find_submission(NAME, student).score
