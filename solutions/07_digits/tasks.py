"""The tasks of assignment 7: references, usual mistakes, and the inputs of the tests."""

import itertools
from collections import Counter
from collections.abc import Callable

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(7, largest=5)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers
_rng = np.random.default_rng(77)


def _images(*shape: int, largest: int = 16) -> np.ndarray:
    """Return uint8 pixels from 0 to ``largest``, which is among them."""
    pixels = _rng.integers(0, largest + 1, size=shape, dtype=np.uint8)
    pixels.flat[5] = largest
    return pixels


def _pale(*largest: int) -> np.ndarray:
    """Return one image for each of the ``largest`` pixels."""
    return np.concatenate([_images(1, 8, 8, largest=pixel) for pixel in largest])


def _labels(n: int, k: int) -> np.ndarray:
    return _rng.integers(0, k, size=n)


def _answers(y: np.ndarray, k: int, wrong: float = 0.4) -> np.ndarray:
    """Return ``y`` with about that share of labels replaced at random."""
    return np.where(_rng.random(len(y)) < wrong, _labels(len(y), k), y)


def _layers(widths: list[int], *activations: str | None) -> list[tuple]:
    """Return the (W, b, activation) of a cascade."""
    pairs = itertools.pairwise(widths)
    return [(_floats(n, m), _floats(m), g) for (n, m), g in zip(pairs, activations, strict=True)]


# --- normalise -------------------------------------------------------------


def _rows(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), -1)


NORMALISE = Task(
    reference=lambda images: _rows(images) / 16,
    mistakes=[
        Mistake(
            "by_the_largest",
            "The pixels were divided by the largest one of these images. Then the same image gives "
            "other features in another batch. Always divide by 16.",
            lambda images: _rows(images) / images.max(),
        ),
        Mistake(
            "by_the_largest_of_each",
            "Each image was divided by its own largest pixel. So a pale image becomes a dark one. "
            "Always divide by 16.",
            lambda images: _rows(images) / _rows(images).max(axis=1, keepdims=True),
        ),
        Mistake(
            "by_255",
            "These pixels go from 0 to 16, not to 255. Divide by 16.",
            lambda images: _rows(images) / 255,
        ),
        Mistake(
            "by_15",
            "The largest pixel value is 16, not 15. Divide by 16.",
            lambda images: _rows(images) / 15,
        ),
        Mistake(
            "by_17",
            "There are 17 values from 0 to 16, but the largest is 16. Divide by it.",
            lambda images: _rows(images) / 17,
        ),
        Mistake(
            "whole_numbers",
            "`//` throws the fractions away, and so does `astype(int)` after dividing. Divide with "
            "`/`.",
            lambda images: _rows(images) // 16,
            lambda images: (_rows(images) / 16).round(),
        ),
        Mistake(
            "not_divided",
            "The pixels are as they were: from 0 to 16. Divide by 16.",
            lambda images: _rows(images),
            lambda images: images if images.ndim == 2 else _rows(images) / 16,
        ),
        Mistake(
            "not_flattened",
            "The images still have rows and columns. Each becomes one row of 64 numbers.",
            lambda images: images / 16,
            lambda images: images.reshape(-1, 8, 8) / 16,
        ),
        Mistake(
            "examples_lost",
            "All images were joined into one long row. Each becomes a row of its own: (N, 64).",
            lambda images: images.reshape(-1) / 16,
            lambda images: images.reshape(1, -1) / 16,
        ),
        Mistake(
            "columns",
            "The images stand in the columns. Each is a row: (N, 64).",
            lambda images: _rows(images).T / 16,
        ),
        Mistake(
            "transposed",
            "The pixels of each image come column by column. NumPy's `reshape` takes them row by "
            "row, and the weights were trained so.",
            lambda images: _rows(images.reshape(-1, 8, 8).transpose(0, 2, 1)) / 16,
            lambda images: images.reshape(len(images), -1, order="F") / 16,
        ),
        Mistake(
            "inverted",
            "Dark and light are swapped. A pixel of 0 stays 0.",
            lambda images: 1 - _rows(images) / 16,
        ),
        Mistake(
            "shifted",
            "The features go from −1 to 1 or from −0.5 to 0.5. They go from 0 to 1.",
            lambda images: _rows(images) / 8 - 1,
            lambda images: _rows(images) / 16 - 0.5,
        ),
        Mistake(
            "standardized",
            "The mean was subtracted. That is another kind of normalizing, and depends on the "
            "batch. Only divide by 16.",
            lambda images: (_rows(images) - images.mean()) / images.std(),
            lambda images: (_rows(images) - images.mean()) / 16,
        ),
    ],
    visible={
        "normalise_images": Test([(_images(5, 8, 8),), (np.full((1, 8, 8), 8, np.uint8),)]),
        "normalise_pale": Test([(_pale(7, 13, 11),), (_pale(13, 5).reshape(2, 64),)]),
    },
    hidden={
        "normalise_hidden": Test(
            [
                (_images(1, 8, 8),),
                (_images(7, 64),),
                (_pale(3, 2, 15, 16, 9),),
                (_images(3, 8, 8, largest=1),),
                (_images(64, 8, 8, largest=15),),
                (np.zeros((2, 8, 8), np.uint8),),
            ]
        )
    },
)

# --- forward ---------------------------------------------------------------


def _sigmoid(Z: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(Z / 2)) / 2


def _softmax(Z: np.ndarray, axis: int = -1) -> np.ndarray:
    E = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


def _naive_softmax(Z: np.ndarray) -> np.ndarray:
    E = np.exp(Z)
    return E / E.sum(axis=-1, keepdims=True)


_ACTIVATIONS = {
    None: lambda Z: Z,
    "identity": lambda Z: Z,
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda Z: np.maximum(Z, 0),
    "softmax": _softmax,
}
_NAMES = ("identity", "sigmoid", "tanh", "relu", "softmax")


def _forward(X: np.ndarray, layers: list, **others: Callable) -> np.ndarray:
    """Run a cascade; ``others`` are activations that replace the right ones."""
    known = _ACTIVATIONS | others
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A of shape {A.shape} does not fit W of shape {W.shape}")
        if activation not in known:
            raise ValueError(f"unknown activation {activation!r}; known: {', '.join(_NAMES)}")
        A = known[activation](A @ W + b)
    return A


def _lenient(otherwise: Callable) -> Callable:
    """Return a forward pass that does ``otherwise`` for an unknown activation."""

    def forward(X, layers):
        unknown = {g: otherwise for *_, g in layers if g not in _ACTIVATIONS}
        return _forward(X, layers, **unknown)

    return forward


def _skipping(X: np.ndarray, layers: list) -> np.ndarray:
    known = [(W, b, g) for W, b, g in layers if g in _ACTIVATIONS]
    _forward(X, [(W, b, None) for W, b, _ in layers])
    return _forward(X, known)


def _linear(X: np.ndarray, layers: list) -> np.ndarray:
    _forward(X, layers)
    return _forward(X, [(W, b, None) for W, b, _ in layers])


def _logits(X: np.ndarray, layers: list) -> np.ndarray:
    _forward(X, layers)
    return _forward(X, [*layers[:-1], (*layers[-1][:2], None)])


def _must_name(X: np.ndarray, layers: list) -> list[str]:
    """Return what the error must name: both shapes, or the known activations."""
    rows, width = X.shape
    for W, *_ in layers:
        if width != W.shape[0]:
            return [str((rows, width)), str(W.shape)]
        width = W.shape[1]
    return list(_NAMES)


_BAD_INPUT = [
    (_floats(2, 3), _layers([4, 5], "relu")),
    (_floats(7, 3), [*_layers([3, 5], "relu"), *_layers([2, 4], "softmax")]),
    (_floats(2, 3), _layers([3, 5, 2], "relu", "sofmax")),
]

_FAR_APART = [(np.array([[12000.0, 11990.0, 11000.0]]), np.zeros(3), "softmax")]

FORWARD = Task(
    reference=lambda X, layers: _forward(X, layers),
    mistakes=[
        Mistake(
            "unsafe_softmax",
            "The softmax grew past the largest float: inf / inf is NaN. Subtract each row's "
            "largest number first; it cancels in the fraction.",
            lambda X, layers: _forward(X, layers, softmax=_naive_softmax),
            lambda X, layers: _forward(
                X, layers, softmax=lambda Z: np.nan_to_num(_naive_softmax(Z))
            ),
        ),
        Mistake(
            "softmax_over_examples",
            "The softmax runs over the examples, axis 0. Each row should sum to 1: axis -1.",
            lambda X, layers: _forward(X, layers, softmax=lambda Z: _softmax(Z, axis=0)),
        ),
        Mistake(
            "one_shift_for_all",
            "What was subtracted is not each row's own largest number. Where a row lies far below "
            "it, all its exponentials are 0. Take the maximum with axis=-1 and keepdims=True.",
            lambda X, layers: _forward(
                X,
                layers,
                softmax=lambda Z: (
                    np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(axis=-1, keepdims=True)
                ),
            ),
        ),
        Mistake(
            "softmax_over_everything",
            "The softmax makes the whole batch sum to 1. Each row should, by itself.",
            lambda X, layers: _forward(
                X, layers, softmax=lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum()
            ),
        ),
        Mistake(
            "output_not_activated",
            "These are the logits: the last layer's activation is missing.",
            _logits,
        ),
        Mistake(
            "not_activated",
            "No activation was applied. Each layer has one: the third item of its triple.",
            _linear,
        ),
        Mistake(
            "no_bias",
            "The biases are missing: Z = A W + b in each layer.",
            lambda X, layers: _forward(X, [(W, np.zeros_like(b), g) for W, b, g in layers]),
        ),
        Mistake(
            "first_layer_only",
            "This is what the first layer gives. Does `return` stand inside the loop?",
            lambda X, layers: (_forward(X, layers), _forward(X, layers[:1]))[1],
            lambda X, layers: _forward(X, layers[:1]),
        ),
        Mistake(
            "answers",
            "These are the answers already. The probabilities are asked for here, (N, units).",
            lambda X, layers: _forward(X, layers).argmax(axis=1),
            lambda X, layers: _forward(X, layers, softmax=lambda Z: Z.argmax(axis=1)),
        ),
        Mistake(
            "unknown_accepted",
            "An activation that is not known was taken for another one. A typing error would go "
            "unseen: raise ValueError.",
            _lenient(lambda Z: Z),
            _lenient(_softmax),
            _skipping,
        ),
    ],
    visible={
        "forward_probabilities": Test(
            [
                (_floats(5, 3), _layers([3, 7, 2], "relu", "softmax")),
                (_floats(2, 5), _layers([5, 3, 2, 2, 3], "tanh", "relu", "sigmoid", "softmax")),
                (np.array([[1.0]]), _FAR_APART),
                (np.array([[1.0], [-1.0]]), _FAR_APART),
                (_floats(3, 3), _layers([3, 3, 3], "softmax", "identity")),
            ]
        ),
        "forward_bad_input": Test(_BAD_INPUT, mentions=_must_name),
    },
    hidden={
        "forward_hidden": Test(
            [
                (_floats(7, 16), _layers([16, 5, 10], "relu", "softmax")),
                (_floats(1, 3), _layers([3, 5, 3, 2, 2], "sigmoid", "tanh", "relu", "softmax")),
                (20000 * _floats(4, 2), _layers([2, 5], "softmax")),
                (_floats(3, 2), _layers([2, 3, 3, 2], "softmax", None, "softmax")),
                (_float32(3, 2), [(_float32(2, 3), _float32(3), "softmax")]),
                (_integers(2, 3), [(_integers(3, 2), _integers(2), "identity")]),
                (_floats(5, 2), _layers([3, 2], "relu")),
                (_floats(5, 2), _layers([2, 3, 2], "relu", "maxsoft")),
            ],
            mentions=_must_name,
        )
    },
)

# --- predict ---------------------------------------------------------------


def _predict(X: np.ndarray, layers: list) -> np.ndarray:
    return _forward(X, layers).argmax(axis=1)


_TWO_EQUAL = [(np.array([[1.0, 3.0, 3.0, 0.0], [2.0, 0.0, 0.0, 2.0]]), np.zeros(4), "softmax")]

#: With the input 1 all logits are negative, so that ReLU makes them equal.
_NEGATIVE = [(np.array([[-3.0, -1.0, -2.0, -1.5]]), np.zeros(4), "relu")]

PREDICT = Task(
    reference=_predict,
    view="labels",
    mistakes=[
        Mistake(
            "of_the_logits",
            "The last layer's activation was left out. It may make results equal, as ReLU does "
            "with negative ones, and then the first counts.",
            lambda X, layers: _logits(X, layers).argmax(axis=1),
        ),
        Mistake(
            "over_examples",
            "The largest was looked for over the examples, axis 0. Each example has an answer of "
            "its own: axis 1.",
            lambda X, layers: _forward(X, layers).argmax(axis=0),
        ),
        Mistake(
            "over_everything",
            "One answer for the whole batch: `argmax` without axis takes all numbers for one row.",
            lambda X, layers: _forward(X, layers).argmax(),
        ),
        Mistake(
            "how_large",
            "These are the largest results themselves. Asked for is where they stand: `argmax`.",
            lambda X, layers: _forward(X, layers).max(axis=1),
        ),
        Mistake(
            "smallest",
            "This is the class with the smallest result. The largest one is asked for.",
            lambda X, layers: _forward(X, layers).argmin(axis=1),
        ),
        Mistake(
            "counted_from_one",
            "The classes are counted from 1. They start at 0.",
            lambda X, layers: _predict(X, layers) + 1,
        ),
        Mistake(
            "column",
            "The answers are a column, (N, 1). One axis is asked for: (N,).",
            lambda X, layers: _predict(X, layers)[:, np.newaxis],
        ),
        Mistake(
            "probabilities",
            "These are still the results of the last layer. Choose the largest of each row.",
            _forward,
        ),
        Mistake(
            "rounded",
            "The results were rounded to 0 or 1. The class is where the largest one stands.",
            lambda X, layers: _forward(X, layers).round(),
            lambda X, layers: (_forward(X, layers) > 0.5).astype(int),
        ),
        Mistake(
            "last_of_equals",
            "Where two results are equally large, the last was taken. Take the first.",
            lambda X, layers: len(layers[-1][1]) - 1 - _forward(X, layers)[:, ::-1].argmax(axis=1),
        ),
        Mistake(
            "first_example_only",
            "Only the first example was answered.",
            lambda X, layers: _predict(X, layers)[:1],
            lambda X, layers: _predict(X, layers)[0],
        ),
        Mistake(
            "floats",
            "The labels are floats. Labels are whole numbers.",
            lambda X, layers: _predict(X, layers).astype(float),
        ),
    ],
    visible={
        "predict_labels": Test(
            [
                (_floats(7, 3), _layers([3, 5, 4], "relu", "softmax")),
                (_floats(1, 2), _layers([2, 3], "tanh")),
                (np.array([[1.0, 1.0], [1.0, 0.0]]), _TWO_EQUAL),
                (np.array([[1.0], [-1.0]]), _NEGATIVE),
                (np.array([[0.1], [1.0]]), [(*_NEGATIVE[0][:2], "tanh")]),
            ]
        ),
        "predict_bad_input": Test(_BAD_INPUT, mentions=_must_name),
    },
    hidden={
        "predict_hidden": Test(
            [
                (_floats(23, 5), _layers([5, 7, 10], "tanh", "softmax")),
                (_floats(4, 4), _layers([4, 4], None)),
                (_floats(13, 2), _layers([2, 3, 3, 3, 5], "relu", "relu", "sigmoid", "softmax")),
                (np.array([[0.0, 1.0], [2.0, 2.0], [1.0, 0.0]]), _TWO_EQUAL),
                (
                    np.array([[2.0], [-3.0]]),
                    [*_NEGATIVE, (np.eye(4), np.array([-9.0, -8.0, -7.0, -8.5]), None)],
                ),
                (_floats(1, 3), _layers([3, 13], "softmax")),
                (_floats(29, 3), _layers([3, 13], "tanh")),
                (_floats(5, 2), _layers([3, 2], "relu")),
                (_floats(5, 2), _layers([2, 3], "gelu")),
            ],
            mentions=_must_name,
        )
    },
)

# --- accuracy --------------------------------------------------------------

_y, _k = _labels(30, 5), 5
_y_hat = _answers(_y, _k)

ACCURACY = Task(
    reference=lambda y, y_hat: float(np.mean(y == y_hat)),
    mistakes=[
        Mistake(
            "errors",
            "This is the share of wrong answers.",
            lambda y, y_hat: float(np.mean(y != y_hat)),
        ),
        Mistake(
            "percent",
            "This is in percent. A share lies between 0 and 1.",
            lambda y, y_hat: 100 * float(np.mean(y == y_hat)),
        ),
        Mistake(
            "count",
            "This is how many are right. Divide by how many there are.",
            lambda y, y_hat: int(np.sum(y == y_hat)),
        ),
        Mistake(
            "one_by_one",
            "This says of each answer whether it is right. One number is asked for: the mean.",
            lambda y, y_hat: y == y_hat,
            lambda y, y_hat: (y == y_hat).tolist(),
            lambda y, y_hat: (y == y_hat).astype(int).tolist(),
        ),
        Mistake(
            "whole_number",
            "This is 1 where all answers are right, else 0. `//` does that, and so does asking "
            "whether all are equal. Divide the number of right ones with `/`.",
            lambda y, y_hat: int(np.sum(y == y_hat)) // len(y),
        ),
        Mistake(
            "all_or_nothing",
            "This asks whether all answers are right. Asked for is the share that is.",
            lambda y, y_hat: bool(np.all(y == y_hat)),
            lambda y, y_hat: float(np.all(y == y_hat)),
        ),
        Mistake(
            "distance",
            "Labels were subtracted. They are names: taking a 1 for a 9 is no worse than taking it "
            "for a 2.",
            lambda y, y_hat: float(np.mean(np.abs(y - y_hat))),
            lambda y, y_hat: float(1 - np.mean(np.abs(y - y_hat))),
            lambda y, y_hat: float(np.mean((y - y_hat) ** 2)),
            lambda y, y_hat: float(1 - np.mean((y - y_hat) ** 2)),
            lambda y, y_hat: float(1 - np.mean(np.abs(y - y_hat)) / 9),
        ),
        Mistake(
            "by_classes",
            "The right answers were divided by the number of classes. Divide by the number of "
            "answers.",
            lambda y, y_hat: float(np.sum(y == y_hat) / (y.max() + 1)),
            lambda y, y_hat: float(np.sum(y == y_hat) / 10),
            lambda y, y_hat: float(np.sum(y == y_hat) / len(np.unique(y))),
        ),
    ],
    visible={
        "accuracy_share": Test([(np.array([3, 1, 4, 1]), np.array([3, 1, 9, 1])), (_y, _y_hat)]),
        "accuracy_extremes": Test(
            [
                (np.array([2, 0, 1]), np.array([2, 0, 1])),
                (np.array([2, 0, 1]), np.array([0, 1, 2])),
                (np.array([7]), np.array([7])),
            ]
        ),
    },
    hidden={
        "accuracy_hidden": Test(
            [
                (_labels(100, 10), _labels(100, 10)),
                (np.arange(13), np.arange(13)[::-1].copy()),
                (np.zeros(3, int), np.array([0, 5, 0])),
                (np.array([4]), np.array([5])),
            ]
        )
    },
)

# --- confusion -------------------------------------------------------------


def _confusion(y: np.ndarray, y_hat: np.ndarray, k: int) -> np.ndarray:
    C = np.zeros((k, k), dtype=int)
    np.add.at(C, (y, y_hat), 1)
    return C


def _once(y: np.ndarray, y_hat: np.ndarray, k: int) -> np.ndarray:
    return np.minimum(_confusion(y, y_hat, k), 1)


def _wrong_only(y: np.ndarray, y_hat: np.ndarray, k: int) -> np.ndarray:
    return _confusion(y, y_hat, k) * (1 - np.eye(k, dtype=int))


def _without_class_0(y: np.ndarray, y_hat: np.ndarray, k: int) -> np.ndarray:
    C = _confusion(y, y_hat, k)
    C[0], C[:, 0] = 0, 0
    return C


def _seen_classes_only(y: np.ndarray, y_hat: np.ndarray, k: int) -> np.ndarray:
    seen = np.union1d(y, y_hat)
    return _confusion(y, y_hat, k)[np.ix_(seen, seen)]


CONFUSION = Task(
    reference=_confusion,
    mistakes=[
        Mistake(
            "transposed",
            "Rows and columns are swapped. The row is the true label, the column the answer.",
            lambda y, y_hat, k: _confusion(y_hat, y, k),
        ),
        Mistake(
            "pairs_counted_once",
            "A pair that comes several times was counted once. `C[y, y_hat] += 1` does that: it "
            "reads, adds and writes once for each place. Use a loop, or `np.add.at`.",
            _once,
        ),
        Mistake(
            "wrong_only",
            "Only the mistakes were counted. Right answers stand on the diagonal.",
            _wrong_only,
        ),
        Mistake(
            "right_only",
            "Only the right answers were counted, on the diagonal.",
            lambda y, y_hat, k: _confusion(y, y_hat, k) * np.eye(k, dtype=int),
        ),
        Mistake(
            "shares",
            "These are shares. Counts are asked for.",
            lambda y, y_hat, k: _confusion(y, y_hat, k) / len(y),
            lambda y, y_hat, k: (
                _confusion(y, y_hat, k)
                / np.maximum(_confusion(y, y_hat, k).sum(axis=1, keepdims=True), 1)
            ),
        ),
        Mistake(
            "up_to_the_largest",
            "The table ends at the largest label that is seen. It has k rows and k columns.",
            lambda y, y_hat, k: _confusion(y, y_hat, int(max(y.max(), y_hat.max())) + 1),
        ),
        Mistake(
            "seen_classes_only",
            "Classes that do not occur are missing. The table has k rows and k columns.",
            _seen_classes_only,
        ),
        Mistake(
            "counted_from_one",
            "Row and column 0 stay empty: the labels were counted from 1. They start at 0.",
            lambda y, y_hat, k: _confusion(y + 1, y_hat + 1, k + 1),
            lambda y, y_hat, k: np.roll(_confusion(y, y_hat, k), (-1, -1), axis=(0, 1)),
            _without_class_0,
        ),
        Mistake(
            "last_example_missing",
            "The last example was not counted: does the loop end one round too early?",
            lambda y, y_hat, k: _confusion(y[:-1], y_hat[:-1], k),
        ),
        Mistake(
            "both_ways",
            "Each pair was counted in both directions. Taking a 1 for a 0 is not taking a 0 for a "
            "1.",
            lambda y, y_hat, k: _confusion(y, y_hat, k) + _confusion(y_hat, y, k),
            lambda y, y_hat, k: _confusion(y, y_hat, k) + _wrong_only(y_hat, y, k),
        ),
    ],
    visible={
        "confusion_counts": Test(
            [
                (np.array([0, 1, 1, 1]), np.array([0, 1, 0, 0]), 2),
                (_y, _y_hat, _k),
            ]
        ),
        "confusion_all_classes": Test(
            [
                (np.array([1, 3, 3]), np.array([1, 3, 1]), 5),
                (np.array([2]), np.array([0]), 3),
            ]
        ),
    },
    hidden={
        "confusion_hidden": Test(
            [
                (_labels(200, 10), _labels(200, 10), 10),
                (np.array([0, 0, 0, 6]), np.array([0, 4, 4, 6]), 8),
                (np.zeros(300, int), np.zeros(300, int), 3),
                (_labels(20, 3), _labels(20, 3), 3),
            ]
        )
    },
)

# --- most_confused ---------------------------------------------------------


def _largest(C: np.ndarray) -> tuple[int, int]:
    i, j = np.unravel_index(C.argmax(), C.shape)
    return int(i), int(j)


def _mistakes(y: np.ndarray, y_hat: np.ndarray, k: int) -> np.ndarray:
    C = _wrong_only(y, y_hat, k)
    if not C.any():
        raise ValueError("all answers are right")
    return C


def _last_of_equals(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    i, j = _largest(_mistakes(y, y_hat, k)[::-1, ::-1])
    return k - 1 - i, k - 1 - j


def _first_column(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    return _largest(_mistakes(y, y_hat, k).T)[::-1]


def _both_ways(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    C = _mistakes(y, y_hat, k)
    return _largest(C + C.T)


def _larger_direction(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    C = _mistakes(y, y_hat, k)
    i, j = _largest(C + C.T)
    return (i, j) if C[i, j] >= C[j, i] else (j, i)


def _first_in_the_data(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    _mistakes(y, y_hat, k)
    wrong = [(int(i), int(j)) for i, j in zip(y, y_hat, strict=True) if i != j]
    return Counter(wrong).most_common(1)[0][0]


def _diagonal_minus_one(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    return _largest(np.where(np.eye(k), -1, _confusion(y, y_hat, k)))


def _hardest_class(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    C = _mistakes(y, y_hat, k)
    i = int(C.sum(axis=1).argmax())
    return i, int(C[i].argmax())


def _first_mistake(y: np.ndarray, y_hat: np.ndarray, k: int) -> tuple[int, int]:
    _mistakes(y, y_hat, k)
    n = int(np.argmax(y != y_hat))
    return int(y[n]), int(y_hat[n])


MOST_CONFUSED = Task(
    reference=lambda y, y_hat, k: _largest(_mistakes(y, y_hat, k)),
    mistakes=[
        Mistake(
            "diagonal",
            "This is the commonest right answer: the diagonal was not left out.",
            lambda y, y_hat, k: _largest(_confusion(y, y_hat, k)),
        ),
        Mistake(
            "swapped",
            "The pair is the wrong way round. The true label comes first.",
            lambda y, y_hat, k: _largest(_mistakes(y, y_hat, k))[::-1],
        ),
        Mistake(
            "last_of_equals",
            "Of mistakes that are equally common the last was taken. Take that with the smallest "
            "true label, then the smallest answer.",
            _last_of_equals,
        ),
        Mistake(
            "column_first",
            "Of mistakes that are equally common the one with the smallest answer was taken. The "
            "true label decides first.",
            _first_column,
        ),
        Mistake(
            "both_ways",
            "Both directions were added up. Taking a 1 for a 0 is not taking a 0 for a 1.",
            _both_ways,
            _larger_direction,
        ),
        Mistake(
            "first_in_the_data",
            "Of mistakes that are equally common the one that comes first in the data was taken. "
            "The smallest true label decides, then the smallest answer.",
            _first_in_the_data,
        ),
        Mistake(
            "hardest_class",
            "The label that is mistaken most was looked for first, then its commonest answer. The "
            "commonest pair is asked for.",
            _hardest_class,
        ),
        Mistake(
            "first_mistake",
            "This is the first mistake, not the commonest.",
            _first_mistake,
        ),
        Mistake(
            "flat_index",
            "This is a place in the table read as one row. `np.unravel_index` makes row and column "
            "of it.",
            lambda y, y_hat, k: int(_mistakes(y, y_hat, k).argmax()),
        ),
        Mistake(
            "count",
            "This is how often it happened. Which pair it is is asked for.",
            lambda y, y_hat, k: int(_mistakes(y, y_hat, k).max()),
        ),
        Mistake(
            "no_mistake_accepted",
            "Where all answers are right there is no mistake to name: raise ValueError.",
            lambda y, y_hat, k: _largest(_wrong_only(y, y_hat, k)),
            _diagonal_minus_one,
            lambda y, y_hat, k: _largest(_wrong_only(y, y_hat, k)) if (y != y_hat).any() else None,
        ),
    ],
    visible={
        "most_confused_pair": Test(
            [
                (np.array([0, 1, 1, 1]), np.array([0, 1, 0, 0]), 2),
                (
                    np.array([0, 2, 2, 2, 1, 1, 1, 0, 0, 0, 0]),
                    np.array([1, 1, 1, 1, 2, 2, 0, 2, 2, 0, 0]),
                    3,
                ),
                (np.array([2, 1, 0, 3, 3]), np.array([0, 2, 0, 3, 3]), 4),
                (np.array([1, 0, 0, 0, 0]), np.array([0, 1, 2, 2, 0]), 3),
                (np.array([2, 3, 1, 0]), np.array([1, 2, 0, 3]), 4),
                (np.array([0, 0, 1, 1]), np.array([2, 1, 1, 1]), 3),
                (np.array([0, 0, 0, 1, 1]), np.array([1, 2, 3, 0, 0]), 4),
            ]
        ),
        "most_confused_no_mistake": Test(
            [(np.array([1, 0, 2]), np.array([1, 0, 2]), 3), (np.array([0]), np.array([0]), 2)]
        ),
    },
    hidden={
        "most_confused_hidden": Test(
            [
                (_labels(200, 10), _labels(200, 10), 10),
                (_y, _y_hat, _k),
                (np.array([4, 4, 3, 3]), np.array([0, 1, 0, 1]), 5),
                (np.array([3, 2, 3, 2]), np.array([1, 0, 0, 1]), 4),
                (np.array([3, 4, 2, 1, 1, 2, 4, 3]), np.array([2, 3, 0, 4, 4, 0, 3, 2]), 5),
                (np.array([11, 11, 4]), np.array([10, 10, 4]), 12),
                (np.array([0, 0, 1, 1, 1, 2, 2]), np.array([1, 1, 0, 0, 1, 0, 0]), 3),
                (np.array([0, 0, 0, 1, 1, 2, 2]), np.array([2, 2, 2, 0, 0, 0, 0]), 3),
                (np.arange(6), np.arange(6), 6),
                (np.array([0, 1, 1, 2, 2, 2]), np.array([1, 0, 0, 0, 0, 1]), 3),
            ]
        )
    },
)

TASKS = {
    "normalise": NORMALISE,
    "forward": FORWARD,
    "predict": PREDICT,
    "accuracy": ACCURACY,
    "confusion": CONFUSION,
    "most_confused": MOST_CONFUSED,
}
