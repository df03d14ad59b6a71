"""Formulas as MathML, made when the book is built.

Browsers draw MathML themselves: no script, no font service, no waiting, and a
screen reader can speak it. Sphinx's own renderers need a script from elsewhere.
"""

import re

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

#: An opening mark, or the letter of an answer.
_BEFORE = re.compile(r"(?:\([a-d]\)\s|[(“])+$")
_AFTER = re.compile(r"^[,.;:!?)”]+")
#: A name of letters: latex2mathml makes of some functions operators, with a space on both sides.
_OPERATOR_NAME = re.compile(r"<mo>([A-Za-z]{2,})</mo>")
#: What is between two bars. latex2mathml does not say which is the left one.
_BARS = re.compile(r'<mo stretchy="false">&#x0007C;</mo>(.*?)<mo stretchy="false">&#x0007C;</mo>')
_BAR = '<mo stretchy="false" form="{}">&#x0007C;</mo>'
#: A minus after one of ( , = < > ≤ ≥ ≈: a sign, without the spaces of a difference.
_SIGN = re.compile(r"(?<=&#x0(?:0028|002C|003D|003C|003E|2264|2265|2248);</mo>)<mo>(?=&#x02212;)")
#: An alignment mark that became a letter: the environment around it is not known.
_LOST_MARK = "<mi>&</mi>"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the renderer; ``html_math_renderer: mathml`` chooses it."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
    app.connect("doctree-resolved", _keep_punctuation)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def mathml(latex: str, display: str) -> str:
    """Return ``latex`` as MathML; ``display`` is "inline" or "block".

    Raises ValueError, or what latex2mathml raises, where that cannot be done.
    """
    result = convert(latex, display=display)
    if _LOST_MARK in result:
        raise ValueError("& became a letter; use align* or array, aligned is not known")
    result = _OPERATOR_NAME.sub(r"<mi>\1</mi>", result)
    result = _SIGN.sub('<mo form="prefix">', result)
    return _BARS.sub(_BAR.format("prefix") + r"\1" + _BAR.format("postfix"), result)


def _mathml(node: nodes.Element, display: str) -> str:
    latex = node.astext()
    try:
        return mathml(latex, display)
    except Exception as error:
        raise SphinxError(f"{node.source}:{node.line}: no formula: {latex!r} ({error})") from error


def _keep_punctuation(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put each formula and the punctuation that touches it into a span that does not break.

    Without it a line may begin with the comma; a word joiner does not help in Chromium.
    """
    for formula in list(doctree.findall(nodes.math)):
        parent, place = formula.parent, formula.parent.index(formula)
        before = _cut(parent, place - 1, _BEFORE) if place else ""
        after = _cut(parent, place + 1, _AFTER) if place + 1 < len(parent) else ""
        if before or after:
            span = nodes.inline("", "", classes=["fp-nowrap"])
            formula.replace_self(span)
            span += [nodes.Text(before), formula, nodes.Text(after)]


def _cut(parent: nodes.Element, place: int, pattern: re.Pattern[str]) -> str:
    """Take what matches ``pattern`` out of the text at ``place``, and return it."""
    text = parent[place]
    found = pattern.search(text) if isinstance(text, nodes.Text) else None
    if not found:
        return ""
    parent[place] = nodes.Text(text[: found.start()] + text[found.end() :])
    return found[0]


def _visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_mathml(node, "inline"))
    raise nodes.SkipNode


def _visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="math-block"))
    translator.body.append(_mathml(node, "block"))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>")
    raise nodes.SkipNode
