"""Formulas become MathML that a browser shows as a book would print them."""

import re

import mathml
import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from sphinx.errors import SphinxError


def _paragraph(*children: nodes.Node) -> nodes.document:
    document = new_document("page", get_default_settings())
    document += nodes.paragraph("", "", *children)
    return document


def test_a_lost_alignment_mark_is_an_error():
    """latex2mathml does not know ``aligned``; it would print the mark and lose the lines."""
    formula = nodes.math_block("", r"\begin{aligned} a &= b \\ c &= d \end{aligned}")
    with pytest.raises(SphinxError, match=r"no formula.*& became a letter"):
        mathml._mathml(formula, "block")


@pytest.mark.parametrize("environment", ["align*", "array}{rl"])
def test_environments_that_are_known_have_no_letter_for_their_marks(environment):
    """They become tables."""
    name = environment.partition("}")[0]
    result = mathml.mathml(rf"\begin{{{environment}}} a &= b \\ c &= d \end{{{name}}}", "block")
    assert result.count("<mtr>") == 2


def test_an_ampersand_that_is_meant_is_kept():
    r"""``\&`` is a letter by right."""
    assert "&#x00026;" in mathml.mathml(r"a \& b", "inline")


@pytest.mark.parametrize("latex", [r"\operatorname{relu}(x)", r"\max(x, 0)", r"\tanh(x)"])
def test_names_of_functions_stand_tight(latex):
    """A name is an identifier, whoever makes it: operators have a space on both sides."""
    result = mathml.mathml(latex, "inline")
    assert re.search(r"<mi>(relu|max|tanh)</mi><mo", result)


def test_signs_stay_operators():
    """Only names of letters change."""
    assert "<mo>&#x0002B;</mo>" in mathml.mathml("a + b", "inline")


@pytest.mark.parametrize("latex", ["(-x - y)", "w = -2 - y", "x > -b - y", r"0 \ge -1 - y"])
def test_a_minus_after_a_bracket_or_a_relation_is_a_sign(latex):
    """Between two letters or numbers it stays a difference."""
    result = mathml.mathml(latex, "inline")
    assert re.findall("<mo[^>]*>(?=&#x02212;)", result) == ['<mo form="prefix">', "<mo>"]


def test_bars_know_their_side():
    """Left and right in turn, so that no space comes between a bar and what it encloses."""
    result = mathml.mathml("|x| + |y|", "inline")
    assert re.findall('form="([a-z]+)">&#x0007C;', result) == ["prefix", "postfix"] * 2


def test_a_formula_keeps_the_punctuation_around_it():
    """They are in one span; the rest of the text may break."""
    document = _paragraph(nodes.Text("say ("), nodes.math("", "x"), nodes.Text("), and so on"))
    mathml._keep_punctuation(None, document, "page")
    before, span, after = document[0].children
    assert span["classes"] == ["fp-nowrap"]
    assert [before, span.astext(), after] == ["say ", "(x),", " and so on"]


def test_a_formula_keeps_the_letter_of_the_answer_that_it_is():
    """A no-break space alone does not keep them together in Chromium."""
    document = _paragraph(nodes.Text("one · (b)\N{NO-BREAK SPACE}"), nodes.math("", "x"))
    mathml._keep_punctuation(None, document, "page")
    before, span = document[0].children
    assert [before, span.astext()] == ["one · ", "(b)\N{NO-BREAK SPACE}x"]


def test_each_formula_of_a_list_keeps_its_comma():
    """Also where the texts between them are equal."""
    parts = [nodes.math("", "a"), nodes.Text(", "), nodes.math("", "b"), nodes.Text(", ")]
    document = _paragraph(*parts, nodes.math("", "c"))
    mathml._keep_punctuation(None, document, "page")
    assert [child.astext() for child in document[0]] == ["a,", " ", "b,", " ", "c"]


def test_a_formula_without_punctuation_stays_as_it_is():
    """Neither a word after it nor the end of the paragraph changes it."""
    document = _paragraph(nodes.math("", "x"), nodes.Text(" and "), nodes.math("", "y"))
    before = document.pformat()
    mathml._keep_punctuation(None, document, "page")
    assert document.pformat() == before
