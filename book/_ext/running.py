"""Mark the cells of a page for the code that runs them, and put that code into the build.

What runs them is made by ``book/_page/assemble.py``. Where it has not been made, each cell says
how to get it.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from needs_tensorflow import cells_that_need_tensorflow
from questions import keys
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

logger = logging.getLogger(__name__)

#: Where assemble.py puts what it makes, below the folder of the course.
MADE = Path("_build", "page")
SCRIPT = "page.js"

#: Above the tasks of an exercise; ``exercise.ts`` adds the buttons, and keeps the number true.
_PANEL = """<section class="fp-panel" aria-label="Your work"><p>Solve this exercise here or in
Jupyter. Here, write your code into the cells and press Check. What you write stays in this browser,
on this device. To hand it in, download your notebook.</p>
<p class="fp-progress">0 of {tasks} tasks solved. A task is solved when its visible tests pass.</p>
<div class="fp-tools"></div></section>"""

_HOW_TO_RUN = """<details class="fp-how-to-run"><summary>Run this cell</summary>
<p>This copy of the book was built without what runs its cells. Build it with <code>make book</code>
on a machine with Node.js and a network, or open the notebook in Jupyter.</p></details>"""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.add_config_value("cells_run", False, "html")  # a change of it rewrites every page
    app.connect("config-inited", _look)
    app.connect("doctree-resolved", _mark_cells)
    app.connect("html-page-context", _add_script)
    app.connect("build-finished", _copy_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _look(app: Sphinx, config: Config) -> None:
    """Find out whether what runs the cells has been made."""
    config.cells_run = (Path(app.srcdir) / MADE / SCRIPT).is_file()


def _mark_cells(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each cell an id, and a class for each thing that is to be known of it."""
    cells = [c for c in doctree.findall(nodes.container) if c.get("nb_element") == "cell_code"]
    if not cells or app.builder.format != "html":
        return
    needs = cells_that_need_tensorflow(map(_source, cells))
    keras = _keras_cells(Path(app.srcdir) / docname)
    for number, (cell, tensorflow) in enumerate(zip(cells, needs, strict=True), start=1):
        about = cell["cell_metadata"].get("nbgrader", {})
        name = about.get("grade_id", str(number))
        cell["ids"].append(f"cell-{name}")
        cell["classes"] += [f"fp-{mark}" for mark in _marks(about)]
        if tensorflow or name in keras:
            cell["classes"].append("fp-tensorflow")
        elif not app.config.cells_run:
            cell.append(nodes.raw("", _HOW_TO_RUN, format="html"))
        if app.config.cells_run:
            _make_room(cell)
    tasks = sum("fp-solution" in cell["classes"] for cell in cells)
    if tasks and app.config.cells_run:
        title = next(doctree.findall(nodes.title))
        panel = nodes.raw("", _PANEL.format(tasks=tasks), format="html")
        title.parent.insert(title.parent.index(title) + 1, panel)


def _make_room(cell: nodes.container) -> None:
    """Make a place for the buttons of a cell: below what folds its code, if it folds only that."""
    code = _part(cell, "cell_code_source")
    block = next(child for child in cell.children if _part(child, "cell_code_source"))
    around, above = (block, code) if _part(block, "cell_code_output") else (cell, block)
    room = nodes.raw("", '<div class="fp-tools"></div>', format="html")
    around.insert(around.index(above) + 1, room)


def _part(node: nodes.Node, name: str) -> nodes.container | None:
    """Return the part of a cell that MyST-NB gives this name, if it is in ``node``."""
    parts = (part for part in node.findall(nodes.container) if part.get("nb_element") == name)
    return next(parts, None)


def _source(cell: nodes.container) -> str:
    return next(cell.findall(nodes.literal_block)).astext()


def _marks(about: dict) -> Iterator[str]:
    """Yield what nbgrader's metadata say of a cell."""
    yield from (mark for mark in ("solution", "grade", "locked") if about.get(mark))


def _keras_cells(page: Path) -> set[str]:
    """Return the names of those cells of an exercise whose task is about a Keras object."""
    checks = page.with_name("checks.json")
    if not checks.is_file():
        return set()
    tasks = json.loads(checks.read_text(encoding="utf-8"))["tasks"].items()
    keras = {name: task for name, task in tasks if task["view"].startswith("keras")}
    return {
        cell for name, task in keras.items() for cell in (name, f"{name}_hidden", *task["tests"])
    }


def _add_script(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    """Load what runs the cells, what answers questions, and what shows progress: each where it is.

    The last two are no modules, so that they work in pages that were opened as files, too.
    """
    has_cells = bool(app.env.metadata.get(pagename, {}).get("kernelspec"))
    scripts = {
        SCRIPT: has_cells,
        "opened.js": has_cells,
        "questions.js": pagename in keys(app.env),
        "landing.js": pagename == app.config.root_doc,
    }
    for name in (name for name, wanted in scripts.items() if wanted and app.config.cells_run):
        how = 'type="module"' if name == SCRIPT else "defer"
        address = context["pathto"](f"_page/{name}", resource=True)
        script = f'\n<script {how} src="{address}"></script>'
        context["metatags"] = context.get("metatags", "") + script


def _copy_files(app: Sphinx, error: Exception | None) -> None:
    """Copy what runs the cells, and the data of the checks, to where the pages expect them."""
    if error or app.builder.format != "html":
        return
    (Path(app.outdir) / ".nojekyll").touch()  # some hosts leave out folders named with _
    if not app.config.cells_run:
        logger.info("The cells do not run in these pages: `make book` says what is missing.")
        return
    target = Path(app.outdir) / "_page"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(Path(app.srcdir) / MADE, target)
    for checks in Path(app.srcdir).glob("exercises/*/checks.json"):
        folder = Path(app.outdir) / "exercises" / checks.parent.name
        if folder.is_dir():
            shutil.copy(checks, folder)
