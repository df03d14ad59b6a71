"""Fold admonitions of the class ``dropdown`` by HTML alone.

Jupyter Book folds them by a script: without it they stand open, and where it comes late the page
moves under the reader's eyes.
"""

from docutils import nodes
from questions import element
from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension. It comes after the questions have been made, answers and all."""
    app.connect("doctree-read", _fold, priority=310)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _fold(app: Sphinx, doctree: nodes.document) -> None:
    for box in [a for a in doctree.findall(nodes.admonition) if "dropdown" in a["classes"]]:
        title, *body = box.children
        summary = element("summary", *title.children)
        box.replace_self(element("details", summary, *body, class_="fp-folded"))
