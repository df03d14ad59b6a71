"""refresh runs notebooks and stores what they print; where it cannot, it changes nothing."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from forwardpass.grading import notebooks
from forwardpass.grading.errors import CourseError
from forwardpass.grading.refresh import MEASURED, refresh


@pytest.fixture
def notebook(tmp_path):
    """Write a notebook with the given cells, and return its path."""

    def make(*sources, kernel="python3"):
        nb = new_notebook(cells=[new_code_cell(s, id=f"c{i}") for i, s in enumerate(sources)])
        path = tmp_path / "note.ipynb"
        notebooks.write(path, nb)
        if kernel != "python3":
            text = path.read_text(encoding="utf-8").replace('"python3"', f'"{kernel}"')
            path.write_text(text, encoding="utf-8")
        return path

    return make


def test_outputs_are_stored_in_normal_form(notebook):
    """A second run changes nothing."""
    path = notebook("x = 20", "print(x)\nx + 1")
    assert refresh(path)
    assert notebooks.is_normal(path)
    outputs = notebooks.read(path).cells[1].outputs
    assert outputs[0].text == "20\n"
    assert outputs[1].data["text/plain"] == "21"
    assert not refresh(path)


def test_a_measured_output_is_kept_until_it_is_cleared(notebook):
    """A time is never the same twice; a change of one sentence is a diff of one line."""
    path = notebook("import time; time.time()", "import random; random.random()")
    nb = notebooks.read(path)
    nb.cells[0].metadata.tags = [MEASURED]
    notebooks.write(path, nb)
    refresh(path)
    first = [cell.outputs[0].data["text/plain"] for cell in notebooks.read(path).cells]
    refresh(path)
    second = [cell.outputs[0].data["text/plain"] for cell in notebooks.read(path).cells]
    assert second[0] == first[0]
    assert second[1] != first[1]
    nb = notebooks.read(path)
    nb.cells[0].outputs = []
    notebooks.write(path, nb)
    refresh(path)
    assert notebooks.read(path).cells[0].outputs[0].data["text/plain"] != first[0]


def test_a_cell_that_fails_is_named_and_the_file_is_left_alone(notebook):
    """The error holds the cell, its source and what it raised."""
    path = notebook("x = 1", "1 / 0")
    before = path.read_bytes()
    with pytest.raises(CourseError, match=r"note\.ipynb, code cell 2") as caught:
        refresh(path)
    assert "ZeroDivisionError" in str(caught.value)
    assert path.read_bytes() == before


def test_a_kernel_that_dies_is_named(notebook):
    """The cell it died in, too."""
    with pytest.raises(CourseError, match=r"note\.ipynb, code cell 1: the kernel died"):
        refresh(notebook("import os; os._exit(3)"))


def test_a_kernel_that_is_not_installed_is_named_with_the_next_step(notebook):
    """Which kernel, how to install it, how to see what there is."""
    with pytest.raises(CourseError, match=r"'klingon', which is not installed") as caught:
        refresh(notebook("1", kernel="klingon"))
    assert "ipykernel install" in str(caught.value)
