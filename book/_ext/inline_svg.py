"""Put the course's drawings into the page itself, instead of linking to them as images.

Only so do they follow the page's light and dark mode: their colors are CSS
variables, and an image behind ``<img>`` does not see the page's. The alt text
becomes the drawing's accessible name. Other builders (PDF) get the file.
"""

from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.add_node(_InlineSvg, html=(_visit, _depart))
    app.connect("doctree-resolved", _replace_images)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class _InlineSvg(nodes.General, nodes.Inline, nodes.Element):
    """A drawing whose markup is written into the page."""


def _replace_images(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format != "html":
        return
    for image in list(doctree.findall(nodes.image)):
        path = Path(app.srcdir) / image["uri"]
        if path.suffix == ".svg" and path.parent.name == "figures":
            image.replace_self(_InlineSvg(path=str(path), alt=image.get("alt", "")))


def _visit(translator: HTML5Translator, node: _InlineSvg) -> None:
    text = Path(node["path"]).read_text(encoding="utf-8")
    name = f'role="img" aria-label="{escape(node["alt"])}"'
    translator.body.append(text.replace("<svg ", f"<svg {name} ", 1))


def _depart(translator: HTML5Translator, node: _InlineSvg) -> None:
    pass
