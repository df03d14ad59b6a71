"""Messages between a grader and a student's process: JSON, and the bytes of arrays behind it.

A message is two lengths, a JSON header and a body. In the header stand objects
with a key that names them for what JSON has no word for: ``tuple``, ``array``,
``object``, … Arrays are read from the body. Nothing that is read is ever
executed or imported. What comes from a student is believed in nothing: every
length, shape and dtype is checked, and a message that does not fit raises
WireError.

An array of the answer that shares memory with an array of the question (a
slice of it, or itself) crosses as a ``view``: on the other side it shares memory
with the array that was sent.
"""

import contextlib
import gc
import math
import re
import struct
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np

from forwardpass.check.values import seed_of
from forwardpass.sandbox.errors import WireError

#: Bytes that a header and a body may have. (What tests do with an array of so many bytes cannot
#: be interrupted: it must not take long.)
MAX_HEADER = 4 << 20
MAX_BODY = 16 << 20

#: How deep values may be nested, and how many items a message may have.
MAX_DEPTH = 40
MAX_ITEMS = 200_000

#: As how many items one counts that takes longer to read or to describe than a number.
_COSTS = {"object": 40, "array": 40, "view": 40, "rng": 20, "fraction": 2}

#: How many keys of dicts and items of sets may be such that others of the same hash are easily
#: made: a dict of them takes for ever.
_MAX_ODD_KEYS = 1000

#: The longest whole number and the longest name, in characters.
_MAX_DIGITS = 1000
_MAX_NAME = 200

LENGTHS = struct.Struct(">II")
_DTYPE = re.compile(r"[<>|=]?[biufc]\d{1,2}")
_FLOATS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class _Counting:
    """Counts the items of a message. Raises WireError where there are too many."""

    _items = 0

    def _count_items(self, more: int) -> None:
        self._items += more
        if self._items > MAX_ITEMS:
            raise WireError("too many items")


class Writer(_Counting):
    """Encodes the values of one message. ``lend`` turns an object that stays into a JSON object."""

    def __init__(self, lend: "Callable[[Any, Writer], dict] | None" = None) -> None:
        self._lend = lend or _cannot_cross
        self._shared: list[np.ndarray] = []
        self._body: list[bytes] = []
        self._length = 0
        self.arrays: list[np.ndarray] = []

    def message(self, header: dict) -> bytes:
        """Return the bytes of a message. Raises WireError where it is too large."""
        try:
            text = msgspec.json.encode(header)
        except UnicodeEncodeError:  # half of a pair of surrogates: no text for JSON
            text = msgspec.json.encode(_encodable(header))
        if len(text) > MAX_HEADER or self._length > MAX_BODY:
            raise WireError(f"too large: {max(len(text), self._length) / 1e6:.0f} MB")
        return b"".join([LENGTHS.pack(len(text), self._length), text, *self._body])

    @contextlib.contextmanager
    def sharing(self, arrays: list[np.ndarray]) -> Iterator[None]:
        """Let what is a view of one of ``arrays``, which the other side has, cross as such."""
        self._shared = arrays
        try:
            yield
        finally:
            self._shared = []

    def says(self, value: Any, header: Any, body: bytes) -> bool:
        """Is ``value`` what a ``header`` and a ``body`` that this one's like has written say?"""
        try:
            return self.encode(value) == header and body.startswith(b"".join(self._body))
        except WireError:
            return False

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return ``value`` as JSON; arrays go into the message's body."""
        self._count_items(1)
        if depth > MAX_DEPTH:
            raise WireError(f"nested more than {MAX_DEPTH} deep")
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            return value if -(2**53) < value < 2**53 else {"int": _digits(value)}
        if kind is float:
            return value if math.isfinite(value) else {"float": _special(value)}
        if kind is list:
            return [self.encode(item, depth + 1) for item in value]
        if kind is tuple:
            return {"tuple": [self.encode(item, depth + 1) for item in value]}
        if kind is dict:
            return {"dict": [[self.encode(x, depth + 1) for x in pair] for pair in value.items()]}
        if kind in (set, frozenset):
            return {"set": [self.encode(item, depth + 1) for item in value]}
        return self._encode_other(value, depth)

    def _encode_other(self, value: Any, depth: int) -> Any:
        if isinstance(value, np.ma.MaskedArray):
            parts = np.ma.getdata(value), np.ma.getmaskarray(value)
            return {"masked": [self._encode_array(np.asarray(part)) for part in parts]}
        if isinstance(value, np.ndarray):
            return self._encode_array(np.asarray(value))
        if isinstance(value, np.generic) and value.dtype.kind in "biufc":
            return {"number": value.dtype.str, "at": self.put(value.tobytes())}
        if isinstance(value, np.dtype) and value.kind in "biufc":
            return {"dtype": value.str}
        if type(value) is Fraction:
            return {"fraction": [_digits(value.numerator), _digits(value.denominator)]}
        if type(value) is range and not value[MAX_ITEMS:]:
            return {"range": [_digits(n) for n in (value.start, value.stop, value.step)]}
        if type(value) is np.random.Generator and type(value.bit_generator) is np.random.PCG64:
            return {"rng": _rng_as_numbers(value)}
        for base, plain in _PLAIN.items():  # own classes: what they hold, whatever they say
            if isinstance(value, base):
                return self.encode(plain(value), depth + 1)
        return self._lend(value, self)

    def _encode_array(self, array: np.ndarray) -> dict:
        self._count_items(_COSTS["array"])
        if array.dtype.kind not in "biufc":
            return {"unreadable": str(array.dtype)[:_MAX_NAME], "shape": list(array.shape)}
        if array.nbytes > MAX_BODY:  # perhaps only by name: entries of a view may be all the same
            raise WireError(f"too large: more than {MAX_BODY >> 20} MB of numbers")
        for number, other in enumerate(self._shared):
            if (place := _place_in(array, other)) is not None:
                about = {"shape": list(array.shape), "strides": list(array.strides)}
                return {"view": number, "offset": place, "dtype": array.dtype.str, **about}
        self.arrays.append(array)
        return {
            "array": array.dtype.str,
            "shape": list(array.shape),
            "at": self.put(array.tobytes()),
        }

    def put(self, data: bytes) -> int:
        """Add bytes to the body, and return where they begin in it."""
        at = self._length
        self._length += len(data)
        if self._length > MAX_BODY:
            raise WireError(f"too large: more than {MAX_BODY >> 20} MB of numbers")
        self._body.append(data)
        return at


class Reader(_Counting):
    """Decodes the values of one message. ``meet`` turns the JSON of a lent object into a value.

    ``shared`` are the arrays that views may be views of.
    """

    def __init__(
        self,
        body: bytes,
        meet: "Callable[[dict, Reader], Any] | None" = None,
        shared: list[np.ndarray] | None = None,
    ) -> None:
        self._body = body
        self._meet = meet or _nothing_lent
        self._shared = shared or []
        self._odd_keys = 0
        self._left = MAX_BODY
        self.arrays: list[np.ndarray] = []

    def read(self, data: Any) -> Any:
        """Return the value that ``encode`` wrote. Raises WireError where it is none."""
        with _no_collecting():
            return self.decode(data)

    def decode(self, data: Any, depth: int = 0) -> Any:
        """Do as ``read`` does, for what stands ``depth`` deep in a value."""
        self._count_items(1)
        if depth > MAX_DEPTH:
            raise WireError("too deep")
        if data is None or isinstance(data, bool | str | int | float):
            return data
        if isinstance(data, list):
            return [self.decode(item, depth + 1) for item in data]
        try:
            return self._decode_named(data, depth)
        except WireError:
            raise
        except (ValueError, TypeError, ArithmeticError, LookupError, MemoryError) as error:
            raise WireError(f"not a value: {type(error).__name__}") from None

    def _decode_named(self, data: dict, depth: int) -> Any:
        for name, decode in _NAMED.items():
            if name in data:
                self._count_items(_COSTS.get(name, 0))
                return decode(self, data, depth)
        raise WireError("not a value")

    def _keys(self, keys: list) -> list:
        """Return ``keys`` that dicts and sets can be made of. Raises WireError for too many."""
        self._odd_keys += sum(not _is_plain_key(key) for key in keys)
        if self._odd_keys > _MAX_ODD_KEYS:
            raise WireError("too many keys")
        return keys

    def _dict(self, data: dict, depth: int) -> dict:
        pairs = self._all(data["dict"], depth)
        if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
            raise WireError("not a dict")
        self._keys([key for key, _ in pairs])
        return dict(pairs)

    def _set(self, data: dict, depth: int) -> set:
        return set(self._keys(self._all(data["set"], depth)))

    def _unreadable(self, data: dict, depth: int) -> np.ndarray:
        """Stand in for an array of Python objects, texts or records: no numbers in any case."""
        shape = _lengths(data["shape"])
        self._count_items(math.prod(shape))
        return np.full(shape, None, dtype=object)

    def _range(self, data: dict, depth: int) -> range:
        """A test may make a list of it."""
        items = range(*map(_whole, _list(data["range"])))
        if len(items) > MAX_ITEMS:
            raise WireError("too long a range")
        return items

    def _all(self, items: Any, depth: int) -> list:
        if not isinstance(items, list):
            raise WireError("items that are no list")
        return [self.decode(item, depth + 1) for item in items]

    def _array(self, data: dict, depth: int) -> np.ndarray:
        array = self._read(_dtype(data["array"]), _lengths(data["shape"]), data["at"])
        self.arrays.append(array)
        return array

    def _view(self, data: dict, depth: int) -> np.ndarray:
        other, strides = self._shared[_count(data["view"])], _list(data["strides"])
        if not all(type(step) is int for step in strides):
            raise WireError("not a view")
        dtype, shape = _dtype(data["dtype"]), _lengths(data["shape"])
        # NumPy itself refuses what does not lie within the other array, if the steps are not so
        # large that the address wraps round. What repeats its entries may look larger than it is.
        self._take(math.prod(shape) * dtype.itemsize)
        if any(abs(step) > other.nbytes for step in strides):
            raise WireError("not a view")
        return np.ndarray(shape, dtype, other, _count(data["offset"]), tuple(strides))

    def _read(self, dtype: np.dtype, shape: tuple[int, ...], at: Any) -> np.ndarray:
        """Return a copy of numbers in the body."""
        count, at = math.prod(shape), _count(at)
        if at + count * dtype.itemsize > len(self._body):
            raise WireError("an array reaches past the end of the message")
        self._take(count * dtype.itemsize)
        if dtype.kind == "b":  # one byte, and any but 0 is True
            return np.asarray(np.frombuffer(self._body, np.uint8, count, at).reshape(shape) != 0)
        return np.frombuffer(self._body, dtype, count, at).reshape(shape).copy()

    def _take(self, size: int) -> None:
        """Count bytes that a value takes, or that comparing it takes."""
        self._left -= size
        if self._left < 0:
            raise WireError(f"too large: more than {MAX_BODY >> 20} MB of numbers")

    def _masked(self, data: dict, depth: int) -> np.ma.MaskedArray:
        numbers, mask = self._all(data["masked"], depth)
        arrays = isinstance(numbers, np.ndarray) and isinstance(mask, np.ndarray)
        if not arrays or mask.dtype != bool or mask.shape != numbers.shape:
            raise WireError("not a masked array")
        return np.ma.array(numbers, mask=mask)


#: How each kind of value is read, by the key that names it.
_NAMED: dict[str, Callable[[Reader, dict, int], Any]] = {
    "array": Reader._array,
    "tuple": lambda self, data, depth: tuple(self._all(data["tuple"], depth)),
    "dict": Reader._dict,
    "number": lambda self, data, depth: self._read(_dtype(data["number"]), (), data["at"])[()],
    "object": lambda self, data, depth: self._meet(
        {**data, "object": _count(data["object"])}, self
    ),
    "float": lambda self, data, depth: _FLOATS[data["float"]],
    "int": lambda self, data, depth: _whole(data["int"]),
    "view": Reader._view,
    "masked": Reader._masked,
    "unreadable": Reader._unreadable,
    "dtype": lambda self, data, depth: _dtype(data["dtype"]),
    "fraction": lambda self, data, depth: Fraction(*map(_whole, _list(data["fraction"]))),
    "range": Reader._range,
    "rng": lambda self, data, depth: _rng(*map(_whole, _list(data["rng"]))),
    "set": Reader._set,
}


#: msgspec's own way with numbers such as 1e300 takes microseconds for each.
_json = msgspec.json.Decoder(float_hook=float)


def header_of(text: bytes) -> dict:
    """Return the JSON object that ``text`` is. Raises WireError where it is none."""
    if text.count(b"[") + text.count(b"{") > MAX_ITEMS:  # each would take far more than its bytes
        raise WireError("too many items")
    try:
        with _no_collecting():
            header = _json.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, MemoryError) as error:
        raise WireError(f"not a message: {type(error).__name__}") from None
    if not isinstance(header, dict):
        raise WireError("not a message: no JSON object")
    return header


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector from looking, again and again, at what is being read.

    There are no cycles in it; with many items that would take most of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def name_in(text: Any) -> str:
    """Return ``text`` if it is a name that Python would take, else ``object``."""
    good = isinstance(text, str) and len(text) <= _MAX_NAME
    return text if good and text.replace(".", "_").isidentifier() else "object"


def _place_in(array: np.ndarray, other: np.ndarray) -> int | None:
    """Return at which byte of ``other`` the ``array`` begins, if it lies in it, else None."""
    if array.size == 0 or not np.may_share_memory(array, other):
        return None
    low, high = np.lib.array_utils.byte_bounds(array)
    first, last = np.lib.array_utils.byte_bounds(other)
    inside = first <= low and high <= last and other.flags.c_contiguous
    return array.__array_interface__["data"][0] - first if inside else None


def _is_plain_key(key: Any) -> bool:
    """Is it a text or a number of which few have the same hash?"""
    if isinstance(key, int):
        return -(2**63) < key < 2**63
    return key is None or isinstance(key, str | float | np.integer | np.floating)


#: What an object of an own class holds, read past whatever that class has overridden.
_PLAIN: dict[type, Callable[[Any], Any]] = {
    str: str.__str__,
    int: int.__int__,
    float: float.__float__,
    list: lambda value: list(list.__iter__(value)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
}


def _encodable(value: Any) -> Any:
    """Return JSON with what is no character in its texts replaced."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    if isinstance(value, dict):
        return {_encodable(name): _encodable(item) for name, item in value.items()}
    return value


def _rng_as_numbers(rng: np.random.Generator) -> list[str]:
    """Return the seed of a generator (0 where it has none) and its state."""
    state = rng.bit_generator.state
    try:
        seed = seed_of(rng) % 2**128
    except TypeError:
        seed = 0
    inner = state["state"]["state"], state["state"]["inc"]
    return [_digits(n) for n in (seed, *inner, state["has_uint32"], state["uinteger"])]


def _rng(seed: int, state: int, inc: int, has_uint32: int, uinteger: int) -> np.random.Generator:
    """Return the generator with this seed, in this state."""
    good = min(seed, state, inc) >= 0 and max(state, inc) < 2**128 and seed < 2**128
    if not good or has_uint32 not in (0, 1) or not 0 <= uinteger < 2**32:
        raise WireError("not a generator")
    rng = np.random.default_rng(seed)
    rng.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": inc},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return rng


def _dtype(text: Any) -> np.dtype:
    if not isinstance(text, str) or not _DTYPE.fullmatch(text):
        raise WireError("not a dtype of numbers")
    return np.dtype(text)


def _lengths(shape: Any) -> tuple[int, ...]:
    lengths = tuple(map(_count, _list(shape)))
    if len(lengths) > 32 or math.prod(n for n in lengths if n) > 2**40:
        raise WireError("not a shape")
    return lengths


def _count(number: Any) -> int:
    if type(number) is not int or not 0 <= number < 2**64:
        raise WireError("not a count")
    return number


def _list(items: Any) -> list:
    if not isinstance(items, list):
        raise WireError("not a list")
    return items


def _digits(number: int) -> str:
    if abs(number) >= 16**_MAX_DIGITS:
        raise WireError(f"a whole number of more than {_MAX_DIGITS} digits")
    return hex(number)


def _whole(digits: Any) -> int:
    if not isinstance(digits, str) or len(digits) > _MAX_DIGITS + 3:
        raise WireError(f"a whole number of more than {_MAX_DIGITS} digits")
    return int(digits, 16)


def _special(x: float) -> str:
    return next(name for name, y in _FLOATS.items() if x == y or (x != x and y != y))


def _cannot_cross(value: Any, writer: Writer) -> dict:
    raise WireError(f"a {type(value).__name__} cannot be sent")


def _nothing_lent(data: dict, reader: Reader) -> Any:
    raise WireError("an object that nobody lent")
