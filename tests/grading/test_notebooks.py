"""Notebooks have one normal form, and damaged ones are named."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from forwardpass.grading import notebooks
from forwardpass.grading.errors import CourseError


def messy():
    cell = new_code_cell("1 + 1", execution_count=17, id="sum")
    cell.outputs = [
        new_output("stream", name="stdout", text="a\n"),
        new_output("stream", name="stdout", text="b\n"),
        new_output("execute_result", {"text/plain": "2"}, execution_count=17),
    ]
    cell.metadata = {"collapsed": True, "execution": {"iopub.execute_input": "…"}, "tags": ["x"]}
    other = new_code_cell("pass", id="other")
    nb = new_notebook(cells=[new_markdown_cell("Größe", id="text"), cell, other])
    nb.metadata = {"kernelspec": {"name": "python3", "display_name": "venv"}, "widgets": {}}
    return nb


def test_normal_form_keeps_what_matters():
    """Counts in order, streams joined, only the metadata that the course uses."""
    nb = nbformat.reads(notebooks.normal_form(messy()), as_version=4)
    text, cell, other = nb.cells
    assert text.source == "Größe"
    assert cell.execution_count == cell.outputs[1].execution_count == 1
    assert cell.outputs[0].text == "a\nb\n"
    assert cell.metadata == {"tags": ["x"]}
    assert other.execution_count is None
    assert set(nb.metadata) == {"kernelspec", "language_info"}
    assert nb.metadata.kernelspec.display_name == "Python 3"


def test_normal_form_is_its_own_normal_form(tmp_path):
    """Written twice it is the same bytes, with LF line ends."""
    path = tmp_path / "a.ipynb"
    notebooks.write(path, messy())
    first = path.read_bytes()
    assert notebooks.is_normal(path)
    notebooks.write(path, notebooks.read(path))
    assert path.read_bytes() == first
    assert b"\r" not in first


def test_a_change_of_one_sentence_is_a_diff_of_one_line():
    """Nothing else moves."""
    nb = messy()
    before = notebooks.normal_form(nb).splitlines()
    nb.cells[0].source = "Another sentence."
    after = notebooks.normal_form(nb).splitlines()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize(
    "text",
    ["{", "", "[]", "{}", '{"cells": 1, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'],
)
def test_a_file_that_is_no_notebook_is_named(tmp_path, text):
    """Invalid JSON, and JSON that is something else."""
    path = tmp_path / "bad.ipynb"
    path.write_text(text)
    with pytest.raises(CourseError, match=r"bad\.ipynb is not a valid notebook"):
        notebooks.read(path)


def test_a_file_in_another_encoding_is_named(tmp_path):
    """Bytes that are no UTF-8."""
    path = tmp_path / "bad.ipynb"
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(CourseError, match=r"bad\.ipynb is not a valid notebook"):
        notebooks.read(path)


def test_a_missing_file_is_named(tmp_path):
    """Before anything else is tried."""
    with pytest.raises(CourseError, match="does not exist"):
        notebooks.read(tmp_path / "none.ipynb")
