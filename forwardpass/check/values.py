"""Arguments and results as JSON and back, exactly.

Numbers survive to the last bit (Python writes the shortest decimal that reads
back as the same double; a float32 is exact as a double). What JSON has no
word for is an object with one key that names it: ``array``, ``number``,
``tuple``, ``named``, ``dtype``, ``rng``. Nothing read here is ever executed.
"""

import math
from typing import Any

import numpy as np

_SPECIAL = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def encode(value: Any) -> Any:
    """Return ``value`` as something that ``json.dumps(allow_nan=False)`` takes.

    Takes None, bool, int, float, str, NumPy numbers and arrays of real
    numbers, dtypes, fresh generators made by ``np.random.default_rng(seed)``, and
    lists, tuples and dicts of these. Raises TypeError otherwise.
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, np.ndarray):
        return {"array": _flat(value), "shape": list(value.shape), "dtype": value.dtype.name}
    if isinstance(value, np.generic):
        return {"number": _flat(np.asarray(value))[0], "dtype": value.dtype.name}
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"number": _special(value), "dtype": None}
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {"named": {name: encode(part) for name, part in value.items()}}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, np.dtype):
        return {"dtype": value.name}
    if isinstance(value, np.random.Generator):
        return {"rng": seed_of(value)}
    raise TypeError(f"cannot be written into a checks file: {value!r} ({type(value).__name__})")


def decode(data: Any) -> Any:
    """Return the value that ``encode`` wrote. Raises ValueError where it is none."""
    if isinstance(data, list):
        return [decode(item) for item in data]
    if not isinstance(data, dict):
        return data
    match data:
        case {"array": list(flat), "shape": list(shape), "dtype": str(dtype)}:
            return np.array([_plain(x) for x in flat], dtype=_numeric(dtype)).reshape(shape)
        case {"number": number, "dtype": None}:
            return _plain(number)
        case {"number": number, "dtype": str(dtype)}:
            return _numeric(dtype).type(_plain(number))
        case {"tuple": list(items)}:
            return tuple(decode(item) for item in items)
        case {"named": dict(parts)}:
            return {name: decode(part) for name, part in parts.items()}
        case {"dtype": str(dtype)}:
            return _numeric(dtype)
        case {"rng": int(seed)}:
            return np.random.default_rng(seed)
    raise ValueError(f"not a value of a checks file: keys {sorted(map(str, data))}")


def seed_of(rng: np.random.Generator) -> int:
    """Return the seed that ``rng`` was made with. Raises TypeError where it has no such seed."""
    seed = getattr(rng.bit_generator.seed_seq, "entropy", None)
    if not isinstance(seed, int):
        raise TypeError("only generators made by np.random.default_rng(seed) can be recorded")
    return seed


def _flat(array: np.ndarray) -> list:
    if array.dtype.kind not in "biuf":
        raise TypeError(f"only real numbers can be written into a checks file, not {array.dtype}")
    items = array.ravel().tolist()
    return [x if not isinstance(x, float) or math.isfinite(x) else _special(x) for x in items]


def _special(x: float) -> str:
    return next(name for name, y in _SPECIAL.items() if x == y or (x != x and y != y))


def _plain(x: Any) -> Any:
    return _SPECIAL[x] if isinstance(x, str) else x


def _numeric(name: str) -> np.dtype:
    dtype = np.dtype(name)
    if dtype.kind not in "biuf":
        raise ValueError(f"not a dtype of real numbers: {name}")
    return dtype
