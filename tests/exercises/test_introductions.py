"""The introductions of all exercises agree, and with the one that a new exercise begins with."""

import re
from pathlib import Path

import pytest

from forwardpass.grading import notebooks
from forwardpass.grading.course import find_course
from forwardpass.grading.new import TEMPLATE

COURSE = find_course(Path(__file__).parents[2])
NAMES = COURSE.assignments()

#: The first exercise explains at more length what the others only say. This it says as they do.
SHARED = (
    "eplace the line `raise NotImplementedError()` with your own code, run the cell, and run the "
    "three test cells below it.",
    "only says that the task is written: its hidden tests",
    "If a cell says that `check` is not defined, run the first cell. If the cell of a function "
    "shows an error, fix that first: until then the tests see the old function.",
)


def introduction(name: str) -> tuple[list[str], str]:
    """Return the paragraphs above the first task of an assignment, and its first code."""
    text, code = (cell.source for cell in notebooks.read(COURSE.notebook(name)).cells[:2])
    return text.split("\n\n"), code


def template(name: str) -> tuple[list[str], str]:
    """Return the same of the template, with number, name and title filled in."""
    cells = notebooks.read(TEMPLATE / "exercise.ipynb").cells[:2]
    title = introduction(name)[0][0].partition(" · ")[2]
    fill = (("NUMBER", str(int(name[:2]))), ("NAME", name), ("TITLE", title))
    texts = [cell.source for cell in cells]
    for word, value in fill:
        texts = [text.replace(word, value) for text in texts]
    return texts[0].split("\n\n"), texts[1]


def without_counts(text: str) -> str:
    """Return ``text`` without minutes and points, and without the address of the chapter.

    These differ from exercise to exercise, and from course to course.
    """
    return re.sub(r"about \d+ minutes|are \d+ points|\]\([^)]*\)", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_has_the_title_of_its_chapter(name):
    """And its number."""
    chapter = notebooks.read(COURSE.root / "book" / f"{name}.ipynb").cells[0].source
    title = chapter.partition("\n")[0].removeprefix("# ")
    assert introduction(name)[0][0] == f"# Exercise {title}"


@pytest.mark.parametrize("name", NAMES)
def test_an_introduction_ends_and_imports_as_the_template_does(name):
    """But for time and points."""
    paragraphs, code = introduction(name)
    expected, imports = template(name)
    assert without_counts(paragraphs[-1]) == without_counts(expected[-1])
    assert code == imports


@pytest.mark.parametrize("name", NAMES[1:])
def test_an_introduction_says_how_it_works_as_the_template_does(name):
    """What an exercise has to add stands behind it; so it differs only in its second paragraph."""
    paragraphs, _ = introduction(name)
    expected, _ = template(name)
    assert len(paragraphs) == len(expected)
    assert paragraphs[2].startswith(expected[2])


def test_the_first_introduction_says_the_same_at_more_length():
    """What it has in common with the others is said in the same words."""
    first, other = ("\n\n".join(found(NAMES[0])[0]) for found in (introduction, template))
    for sentence in SHARED:
        assert sentence in first
        assert sentence in other
