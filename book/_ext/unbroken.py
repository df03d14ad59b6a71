"""Keep a shape such as (1, n) on one line, in text, in headings and in the list of sections.

No-break spaces in the sources would do the same, but they change the address
of a heading, and Python refuses them in a shape that a reader copies.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

#: Names or numbers between brackets, with at least one comma: (3,), (N, l) or (1, n).
_SHAPE = re.compile(r"(\((?:[\w−]{1,9}, ?)+(?:[\w−]{1,9})?\))")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension. It comes before Sphinx collects the titles of sections."""
    app.connect("doctree-read", _keep_together, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _keep_together(app: Sphinx, doctree: nodes.document) -> None:
    for text in list(doctree.findall(nodes.Text)):
        parts = _SHAPE.split(text)
        if len(parts) > 1 and not _is_verbatim(text):
            text.parent.replace(text, [_part(part) for part in parts if part])


def _part(text: str) -> nodes.Node:
    shape = _SHAPE.fullmatch(text)
    return nodes.inline("", text, classes=["fp-nowrap"]) if shape else nodes.Text(text)


def _is_verbatim(text: nodes.Text) -> bool:
    """Is it code, a formula, or something else that is not set as lines of text?"""
    if isinstance(text.parent, nodes.literal):
        return True
    return isinstance(text.parent, nodes.FixedTextElement | nodes.math | nodes.raw | nodes.comment)
