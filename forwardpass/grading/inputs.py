"""Inputs for an author's tests: random, and the same on every machine."""

import numpy as np


class Inputs:
    """A source of arrays, seeded. ``scale`` widens the floats, ``largest`` the integers."""

    def __init__(self, seed: int, *, scale: float = 1.0, largest: int = 9) -> None:
        self._rng = np.random.default_rng(seed)
        self._scale = scale
        self._largest = largest

    def floats(self, *shape: int) -> np.ndarray:
        """Return float64 numbers, normally distributed around 0."""
        return self._rng.normal(scale=self._scale, size=shape)

    def float32(self, *shape: int) -> np.ndarray:
        """Return float32 numbers, normally distributed around 0."""
        return self._rng.normal(size=shape).astype(np.float32)

    def integers(self, *shape: int) -> np.ndarray:
        """Return whole numbers between ``-largest`` and ``largest``."""
        return self._rng.integers(-self._largest, self._largest + 1, size=shape)
