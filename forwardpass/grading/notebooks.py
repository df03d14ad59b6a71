"""Notebooks as files: reading them with clear errors, and their one normal form.

Normal form makes a change of one sentence a diff of one line: no metadata but
what the course uses, execution counts in order, streams joined, keys sorted.
"""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from forwardpass.grading.errors import CourseError
from forwardpass.grading.files import replace_text

_KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
_CELL_METADATA = ("deletable", "editable", "mystnb", "nbgrader", "tags")


def read(path: Path) -> NotebookNode:
    """Return the notebook at ``path``. Raises CourseError where it is none."""
    try:
        nb = nbformat.read(path, as_version=4)
        nbformat.validate(nb)
    except FileNotFoundError:
        raise CourseError(f"{path} does not exist") from None
    except ValueError as error:  # no JSON, or no UTF-8
        raise CourseError(
            f"{path} is not a valid notebook file: {_first_line(error)}. "
            "Restore it with git, or open it in a text editor at that place."
        ) from None
    except Exception as error:
        raise CourseError(f"{path} is not a valid notebook: {_first_line(error)}") from None
    return nb


def normal_form(nb: NotebookNode) -> str:
    """Return the text of ``nb`` in normal form."""
    nb = nbformat.from_dict(nb)
    nb.nbformat, nb.nbformat_minor = 4, 5
    nb.metadata = {"kernelspec": _KERNELSPEC, "language_info": {"name": "python"}}
    count = 0
    for cell in nb.cells:
        cell.metadata = {k: v for k, v in cell.metadata.items() if k in _CELL_METADATA and v != []}
        if cell.cell_type == "code":
            count += 1
            _normalise_code(cell, count)
    return nbformat.writes(nbformat.from_dict(nb)).rstrip("\n") + "\n"


def write(path: Path, nb: NotebookNode) -> None:
    """Write ``nb`` to ``path`` in normal form, whole or not at all."""
    replace_text(path, normal_form(nb))


def is_normal(path: Path) -> bool:
    """Is the file at ``path`` in normal form?"""
    normal = normal_form(read(path))
    return path.read_bytes() == normal.encode()


def _normalise_code(cell: NotebookNode, count: int) -> None:
    cell.execution_count = count if cell.outputs or cell.execution_count else None
    outputs = []
    for output in cell.outputs:
        if "metadata" in output:
            output.metadata = {}
        if "execution_count" in output:
            output.execution_count = count
        if outputs and output.output_type == "stream" and output.name == outputs[-1].get("name"):
            outputs[-1].text += output.text
        else:
            outputs.append(output)
    cell.outputs = outputs


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:300] if str(error).strip() else repr(error)
