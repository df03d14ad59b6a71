"""A value is described in few words, and a matrix row by row."""

import numpy as np
import pytest

from forwardpass.check.describe import describe

LONG = -0.00012345


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.array([1.0, 2.5]), "shape (2,), float64: [1. 2.5]"),
        (np.array([[1, 2]]), "shape (1, 2), int64: [[1 2]]"),
        (np.array([[True, False]]), "shape (1, 2), bool: [[True False]]"),
        (np.float64(3), "3. (float64)"),
        (np.array(2), "2 (int64)"),
        (np.array([1e-7, np.inf, np.nan]), "shape (3,), float64: [1e-07 inf nan]"),
        (np.ones((0, 2)), "shape (0, 2), float64"),
        (np.arange(13), "shape (13,), int64"),
        ([np.float64(2.5), np.int64(2)], "[2.5, 2]"),
        ((3, "relu", None), "(3, 'relu', None)"),
    ],
)
def test_what_fits_on_a_line_stays_on_it(value, text):
    """A vector, a single row, a number, a list of numbers."""
    assert describe(value) == text


def test_the_rows_of_a_matrix_stand_one_below_the_other():
    """And the points of each column, too."""
    assert describe(np.array([[1, -0.5], [20.25, 1e-7]])).splitlines() == [
        "shape (2, 2), float64:",
        "[[ 1.   -0.5  ]",
        " [20.25  1e-07]]",
    ]


def test_a_stack_keeps_its_brackets():
    """As NumPy prints it, without empty lines."""
    assert describe(np.arange(8).reshape(2, 2, 2) - 4).splitlines() == [
        "shape (2, 2, 2), int64:",
        "[[[-4 -3]",
        "  [-2 -1]]",
        " [[ 0  1]",
        "  [ 2  3]]]",
    ]


@pytest.mark.parametrize("value", [np.arange(7).reshape(7, 1), np.full((2, 6), LONG)])
def test_a_matrix_that_would_be_too_high_or_too_wide_stays_on_a_line(value):
    """The message wraps it."""
    assert "\n" not in describe(value)


def test_each_array_of_a_list_stands_behind_its_index():
    """The one by which code gets at it, in a list of layers, too."""
    layers = [(np.eye(2), np.zeros(2), "relu"), (np.ones((2, 1)), np.zeros(1), None)]
    assert describe(layers).splitlines() == [
        "a list of 2:",
        "[0][0] shape (2, 2), float64:",
        "       [[1. 0.]",
        "        [0. 1.]]",
        "[0][1] shape (2,), float64: [0. 0.]",
        "[0][2] 'relu'",
        "[1][0] shape (2, 1), float64:",
        "       [[1.]",
        "        [1.]]",
        "[1][1] shape (1,), float64: [0.]",
        "[1][2] None",
    ]


def test_a_list_of_many_matrices_is_described_by_their_shapes():
    """And of very many by the shapes of the first ones."""
    lines = describe([np.eye(3)] * 10).splitlines()
    assert lines == ["a list of 10:", *(f"[{i}] shape (3, 3), float64" for i in range(10))]
    lines = describe([np.eye(3)] * 1000).splitlines()
    assert lines[-2:] == ["[7] shape (3, 3), float64", "…"]


def test_named_parts_have_a_line_each_where_one_does_not_hold_them():
    """A property that holds goes without saying."""
    parts = {"every W has two axes": True, "shape of X": (3, 2), "X is new": False}
    assert describe(parts) == "shape of X: (3, 2); not so: X is new"
    parts["weights"] = np.eye(2)
    assert describe(parts).splitlines() == [
        "shape of X: (3, 2)",
        "not so: X is new",
        "weights: shape (2, 2), float64:",
        "  [[1. 0.]",
        "   [0. 1.]]",
    ]


def test_a_dictionary_of_a_student_is_a_value_like_others():
    """Only one whose keys are all names is shown part by part."""
    assert describe({41: 2}) == "{41: 2}"
