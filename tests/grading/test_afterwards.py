"""What nbgrader makes of the results: feedback, export, formgrader."""

import csv
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from classroom import NAME, grade, submit

from forwardpass.grading.course import Course

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="code is isolated on Linux only"),
]

BIN = Path(sys.executable).parent

#: What a browser would run, if it were let.
SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1))",
    "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
)
DISPLAYS = (
    "from IPython.display import HTML, Javascript, display\n"
    "display(HTML('<script>alert(1)</script>'), Javascript('alert(1)'))\n"
    "print('<script>alert(1)</script>')\n"
    "display({'image/svg+xml': '<svg onload=alert(1)></svg>', 'text/plain': '<b>'}, raw=True)\n"
    "display({'image/png': '\"><script>alert(1)</script>'}, raw=True)"
)


@pytest.fixture
def graded(classroom) -> Course:
    """A class of two: one solved it, one put scripts everywhere."""
    submit(classroom, "ada")
    path = submit(classroom, "eve", DISPLAYS, "raise ValueError('<script>alert(1)</script>')")
    nb = nbformat.read(path, 4)
    nb.cells += [nbformat.v4.new_markdown_cell(text) for text in SCRIPTS]
    nbformat.write(nb, path)
    grade(classroom)
    return classroom


def nbgrader(course: Course, *arguments: str) -> None:
    command = [BIN / "nbgrader", *arguments]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


class _Alerts(HTMLParser):
    """Collects what of a page would call ``alert``: scripts, attributes, addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.found += [f"{tag} {name}" for name, value in attrs if "alert" in (value or "")]

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style") and "alert(1)" in data:
            self.found.append(self._inside)


def test_feedback_and_export(graded):
    """Points, verdicts and the student's outputs on the page; the scores in the table."""
    nbgrader(graded, "generate_feedback", NAME)
    nbgrader(graded, "export")
    with (graded.root / "grades.csv").open(encoding="utf-8") as file:
        table = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert table == {"ada": 28, "eve": 28}
    page = (graded.root / "feedback" / "eve" / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    assert "(Score: 28.0 / 28.0)" in page
    assert "✓ affine_1(x, w, b) is x times w, plus b." in unescape(page)
    assert "alert(1)" in page  # as text
    assert _Alerts(page).found == []


@pytest.fixture
def formgrader(graded, tmp_path) -> Iterator[Callable[[str], str]]:
    """nbgrader's formgrader, on loopback: a function that gets a page of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "ServerApp.token": "",
        "ServerApp.port": port,
        "ServerApp.root_dir": str(graded.root),
        "ServerApp.jpserver_extensions": {"nbgrader.server_extensions.formgrader": True},
    }
    command = [BIN / "jupyter", "server", "--no-browser", "--allow-root"]
    home = {"HOME": str(tmp_path), "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    server = subprocess.Popen(
        [*command, *(f"--{name}={value}" for name, value in options.items())],
        cwd=graded.root,
        env={**os.environ, **home},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def get(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            return answer.read().decode()

    try:
        until = time.monotonic() + 60
        while True:
            try:
                get("/api")
                break
            except OSError:
                assert time.monotonic() < until, "the server does not answer"
                time.sleep(0.2)
        yield get
    finally:
        server.terminate()
        server.wait(30)


def test_formgrader(formgrader):
    """It lists the submissions and shows each; a page of eve's runs nothing of hers."""
    submissions = json.loads(formgrader(f"/formgrader/api/submissions/{NAME}"))
    assert {s["student"]: (s["autograded"], s["score"]) for s in submissions} == {
        "ada": (True, 28),
        "eve": (True, 28),
    }
    notebooks = json.loads(formgrader(f"/formgrader/api/submitted_notebooks/{NAME}/{NAME}"))
    (eve,) = (notebook["id"] for notebook in notebooks if notebook["student"] == "eve")
    page = formgrader(f"/formgrader/submissions/{eve}/")
    assert "alert(1)" in page
    assert _Alerts(page).found == []
