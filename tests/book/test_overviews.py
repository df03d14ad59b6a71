"""The pages that gather what stands elsewhere say what stands there."""

import json
import re
from pathlib import Path

import pytest
from prose import cells

from forwardpass.check.diagnose import GENERAL
from forwardpass.grading import notebooks
from forwardpass.grading.course import find_course

COURSE = find_course(Path(__file__).parents[2])
EXERCISES = (COURSE.root / "book" / "exercises.md").read_text(encoding="utf-8")
MISCONCEPTIONS = (COURSE.root / "book" / "misconceptions.md").read_text(encoding="utf-8")
ENTRIES = re.split(r"^## ", MISCONCEPTIONS, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("path", sorted(COURSE.exercises.glob("*/*.ipynb")), ids=lambda p: p.stem)
def test_the_table_of_exercises_says_what_they_say(path):
    """Title, tasks, points and minutes."""
    made = notebooks.read(path).cells
    grades = [cell.metadata.get("nbgrader", {}) for cell in made]
    tasks = sum(bool(about.get("solution")) for about in grades)
    points = sum(about.get("points", 0) for about in grades)
    minutes = re.search(r"Plan about (\d+) minutes", made[0].source)[1]
    title = re.match(r"# Exercise (.*)", made[0].source)[1]
    row = next(line for line in EXERCISES.splitlines() if f"/{path.name})" in line)
    assert row.startswith(f"| [{title}](")
    assert row.split("|")[2:5] == [f" {tasks} ", f" {points} ", f" {minutes} "]


def test_there_are_enough_misconceptions():
    """And they are numbered in order."""
    assert [int(entry.split(" ")[0]) for entry in ENTRIES] == list(range(1, len(ENTRIES) + 1))
    assert len(ENTRIES) >= 16


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.split(" ")[0])
def test_a_misconception_is_asked_and_caught(entry):
    """The question exists, and the task's test says that very sentence."""
    chapter, number = re.search(r"question (\d+)\]\((\w+\.ipynb)", entry).group(2, 1)
    texts = [place.text for place in cells(COURSE.root / "book" / chapter)]
    assert any(f":::{{admonition}} {number}. " in text for text in texts), (chapter, number)
    name = re.search(r"exercises/(\w+)/", entry)[1]
    data = json.loads((COURSE.exercises / name / "checks.json").read_text(encoding="utf-8"))
    task, sentence = re.search(r"ipynb\), (?:`(\w+)`|any task): “(.*)”", entry).groups()
    known = data["tasks"][task]["mistakes"].values() if task else GENERAL.values()
    assert sentence in known, f"{task}: no test says {sentence!r}"
