"""Whatever bytes a student hands in or a student's process sends: declared errors, bounded memory.

Hypothesis makes them, the same ones in each run; ``--hypothesis-profile=long`` makes other
and many more of them.
"""

import json
import socket
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import messy
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forwardpass.grading.submission import MAX_BYTES, MalformedSubmission, read_submission
from forwardpass.sandbox.errors import StudentGone, WireError
from forwardpass.sandbox.launch import Student
from forwardpass.sandbox.wire import (
    LENGTHS,
    MAX_BODY,
    MAX_HEADER,
    MAX_ITEMS,
    Reader,
    Writer,
    header_of,
)

ROOT = Path(__file__).parents[2]


def bounded(limit: int, call: Callable, *args: object) -> object:
    """Return what a call returns, which takes at most ``limit`` bytes on its way."""
    tracemalloc.start()
    try:
        return call(*args)
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak <= limit, f"{peak:,} bytes of memory, and {limit:,} is the limit"


# --- The notebook reader --------------------------------------------------------

#: Bytes that reading takes for each byte of a file, and for itself.
PER_BYTE, BESIDE = 12, 1 << 20


def read(data: bytes) -> None:
    """Read a submission; what it gives is a list of cells, whatever the bytes say."""
    try:
        cells = bounded(PER_BYTE * len(data) + BESIDE, read_submission, data)
    except MalformedSubmission as error:
        cells, why = [], str(error)
    else:
        why = ""
    assert why == "" or why.startswith(("the file", "the notebook"))
    for cell in cells:
        assert cell.cell_type in ("code", "markdown", "raw")
        assert {type(cell.source), type(cell.grade_id)} == {str}
        for name, pictures in cell.attachments.items():
            assert {str, *map(type, pictures.values())} == {type(name)}


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
anything = st.recursive(leaves, lambda s: st.lists(s) | st.dictionaries(st.text(), s))
metadata = st.fixed_dictionaries(
    {}, optional={"nbgrader": anything | st.fixed_dictionaries({"grade_id": anything})}
)
cell = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown", "raw", "x"]) | anything},
    optional={
        "source": st.text() | st.lists(st.text()) | anything,
        "metadata": metadata | anything,
        "attachments": st.dictionaries(st.text(), anything) | anything,
        "outputs": anything,
    },
)
notebook = st.fixed_dictionaries(
    {"cells": st.lists(cell) | anything, "nbformat": st.sampled_from([4, 3, "4", 4.0]) | anything},
    optional={"metadata": anything, "nbformat_minor": anything},
)


@given(st.binary())
@example(b"\xef\xbb\xbf{}")
@example(b'{"cells": [], "nbformat": 4}'.decode().encode("utf-16"))
@example(b"[" * 100_000)
@example(b'{"nbformat":4,"cells":[{"cell_type":"code","metadata":{"nbgrader":' + b"[" * 100_000)
def test_bytes_that_are_no_notebook(data):
    """Of any length and any encoding, nested as deep as they like."""
    read(data)


@given(notebook)
def test_json_that_looks_like_a_notebook(value):
    """With anything where something else should be."""
    read(json.dumps(value).encode())


@pytest.fixture(scope="module")
def real() -> bytes:
    """A notebook of the course, with a picture that was pasted into a text."""
    path = ROOT / "exercises" / "02_affine_functions" / "02_affine_functions.ipynb"
    return messy.submission(path, "02_affine_functions", "attachments_and_raw_cells")


changes = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=40)), min_size=1, max_size=4
)


@given(changes=changes)
def test_a_notebook_of_which_bytes_were_changed(real, changes):
    """Some taken out, others put in."""
    data = bytearray(real)
    for where, removed, added in changes:
        at = int(where * len(data))
        data[at : at + removed] = added
    read(bytes(data))


PARTS = {
    "nbgrader": b'"metadata":{"nbgrader":%s}',
    "grade_id": b'"metadata":{"nbgrader":{"grade_id":%s}}',
    "metadata": b'"metadata":{"other":%s}',
    "attachments": b'"attachments":%s',
    "attached": b'"attachments":{"a.png":%s}',
    "outputs": b'"outputs":%s',
    "source": b'"source":%s',
}
ITEMS = (b"[]", b"{}", b'""', b"1", b"1e300", b'"\\u0061"', b"null")


@pytest.mark.parametrize("item", ITEMS, ids=bytes.decode)
@pytest.mark.parametrize("part", PARTS)
def test_a_file_full_of_small_things(part, item):
    """As large as a file may be: each thing could take far more than its bytes."""
    many = b"[%s]" % b",".join([item] * ((MAX_BYTES - 200) // (len(item) + 1)))
    read(b'{"nbformat":4,"cells":[{"cell_type":"code",%s}]}' % (PARTS[part] % many))


# --- The pipe's decoder ----------------------------------------------------------

#: Bytes that reading a message takes for each item of its header, beside the header and
#: what its arrays may take.
PER_ITEM = 400


def meet(header: bytes, body: bytes) -> None:
    """Read a message as the grader does, with an argument that views may be views of."""

    def decode() -> object:
        value = header_of(header).get("value")
        return Reader(body, lambda data, reader: data["object"], [np.arange(6.0)]).read(value)

    items = header.count(b"[") + header.count(b"{") + header.count(b",") + 1
    limit = PER_ITEM * min(items, MAX_ITEMS + len(header) // 2) + 4 * len(header) + 2 * MAX_BODY
    try:
        value = bounded(limit + BESIDE, decode)
    except WireError:
        return
    Writer(lambda thing, writer: {"object": 0}).encode(value)  # it is a value like any other


sizes = st.integers(-2, 20) | st.sampled_from([2**31, 2**62, 2**64, 10**30, -(2**63)])
lengths = st.lists(sizes | leaves, max_size=5)
dtypes = st.sampled_from(["<f8", "<f4", "|b1", ">i2", "<c16", "<f16", "|O", "<U9", "i4,O", "<f3"])
digits = st.sampled_from(["0x0", "-0x7", "0x" + "f" * 40]) | st.text() | leaves
floats = st.sampled_from(["NaN", "Infinity", "-Infinity"]) | leaves


def words(inside: st.SearchStrategy) -> st.SearchStrategy:
    """Return objects that name a kind of value, rightly or nearly so."""
    many = st.lists(inside, max_size=6) | inside
    numbers = {"at": sizes, "shape": lengths, "offset": sizes, "strides": lengths, "dtype": dtypes}
    kinds = dict(
        **dict.fromkeys(("array", "number", "dtype"), dtypes | leaves),
        **dict.fromkeys(("view", "object", "unreadable"), sizes | leaves),
        **dict.fromkeys(("tuple", "set", "masked"), many),
        **dict.fromkeys(("range", "rng", "fraction"), st.lists(digits, max_size=6)),
        int=digits,
        float=floats,
        dict=st.lists(st.lists(inside, max_size=3), max_size=4) | many,
    )
    one = [st.fixed_dictionaries(numbers | {name: kind}) for name, kind in kinds.items()]
    return st.one_of(one)


values = st.recursive(leaves, lambda s: words(s) | st.lists(s, max_size=6), max_leaves=30)


@given(values, st.binary(max_size=200))
def test_json_that_looks_like_a_value(value, body):
    """Of the words that values are made of, with numbers that do not fit."""
    meet(json.dumps({"value": value}).encode(), body)


@given(st.binary(), st.binary())
@example(b'{"value":' + b"[" * 100_000, b"")
@example(b'{"value":"\\ud83d"}', b"")
@example(b'{"value":' + b"9" * 100_000 + b"}", b"")
def test_bytes_that_are_no_message(header, body):
    """Nor its header, its body or anything in it."""
    meet(header, body)


@given(st.data())
def test_a_message_of_which_bytes_were_changed(data):
    """Arrays, texts and numbers among them."""
    value = [np.arange(6.0).reshape(2, 3), {"a": (1, 2.5, None)}, "text", np.float32(1), 2**70]
    writer = Writer()
    message = bytearray(writer.message({"value": writer.encode(value)}))
    header = LENGTHS.unpack(message[: LENGTHS.size])[0]
    for where, removed, added in data.draw(changes):
        at = LENGTHS.size + int(where * (len(message) - LENGTHS.size))
        message[at : at + removed] = added
    meet(bytes(message[LENGTHS.size :][:header]), bytes(message[LENGTHS.size + header :]))


@pytest.mark.parametrize("item", [*ITEMS, b'{"tuple":[]}', b'{"int":"0x1"}'], ids=bytes.decode)
def test_a_header_full_of_small_things(item):
    """As large as a header may be."""
    many = b",".join([item] * ((MAX_HEADER - 200) // (len(item) + 1)))
    for header in (b'{"value":[%s]}', b'{"value":{"dict":[[1,[%s]]]}}', b'{"else":[%s]}'):
        meet(header % many, b"")


class _Sandbox:
    """Stands for one whose process has ended."""

    def _end_student(self, *, kill: bool) -> dict:
        assert kill
        return {"why": "", "code": 0}


@given(st.binary() | st.binary(min_size=8).map(lambda b: LENGTHS.pack(len(b) % 9, len(b)) + b))
@example(LENGTHS.pack(MAX_HEADER + 1, 0))
@example(LENGTHS.pack(2**32 - 1, 2**32 - 1) + b"x" * 1000)
@example(LENGTHS.pack(2, 0) + b"{}")
def test_a_process_that_answers_anything(said):
    """Either a message or an end: no other error, and no room for what it only announces."""
    ours, theirs = socket.socketpair()
    student = Student(ours, time.monotonic() + 30, _Sandbox())
    with ours, theirs:
        theirs.sendall(said)
        theirs.shutdown(socket.SHUT_WR)
        try:
            answer = bounded(len(said) * 10 + BESIDE, student.ask, b"question")
        except StudentGone as gone:
            answer = gone.why
    assert answer == "crashed" or [*map(type, answer)] == [dict, bytes]
