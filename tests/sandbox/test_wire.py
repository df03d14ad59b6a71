"""Messages carry values exactly, share memory where it is shared, and believe nothing."""

import json
import math
from collections import OrderedDict, namedtuple
from fractions import Fraction

import numpy as np
import pytest

from forwardpass.sandbox.errors import WireError
from forwardpass.sandbox.wire import (
    LENGTHS,
    MAX_BODY,
    MAX_DEPTH,
    MAX_HEADER,
    MAX_ITEMS,
    Reader,
    Writer,
    header_of,
    name_in,
)


def sent(value, writer=None):
    """Return the header and the body in which ``value`` crosses."""
    writer = writer or Writer()
    message = writer.message({"value": writer.encode(value)})
    header, body = LENGTHS.unpack(message[: LENGTHS.size])
    text = message[LENGTHS.size :]
    assert len(text) == header + body
    return header_of(text[:header])["value"], text[header:]


def there_and_back(value):
    header, body = sent(value)
    return Reader(body).decode(header)


def same(a, b):
    """Are two values equal, in type and dtype, too? NaN equals NaN."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ma.MaskedArray):
        return same(a.data, b.data) and same(np.ma.getmaskarray(a), np.ma.getmaskarray(b))
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, np.generic):
        return a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if isinstance(a, np.random.Generator):
        return a.bit_generator.state == b.bit_generator.state
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return len(a) == len(b) and all(map(same, a.items(), b.items()))
    if isinstance(a, float):
        return (a == b and math.copysign(1, a) == math.copysign(1, b)) or (a != a and b != b)
    return a == b


VALUES = [
    *(None, True, False, 0, -1, 2**53, -(2**63), 2**64, 10**300, -(10**300)),
    *(0.5, -0.0, 1e-320, math.nan, math.inf, -math.inf, "", "héllo 日本 🙂 \x00", "x" * 10_000),
    *([], (), [1, [2.0, ("a", None)]], {}, {"a": {1: (2,)}, (1, "b"): []}, set(), {1, "a", None}),
    *(Fraction(-7, 3), range(3), range(10, -5, -3), range(10**30, 10**30 + 5)),
    *(np.float32(0.1), np.int8(-3), np.bool_(True), np.complex64(1j), np.longdouble(1) / 3),
    *(np.dtype("float32"), np.dtype(">i2"), np.array(2.5), np.array(True), np.zeros((0, 3))),
    *(np.zeros((2, 0, 3), np.int16), np.arange(6.0).reshape(2, 3).T, np.arange(9)[::-2]),
    *(np.array([[True, False]]), np.array([1, 2], ">f8"), np.array([1j, np.nan])),
    np.broadcast_to(3.0, (2, 3)),
    np.ma.array([1.0, 2.0], mask=[True, False]),
    np.ma.array(3),
    np.random.default_rng(3),
    [np.zeros(2), (np.ones(1), {"b": np.float64(2)})],
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_come_back_as_they_were(value):
    """To the last bit, with their types and dtypes."""
    assert same(there_and_back(value), value)


def test_a_generator_goes_on_where_it_was():
    """With numbers drawn already, and half of a 64-bit number left over."""
    rng = np.random.default_rng(7)
    rng.normal(size=3)
    rng.integers(9, dtype=np.int32)
    copy = there_and_back(rng)
    assert copy.integers(9, size=5).tolist() == rng.integers(9, size=5).tolist()
    assert copy.bit_generator.seed_seq.entropy == 7


def test_a_frozen_set_comes_as_a_set():
    """There is one word for both."""
    assert there_and_back(frozenset([1])) == {1}


def test_halves_of_characters_are_replaced():
    """JSON has no word for them; nor has UTF-8."""
    assert there_and_back("a\ud83db") == "a\ufffdb"
    assert there_and_back({"\udc00": ["\ud83d"]}) == {"\ufffd": ["\ufffd"]}


class _Liar(float):
    def __float__(self):
        return 1.0

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class _LyingList(list):
    def __iter__(self):
        return iter([1, 2, 3])

    def __len__(self):
        return 3


class _LyingDict(dict):
    def items(self):
        return [(1, 2)]

    def keys(self):
        return [1]


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (_Liar(2.5), 2.5),
        (type("Text", (str,), {"__str__": lambda self: "lie"})("true"), "true"),
        (type("Int", (int,), {"__int__": lambda self: 1})(5), 5),
        (_LyingList([7]), [7]),
        (_LyingDict({"a": 0}), {"a": 0}),
        (type("Tuple", (tuple,), {"__iter__": lambda self: iter([])})((4,)), (4,)),
        (namedtuple("Point", "x y")(1, 2), (1, 2)),
        (OrderedDict(b=1), {"b": 1}),
        (np.array([1.0, 2.0]).view(type("Mine", (np.ndarray,), {})), np.array([1.0, 2.0])),
        (np.array([(1, 2.0)], "i4,f8").view(np.recarray)["f1"], np.array([2.0])),
    ],
    ids=lambda value: type(value).__name__,
)
def test_objects_of_own_classes_cross_as_what_they_hold(value, held):
    """Whatever their methods say."""
    assert same(there_and_back(value), held)


@pytest.mark.parametrize(
    "array", [np.array([object()]), np.array(["a"]), np.zeros(2, "i4,f8"), np.array(["2026"], "M8")]
)
def test_arrays_of_no_numbers_keep_their_shape(array):
    """That is all that tests look at."""
    back = there_and_back(array)
    assert back.shape == array.shape
    assert back.dtype == object


# --- What is shared, and what stays where it is ------------------------------


def views_of(X):
    return [X, X[1:], X[::-1], X[:, 0], X.T, X[1:1], X.reshape(-1)[2:4].view(np.int64)]


@pytest.mark.parametrize("number", range(7))
def test_a_view_of_an_argument_shares_memory_on_the_other_side(number):
    """With the array that was sent, and the same part of it."""
    ours, theirs = (np.arange(6.0).reshape(3, 2) for _ in range(2))
    view = views_of(theirs)[number]
    writer = Writer()
    with writer.sharing([np.zeros(1), theirs]):
        header, body = sent(view, writer)
    back = Reader(body, shared=[np.zeros(1), ours]).decode(header)
    assert same(back, view)
    assert np.shares_memory(back, ours) == np.shares_memory(view, theirs)
    back[...] = 7
    view[...] = 7
    assert same(ours, theirs)


def test_a_copy_does_not_share_memory():
    """Equal numbers are not enough."""
    theirs = np.arange(6.0)
    writer = Writer()
    with writer.sharing([theirs]):
        header, body = sent(theirs.copy(), writer)
    assert not np.shares_memory(Reader(body, shared=[theirs]).decode(header), theirs)


def test_what_has_no_word_is_lent():
    """And met on the other side, wherever it stands."""
    thing = object()
    lent = []

    def lend(value, writer):
        lent.append(value)
        return {"object": 5, "about": writer.encode((1, 2))}

    header, body = sent([1, {"a": thing}, thing], Writer(lend))
    met = Reader(body, lambda data, reader: (data["object"], reader.decode(data["about"])))
    assert met.decode(header) == [1, {"a": (5, (1, 2))}, (5, (1, 2))]
    assert lent == [thing, thing]


@pytest.mark.parametrize("value", [object(), print, 1j, b"x", {1: object()}, slice(1)])
def test_without_a_lender_it_cannot_cross(value):
    """And says of which type it is."""
    with pytest.raises(WireError, match=r"(object|builtin|complex|bytes|slice).* cannot be sent"):
        sent(value)


def test_a_writer_knows_whether_a_value_is_what_was_written():
    """So that arguments come back only where they were changed."""
    value = ([np.arange(3.0), 1], {"a": np.ones(2)})
    header, body = sent(value)
    assert Writer().says(value, header, body)
    value[0][0][1] = 9
    assert not Writer().says(value, header, body)


# --- Limits -------------------------------------------------------------------


def nested(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


def test_values_are_as_deep_as_they_may_be():
    """And no deeper, on either side."""
    assert there_and_back(nested(MAX_DEPTH)) == nested(MAX_DEPTH)
    endless = []
    endless.append(endless)
    for value in (nested(MAX_DEPTH + 1), endless):
        with pytest.raises(WireError, match="deep"):
            sent(value)
    with pytest.raises(WireError, match="deep"):
        Reader(b"").decode(nested(MAX_DEPTH + 1))


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(MAX_BODY + 1, np.int8),
        [np.zeros(MAX_BODY // 2 + 1, np.int8)] * 2,
        np.broadcast_to(0.0, (MAX_BODY, 2)),
        [0] * (MAX_ITEMS + 1),
        ["x" * 1000] * (MAX_HEADER // 1000),
        10**5000,
        Fraction(1, 10**5000),
        [np.zeros(1)] * 10_000,
    ],
    ids=["array", "arrays", "by name only", "items", "texts", "digits", "fraction", "many arrays"],
)
def test_what_is_too_large_is_not_sent(value):
    """The message says so."""
    with pytest.raises(WireError, match=r"too (large|many)|digits"):
        sent(value)


@pytest.mark.parametrize("size", [MAX_BODY, MAX_BODY // 8])
def test_the_largest_arrays_cross(size):
    """Whole, and with one byte for each entry or eight."""
    array = np.zeros(size, np.int8 if size == MAX_BODY else np.float64)
    assert same(there_and_back(array), array)


F8 = {"array": "<f8", "at": 0}
HOSTILE = {
    "a number that is none": {"number": "<f8", "at": 0},
    "past the end": F8 | {"shape": [2]},
    "far past the end": F8 | {"shape": [2**62, 2**62]},
    "before the start": F8 | {"shape": [1], "at": -8},
    "no shape": F8,
    "a shape of texts": F8 | {"shape": ["1"]},
    "a shape of truths": F8 | {"shape": [True]},
    "many axes": F8 | {"shape": [1] * 100},
    "a dtype of objects": {"array": "|O", "at": 0, "shape": [1]},
    "a dtype of records": {"array": "i4,O", "at": 0, "shape": [1]},
    "no dtype": {"array": "<f7", "at": 0, "shape": [1]},
    "a view of nothing": {"view": 0, "offset": 0, "dtype": "<f8", "shape": [1], "strides": [8]},
    "an object nobody lent": {"object": 3},
    "an object by its name": {"object": "os.system"},
    "no word": {"eval": "1"},
    "no float": {"float": "nan"},
    "no int": {"int": "0xx"},
    "an int of a list": {"int": [1]},
    "a fraction of nothing": {"fraction": ["0x1", "0x0"]},
    "no range": {"range": []},
    "a range without steps": {"range": [1, 2, 0]},
    "a long range": {"range": [0, 10**9, 1]},
    "no pairs": {"dict": [[1, 2, 3]]},
    "texts for pairs": {"dict": ["ab"]},
    "keys that have no hash": {"dict": [[[], 1]]},
    "a set of lists": {"set": [[]]},
    "a tuple of a text": {"tuple": "ab"},
    "no generator": {"rng": 3},
    "half a generator": {"rng": ["0x1", "0x1"]},
    "a generator beyond its numbers": {"rng": ["0x1", hex(2**128), "0x1", "0x0", "0x0"]},
    "a mask of texts": {"masked": ["a", "b"]},
    "a mask of another shape": {
        "masked": [{"unreadable": "O", "shape": [2]}, {"unreadable": "O", "shape": [3]}]
    },
    "much that is unreadable": {"unreadable": "O", "shape": [1000, 1000]},
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_value_is_refused(data):
    """As a value, and inside of others."""
    for wrapped in (data, [data], {"tuple": [data]}, {"dict": [[1, data]]}):
        with pytest.raises(WireError):
            Reader(b"1234567").decode(wrapped)


VIEW = {"view": 0, "offset": 0, "dtype": "<f8", "shape": [2], "strides": [8]}


@pytest.mark.parametrize(
    "change",
    [
        {"offset": 8},
        {"offset": 2**63},
        {"strides": [16]},
        {"strides": [-8]},
        {"strides": [2**63 - 1]},
        {"strides": [8, 8]},
        {"strides": ["8"]},
        {"shape": [3]},
        {"shape": [2**40], "strides": [0]},
        {"dtype": "<c16"},
        {"dtype": "|O"},
        {"view": 1},
        {"view": -1},
    ],
    ids=str,
)
def test_a_view_of_what_is_not_the_arguments_is_refused(change):
    """Nothing beside the array is read."""
    assert Reader(b"", shared=[np.arange(2.0)]).decode(VIEW).tolist() == [0, 1]
    with pytest.raises(WireError):
        Reader(b"", shared=[np.arange(2.0)]).decode(VIEW | change)


def test_arrays_that_lie_in_the_same_place_take_no_more_than_a_body():
    """However many of them say so; a few may."""
    array = {"array": "|i1", "at": 0, "shape": [1 << 20]}
    body = bytes(1 << 20)
    assert [a.size for a in Reader(body).decode([array] * 2)] == [1 << 20] * 2
    with pytest.raises(WireError, match="too large"):
        Reader(body).decode([array] * ((MAX_BODY >> 20) + 1))


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"1", b"\xff", b'{"a": NaN}', b"{}{}", b"[" * 10_000, b"{'a': 1}"],
    ids=repr,
)
def test_a_header_is_a_json_object(text):
    """And else no message."""
    with pytest.raises(WireError, match="not a message"):
        header_of(text)


def test_a_header_of_many_empty_lists_is_refused_unread():
    """Each would take far more memory than its three bytes."""
    with pytest.raises(WireError, match="many"):
        header_of(json.dumps({"value": [[]] * (MAX_ITEMS + 1)}).encode())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("ValueError", "ValueError"), ("keras.src.layers", "keras.src.layers")),
        *(("<b>", "object"), ("a b", "object"), ("x" * 300, "object"), (3, "object")),
        *((None, "object"), ("", "object"), ("a\n", "object"), ("größe", "größe")),
    ],
)
def test_names_are_names(text, name):
    """What Python would not take for one becomes ``object``."""
    assert name_in(text) == name
