"""A new chapter and its assignment work before a word of them is changed."""

import shutil

import pytest
from audit import run_audit
from shapes import problems

from forwardpass.cli import main
from forwardpass.grading import notebooks
from forwardpass.grading.bundle import make_bundle
from forwardpass.grading.errors import CourseError
from forwardpass.grading.new import new
from forwardpass.grading.refresh import refresh
from forwardpass.grading.release import release

NAME, TITLE = "08_attention", 'Attention, or "where to look"'


@pytest.fixture
def begun(course_copy, monkeypatch, capsys):
    """The copy of a course in which the command has begun and released a chapter."""
    monkeypatch.chdir(course_copy.root)
    assert main(["new", NAME, TITLE]) == 0
    assert f"- file: exercises/{NAME}/{NAME}" in capsys.readouterr().out
    release(course_copy, NAME)
    return course_copy


def test_its_notebooks_run_and_keep_the_house_rules(begun):
    """They need no more than to be rewritten."""
    chapter = begun.root / "book" / f"{NAME}.ipynb"
    for path in (chapter, begun.notebook(NAME)):
        refresh(path)
        assert notebooks.is_normal(path)
    assert notebooks.read(chapter).cells[0].source.startswith(f"# 8 · {TITLE}\n")
    assert problems(chapter) == []


def test_nothing_of_the_template_is_left_to_fill_in(begun):
    """No placeholder."""
    made = [p for p in begun.root.rglob("*") if NAME in p.name and p.is_file()]
    assert len(made) == 5  # two notebooks, the exercise, variants and their test
    for path in [*made, begun.solutions / NAME / "tasks.py"]:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("NAME", "NUMBER", "TITLE") if word in text], path


@pytest.mark.slow
def test_its_assignment_is_audited(begun, tmp_path_factory, sandbox):
    """Right variants earn all points, wrong ones are caught by the message meant for them."""
    variants = begun.root / "tests" / "exercises" / f"{NAME}.py"
    bundle = make_bundle(begun, NAME)
    audit = run_audit(begun, bundle, tmp_path_factory.mktemp("audit"), variants, sandbox)
    assert audit.reference == (4, 4, 4, 4)
    assert audit.untouched == (0, 4, 0, 4)
    for result in audit.results.values():
        assert bool(result.caught_by) == bool(result.variant.diagnosis)
        assert not result.variant.diagnosis or audit.names_its_mistake(result)
    assert len(audit.results) == 8


@pytest.mark.parametrize("name", ["attention", "8_attention", "08-attention", "../08_x", "08_X"])
def test_a_name_that_cannot_be_is_refused(course_copy, name):
    """And nothing is written."""
    with pytest.raises(CourseError, match="cannot be a chapter's name"):
        new(course_copy, name, TITLE)


def test_nothing_is_written_over(begun):
    """Not even where only one of the files exists."""
    shutil.rmtree(begun.solutions / NAME)
    shutil.rmtree(begun.exercises / NAME)
    before = sorted(begun.root.rglob("*"))
    with pytest.raises(CourseError, match="exists; choose another name"):
        new(begun, NAME, TITLE)
    assert sorted(begun.root.rglob("*")) == before
