"""Reading a submitted notebook: bytes that may be anything.

Only what grading needs is read: the type, the source and the ``grade_id`` of each
cell, and pictures that were pasted into texts. Points, locks, outputs and versions
that a submission states are ignored.
"""

from typing import Annotated, TypeVar

import msgspec

#: Bytes that a submitted notebook may have, and its cells.
MAX_BYTES = 10 << 20
MAX_CELLS = 1000

_TYPES = ("code", "markdown", "raw")


class MalformedSubmission(ValueError):
    """The bytes are no notebook that could be graded. The message says why."""


class _Metadata(msgspec.Struct):
    nbgrader: msgspec.Raw = msgspec.Raw(b"{}")


class _About(msgspec.Struct):
    grade_id: str = ""


class _Picture(msgspec.Struct, rename={"png": "image/png", "jpeg": "image/jpeg"}):
    png: str = ""
    jpeg: str = ""


class _Cell(msgspec.Struct):
    cell_type: str
    source: str | list[str] = ""
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    attachments: msgspec.Raw = msgspec.Raw(b"{}")


class _Notebook(msgspec.Struct):
    cells: Annotated[list[_Cell], msgspec.Meta(max_length=MAX_CELLS)]
    nbformat: int


class Cell(msgspec.Struct, frozen=True):
    """A cell of a submission. ``grade_id`` is empty where nbgrader has not marked it.

    ``attachments`` are pictures that were pasted into a text: by their names, what
    should be base64 by kind, such as ``image/png``.
    """

    cell_type: str
    source: str
    grade_id: str = ""
    attachments: dict[str, dict[str, str]] = {}


_decoder = msgspec.json.Decoder(_Notebook)

_T = TypeVar("_T")


def read_submission(data: bytes) -> list[Cell]:
    """Return the cells of the notebook that ``data`` is. Raises MalformedSubmission."""
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES >> 20} MiB"
        raise MalformedSubmission(f"the file has {len(data):,} bytes; {limit} is the limit")
    try:
        notebook = _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedSubmission(f"the file is no notebook: {str(error)[:200]}") from None
    if notebook.nbformat != 4:
        raise MalformedSubmission(
            f"the notebook has format {notebook.nbformat}, and 4 is needed: open and save it with "
            "a current version of Jupyter"
        )
    return [_cell(cell) for cell in notebook.cells]


def _cell(cell: _Cell) -> Cell:
    source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
    pictures = _read(cell.attachments, dict[str, _Picture], {})
    return Cell(
        cell.cell_type if cell.cell_type in _TYPES else "raw",
        source,
        _read(cell.metadata.nbgrader, _About, _About()).grade_id,
        {name: _kinds(picture) for name, picture in pictures.items()},
    )


def _read(part: msgspec.Raw, kind: type[_T], otherwise: _T) -> _T:
    """Return a part that matters only where it is what it should be."""
    try:
        return msgspec.json.decode(part, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return otherwise


def _kinds(picture: _Picture) -> dict[str, str]:
    return {kind: text for kind, text in msgspec.to_builtins(picture).items() if text}
