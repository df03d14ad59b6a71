"""The pages keep the house rules, and the book lists each of them."""

import ast
import re

import pytest
from landing import CHAPTERS
from toc import toc_pages

from forwardpass.grading import notebooks

#: What fits into the text column where both sidebars are open; see forwardpass.css.
COLUMNS = 78
TENSORFLOW_LOG = re.compile(
    r"oneDNN|cuda|cpu_feature_guard|computation_placer|WARNING:|I0000|E0000"
)


def test_every_page_is_in_the_table_of_contents(course):
    """And every entry of it is a page."""
    files = (p for p in (course.root / "book").rglob("*.*") if "node_modules" not in p.parts)
    written = [p for p in files if p.suffix in (".md", ".ipynb")]
    written += course.root.glob("exercises/*/*.ipynb")
    pages = {p.relative_to(course.root).with_suffix("").as_posix() for p in written}
    assert set(toc_pages(course.root)) == pages


def test_the_map_has_the_chapters_titles(course):
    """One title for each chapter."""
    for number, title, *_ in CHAPTERS:
        for path in course.root.glob(f"book/{number.zfill(2)}_*.ipynb"):
            assert notebooks.read(path).cells[0].source.startswith(f"# {number} · {title}\n")


@pytest.mark.parametrize("kind", ["code cell", "notebook in normal form", "output"])
def test_notebooks_keep_the_house_rules(course, kind):
    """No cell over 20 lines, no file out of normal form, nothing but results in outputs."""
    for path in course.notebooks():
        if kind == "notebook in normal form":
            assert notebooks.is_normal(path), path
            continue
        for number, cell in enumerate(notebooks.read(path).cells, start=1):
            where = f"{path}, cell {number}"
            if cell.cell_type == "code" and kind == "code cell":
                assert len(_counted(cell)) <= 20, f"{where} has over 20 lines"
            for output in cell.get("outputs", ()) if kind == "output" else ():
                assert output.get("name") != "stderr", f"{where} writes to stderr"
                assert not TENSORFLOW_LOG.search(str(output)), f"{where} shows a log line"
                assert output.output_type != "error", f"{where} shows an error"


def test_no_line_of_code_is_wider_than_the_column(course):
    """In chapters, solutions and exercises: the end of a line is where its shape stands."""
    for path in [*course.notebooks(), *course.exercises.glob("*/*.ipynb")]:
        for number, cell in enumerate(notebooks.read(path).cells, start=1):
            for line in cell.source.splitlines() if cell.cell_type == "code" else ():
                where = f"{path}, cell {number}"
                assert len(line) <= COLUMNS, f"{where}: over {COLUMNS} columns: {line}"


def test_a_solution_counts_without_what_the_student_is_given():
    """Docstrings, markers and blank lines are no part of it; in other cells every line counts."""
    source = 'def f():\n    """Say.\n\n    More.\n    """\n\n    ### BEGIN SOLUTION\n    return 1'
    solution = {"source": source, "metadata": {"nbgrader": {"solution": True}}}
    assert _counted(solution) == ["def f():", "    return 1"]
    assert len(_counted({"source": source, "metadata": {}})) == 8


def _counted(cell: dict) -> list[str]:
    """Return the lines of a cell that count as its length."""
    lines = cell["source"].splitlines()
    if not cell["metadata"].get("nbgrader", {}).get("solution"):
        return lines
    given = {number for node in _docstrings(cell["source"]) for number in _numbers(node)}
    return [
        line
        for number, line in enumerate(lines, start=1)
        if number not in given and line.strip() and not line.strip().startswith("### ")
    ]


def _docstrings(source: str) -> list[ast.stmt]:
    owners = (ast.FunctionDef, ast.ClassDef)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, owners)]
    return [node.body[0] for node in nodes if ast.get_docstring(node) is not None]


def _numbers(node: ast.stmt) -> range:
    return range(node.lineno, node.end_lineno + 1)
