"""Reading a submitted notebook: bytes that may be anything.

Only what grading needs is read: the type, the source and the ``grade_id`` of each
cell, and pictures that were pasted into texts. Points, locks, outputs and versions
that a submission states are ignored.
"""

from typing import Annotated, Any

import msgspec

#: Bytes that a submitted notebook may have, and its cells.
MAX_BYTES = 10 << 20
MAX_CELLS = 1000

_TYPES = ("code", "markdown", "raw")


class MalformedSubmission(ValueError):
    """The bytes are no notebook that could be graded. The message says why."""


class _Metadata(msgspec.Struct):
    nbgrader: Any = None


class _Cell(msgspec.Struct):
    cell_type: str
    source: str | list[str] = ""
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    attachments: Any = None


class _Notebook(msgspec.Struct):
    cells: Annotated[list[_Cell], msgspec.Meta(max_length=MAX_CELLS)]
    nbformat: int


class Cell(msgspec.Struct, frozen=True):
    """A cell of a submission. ``grade_id`` is empty where nbgrader has not marked it.

    ``attachments`` are as the student's notebook has them: anything.
    """

    cell_type: str
    source: str
    grade_id: str = ""
    attachments: Any = None


_decoder = msgspec.json.Decoder(_Notebook)


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
    about = cell.metadata.nbgrader
    grade_id = about.get("grade_id") if isinstance(about, dict) else None
    return Cell(
        cell.cell_type if cell.cell_type in _TYPES else "raw",
        source,
        grade_id if isinstance(grade_id, str) else "",
        cell.attachments,
    )
