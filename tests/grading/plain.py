"""An assignment whose tests are plain code; ``plain_cells.txt`` is its notebook."""

import json
import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NAME = "08_plain"

_SECTION = re.compile(r"^# %% (\w+) \| (\w+) ?(\d*)\n", re.MULTILINE)


def write_plain_assignment(solutions: Path) -> None:
    """Write the assignment into a course's folder of solutions."""
    folder = solutions / NAME
    folder.mkdir(parents=True)
    nbformat.write(source_notebook(), folder / f"{NAME}.ipynb")
    (folder / "tasks.py").write_text("TASKS = {}\n")
    checks = {"layout": 3, "assignment": NAME, "tasks": {}}
    (folder / "checks.json").write_text(json.dumps(checks))


def source_notebook() -> nbformat.NotebookNode:
    """Return the instructor's notebook."""
    text = Path(__file__).with_name("plain_cells.txt").read_text(encoding="utf-8")
    heads = list(_SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    cells = [new_markdown_cell("# Plain", id="title")]
    for head, end in zip(heads, ends, strict=True):
        cells.append(_cell(*head.groups(), text[head.end() : end].strip()))
    essay = new_markdown_cell("Why?", id="essay")
    essay.metadata["nbgrader"] = {**_about("essay", "solution"), "grade": True, "points": 5}
    return new_notebook(cells=[*cells, essay])


def _cell(name: str, kind: str, points: str, source: str) -> nbformat.NotebookNode:
    if kind == "solution":
        source = f"### BEGIN SOLUTION\n{source}\n### END SOLUTION"
    about = _about(name, kind) | ({"points": int(points)} if points else {})
    return new_code_cell(source, id=name.replace("_", "-"), metadata={"nbgrader": about})


def _about(name: str, kind: str) -> dict:
    return {
        "grade": kind == "test",
        "grade_id": name,
        "locked": kind in ("test", "locked"),
        "schema_version": 3,
        "solution": kind == "solution",
        "task": False,
    }
