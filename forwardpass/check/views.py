"""How to look at results that are neither numbers nor arrays.

A task names one of these views: a function that calls the student's own and
returns what is compared. Where a result is not what the view is for, the
result itself is compared, and so found to be of the wrong type.
"""

import copy
import functools
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from forwardpass.check.compare import RTOL
from forwardpass.check.values import seed_of

#: More items than any test asks for: an iterable that goes on is cut here.
_MANY = 1000

#: More layers, and more numbers in all of them, than any test asks for: what has more is told by
#: its shapes alone, for to look at it would take too long.
_MANY_LAYERS = 100
_MANY_NUMBERS = 1_000_000

#: With fewer examples than this, a shuffled order may well be the old one.
_FEW = 8


def items(function: Callable, *args: Any) -> Any:
    """Show what an iterable gives as a list: a generator and a list are the same."""
    result = function(*args)
    if isinstance(result, str | dict):
        return result
    try:
        return list(itertools.islice(iter(result), _MANY))
    except TypeError:
        return result  # nothing that can be iterated over


def labels(function: Callable, *args: Any) -> Any:
    """Show an array of labels, and whether they are whole numbers by their dtype, any of them."""
    result = function(*args)
    if not isinstance(result, np.ndarray):
        return {"labels": result}
    return {"labels": result, "their dtype is one of whole numbers": result.dtype.kind in "iu"}


def shuffled(function: Callable, X: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> Any:
    """Show what holds of shuffled examples whatever their order. The rows of ``X`` are unique."""
    again = copy.deepcopy((X, y, rng))
    other = *copy.deepcopy((X, y)), _with_next_seed(rng)
    result = function(X, y, rng)
    if not isinstance(result, tuple | list) or len(result) != 2:
        return result
    kinds = {
        "the result is a tuple": isinstance(result, tuple),
        "X and y are NumPy arrays": _is_pair_of_arrays(result),
    }
    if not all(kinds.values()):
        return kinds
    shapes = {"shape of X": result[0].shape, "shape of y": result[1].shape}
    if (*shapes.values(),) != (X.shape, y.shape):
        return kinds | shapes
    places = [_place(row, X) for row in result[0]]
    few = len(X) < _FEW
    return {
        **kinds,
        **shapes,
        "every example is there once": sorted(places) == list(range(len(X))),
        "each y stays with its example": -1 not in places and bool(np.all(result[1] == y[places])),
        "X is in another order": few or places != list(range(len(X))),
        "y is in another order": few or not np.array_equal(result[1], y),
        "the order is not just reversed": few or places != list(range(len(X)))[::-1],
        "an equal seed gives the same": _alike(result, function(*again)),
        "another seed gives another order": few or not _alike(result, function(*other)),
        "X and y are new arrays": not any(map(np.shares_memory, result, (X, y))),
    }


def _with_next_seed(rng: np.random.Generator) -> np.random.Generator:
    return np.random.default_rng(seed_of(rng) + 1)


def _is_pair_of_arrays(result: Any) -> bool:
    is_pair = isinstance(result, tuple | list) and len(result) == 2
    return is_pair and all(isinstance(part, np.ndarray) for part in result)


def _place(row: np.ndarray, X: np.ndarray) -> int:
    """Return where ``row`` stands in ``X``, or -1."""
    return next((i for i, other in enumerate(X) if np.array_equal(row, other)), -1)


def _alike(a: Any, b: Any) -> bool:
    """Do two lists or tuples of arrays, perhaps nested, hold the same numbers?"""
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(map(_alike, a, b))
    return np.array_equal(a, b)


def initial_layers(function: Callable, widths: list[int], rng: np.random.Generator) -> Any:
    """Show what holds of random layers whatever their numbers."""
    again = copy.deepcopy((widths, rng))
    other = list(widths), _with_next_seed(rng)
    result = function(widths, rng)
    if not isinstance(result, list | tuple):
        return result
    kinds = {
        "every layer is a pair": all(_is_pair(layer) for layer in result),
        "every W and b is a NumPy array": all(map(_is_pair_of_arrays, result)),
        "every W has two axes": all(_is_pair_of_arrays(x) and x[0].ndim == 2 for x in result),
    }
    if not all(kinds.values()):
        return kinds
    matrices, biases = [W for W, _ in result], [b for _, b in result]
    shapes = {
        "shapes of W": [W.shape for W in matrices],
        "shapes of b": [b.shape for b in biases],
    }
    if _are_too_many([*matrices, *biases]):
        return kinds | shapes
    return {
        **kinds,
        **shapes,
        "no dtype is one of whole numbers": all(a.dtype.kind == "f" for a in matrices + biases),
        "every W is float64": all(W.dtype == np.float64 for W in matrices),
        "every b is float64": all(b.dtype == np.float64 for b in biases),
        "all numbers are finite": all(bool(np.isfinite(a).all()) for a in matrices + biases),
        "no W has one number everywhere": not any(_is_constant(W) for W in matrices),
        "no two units of a layer have the same weights": all(map(_has_unlike_columns, matrices)),
        "no two layers have the same W": not any(
            np.array_equal(V, W) for V, W in itertools.combinations(matrices, 2) if V.size > 1
        ),
        "an equal seed gives the same": _alike(result, function(*again)),
        "another seed gives other weights": not _alike(
            matrices, [layer[0] for layer in function(*other)]
        ),
    }


def _are_too_many(arrays: list) -> bool:
    numbers = sum(math.prod(array.shape) for array in arrays)
    return len(arrays) > 2 * _MANY_LAYERS or numbers > _MANY_NUMBERS


def _is_pair(layer: Any) -> bool:
    return isinstance(layer, list | tuple) and len(layer) == 2


def _is_constant(W: np.ndarray) -> bool:
    return W.size > 1 and bool((W.flat[0] == W).all())


def _has_unlike_columns(W: np.ndarray) -> bool:
    return len(np.unique(W, axis=1).T) == W.shape[1]


def keras_dense(function: Callable, W: np.ndarray, *args: Any) -> Any:
    """Show a Keras ``Dense`` layer: its weights, and what it gives for three examples.

    ``W`` (n_in, units) tells how many features the examples must have.
    """
    layer = function(W, *args)
    if not _is_keras(layer, "Dense"):
        return layer
    if not layer.built:
        return "a layer that is not built"
    parts = dict(zip(("weights", "biases"), layer.get_weights(), strict=False))
    return {**parts, "results for three examples": _results(layer, W.shape[0])}


def keras_sequential(function: Callable, layers: list) -> Any:
    """Show a Keras ``Sequential`` model: its weights, and what it gives for three examples.

    ``layers`` are triples (W, b, name of the activation); the first W tells how
    many features the examples must have.
    """
    model = function(layers)
    if _is_keras(model, "Functional") and not _is_keras(model, "Sequential"):
        return "a functional model"
    if not _is_keras(model, "Sequential"):
        return model
    if not model.built:
        return "a model that is not built"
    weights = model.get_weights()
    shapes = {"shapes of the weights": [w.shape for w in weights]}
    if [w.ndim for w in weights] != [2, 1] * len(layers):
        return {**shapes, "every layer has weights and biases": False}
    as_given = {
        "each W is as given": _as_given(weights[::2], [W for W, _, _ in layers]),
        "each b is as given": _as_given(weights[1::2], [b for _, b, _ in layers]),
    }
    if not all(as_given.values()):
        return shapes | as_given
    results = {"results for three examples": _results(model, layers[0][0].shape[0])}
    return {**shapes, "every layer has weights and biases": True, **as_given, **results}


def _as_given(weights: list, given: list) -> bool:
    pairs = list(zip(weights, given, strict=True))
    return all(w.shape == g.shape and np.allclose(w, g, rtol=RTOL) for w, g in pairs)


def keras_model_class(function: Callable, layers: list, X: np.ndarray) -> Any:
    """Show a class of Keras models: one of them is made from ``layers`` and called on X (N, l0).

    Its first weights are random, so it is called once more with weights that
    are the same for every model with weights of the same shapes.
    """
    model = function(layers)
    if "keras" not in {c.__module__.partition(".")[0] for c in type(model).__mro__}:
        return model
    Y = model(X)
    if not hasattr(Y, "shape"):
        return Y
    weights = model.get_weights()
    shapes = [w.shape for w in weights]
    if not shapes or _are_too_many(weights):
        return {"shapes of the weights": shapes}
    rng = np.random.default_rng(0)
    model.set_weights([rng.normal(size=shape) for shape in shapes])
    return {"shapes of the weights": shapes, "results": np.asarray(model(X))}


def _is_keras(thing: Any, name: str) -> bool:
    return any(c.__name__ == name and c.__module__.startswith("keras") for c in type(thing).__mro__)


def _results(layer: Callable, n_in: int) -> np.ndarray:
    X = np.random.default_rng(0).normal(size=(3, n_in)).astype(np.float32)  # (3, n_in)
    return np.asarray(layer(X))


@dataclass(frozen=True)
class View:
    """``look`` calls a function and shows its result, else the result is shown as it is.

    ``call`` is how a message writes the call.

    ``parameters`` are the names of the arguments where they are not all the function's own.
    """

    look: Callable | None
    call: str = "{task}({parameters})"
    parameters: tuple[str, ...] = ()


VIEWS = {
    "": View(None),
    "labels": View(labels),
    "items": View(items, "list({task}({parameters}))"),
    "shuffled": View(shuffled),
    "initial_layers": View(initial_layers),
    "keras_dense": View(keras_dense),
    "keras_sequential": View(keras_sequential),
    "keras_model_class": View(keras_model_class, "{task}(layers)(X)", ("layers", "X")),
}


def seen_through(view: str, function: Callable) -> Callable:
    """Return ``function`` with its result shown by the view of that name ("" is none)."""
    look = VIEWS[view].look
    return functools.partial(look, function) if look else function
