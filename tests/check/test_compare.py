"""Results are compared by type, shape, values and, where asked, dtype."""

import types

import numpy as np
import pytest

from forwardpass.check.compare import RTOL, difference, largest

X = np.arange(6.0).reshape(2, 3)


def kind(expected, actual, **options):
    found = difference(expected, actual, **options)
    return found.kind if found else None


@pytest.mark.parametrize(
    "actual", [X, X.astype(np.float32), X.astype(int), X * (1 + RTOL / 2), X.copy(order="F")]
)
def test_equal_arrays_of_any_number_type_are_equal(actual):
    """Without exact_dtype only shape and values count, up to the tolerance."""
    assert difference(X, actual) is None


@pytest.mark.parametrize(
    ("actual", "expected_kind"),
    [
        (None, "none"),
        (X.tolist(), "list"),
        (tuple(X.tolist()), "list"),
        (5.0, "scalar"),
        ("array", "type"),
        (True, "type"),
        ({"a": 1}, "type"),
        (X.astype(object), "not_numbers"),
        (X.astype(complex), "not_numbers"),
        (X.T, "transposed_shape"),
        (X.ravel(), "same_size_other_shape"),
        (X[np.newaxis], "axes_of_length_one"),
        (X[:, :2], "shape"),
        (X * np.nan, "nan"),
        (X + 1, "value"),
    ],
)
def test_each_difference_has_a_kind(actual, expected_kind):
    """The kind names what is wrong with a result where an array was expected."""
    assert kind(X, actual) == expected_kind


def test_a_tensorflow_tensor_is_named_as_such():
    """A tensor is told by where its class comes from; TensorFlow is not imported for it."""
    about = {"__module__": "tensorflow.python.framework.ops", "numpy": lambda self: X}
    tensor = type("EagerTensor", (), about)()
    assert kind(X, tensor) == "tensor"
    assert kind(3, tensor) == "tensor"


def test_dtype_counts_only_where_it_is_asked_for():
    """float32 for float64 is a difference with exact_dtype only, and after the values."""
    assert kind(X, X.astype(np.float32)) is None
    assert kind(X, X.astype(np.float32), exact_dtype=True) == "dtype"
    assert kind(X, X.astype(np.float32) + 1, exact_dtype=True) == "value"


@pytest.mark.parametrize("actual", [2, np.int64(2), np.array(2), np.uint8(2)])
def test_whole_numbers_of_any_type_are_whole_numbers(actual):
    """A Python int, a NumPy int and an array without axes will do for an int."""
    assert difference(2, actual) is None


@pytest.mark.parametrize(
    ("expected", "actual", "expected_kind"),
    [
        (2, 3, "number"),
        (2, 2.0, "float_for_int"),
        (2, True, "type"),
        (2, "2", "type"),
        (2, [2], "list_for_number"),
        (2, np.array([2]), "array_for_number"),
        (0.5, float("nan"), "nan"),
        (0.5, np.array("x"), "type"),
        ((2, 3), [2, 3], "list_for_tuple"),
        ((2, 3), (2, 3, 1), "length"),
        ((2, 3), (2, 4), "item"),
        ((2, 3), np.array([2, 3]), "list_for_tuple"),
        ((2, 3), 2, "one_for_tuple"),
        ((X, X[0]), X, "one_for_tuple"),
        ((2, 3), "2, 3", "type"),
        ([2, 3], (2, 3), "type"),
        ("relu", "tanh", "word"),
        ("relu", 3, "type"),
        (True, np.array(False), "number"),
        (True, 1, "type"),
        (None, 3, "type"),
    ],
)
def test_numbers_tuples_and_names_differ_by_kind(expected, actual, expected_kind):
    """The same for results that are not arrays."""
    assert kind(expected, actual) == expected_kind


def test_small_numbers_beside_large_ones_are_compared_by_the_large_ones():
    """What a cancellation leaves is as inexact as what was cancelled."""
    assert difference(np.array([1e6, 0.0]), np.array([1e6, 0.1])) is None
    assert kind(np.array([1.0, 0.0]), np.array([1.0, 0.1])) == "value"
    assert kind(np.array([4.0**-20]), np.array([4.0**-19])) == "value"


@pytest.mark.parametrize("count", [101770, 2**60])
def test_whole_numbers_are_compared_exactly(count):
    """A count that is one off is wrong, however large."""
    assert difference(count, count) is None
    assert kind(count, count + 1) == "number"
    assert kind(np.array([count]), np.array([count + 1])) == "value"


def test_what_a_cancellation_leaves_of_all_numbers_is_zero():
    """The scale of what went in says how inexact zero may be."""
    X = np.full((3, 2), 0.7)
    left = X - X.mean(axis=0)
    noise = left + 1e-16
    assert kind(np.zeros((3, 2)), noise) == "value"
    assert difference(np.zeros((3, 2)), noise, scale=largest((X,))) is None
    assert difference(0.0, 1e-17, scale=largest((X,))) is None
    assert kind(np.zeros((3, 2)), noise + 1e-6, scale=largest((X,))) == "value"


def test_a_result_in_few_digits_is_no_excuse():
    """The tolerance for cancellation stays far below the result, whatever its dtype."""
    expected = np.array([0.5, 0.0, 1.0])
    assert kind(expected, np.zeros(3, dtype=np.float16), scale=1000.0) == "value"
    assert kind(expected, expected + 1e-3, scale=1e9) == "value"


def test_named_parts_are_compared_one_by_one():
    """A view shows a layer as its parts."""
    expected = {"weights": X, "biases": np.ones(3)}
    assert difference(expected, {"weights": X, "biases": np.ones(3)}) is None
    assert difference(expected, {"weights": X}).detail == "biases are missing"
    found = difference(expected, {"weights": X, "biases": np.zeros(3)})
    assert found.detail.startswith("“biases”: 3 of 3 numbers differ; the first is “biases”[0]:")
    assert kind(expected, X) == "type"


def test_a_layer_is_no_tensor():
    """Only what has numbers to take out is one."""
    layer = type("Dense", (), {"__module__": "keras.src.layers"})()
    assert kind(X, layer) == "type"


def test_the_largest_number_is_found_in_lists_and_tuples():
    """Only finite numbers count, and no single whole ones."""
    assert largest(([(np.array([1.0, -3.0]), 7)], np.array([np.inf, 2]), 50)) == 3.0
    assert largest(((-4.5, 1), float("inf"))) == 4.5
    assert largest((5, "relu", None)) == 0.0


def test_settings_of_the_student_do_not_matter():
    """NumPy may raise where it usually warns."""
    with np.errstate(all="raise"):
        assert difference(np.array([1e-310, 1]), np.array([1e-310, 1])) is None


def test_a_result_of_which_only_the_first_row_is_filled_is_told_apart():
    """A return inside a loop does that."""
    filled = np.zeros_like(X + 1)
    filled[0] = X[0] + 1
    assert kind(X + 1, filled) == "only_first"
    assert kind(X + 1, filled * 0) == "value"


def test_a_masked_array_is_no_array_of_numbers():
    """What is masked is not known."""
    assert kind(X, np.ma.masked_array(X, X > 3)) == "type"


def test_the_detail_names_the_first_wrong_number():
    """A reader finds the place without printing anything."""
    found = difference(X, X + np.array([[0, 0, 0], [0, 1, 0]]))
    assert found.detail == "1 of 6 numbers differ; the first is result[1, 1]: expected 4, got 5"


@pytest.mark.parametrize(
    ("actual", "detail"),
    [
        ([(X, 3), (X, 5)], "result[1][1]: expected 4, got 5"),
        ([(X, 3), (X, 4, 4)], "result[1]: expected 2 items, got 3"),
        ([(X, 3), (X.T, 4)], "in result[1][0]"),
        (
            [(X - [[0], [1]], 3), (X, 4)],
            "result[0][0]: 3 of 6 numbers differ; the first is result[0][0][1, 0]: "
            "expected 3, got 2",
        ),
    ],
)
def test_the_detail_names_a_place_in_lists_as_code_does(actual, detail):
    """So a reader can look at it by typing it."""
    assert difference([(X, 3), (X, 4)], actual).detail == detail


def test_an_item_of_a_named_part_is_named_with_it():
    """The part's name is no code, and stands in quotes."""
    found = difference({"shapes of W": [(3, 2)]}, {"shapes of W": [(3, 5)]})
    assert found.detail == "“shapes of W”[0][1]: expected 2, got 5"


def test_nan_where_nan_is_expected_is_right():
    """NaN equals NaN in the same place."""
    assert difference(np.array([np.nan, 1]), np.array([np.nan, 1])) is None


def test_objects_from_other_modules_are_not_taken_for_tensors():
    """Only the top-level module counts."""
    other = types.SimpleNamespace()
    assert kind(X, other) == "type"
