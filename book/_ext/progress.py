"""On the landing page, below the map of the chapters: what is answered and solved so far.

The page is written with all numbers at none. The script ``book/_page/landing.ts`` fills in what
this browser keeps, here and in the map; without it nothing of this is shown.
"""

import json
from html import escape
from pathlib import Path

from docutils import nodes
from questions import keys
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_MAP = "fig-course-map"

_BLOCK = """<details class="fp-progress-of-all"><summary>Your progress<span></span></summary>
<p>What you answer and solve is kept in this browser, on this device, and nowhere else.</p>
<ul>{chapters}</ul>
<div class="fp-tools"></div>
<p role="status"></p></details>"""

_CHAPTER = """<li data-chapter="{number}" data-questions="{keys}"><a href="{address}">{title}</a>: \
<span class="fp-answered">0 of {count} questions</span></li>"""

_EXERCISE = """<li data-chapter="{number}" data-exercise="{name}" data-tasks="{count}">\
<a href="{address}">{title}</a>: <span class="fp-solved">0 of {count} tasks</span></li>"""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("env-updated", _write_landing_page)
    app.connect("doctree-resolved", _show)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write_landing_page(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the landing page written whenever any page is: it lists all questions."""
    return [app.config.root_doc]


def _show(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    answerable = app.config.cells_run and app.builder.name != "singlehtml"
    if docname != app.config.root_doc or app.builder.format != "html" or not answerable:
        return
    for figure in [one for one in doctree.findall(nodes.figure) if _MAP in one["ids"]]:
        chapters = "\n".join(_chapter(app, name) for name in sorted(keys(app.env)))
        block = nodes.raw("", _BLOCK.format(chapters=chapters), format="html")
        figure.parent.insert(figure.parent.index(figure) + 1, block)


def _chapter(app: Sphinx, docname: str) -> str:
    """Return the lines of a chapter and of its exercise."""
    name = Path(docname).name
    number = int(name.partition("_")[0])
    exercise = f"exercises/{name}/{name}"
    asked = keys(app.env)[docname]
    line = _CHAPTER.format(
        number=number,
        keys=" ".join(asked),
        address=_address(app, docname),
        title=_title(app, docname),
        count=len(asked),
    )
    if exercise in app.env.found_docs:
        line += _EXERCISE.format(
            number=number,
            name=name,
            address=_address(app, exercise),
            title=_title(app, exercise),
            count=_tasks(Path(app.srcdir, exercise)),
        )
    return line


def _tasks(page: Path) -> int:
    """Return how many tasks the exercise at ``page`` has."""
    return len(json.loads(page.with_name("checks.json").read_text(encoding="utf-8"))["tasks"])


def _address(app: Sphinx, docname: str) -> str:
    return escape(app.builder.get_relative_uri(app.config.root_doc, docname))


def _title(app: Sphinx, docname: str) -> str:
    return escape(app.env.titles[docname].astext())
