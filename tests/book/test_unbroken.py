"""A line's end parts no shape, no answer from its letter and no short code."""

import pytest
import unbroken
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document


def kept_together(*children: nodes.Node) -> list[str]:
    """Return what of a paragraph with these ``children`` does not break."""
    document = new_document("page", get_default_settings())
    document += nodes.paragraph("", "", *children)
    before = document.astext()
    unbroken._keep_together(None, document)
    assert document.astext() == before
    return [node.astext() for node in document.findall(nodes.inline)]


def test_a_shape_is_kept_together():
    """With any number of axes; the text around it stays as it is."""
    text = "Of shape (3,), not (1, n), and T is (N, l0, l1)."
    assert kept_together(nodes.Text(text)) == ["(3,)", "(1, n)", "(N, l0, l1)"]


def test_the_letter_of_an_answer_is_kept_with_its_first_word():
    """In the questions of a chapter; a shape may be the answer."""
    text = "(a) the sum · (b) zero · (c) (4, 1)"
    assert kept_together(nodes.Text(text)) == ["(a) the", "(b) zero", "(c) (4, 1)"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("4 → 2. → ", "4 → 2. →\N{NO-BREAK SPACE}"), ("· (b) ", "· (b)\N{NO-BREAK SPACE}")],
)
def test_an_arrow_and_a_letter_are_kept_with_what_is_no_text(text, kept):
    """A link in the glossary, code or a formula in a question."""
    document = new_document("page", get_default_settings())
    document += nodes.paragraph("", "", nodes.Text(text), nodes.literal("", "code"))
    unbroken._keep_together(None, document)
    assert document.astext() == f"{kept}code"


@pytest.mark.parametrize("title", ["3 · Activations", "Exercise 3 · Activations", "Task 12 · Two"])
def test_the_number_of_a_title_is_kept_with_its_dot(title):
    """A line would begin with the dot."""
    assert kept_together(nodes.Text(title)) == [title.partition("·")[0] + "·"]


@pytest.mark.parametrize(
    ("code", "classes"),
    [("x @ w", ["fp-nowrap"]), ("a / " * 9, []), (f"cd {'folder/' * 5}", ["fp-long"])],
)
def test_short_code_is_kept_together(code, classes):
    """Longer code breaks between its words, and inside of a word that is wider than a phone."""
    document = new_document("page", get_default_settings())
    document += nodes.paragraph("", "", nodes.literal("", code))
    unbroken._keep_together(None, document)
    assert document[0][0]["classes"] == classes


@pytest.mark.parametrize("text", ["f(x)", "(a single word)", "(say, a shape of two axes)", "()"])
def test_other_brackets_break_as_they_will(text):
    """One letter has no comma, and a remark has spaces without one."""
    assert kept_together(nodes.Text(text)) == []


@pytest.mark.parametrize("kind", [nodes.literal, nodes.math, nodes.literal_block])
def test_code_and_formulas_are_left_alone(kind):
    """They have lines of their own."""
    assert kept_together(kind("", "x is (3, 1)")) == []
