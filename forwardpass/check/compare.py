"""Is what came the same as what was expected, and if not, in which way?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

#: How far a result may be from the expected one, relative to each number. Wide
#: enough for float32 arithmetic (about 7 digits), far too narrow for a mistake.
RTOL = 1e-5

#: The same for numbers near zero, relative to the largest number of the result:
#: what is left after a cancellation is as inexact as what was cancelled.
ATOL_SHARE = 1e-6

#: Where all of the result is what a cancellation left: this many units in the
#: last place of the largest number that went in.
ROUNDING_UNITS = 16

#: And never more than this share of the largest number of the result.
CANCELLED_SHARE = 1e-4


@dataclass(frozen=True)
class Difference:
    """The first way in which two results differ.

    ``kind`` names a general diagnosis, ``words`` say it in numbers. ``part`` is
    what of the result differs, as code that gets at it, and stands in the words
    for ``{}``.
    """

    kind: str
    words: str = ""
    part: str = ""

    @property
    def detail(self) -> str:
        """Return where the results differ, in numbers: ``result[0][2]: expected 4, got 5``."""
        part = self.part if self.part.startswith("“") else f"result{self.part}"
        words = self.words.replace("{}", part)  # no format: they may quote a result
        if not self.part:
            return words
        return f"{part}: {words}" if words else f"in {part}"

    def inside(self, part: str) -> "Difference":
        """Return the same difference of what this result is a ``part`` of."""
        return replace(self, part=part + self.part)


def difference(
    expected: Any, actual: Any, *, exact_dtype: bool = False, scale: float = 0.0
) -> Difference | None:
    """Return how ``actual`` differs from ``expected``, or None where it does not.

    An expected array asks for an array of the same shape; an expected number
    takes a Python number, a NumPy number or an array without axes. With
    ``exact_dtype`` the dtypes of arrays must be equal too; without it, any real
    numbers will do. Whole numbers are compared exactly. NaN equals NaN in the
    same place. ``scale`` is the largest number that went into the result.
    """
    with np.errstate(all="ignore"):  # a student may have turned NumPy's warnings into errors
        return _difference(expected, actual, exact_dtype, scale)


def largest(values: Any) -> float:
    """Return the largest absolute value of the finite numbers in arrays, lists and tuples.

    Single whole numbers do not count: they are counts and sizes.
    """
    return max(_magnitudes(values), default=0.0)


def _magnitudes(values: Any) -> Iterator[float]:
    if isinstance(values, list | tuple):
        for value in values:
            yield from _magnitudes(value)
    elif isinstance(values, float) and np.isfinite(values):
        yield abs(values)
    elif isinstance(values, np.ndarray) and values.dtype.kind in "iuf":
        finite = np.abs(values[np.isfinite(values)].astype(float))
        yield float(finite.max(initial=0.0))


def _difference(expected: Any, actual: Any, exact_dtype: bool, scale: float) -> Difference | None:
    if is_tensor(actual):
        return Difference("tensor")
    if actual is None:
        return None if expected is None else Difference("none")
    if isinstance(expected, np.ndarray):
        return _array_difference(expected, actual, exact_dtype, scale)
    if isinstance(expected, dict):
        return _named_difference(expected, actual, exact_dtype, scale)
    if isinstance(expected, tuple | list):
        return _sequence_difference(expected, actual, exact_dtype, scale)
    if isinstance(expected, bool | np.bool_ | str) or expected is None:
        return _name_difference(expected, actual)
    return _number_difference(expected, actual, scale)


def is_tensor(value: Any) -> bool:
    """Is ``value`` a tensor or a variable of TensorFlow or Keras? Neither is imported for it."""
    library = type(value).__module__.partition(".")[0]
    return library in ("tensorflow", "keras") and hasattr(value, "numpy")


def _named_difference(
    expected: dict, actual: Any, exact_dtype: bool, scale: float
) -> Difference | None:
    """Compare results that have named parts, as a view shows them."""
    if not isinstance(actual, dict):
        return Difference("type")
    for name, part in expected.items():
        if name not in actual and isinstance(part, bool):
            return Difference("property", f"not so: {name}")
        if name not in actual:
            return Difference("missing", f"{name} are missing")
        if isinstance(part, bool) and part is not actual[name]:
            return Difference("property", f"not so: {name}")
        if isinstance(part, tuple) and part != actual[name]:
            return Difference("shape", f"expected {part}, got {actual[name]}", f"“{name}”")
        if found := _difference(part, actual[name], exact_dtype, scale):
            return found.inside(f"“{name}”")
    return None


def _name_difference(expected: bool | str | None, actual: Any) -> Difference | None:
    if isinstance(actual, np.ndarray) and actual.shape == ():
        actual = actual[()]
    wanted = bool | np.bool_ if isinstance(expected, bool | np.bool_) else str
    if not isinstance(actual, wanted):
        return Difference("type")
    if actual == expected:
        return None
    return Difference("word" if isinstance(expected, str) else "number")


def _array_difference(
    expected: np.ndarray, actual: Any, exact_dtype: bool, scale: float
) -> Difference | None:
    if isinstance(actual, list | tuple):
        return Difference("list")
    if isinstance(actual, bool | np.ma.MaskedArray):
        return Difference("type")
    if not isinstance(actual, np.ndarray | np.generic | int | float):
        return Difference("type")
    if not isinstance(actual, np.ndarray) and expected.ndim:
        return Difference("scalar")
    result = np.asarray(actual)
    if result.dtype.kind not in "biuf":
        return Difference("not_numbers")
    if result.shape != expected.shape:
        return Difference(_shape_kind(expected.shape, result.shape))
    wrong = _value_difference(expected, result, scale)
    return wrong or _dtype_difference(expected, result, exact_dtype)


def _shape_kind(expected: tuple[int, ...], actual: tuple[int, ...]) -> str:
    if [n for n in expected if n != 1] == [n for n in actual if n != 1]:
        return "axes_of_length_one"
    if expected == actual[::-1]:
        return "transposed_shape"
    return "same_size_other_shape" if np.prod(expected) == np.prod(actual) else "shape"


def _value_difference(expected: np.ndarray, actual: np.ndarray, scale: float) -> Difference | None:
    if np.array_equal(expected, actual):  # most results are, and this is quick to see
        return None
    if np.any(np.isnan(actual) & ~np.isnan(expected)):
        return Difference("nan")
    wrong = ~_close(expected, actual, scale)
    if not wrong.any():
        return None
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    at = f"[{', '.join(map(str, where))}]" if where else ""
    narrower = actual.dtype.kind == "f" and actual.dtype.itemsize < expected.dtype.itemsize
    rounded = f" (a {actual.dtype} result holds fewer digits than {expected.dtype})"
    first_only = actual.ndim and not wrong[:1].any() and not actual[1:].any()
    return Difference(
        "only_first" if first_only else "value",
        f"{int(wrong.sum())} of {wrong.size} numbers differ; the first is {{}}{at}: "
        f"expected {expected[where]:.7g}, got {actual[where]:.7g}{rounded if narrower else ''}",
    )


def _dtype_difference(
    expected: np.ndarray, actual: np.ndarray, exact_dtype: bool
) -> Difference | None:
    if not exact_dtype or expected.dtype == actual.dtype:
        return None
    return Difference("dtype", f"expected {expected.dtype}, got {actual.dtype}")


def _close(expected: np.ndarray, actual: np.ndarray, scale: float) -> np.ndarray:
    if expected.dtype.kind in "biu" and actual.dtype.kind in "biu":
        return expected == actual
    floats = [a.dtype for a in (expected, actual) if a.dtype.kind == "f"]
    eps = min(max(np.finfo(dtype).eps for dtype in floats), np.finfo(np.float32).eps)
    expected, actual = expected.astype(float), actual.astype(float)
    biggest = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    left_over = ROUNDING_UNITS * float(eps) * scale
    if biggest > 0:
        left_over = min(left_over, CANCELLED_SHARE * biggest)
    atol = max(ATOL_SHARE * biggest, left_over)
    return np.isclose(actual, expected, rtol=RTOL, atol=atol, equal_nan=True)


def _number_difference(expected: Any, actual: Any, scale: float) -> Difference | None:
    if isinstance(actual, np.ndarray) and actual.shape != ():
        return Difference("array_for_number")
    if isinstance(actual, list | tuple):
        return Difference("list_for_number")
    if isinstance(actual, Fraction):
        actual = _as_float(actual)
    if not isinstance(actual, int | float | np.generic | np.ndarray):
        return Difference("type")
    number = np.asarray(actual)
    if number.dtype.kind not in "iuf":
        return Difference("type")
    if isinstance(expected, int | np.integer) and number.dtype.kind == "f":
        return Difference("float_for_int")
    found = _value_difference(np.asarray(expected), number, scale)
    if not found:
        return None
    return Difference("nan" if found.kind == "nan" else "number")


def _as_float(fraction: Fraction) -> float:
    try:
        return float(fraction)
    except OverflowError:
        return float("inf") if fraction > 0 else -float("inf")


def _sequence_difference(
    expected: list | tuple, actual: Any, exact_dtype: bool, scale: float
) -> Difference | None:
    if not isinstance(actual, type(expected)):
        return Difference(_sequence_kind(expected, actual))
    if len(actual) != len(expected):
        items = "item" if len(expected) == 1 else "items"
        return Difference("length", f"expected {len(expected)} {items}, got {len(actual)}")
    for i, (e, a) in enumerate(zip(expected, actual, strict=True)):
        found = _difference(e, a, exact_dtype, scale)
        if found and found.kind == "number":  # at the top, the message shows both
            found = Difference("item", f"expected {_short(e)}, got {_short(a)}")
        if found:
            return found.inside(f"[{i}]")
    return None


def _sequence_kind(expected: list | tuple, actual: Any) -> str:
    if not isinstance(expected, tuple):
        return "type"
    if isinstance(actual, list):
        return "list_for_tuple"
    numbers = not any(isinstance(item, np.ndarray) for item in expected)
    if numbers and isinstance(actual, np.ndarray) and actual.shape == (len(expected),):
        return "list_for_tuple"
    one = isinstance(actual, np.ndarray | np.number | int | float)
    return "one_for_tuple" if one else "type"


def _short(number: Any) -> str:
    x = np.asarray(number)
    return f"{x[()]:.7g}" if x.dtype.kind == "f" else f"{x[()]}"
