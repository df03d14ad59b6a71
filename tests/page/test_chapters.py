"""Every cell that needs no TensorFlow gives in the page what the build stored."""

import math
import re
from pathlib import Path

import pytest
from page_cells import pictures, run, texts
from playwright.sync_api import expect

from forwardpass.grading import notebooks

pytestmark = pytest.mark.slow

NUMBER = re.compile(r"-?\d+(?:\.\d*)?(?:e[-+]?\d+)?")
CHAPTERS = sorted(path.stem for path in Path(__file__).parents[2].glob("book/*.ipynb"))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_cells_give_what_the_build_stored(page, course, chapter):
    """In order, numbers within a tolerance, pictures by being there."""
    page.goto(f"/book/{chapter}.html")
    expect(page.locator(".fp-number").first).to_be_attached()
    repeatable = _repeatable(course.root / "book" / f"{chapter}.ipynb")
    cells = page.locator("div.cell").all()
    assert len(cells) == len(repeatable)
    page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    ran = 0
    for number, (cell, repeats) in enumerate(zip(cells, repeatable, strict=True), start=1):
        if "fp-tensorflow" in cell.get_attribute("class"):
            expect(cell).to_contain_text("needs TensorFlow")
            continue
        stored, drawn = texts(cell), pictures(cell)
        run(cell)
        expect(cell.locator(".fp-state"), f"{chapter}, cell {number}").to_have_text("done")
        assert pictures(cell) == drawn, f"{chapter}, cell {number}"
        given = texts(cell)
        assert (_alike if repeats else _of_same_form)("\n".join(stored), "\n".join(given)), (
            f"{chapter}, cell {number}: stored {stored}, given {given}"
        )
        ran += 1
    assert ran >= 5


def _repeatable(path) -> list[bool]:
    """Tell of each code cell that the page shows whether its output is the same each time."""
    cells = [cell for cell in notebooks.read(path).cells if cell.cell_type == "code"]
    tags = [cell.metadata.get("tags", ()) for cell in cells]
    return ["nbval-ignore-output" not in each for each in tags if "remove-cell" not in each]


def _alike(stored: str, given: str) -> bool:
    """Are two texts the same but for the last digits of their numbers?"""
    if NUMBER.sub("#", stored).split() != NUMBER.sub("#", given).split():
        return False
    pairs = zip(NUMBER.findall(stored), NUMBER.findall(given), strict=True)
    return all(math.isclose(float(a), float(b), rel_tol=1e-6, abs_tol=1e-12) for a, b in pairs)


def _of_same_form(stored: str, given: str) -> bool:
    """Do two texts have the same words? A time is another number each time."""
    return NUMBER.sub("", stored).split() == NUMBER.sub("", given).split()
