"""The drawings are what the code draws, and every picture says what it shows."""

import re

import pytest
from draw import STYLE
from make import DRAWINGS, FOLDER
from prose import places

from forwardpass.grading import notebooks


def test_figures_to_operate_have_the_colors_of_the_drawings(course):
    """In the light; those in the dark are one list for both."""
    drawings = dict(re.findall(r"var\((--fp-[a-z-]+), (#[0-9a-f]{6})\)", STYLE))
    text = (course.root / "book" / "_static" / "figures.css").read_text(encoding="utf-8")
    figures = dict(re.findall(r"^  (--fp-[a-z-]+): (#[0-9a-f]{6});", text, re.M))
    assert {"--fp-ink", "--fp-blue", "--fp-red-fill"} <= set(figures)
    shared = (set(figures) & set(drawings)) - {"--fp-paper"}
    assert set(drawings) - {"--fp-paper"} == shared
    assert all(figures[name] == drawings[name] for name in shared)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_made_anew_is_the_same_bytes(name):
    """Run ``python book/figures/make.py`` where it is not."""
    assert (FOLDER / f"{name}.svg").read_bytes() == DRAWINGS[name]().encode()


def test_every_drawing_is_made_by_code():
    """No SVG file without the function that draws it."""
    assert {p.stem for p in FOLDER.glob("*.svg")} == set(DRAWINGS)


def test_every_picture_that_a_cell_draws_has_alt_text(course):
    """In the cell's metadata; at least a sentence."""
    drawing = [
        (path, number, cell)
        for path in course.root.glob("book/*.ipynb")
        for number, cell in enumerate(notebooks.read(path).cells, start=1)
        if any("image/png" in output.get("data", {}) for output in cell.get("outputs", ()))
    ]
    assert drawing
    for path, number, cell in drawing:
        alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
        assert len(alt.split()) >= 8, f"{path}, cell {number}: a picture without alt text"


def test_every_figure_has_alt_text(course):
    """At least a sentence."""
    figures = [
        (place, figure)
        for place in places(course.root)
        for figure in re.findall(r":::\{figure\}(.*?)\n\n", place.text, re.S)
    ]
    assert len(figures) >= len(DRAWINGS)
    for place, figure in figures:
        alt = re.search(r"^:alt: (.*)$", figure, re.M)
        assert alt, f"{place}: a figure without alt text: {figure}"
        assert len(alt[1].split()) >= 8, (
            f"{place}: a figure whose alt text says too little: {figure}"
        )
