"""Handwritten digits of 8×8 pixels, and a small trained cascade that reads them.

Both are files beside this module; ``SOURCE.md`` there names where they come
from and under which license. Needs NumPy only.
"""

import json
from pathlib import Path

import numpy as np

_FOLDER = Path(__file__).parent
IMAGES = _FOLDER / "images.npz"
CASCADE = _FOLDER / "cascade.json"
SOURCE = _FOLDER / "SOURCE.md"

#: The first so many images are for training; the others are held out.
TRAINING = 1437

_PARTS = {"training": slice(0, TRAINING), "held out": slice(TRAINING, None)}


def load_digits(part: str = "held out") -> tuple[np.ndarray, np.ndarray]:
    """Return images (N, 8, 8), uint8 from 0 to 16, and labels (N,), int64 from 0 to 9.

    ``part`` is "training" (1437 images) or "held out" (360 images that the
    cascade of ``load_cascade`` has never seen). Raises ValueError for another.
    """
    if part not in _PARTS:
        raise ValueError(f"no part {part!r} of the digits; there are: {', '.join(_PARTS)}")
    with np.load(IMAGES, allow_pickle=False) as data:
        return data["images"][_PARTS[part]], data["labels"][_PARTS[part]].astype(np.int64)


def load_cascade() -> list[tuple[np.ndarray, np.ndarray, str]]:
    """Return the trained layers, triples (W, b, name of the activation).

    W is (l_{i-1}, l_i) and b (l_i,), float64. The widths are 64, 32, 16, 10;
    what comes in are pixels divided by 16.
    """
    layers = json.loads(CASCADE.read_text(encoding="utf-8"))["layers"]
    return [(np.array(layer["W"]), np.array(layer["b"]), layer["activation"]) for layer in layers]
