"""Figures that can be operated: a picture gets a place around it in which a script puts the figure.

A figure with the class ``fp-try-NAME`` is one; the script is ``book/_page/figures/NAME.ts``. Where
the scripts have not been made, and where none run, the picture stays as it is.
"""

import re
from pathlib import Path

from docutils import nodes
from running import MADE
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

_CLASS = re.compile(r"fp-try-(\w+)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension. What it does depends on ``running.py``."""
    app.setup_extension("running")
    app.connect("doctree-resolved", _make_places)
    app.connect("html-page-context", _add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _figures(doctree: nodes.document) -> dict[str, nodes.figure]:
    """Return the figures of a page that can be operated, by the names of their scripts."""
    found = {}
    for figure in doctree.findall(nodes.figure):
        for name in filter(None, map(_CLASS.fullmatch, figure["classes"])):
            found[name[1]] = figure
    return found


def _make_places(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format != "html" or not app.config.cells_run:
        return
    for name, figure in _figures(doctree).items():
        if not (Path(app.srcdir) / MADE / "figures" / f"{name}.js").is_file():
            raise ExtensionError(f"{docname}: there is no script figures/{name}.ts")
        picture = figure.children[0]
        picture.replace_self(nodes.container("", picture.deepcopy(), classes=["fp-try"]))


def _add_scripts(
    app: Sphinx, pagename: str, template: str, context: dict, doctree: nodes.document | None
) -> None:
    """Load the scripts of the page's figures, and what they look like."""
    if doctree is None or not app.config.cells_run or not (names := _figures(doctree)):
        return
    app.add_css_file("figures.css")
    scripts = (context["pathto"](f"_page/figures/{name}.js", resource=True) for name in names)
    context["metatags"] = context.get("metatags", "") + "".join(
        f'\n<script defer src="{script}"></script>' for script in scripts
    )
