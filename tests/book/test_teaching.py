"""The instructors' pages were tried: their commands are run, and their code is taken as it is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from audit import run_audit
from nbformat.v4 import new_code_cell

from forwardpass.grading import notebooks
from forwardpass.grading.bundle import make_bundle
from forwardpass.grading.course import Course
from forwardpass.grading.release import release

ROOT = Path(__file__).parents[2]
FIRST, SECOND = "01_tensor_ranks", "02_affine_functions"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell"),
]


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of one language on an instructors' page."""
    text = (ROOT / "book" / "teaching" / f"{page}.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def run(command: list[str], folder: Path) -> str:
    """Run a command with this environment's programs, and return what it prints."""
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


# --- running a class ---------------------------------------------------------


def test_a_class_is_run_by_the_page(course_copy):
    """From a list of students to their shares of the points."""
    folder = course_copy.root
    (students,) = blocks("running_a_class", "text")
    (folder / "students.csv").write_text(students, encoding="utf-8")
    archive = folder / "downloaded" / FIRST / "archive"
    archive.mkdir(parents=True)
    shutil.copy(course_copy.notebook(FIRST), archive / f"ada_{FIRST}.ipynb")
    shutil.copy(course_copy.exercises / FIRST / f"{FIRST}.ipynb", archive / f"emmy_{FIRST}.ipynb")
    for block in blocks("running_a_class", "bash"):
        if not block.startswith("pip "):  # needs a package registry; has no part in the rest
            run(["bash", "-ec", block], folder)
    run(["forwardpass", "release", FIRST], folder)  # a second time, as after a change
    run(["forwardpass", "grade", FIRST], folder)
    (weigh,) = blocks("running_a_class", "python")
    assert run([sys.executable, "-c", weigh], folder) == "ada: 11.1%\nemmy: 0.0%\n"
    assert (folder / "feedback" / "emmy" / FIRST / f"{FIRST}.html").is_file()
    run([sys.executable, "-m", "zipfile", "--test", f"{FIRST}.zip"], folder)


def test_the_weights_name_every_assignment(course):
    """Else the page's code stops at a row of grades.csv."""
    (weigh,) = blocks("running_a_class", "python")
    assert re.findall(r'^    "(\w+)": \d', weigh, re.MULTILINE) == course.assignments()


# --- changing a task ---------------------------------------------------------


@pytest.fixture
def changed(course_copy, tmp_path) -> tuple[Course, Path]:
    """Do what the page says; return the course, and a file with the page's variants."""
    mistake, power, *cells, task, variants = blocks("changing_tasks", "python")
    tasks = course_copy.solutions / SECOND / "tasks.py"
    text = tasks.read_text(encoding="utf-8")
    text = _after(text, "AFFINE_1 = Task(", "    mistakes=[\n", f"{mistake.rstrip()},\n")
    text = _after(text, "TASKS = {", "\n", '    "scale": SCALE,\n')
    tasks.write_text(text.replace("TASKS = {", f"{task}\nTASKS = {{"), encoding="utf-8")
    path = course_copy.notebook(SECOND)
    nb = notebooks.read(path)
    nb.cells[-1:-1] = [_cell(source.rstrip("\n")) for source in cells]
    notebooks.write(path, nb)
    release(course_copy, SECOND)
    file = tmp_path / "variants.py"
    file.write_text(f'"""Those of the page."""\n{power}\n{variants}', encoding="utf-8")
    return course_copy, file


def _after(text: str, place: str, mark: str, new: str) -> str:
    head, found, tail = text.partition(place)
    before, marked, rest = tail.partition(mark)
    assert found, place
    assert marked, place
    return head + found + before + marked + new + rest


def _cell(source: str) -> dict:
    """Return a cell with the metadata that nbgrader's side bar would give it."""
    id = (re.search(r'check\("(\w+)"', source) or re.search(r"def (\w+)", source) or [0, ""])[1]
    if "check.written" in source:
        id = re.search(r'\)\("(\w+)"', source)[1]
    about = {"schema_version": 3, "task": False, "grade_id": id}
    if source.startswith("def "):
        about |= {"grade": False, "locked": False, "solution": True}
    else:
        points = 2 if "HIDDEN" in source else 1
        about |= {"grade": True, "locked": True, "solution": False, "points": points}
    return new_code_cell(source, id=id, metadata={"nbgrader": about})


def test_a_mistake_and_a_task_are_added_by_the_page(changed, tmp_path_factory, sandbox):
    """All of the page's variants are graded as the page says."""
    course, variants = changed
    bundle = make_bundle(course, SECOND)
    audit = run_audit(course, bundle, tmp_path_factory.mktemp("audit"), variants, sandbox)
    assert audit.reference == (32, 32, 32, 32)  # the 28 points of before, and 4
    assert audit.untouched == (0, 32, 0, 32)
    for name, result in audit.results.items():
        assert bool(result.caught_by) == bool(result.variant.diagnosis), name
        assert not result.variant.diagnosis or audit.names_its_mistake(result), name
    assert len(audit.results) == 9
    scale = [r.variant.diagnosis for r in audit.results.values() if r.variant.task == "scale"]
    assert (scale.count(None), len(scale)) == (3, 8)  # as many as the audits ask for


# --- keeping solutions private -----------------------------------------------


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone, so git has no archive of it")
def test_the_public_repository_holds_no_solution(tmp_path):
    """And the book is built from it."""
    run(["git", "clone", "--quiet", str(ROOT), "private"], tmp_path)
    (publish,) = blocks("private_solutions", "bash")
    run(["bash", "-ec", publish], tmp_path / "private")
    public = tmp_path / "public"
    assert not {"solutions", "tests", ".git"} & {path.name for path in public.iterdir()}
    for path in public.glob("exercises/*/*.ipynb"):
        assert "BEGIN SOLUTION" not in path.read_text(encoding="utf-8")
    done = "_build/page/page.js"  # bundling is tested elsewhere; nothing is installed here
    here = f"BIN={Path(sys.executable).parent}"
    run(["make", "--old-file=.venv/ready", f"--old-file={done}", "book", here], public)
    assert (public / "_build" / "html" / "book" / "07_digits.html").is_file()
