"""Values survive the way into a checks file and back."""

import json

import numpy as np
import pytest

from forwardpass.check.values import decode, encode


def there_and_back(value):
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "int8", "uint8", "bool"])
@pytest.mark.parametrize("shape", [(), (0, 4), (1,), (2, 3), (2, 1, 5)])
def test_arrays_come_back_exactly(dtype, shape):
    """Shape, dtype and every bit of every number are the same."""
    array = np.random.default_rng(0).normal(0, 50, size=shape).astype(dtype)
    back = there_and_back(array)
    assert isinstance(back, np.ndarray)
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    assert back.tobytes() == array.tobytes()


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        2.5,
        "sigmoid",
        (1, 2),
        [1, (2, 3)],
        (),
        {"a": (1, 2.5)},
        np.float32(0.1),
        np.int64(7),
    ],
)
def test_other_values_come_back_with_their_type(value):
    """Numbers, strings, tuples and lists keep type and value."""
    back = there_and_back(value)
    assert type(back) is type(value)
    assert back == value


def test_infinities_and_nan_come_back():
    """What JSON has no word for is written as a string."""
    back = there_and_back((float("inf"), np.array([np.nan, -np.inf, 1e300])))
    assert back[0] == float("inf")
    assert np.array_equal(back[1], [np.nan, -np.inf, 1e300], equal_nan=True)


def test_a_generator_comes_back_fresh():
    """It is recorded by its seed, not by what was drawn already."""
    rng = np.random.default_rng(5)
    rng.normal(size=3)
    assert there_and_back(rng).normal() == np.random.default_rng(5).normal()


def test_a_generator_without_a_seed_is_refused():
    """It could not be made again."""
    with pytest.raises(TypeError, match="default_rng"):
        encode(np.random.default_rng([1, 2]))


@pytest.mark.parametrize("value", [object(), {1: 2}, np.array(["a"]), np.array([1j]), lambda: 1])
def test_anything_else_is_refused(value):
    """A value that would not come back is not written."""
    with pytest.raises(TypeError, match="checks file"):
        encode(value)


@pytest.mark.parametrize(
    "data",
    [
        {"array": [1], "shape": [1], "dtype": "object"},
        {"array": [1, 2], "shape": [3], "dtype": "int64"},
        {"numpy": 1},
        {"number": 1, "dtype": "U3"},
    ],
)
def test_damaged_data_is_refused(data):
    """Data that no value was written as raises ValueError."""
    with pytest.raises(ValueError, match=r"dtype|reshape|not a value"):
        decode(data)
