"""Keep together what a line's end must not part: a shape, a title's number, short code.

No-break spaces in the sources would do the same, but they change the address
of a heading, and Python refuses them in a shape that a reader copies.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

_KEPT = re.compile(
    # A shape: (3,), (N, l) or (1, n); in front of it there may be an answer's letter.
    r"((?:\([a-d]\) )?\((?:[\w−]{1,9}, ?)+(?:[\w−]{1,9})?\)"
    r"|\([a-d]\) \w+"  # the letter of an answer, and the first word behind it
    r"|^(?:(?:Exercise|Task) )?\d+ ·"  # what stands before a title
    r"|(?:\([a-d]\)|→) $)"  # the same before code or a formula, and an arrow before its link
)

#: Code of so many characters stays on one line.
_SHORT = 12

#: A word of code, such as a path, that is longer may be wider than a phone.
_LONG = 34


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension. It comes before Sphinx collects the titles of sections."""
    app.connect("doctree-read", _keep_together, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _keep_together(app: Sphinx, doctree: nodes.document) -> None:
    for code in doctree.findall(nodes.literal):
        if len(code.astext()) <= _SHORT:
            code["classes"].append("fp-nowrap")
        elif max(map(len, code.astext().split())) > _LONG:
            code["classes"].append("fp-long")
    for text in list(doctree.findall(nodes.Text)):
        parts = _KEPT.split(text)
        if len(parts) > 1 and not _is_verbatim(text):
            text.parent.replace(text, [_part(part) for part in parts if part])


def _part(text: str) -> nodes.Node:
    if not _KEPT.fullmatch(text):
        return nodes.Text(text)
    if text.endswith(" "):
        return nodes.Text(f"{text[:-1]}\N{NO-BREAK SPACE}")
    return nodes.inline("", text, classes=["fp-nowrap"])


def _is_verbatim(text: nodes.Text) -> bool:
    """Is it code, a formula, or something else that is not set as lines of text?"""
    verbatim = nodes.FixedTextElement | nodes.literal | nodes.math | nodes.raw | nodes.comment
    return isinstance(text.parent, verbatim)
