"""The pages keep the house rules, and the book lists each of them."""

import re

import pytest
from landing import CHAPTERS
from toc import toc_pages

from forwardpass.grading import notebooks

TENSORFLOW_LOG = re.compile(
    r"oneDNN|cuda|cpu_feature_guard|computation_placer|WARNING:|I0000|E0000"
)


def test_every_page_is_in_the_table_of_contents(course):
    """And every entry of it is a page."""
    written = [p for p in (course.root / "book").rglob("*.*") if p.suffix in (".md", ".ipynb")]
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
            if cell.cell_type == "code" and kind == "code cell" and "nbgrader" not in cell.metadata:
                assert len(cell.source.splitlines()) <= 20, f"{where} has over 20 lines"
            for output in cell.get("outputs", ()) if kind == "output" else ():
                assert output.get("name") != "stderr", f"{where} writes to stderr"
                assert not TENSORFLOW_LOG.search(str(output)), f"{where} shows a log line"
                assert output.output_type != "error", f"{where} shows an error"
