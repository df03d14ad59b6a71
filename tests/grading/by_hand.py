"""Small assignments and submissions, written by hand, for tests of the grader's parts."""

import json
import re

from forwardpass.grading.bundle import Bundle, GradedCell

_SECTION = re.compile(r"^# %% (\w+) (\w+) ?(\d*)\n", re.MULTILINE)
_HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS\n?", re.DOTALL)
_UNWRITTEN = "raise NotImplementedError()"


def bundle_of(text: str, **more: object) -> Bundle:
    """Return the bundle of an assignment. ``text`` is its cells: ``# %% id kind points``.

    The kinds are those of GradedCell's roles; what is in a solution is not released.
    """
    heads = list(_SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    cells = [
        _graded(*head.groups(), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]
    parts = {"files": {}, "checks": {"tasks": {}}, "hidden": {"tasks": {}}, "tensorflow": False}
    bundle = Bundle("00_by_hand", cells, b"", **(parts | more))
    return Bundle("00_by_hand", cells, submission(bundle), **(parts | more))


def _graded(name: str, role: str, points: str, source: str) -> GradedCell:
    released = _UNWRITTEN if role == "solution" else _HIDDEN.sub("", source).strip()
    claim = source.partition("\n")[0].removeprefix("#").strip() if role == "test" else ""
    cell_type = "markdown" if role == "manual" else "code"
    hidden = _HIDDEN.search(source) is not None
    return GradedCell(name, role, cell_type, source, released, float(points or 0), hidden, claim)


def submission(bundle: Bundle, answers: dict[str, str] | None = None, *, end: str = "") -> bytes:
    """Return the released notebook with some cells written, and perhaps one more at its end."""
    cells = [_cell(cell.released, cell) for cell in bundle.cells]
    for cell in cells:
        cell["source"] = (answers or {}).get(cell["id"], cell["source"])
    return notebook(*cells, *([_cell(end)] if end else []))


def notebook(*cells: dict | str, **more: object) -> bytes:
    """Return the bytes of a notebook of these cells; a text is a code cell."""
    made = [_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    top = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(top | more).encode()


def _cell(source: str, graded: GradedCell | None = None) -> dict:
    cell = {"cell_type": graded.cell_type if graded else "code", "metadata": {}, "source": source}
    if graded:
        cell |= {"id": graded.grade_id, "metadata": {"nbgrader": {"grade_id": graded.grade_id}}}
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell
