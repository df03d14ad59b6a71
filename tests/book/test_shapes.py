"""Each line of a chapter that makes a tensor says its shape, and says it rightly."""

import textwrap
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from shapes import problems, read_comment

from forwardpass.grading import notebooks

CHAPTERS = sorted(Path(__file__).parents[2].glob("book/*.ipynb"))


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """Draw no window, and let libraries warn of what does not matter here."""
    monkeypatch.setenv("MPLBACKEND", "agg")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_shape_comments_are_right(path):
    """Evaluated against the real shapes."""
    assert problems(path) == []


@pytest.fixture
def found(tmp_path):
    """Return what is found in a notebook of these cells; one that begins with # is a heading."""

    def run(*sources: str) -> list[str]:
        cells = [
            new_markdown_cell(s, id=f"c{i}")
            if s.startswith("## ")
            else new_code_cell("import numpy as np\n" + textwrap.dedent(s), id=f"c{i}")
            for i, s in enumerate(sources)
        ]
        path = tmp_path / "page.ipynb"
        notebooks.write(path, new_notebook(cells=cells))
        return problems(path)

    return run


DATA = "X = np.ones((5, 4))  # (N, l0)\nW = np.ones((4, 3))  # (l0, l1)\n"

WRONG = {
    "number of axes": DATA + "Z = X @ W  # (N,)",
    "letters swapped": DATA + "Z = X @ W  # (l1, N)",
    "letter of another axis": DATA + "Z = X @ W  # (N, l0)",
    "number": DATA + "Z = X @ W  # (N, 4)",
    "letter of the section": DATA + "b = np.ones(3)  # (l1,)\nA = X.sum(axis=1)  # (l1,)",
    "two shapes for one array": DATA + "Z = X @ W  # (N, l1), (N,)",
    "one shape for two arrays": DATA + "Z, Y = X @ W, X  # (N, l1)",
    "no comment": DATA + "Z = X @ W",
    "a comment that is none": DATA + "Z = X @ W  # the product",
    "no comment in a loop": "for n in (1, 2):\n    X = np.ones(n)",
    "in a function": "def f(X):\n    Z = X + 1  # (N, N)\n    return Z\n\n\nf(np.ones((2, 3)))",
    "returned": "def f(X):\n    return X + 1  # (N,)\n\n\nf(np.ones((2, 3)))",
    "fresh data against themselves": "X = np.ones((5, 4))  # (N, N)",
}

RIGHT = {
    "product": DATA + "Z = X @ W  # (N, l1)",
    "fresh data": DATA + "X = np.ones((7, 2))  # (N, l0)\ny = X.sum(axis=0)  # (l0,)",
    "number by number": "x = np.ones(3)  # (l0,)\nz = x @ x  # ()",
    "rounds of a loop": "for N in (1, 2):\n    X = np.ones(N)  # (N,)\n    Y = 2 * X  # (N,)",
    "two at once": "X, y = np.ones((2, 3)), np.ones(2)  # (N, l0), (N,)",
    "any number of axes": "T = np.ones((2, 3, 4))  # (..., d)\nS = T + 1  # (N, ..., d)",
    "functions called twice": (
        "def f(X):\n    return X + 1  # (N,)\n\n\nf(np.ones(2))\nf(np.ones(3))"
    ),
    "no array": "n = 3\nnames = ['a']",
}


@pytest.mark.parametrize("source", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_comment_is_found(found, source):
    """And the message names file, cell and line."""
    messages = found(source)
    assert messages
    assert "page.ipynb, cell 1, line " in messages[0]


@pytest.mark.parametrize("source", RIGHT.values(), ids=RIGHT.keys())
def test_a_right_comment_is_let_through(found, source):
    """Letters are the author's to choose."""
    assert found(source) == []


def test_a_letter_may_change_from_section_to_section(found):
    """But not for an array that is used again."""
    assert found(DATA, "## Next", "Y = np.ones((2, 2))  # (N, l0)") == []
    assert found(DATA, "## Next", "Y = np.ones((2, 2))  # (N, l0)\nZ = X @ W  # (N, l1)") == []
    assert found(DATA, "## Next", "Z = X @ W  # (l0, l1)")


def test_what_is_no_shape_comment_is_read_as_none():
    """Only brackets with letters and numbers are."""
    assert read_comment("# (N, l0), (N,)") == [("N", "l0"), ("N",)]
    assert read_comment("# ()") == [()]
    for text in ("# a word", "# (N, l0) the batch", "# (it is so)", "# f(x)"):
        assert read_comment(text) is None
