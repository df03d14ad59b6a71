"""Arguments and results in a few words, with their numbers where these are few.

A description has one line, or several: then the first one says what it is, and
the others show it, a matrix row by row and a list item by item.
"""

import itertools
import re
from collections.abc import Iterator

import numpy as np

from forwardpass.check.compare import is_tensor
from forwardpass.check.values import seed_of

#: What colors text in a terminal; Keras puts it into its messages.
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")

#: A number before its point, or before the e of its power of ten; and the rest of it.
_WHOLE = re.compile(r"(-?\d+|\D+)(.*)")

#: An array of more numbers is described by its shape alone.
_NUMBERS = 12

#: A matrix has lines of its own where it needs no more than so many, and none is wider.
_ROWS, _WIDTH = 6, 64

#: A list of arrays whose description has more lines is described by their shapes, the first few.
_LINES, _FEW = 24, 8


def describe(value: object) -> str:
    """Describe a value in a few words: its kind or shape, and its numbers where these are few."""
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        parts = (_describe_part(*part) for part in value.items() if part[1] is not True)
        return in_lines(_first_few(_some(parts)), "; ")
    if isinstance(value, tuple | list) and _holds_arrays(value):
        return _describe_items(value)
    if isinstance(value, np.ndarray | np.generic):
        return _describe_array(value)
    if isinstance(value, np.random.Generator):
        return f"np.random.default_rng({seed_of(value)})"
    if is_tensor(value):
        return f"{type(value).__name__} of shape {_shape(value)}"
    return one_line(_repr(_plain(value)))


def _shape(tensor: object) -> tuple:
    try:
        return tuple(tensor.shape)
    except TypeError:  # what only calls itself a tensor
        return ()


def one_line(text: str, limit: int = 160) -> str:
    """Return ``text`` without line breaks, cut to ``limit`` characters."""
    text = " ".join(_ESCAPE.sub("", text)[: 4 * limit].split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def in_lines(parts: list[str], between: str, width: int = _WIDTH) -> str:
    """Return ``parts`` on one line, or each on its own where one line does not hold them."""
    text = between.join(parts)
    if "\n" not in text and len(text) <= width:
        return text
    return "\n".join(part.replace("\n", "\n  ") for part in parts)


def _describe_part(name: str, part: object) -> str:
    """Describe a part of what a view shows. A property that holds goes without saying."""
    name = one_line(name)
    return f"not so: {name}" if part is False else f"{name}: {describe(part)}"


def _holds_arrays(value: object) -> bool:
    if isinstance(value, tuple | list):
        return any(map(_holds_arrays, value))
    return isinstance(value, np.ndarray) or is_tensor(value)


def _describe_items(value: tuple | list) -> str:
    """Describe each item on lines of its own, behind the index that gets at it."""
    lines = _some(line for item in _items(value) for line in _labelled(*item))
    if len(lines) > _LINES:
        lines = _some(_labelled(*item)[0].removesuffix(":") for item in _items(value))
    return "\n".join([f"a {type(value).__name__} of {len(value)}:", *_first_few(lines)])


def _some(lines: Iterator[str]) -> list[str]:
    """Return as many of ``lines`` as tell whether there are too many: it takes time to make all."""
    return list(itertools.islice(lines, _LINES + 1))


def _first_few(lines: list[str]) -> list[str]:
    return lines if len(lines) <= _LINES else [*lines[:_FEW], "…"]


def _items(value: tuple | list, index: str = "") -> Iterator[tuple[str, object]]:
    """Yield what stands in a list and in the lists in it that hold arrays, such as layers."""
    for i, item in enumerate(value):
        if isinstance(item, tuple | list) and _holds_arrays(item):
            yield from _items(item, f"{index}[{i}]")
        else:
            yield f"{index}[{i}]", item


def _labelled(index: str, item: object) -> list[str]:
    first, *others = describe(item).splitlines() or [""]
    return [f"{index} {first}", *(" " * (len(index) + 1) + line for line in others)]


def _describe_array(value: np.ndarray | np.generic) -> str:
    if value.ndim == 0:
        return f"{_flat(value)} ({value.dtype.name})"
    about = f"shape {value.shape}, {value.dtype.name}"
    if not 0 < value.size <= _NUMBERS:
        return about
    rows = _rows(_aligned(_texts(value))) if value.ndim and _is_real(value) else []
    if 1 < len(rows) <= _ROWS and len(rows[0]) <= _WIDTH:
        return "\n".join([f"{about}:", *rows])
    return f"{about}: {_flat(value)}"


def _is_real(value: np.ndarray | np.generic) -> bool:
    return value.dtype.kind in "biuf"


def _flat(value: np.ndarray | np.generic) -> str:
    """Return the numbers of an array on one line."""
    if not _is_real(value):
        return one_line(_repr(value))
    return one_line("".join(_rows(_texts(value)))) if value.ndim else _text(value[()])


def _texts(value: np.ndarray) -> np.ndarray:
    texts = [_text(x) for x in np.asarray(value).ravel()]
    return np.array(texts, dtype=object).reshape(value.shape)


def _text(x: np.generic) -> str:
    """Return a number with five digits, and with a point that tells a float from a whole one."""
    if not isinstance(x, np.floating):
        return str(x)
    text = f"{x:.5g}"
    return f"{text}." if text.lstrip("-").isdigit() else text


def _aligned(texts: np.ndarray) -> np.ndarray:
    """Return ``texts`` padded so that the points of each column stand one below the other."""
    columns = texts.reshape(-1, texts.shape[-1]).T
    padded = [_padded([_WHOLE.fullmatch(text).groups() for text in column]) for column in columns]
    return np.array(padded, dtype=object).T.reshape(texts.shape)


def _padded(column: list[tuple[str, str]]) -> list[str]:
    left, right = (max(map(len, parts)) for parts in zip(*column, strict=True))
    return [f"{whole:>{left}}{digits:{right}}" for whole, digits in column]


def _rows(texts: np.ndarray) -> list[str]:
    """Return the lines of an array with its brackets, as NumPy prints them."""
    if texts.ndim == 1:
        return [f"[{' '.join(texts)}]"]
    inner = [line for part in texts for line in _rows(part)]
    lines = [f"[{inner[0]}", *(f" {line}" for line in inner[1:])]
    lines[-1] += "]"
    return lines


def _plain(value: object) -> object:
    """Return lists and tuples with Python's numbers for NumPy's: 2.5 for np.float64(2.5)."""
    if type(value) in (list, tuple):
        return type(value)(map(_plain, value))
    return value.item() if isinstance(value, np.number | np.bool_) else value


def _repr(value: object) -> str:
    try:
        return repr(value)
    except Exception:  # the student's own class may fail to say what it is
        return f"a value of type {type(value).__name__}"
