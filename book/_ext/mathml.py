"""Formulas as MathML, made when the book is built.

Browsers draw MathML themselves: no script, no font service, no waiting, and a
screen reader can speak it. Sphinx's own renderers need a script from elsewhere.
"""

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

_PUNCTUATION = tuple(",.;:!?)")
_WORD_JOINER = "\N{WORD JOINER}"  # else a line may break between a formula and its comma


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the renderer; ``html_math_renderer: mathml`` chooses it."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _mathml(node: nodes.Element, display: str) -> str:
    latex = node.astext()
    try:
        return convert(latex, display=display)
    except Exception as error:
        raise SphinxError(f"{node.source}:{node.line}: no formula: {latex!r} ({error})") from error


def _visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_mathml(node, "inline"))
    following = node.next_node(descend=False, siblings=True)
    if isinstance(following, nodes.Text) and following[:1] in _PUNCTUATION:
        translator.body.append(_WORD_JOINER)
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
