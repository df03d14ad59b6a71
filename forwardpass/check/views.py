"""How to look at results that are neither numbers nor arrays.

A task names one of these views; its result is then compared as what the view
shows. Where a result is not what the view is for, the result itself is
compared, and so found to be of the wrong type.
"""

from collections.abc import Callable
from typing import Any

import numpy as np


def keras_dense(layer: Any, W: np.ndarray, *_: Any) -> Any:
    """Show a Keras ``Dense`` layer: its weights, and what it gives for three examples.

    ``W`` (n_in, units) tells how many features the examples must have.
    """
    if type(layer).__name__ != "Dense" or not type(layer).__module__.startswith("keras"):
        return layer
    if not layer.built:
        return "a layer that is not built"
    parts = dict(zip(("weights", "biases"), layer.get_weights(), strict=False))
    X = np.random.default_rng(0).normal(size=(3, W.shape[0])).astype(np.float32)  # (3, n_in)
    return {**parts, "results for three examples": np.asarray(layer(X))}


VIEWS: dict[str, Callable] = {"keras_dense": keras_dense}


def seen_through(view: str, function: Callable) -> Callable:
    """Return ``function`` with its result shown by the view of that name ("" is none)."""
    if not view:
        return function
    return lambda *args: VIEWS[view](function(*args), *args)
