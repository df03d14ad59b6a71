"""The graded notebook: the student's cells and outputs, and under each test its verdict.

What a student's process has displayed is taken over by kind, and checked: texts,
and pictures that are base64. HTML, scripts and everything else that a browser
would run is left out. Points, locks and ids are the instructor's.

The same bytes give the same graded notebook, as far as the code that runs gives the
same: addresses in memory, which differ from process to process, are left out of what
it shows. What a cell tells of times, of ``id()``, of random numbers from the system
or of threads that race is shown as it came.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from forwardpass.grading.bundle import Bundle, GradedCell
from forwardpass.grading.examine import Finding
from forwardpass.grading.submission import Cell
from forwardpass.grading.verdicts import Verdict

#: Bytes that the outputs of a whole notebook may have.
MAX_OUTPUTS = 20_000_000

#: Characters of one output's text; outputs of one cell.
_MAX_TEXT = 200_000
_MAX_OF_CELL = 200

_CUT = {"output_type": "stream", "name": "stdout", "text": "[cut: too much output]\n"}

_PICTURES = ("image/png", "image/jpeg")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")  # one class only: it cannot be split in many ways
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{5,16}\b")

#: What a terminal obeys (but for colors), what turns the direction of text, and no characters.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|\x1b(?!\[[\d;]*m)"
)


@dataclass(frozen=True)
class ShownCell:
    """A cell of the graded notebook. ``finding`` is what stopped it, or a test's.

    ``outputs`` are such as ``displayed`` returns.
    """

    cell: Cell
    graded: GradedCell | None
    outputs: list[dict]
    finding: Finding | None


def graded_notebook(bundle: Bundle, cells: list[ShownCell]) -> bytes:
    """Return the bytes of the graded notebook. Equal cells give equal bytes."""
    count = 0
    written = []
    for number, shown in enumerate(cells):
        cell = {
            "cell_type": shown.cell.cell_type,
            "id": f"cell-{number}",
            "metadata": {"nbgrader": _metadata(shown.graded)} if shown.graded else {},
            "source": _clean(shown.cell.source),
        }
        if shown.cell.cell_type == "code":
            count += 1
            verdict = _verdict(shown.finding) if shown.finding else []
            cell |= {"execution_count": count, "outputs": [*shown.outputs, *verdict]}
        elif attached := _attachments(shown.cell.attachments):
            cell["attachments"] = attached
        written.append(cell)
    return _notebook(written)


def malformed_notebook(bundle: Bundle, reason: str) -> bytes:
    """Return the released notebook, with what is wrong with the submitted one on top."""
    notebook = json.loads(bundle.released)
    text = f"**This submission could not be graded.** {_markdown(_clean(reason))}."
    notebook["cells"].insert(
        0, {"cell_type": "markdown", "id": "malformed", "metadata": {}, "source": text}
    )
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    return _bytes(notebook)


def displayed(outputs: list, room: int) -> tuple[list[dict], int]:
    """Return what may be shown of a cell's outputs, hostile as they are, and the room that is left.

    That is in bytes; once there is none, nothing more is shown.
    """
    made = []
    for output in outputs[:_MAX_OF_CELL]:
        if shown := _output(output) if room > 0 else _CUT:
            made.append(shown)
            room -= len(msgspec.json.encode(shown))
        if shown is _CUT:
            break
    return made, room


def _metadata(graded: GradedCell) -> dict:
    about = {
        "grade": graded.role in ("test", "manual"),
        "grade_id": graded.grade_id,
        "locked": graded.role in ("test", "locked"),
        "schema_version": 3,
        "solution": graded.role in ("solution", "manual"),
        "task": False,
    }
    return about | ({"points": graded.points} if about["grade"] else {})


def _verdict(finding: Finding) -> list[dict]:
    text = _told(finding.text)
    if finding.verdict is Verdict.PASSED:
        return [{"output_type": "stream", "name": "stdout", "text": text}]
    printed = {"output_type": "stream", "name": "stdout", "text": _told(finding.printed)}
    failed = {
        "output_type": "error",
        "ename": finding.verdict.value,
        "evalue": "",
        "traceback": [f"[{finding.verdict.value}]", *text.split("\n")],
    }
    return [printed, failed] if finding.printed else [failed]


def _output(output: Any) -> dict | None:
    """Return an output of a student's cell as it may be shown, or None."""
    match output:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
            return {"output_type": "stream", "name": name, "text": _told(text)}
        case {"output_type": "error", "ename": str(name), "traceback": list(lines)}:
            texts = [_told(line) for line in lines[:200] if isinstance(line, str)]
            return {
                "output_type": "error",
                "ename": _told(name)[:200],
                "evalue": "",
                "traceback": texts,
            }
        case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data)}:
            shown = _displayed(data)
            number = {"execution_count": None} if kind == "execute_result" else {}
            return {"output_type": kind, "data": shown, "metadata": {}, **number} if shown else None
    return None


def _displayed(data: dict) -> dict:
    shown = _pictures(data)
    if isinstance(text := data.get("text/plain"), str):
        shown["text/plain"] = _told(text)
    return shown


def _pictures(data: dict) -> dict:
    pictures = {kind: data.get(kind) for kind in _PICTURES}
    return {k: p for k, p in pictures.items() if isinstance(p, str) and _BASE64.fullmatch(p)}


def _attachments(files: dict[str, dict]) -> dict[str, dict]:
    """Return the pictures that were pasted into a text, by their names."""
    shown = {_clean(name): _pictures(data) for name, data in files.items()}
    return {name: pictures for name, pictures in shown.items() if pictures}


def _clean(text: str) -> str:
    """Return ``text`` without what no text file should hold, cut where it is far too long."""
    text = text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}\n[cut]"
    return _CONTROL.sub("�", text)


def _told(text: str) -> str:
    """Return what a process has told, as it may be shown."""
    return _ADDRESS.sub("at 0x…", _clean(text))


def _markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]()<>#!|$&])", r"\\\1", text)


def _notebook(cells: list[dict]) -> bytes:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return _bytes({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def _bytes(notebook: dict) -> bytes:
    return msgspec.json.format(msgspec.json.encode(notebook, order="sorted"), indent=1) + b"\n"
