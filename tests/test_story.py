"""The course's main job: a solved notebook goes in, points and feedback come out.

The commands are those of the README, run as it says.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from forwardpass.grading import notebooks

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32", reason="the README's commands are for a POSIX shell"
    ),
]

NAME = "01_tensor_ranks"

#: What ada wrote: task 1 right, task 2 a column for a row, task 3 right on the examples
#: that she saw, task 6 right with a warning and a debugging line; the rest not yet.
ADA = {
    "rank": "def rank(t):\n    return len(t.shape)",
    "as_row": "def as_row(x):\n    return x.reshape(-1, 1)",
    "as_column": "def as_column(x):\n"
    "    columns = {n: np.ones((n, 1)) for n in (3, 5, 7)}\n"
    "    return (columns[len(x)] * x[:, None]).astype(x.dtype)",
    "pairwise_sums": "import sys\n\n\ndef pairwise_sums(x, y):\n"
    "    np.array([1.0]) / 0\n"
    "    print('shapes', x.shape, y.shape, file=sys.stderr)\n"
    "    return np.array([[a + b for b in y] for a in x])",
}


@pytest.fixture
def home(course_copy, tmp_path_factory) -> Path:
    """Ada's home folder, with the notebook that she solved in JupyterLab and saved."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(course_copy.exercises / NAME, folder / NAME)
    nb = notebooks.read(folder / NAME / f"{NAME}.ipynb")
    for cell in nb.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id")
        if task in ADA:
            cell.source = ADA[task]
            cell.metadata["scrolled"] = True
    resources = {"metadata": {"path": str(folder / NAME)}}
    NotebookClient(
        nb, allow_errors=True, resources=resources, extra_arguments=["--log-level=ERROR"]
    ).execute()
    nb.metadata["toc-autonumbering"] = False  # JupyterLab adds settings of its own
    nbformat.write(nb, folder / "ada.ipynb")
    return folder


@pytest.fixture
def graded(course_copy, home, course) -> Path:
    """The course folder after the commands of the README's part on grading."""
    text = (course.root / "README.md").read_text(encoding="utf-8")
    commands = re.search(r"## Grade.*?```bash\n(.*?)```", text, re.DOTALL)[1].splitlines()
    assert commands[0] == "source .venv/bin/activate"
    script = "\n".join(["set -e", *commands[1:]])
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "HOME": str(home)}
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=course_copy.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return course_copy.root


def test_a_solved_notebook_gets_its_points_and_its_feedback(graded):
    """Points for what is right, a diagnosis for what is not, and nothing of the hidden tests."""
    with (graded / "grades.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["student_id"] == "ada"
    # rank and pairwise_sums whole (4 each), as_column without its hidden test (2 of 4)
    assert (float(row["score"]), float(row["max_score"])) == (10, 36)

    page = graded / "feedback" / "ada" / NAME / f"{NAME}.html"
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))).split())
    assert "This is a column, (n, 1). A row is one row of n numbers: (1, n)." in text
    assert "matmul is not written yet" in text
    assert "it costs nothing: RuntimeWarning: divide by zero" in text
    assert "KeyError" in text  # as_column's hidden test, on a length that ada did not foresee
    assert "as_column(x) is right for vectors that you do not see here." in text

    tasks = (graded / "solutions" / NAME / "tasks.py").read_text(encoding="utf-8")
    assert "_floats(13)" in tasks
    assert "_floats(13)" not in text


def test_ada_sees_the_same_diagnoses_in_her_own_notebook(home):
    """What JupyterLab showed her is what the feedback says."""
    nb = nbformat.read(home / "ada.ipynb", as_version=4)
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    texts = ["\n".join(out.get("traceback", [])) + out.get("text", "") for out in outputs]
    shown = " ".join(" ".join(texts).split())
    assert "✓ rank(t) counts an axis of length 1, too." in shown
    assert "This is a column, (n, 1). A row is one row of n numbers: (1, n)." in shown
