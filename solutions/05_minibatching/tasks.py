"""The tasks of assignment 5: references, usual mistakes, and the inputs of the tests."""

import itertools
import math

import numpy as np

from forwardpass.check.limits import Endless
from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(5, largest=7)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers


def _layer(n: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Return W (n, m) and b (m,)."""
    return _floats(n, m), _floats(m)


def _checked(batch_size: int) -> int:
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    return batch_size


def _endless(batch_size: int) -> int:
    """Do as a loop does that steps by ``batch_size`` and does not check it."""
    if batch_size < 1:
        raise Endless
    return batch_size


def _bad_size(*args: object) -> list[str]:
    """Return what the error must show: the batch size, the one int behind what is cut."""
    return [str(next(arg for arg in args[1:] if isinstance(arg, int)))]


# --- n_batches -------------------------------------------------------------


def _n_batches(n: int, batch_size: int, drop_remainder: bool = False) -> int:
    full = n // _checked(batch_size)
    return full if drop_remainder else math.ceil(n / batch_size)


N_BATCHES = Task(
    reference=_n_batches,
    mistakes=[
        Mistake(
            "remainder_forgotten",
            "The last, smaller batch was not counted.",
            lambda n, batch_size, drop_remainder=False: n // _checked(batch_size),
        ),
        Mistake(
            "remainder_always",
            "The smaller batch is counted although `drop_remainder` is True.",
            lambda n, batch_size, drop_remainder=False: math.ceil(n / _checked(batch_size)),
        ),
        Mistake(
            "one_too_many",
            "One batch is too many where the examples divide evenly: then the last batch is full.",
            lambda n, batch_size, drop_remainder=False: (
                n // _checked(batch_size) + (not drop_remainder)
            ),
        ),
        Mistake(
            "choice_reversed",
            "`drop_remainder` is the wrong way round: True leaves the smaller batch out.",
            lambda n, batch_size, drop_remainder=False: _n_batches(
                n, batch_size, not drop_remainder
            ),
        ),
        Mistake(
            "rounded",
            "Rounding counts a smaller batch only where it is at least half full. Any rest makes "
            "one batch more.",
            lambda n, batch_size, drop_remainder=False: (
                n // batch_size if drop_remainder else round(n / _checked(batch_size))
            ),
            lambda n, batch_size, drop_remainder=False: (
                n // batch_size if drop_remainder else int(n / _checked(batch_size) + 0.5)
            ),
        ),
        Mistake(
            "size_not_checked",
            "A batch size below 1 was taken. Nobody can cut such batches: raise ValueError.",
            lambda n, batch_size, drop_remainder=False: (
                0
                if batch_size < 1
                else n // batch_size + (n % batch_size > 0 and not drop_remainder)
            ),
            lambda n, batch_size, drop_remainder=False: (
                n // batch_size if drop_remainder else math.ceil(n / batch_size)
            ),
            lambda n, batch_size, drop_remainder=False: (
                n // batch_size if drop_remainder else -(-n // batch_size)
            ),
            lambda n, batch_size, drop_remainder=False: _n_batches(
                n, _endless(batch_size), drop_remainder
            ),
        ),
    ],
    visible={
        "n_batches_counts": Test(
            [(10, 4), (10, 4, True), (9, 4), (12, 4), (12, 4, True), (3, 5), (3, 5, True)]
        ),
        "n_batches_bad_size": Test([(10, 0), (10, -2)], mentions=_bad_size),
    },
    hidden={
        "n_batches_hidden": Test(
            [
                (1, 1),
                (1, 1, True),
                (6000, 32),
                (1000, 32),
                (1001, 1000, False),
                (1001, 1000, True),
                (7, 8),
                (0, 5),
                (7, 0, True),
                (0, -1),
            ],
            mentions=_bad_size,
        )
    },
)

# --- minibatches -----------------------------------------------------------


def _minibatches(X: np.ndarray, batch_size: int) -> list[np.ndarray]:
    return [X[i : i + batch_size] for i in range(0, len(X), _checked(batch_size))]


def _padded(X: np.ndarray, batch_size: int) -> list[np.ndarray]:
    batches = _minibatches(X, batch_size)
    lacking = batch_size - len(batches[-1])
    batches[-1] = np.concatenate([batches[-1], np.zeros((lacking, *X.shape[1:]))])
    return batches


MINIBATCHES = Task(
    reference=_minibatches,
    view="items",
    mistakes=[
        Mistake(
            "last_dropped",
            "The examples behind the last full batch are lost: they make a smaller batch.",
            lambda X, batch_size: [
                X[i : i + batch_size]
                for i in range(0, len(X) - batch_size + 1, _checked(batch_size))
            ],
        ),
        Mistake(
            "empty_batch",
            "There is an empty batch at the end: the examples divided evenly.",
            lambda X, batch_size: [
                X[k * batch_size : (k + 1) * batch_size]
                for k in range(len(X) // _checked(batch_size) + 1)
            ],
        ),
        Mistake(
            "sliding",
            "The batches overlap: each starts one example after the last. The next one starts "
            "where the last one ended.",
            lambda X, batch_size: [
                X[i : i + batch_size] for i in range(len(X) - _checked(batch_size) + 1)
            ],
            lambda X, batch_size: [
                X[i : i + batch_size] for i in range(len(X) * (_checked(batch_size) > 0))
            ],
        ),
        Mistake(
            "one_missing",
            "Each batch is one example short: a slice `i:j` ends before j.",
            lambda X, batch_size: [
                X[i : i + batch_size - 1] for i in range(0, len(X), _checked(batch_size))
            ],
        ),
        Mistake(
            "padded",
            "The last batch was filled up with zeros. Let it be smaller: those are no examples.",
            _padded,
        ),
        Mistake(
            "evenly_split",
            "`batch_size` is the number of examples in a batch, not the number of batches.",
            lambda X, batch_size: np.array_split(X, _checked(batch_size)),
            lambda X, batch_size: np.split(X, _checked(batch_size)),
        ),
        Mistake(
            "balanced",
            "The batches were made about equally large. All but the last one have `batch_size` "
            "examples.",
            lambda X, batch_size: np.array_split(X, math.ceil(len(X) / _checked(batch_size))),
        ),
        Mistake(
            "interleaved",
            "The examples are dealt out like cards. A batch holds neighbors, in order.",
            lambda X, batch_size: [
                X[k :: math.ceil(len(X) / batch_size)]
                for k in range(math.ceil(len(X) / _checked(batch_size)))
            ],
        ),
        Mistake(
            "size_not_checked",
            "A batch size below 1 was taken. Nobody can cut such batches: raise ValueError.",
            lambda X, batch_size: [] if batch_size < 1 else _minibatches(X, batch_size),
            lambda X, batch_size: [X] if batch_size < 1 else _minibatches(X, batch_size),
            lambda X, batch_size: _minibatches(X, _endless(batch_size)),
        ),
    ],
    visible={
        "minibatches_in_order": Test(
            [
                (np.array([[1, 10], [2, 20], [3, 30], [4, 40], [5, 50]]), 2),
                (_floats(6, 3), 2),
                (_floats(7, 3), 3),
                (_floats(3, 5), 7),
                (_floats(5, 2), 1),
            ]
        ),
        # range(...) refuses a step of 0 by itself; -2 it takes.
        "minibatches_bad_size": Test([(_floats(4, 2), -2), (_floats(4, 2), 0)], mentions=_bad_size),
    },
    hidden={
        "minibatches_hidden": Test(
            [
                (_float32(11, 2), 5),
                (_integers(8, 3), 4),
                (_floats(5, 2, 3), 2),
                (_floats(1, 3), 1),
                (_floats(7), 3),
                (_floats(5, 3), 5),
                (_floats(3, 2), -1),
                (_floats(3, 2), 0),
            ],
            mentions=_bad_size,
        )
    },
)

# --- shuffle_together ------------------------------------------------------


def _shuffle(X: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple:
    order = rng.permutation(len(X))
    return X[order], y[order]


def _in_place(X: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple:
    X[:], y[:] = _shuffle(X.copy(), y.copy(), rng)
    return X, y


def _permuted(array: np.ndarray) -> np.ndarray:
    return np.random.default_rng().permutation(array)


def _same_order_every_time(X: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple:
    return _shuffle(X, y, np.random.default_rng(0))


def _drawn_again(X: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple:
    order = np.zeros(len(X), dtype=int)  # some examples twice, others never
    order[: len(X) // 2] = rng.permutation(len(X))[: len(X) // 2]
    return X[order], y[order]


SHUFFLE_TOGETHER = Task(
    reference=_shuffle,
    view="shuffled",
    mistakes=[
        Mistake(
            "two_orders",
            "X and y were shuffled each in an order of its own: the labels no longer belong to "
            "their examples. Draw one order, and use it for both.",
            lambda X, y, rng: (X[rng.permutation(len(X))], y[rng.permutation(len(X))]),
            lambda X, y, rng: (_permuted(X), _permuted(y)),
        ),
        Mistake(
            "only_one",
            "Only one of the two was shuffled. Draw one order, and use it for both.",
            lambda X, y, rng: (X[rng.permutation(len(X))], y.copy()),
            lambda X, y, rng: (X[rng.permutation(len(X))], y),
            lambda X, y, rng: (X, y[rng.permutation(len(X))]),
        ),
        Mistake(
            "own_seed",
            "The order does not come from `rng`: another seed gives the same one.",
            _same_order_every_time,
        ),
        Mistake(
            "own_randomness",
            "The order does not come from `rng`: an equal seed gives another one.",
            lambda X, y, rng: _shuffle(X, y, np.random.default_rng()),
        ),
        Mistake(
            "with_repetition",
            "Some examples come twice and others never: they were drawn with repetition. Take a "
            "permutation.",
            _drawn_again,
            lambda X, y, rng: _drawn_again(X, y, np.random.default_rng()),
            lambda X, y, rng: _drawn_again(X, y, np.random.default_rng(0)),
        ),
        Mistake(
            "not_shuffled",
            "The order is the old one: nothing was shuffled.",
            lambda X, y, rng: (X, y),
            lambda X, y, rng: (X.copy(), y.copy()),
        ),
        Mistake(
            "reversed",
            "The order is reversed, not random: it does not depend on `rng`.",
            lambda X, y, rng: (X[::-1].copy(), y[::-1].copy()),
            lambda X, y, rng: (X[::-1], y[::-1]),
        ),
        Mistake(
            "features_shuffled",
            "The numbers inside the examples were shuffled. Only axis 0 is: an example stays as "
            "it is.",
            lambda X, y, rng: (rng.permuted(X), rng.permuted(y)),
            lambda X, y, rng: (rng.permuted(X, axis=-1), y.copy()),
            lambda X, y, rng: (rng.permuted(X, axis=-1), y),
        ),
        Mistake(
            "labels_first",
            "The labels come before the examples. The result is (X, y), in that order.",
            lambda X, y, rng: _shuffle(X, y, rng)[::-1],
        ),
    ],
    visible={
        "shuffle_together_pairs": Test(
            [
                (_floats(13, 5), np.arange(13), np.random.default_rng(3)),
                (np.arange(119).reshape(17, 7), np.arange(17) % 5, np.random.default_rng(10)),
            ]
        ),
        "shuffle_together_images": Test(
            [
                (_floats(11, 3, 5), np.arange(11), np.random.default_rng(4)),
                (_floats(1, 5), np.array([7]), np.random.default_rng(5)),
            ]
        ),
    },
    hidden={
        "shuffle_together_hidden": Test(
            [
                (_floats(19, 19), np.arange(19), np.random.default_rng(6)),
                (_float32(23, 1), np.arange(23) * 0.5, np.random.default_rng(7)),
                (_integers(12, 5, 2), np.arange(12) // 3, np.random.default_rng(8)),
                (_floats(2, 3), np.array([1, 0]), np.random.default_rng(9)),
            ]
        )
    },
)

# --- dense_without_loops ---------------------------------------------------

DENSE_WITHOUT_LOOPS = Task(
    reference=lambda X, W, b: X @ W + b,
    forbidden=(
        *("for", "while", "map", "filter", "vectorize", "apply_along_axis"),
        *("apply_over_axes", "frompyfunc", "fromiter", "starmap", "nditer"),
        *("map_fn", "vectorized_map"),  # TensorFlow's
    ),
    mistakes=[
        Mistake("no_bias", "The bias is missing: Z = X W + b.", lambda X, W, b: X @ W),
        Mistake(
            "w_transposed",
            "W was transposed. In this course W is (l0, l1), and the layer is X W + b.",
            lambda X, W, b: X @ W.T + b,
        ),
        Mistake(
            "elementwise",
            "`*` multiplies entry by entry. The layer needs the matrix product.",
            lambda X, W, b: X * W + b,
        ),
        Mistake(
            "bias_per_example",
            "The bias was added per example: it was taken for a column. There is one bias for each "
            "unit, broadcast over the examples.",
            lambda X, W, b: X @ W + b[:, np.newaxis],
        ),
        Mistake(
            "columns",
            "The result is transposed: examples are rows here.",
            lambda X, W, b: (X @ W + b).T,
        ),
        Mistake(
            "averaged",
            "The examples were averaged into one. Each has a row of its own.",
            lambda X, W, b: (X @ W + b).mean(axis=0),
        ),
        Mistake(
            "first_only",
            "Only the first example was computed.",
            lambda X, W, b: X[0] @ W + b,
            lambda X, W, b: X[:1] @ W + b,
        ),
    ],
    visible={
        "dense_without_loops_values": Test(
            [
                (
                    np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
                    np.array([[1.0, 2.0], [3.0, 4.0]]),
                    np.array([10.0, 20.0]),
                ),
                (_floats(7, 3), *_layer(3, 5)),
            ]
        ),
        "dense_without_loops_shapes": Test(
            [
                (_floats(1, 3), *_layer(3, 2)),
                (_floats(5, 2), *_layer(2, 1)),
                (_floats(3, 3), *_layer(3, 3)),
            ]
        ),
    },
    hidden={
        "dense_without_loops_hidden": Test(
            [
                (_floats(11, 7), *_layer(7, 2)),
                (_float32(2, 3), _float32(3, 5), _float32(5)),
                (_integers(5, 2), _integers(2, 3), _integers(3)),
                (_floats(2, 2), *_layer(2, 2)),
            ]
        )
    },
)

# --- forward_by_batches ----------------------------------------------------


def _by_batches(X: np.ndarray, W: np.ndarray, b: np.ndarray, batch_size: int) -> np.ndarray:
    return np.concatenate([B @ W + b for B in _minibatches(X, batch_size)])


def _full_batches(X: np.ndarray, batch_size: int) -> list[np.ndarray]:
    return _minibatches(X[: len(X) // _checked(batch_size) * batch_size], batch_size)


FORWARD_BY_BATCHES = Task(
    reference=_by_batches,
    mistakes=[
        Mistake(
            "last_dropped",
            "The last, smaller batch is missing in the result.",
            lambda X, W, b, batch_size: np.concatenate(
                [B @ W + b for B in _full_batches(X, batch_size)]
            ),
            lambda X, W, b, batch_size: np.concatenate(
                [np.zeros((0, W.shape[1])), *(B @ W + b for B in _full_batches(X, batch_size))]
            ),
        ),
        Mistake(
            "last_left_zero",
            "The rows of the last, smaller batch are still 0: they were never computed.",
            lambda X, W, b, batch_size: np.concatenate(
                [
                    *(B @ W + b for B in _full_batches(X, batch_size)),
                    np.zeros((len(X) % batch_size, W.shape[1])),
                ]
            ),
        ),
        Mistake(
            "list_of_batches",
            "This is still a list of batches. Join them along axis 0: `np.concatenate`.",
            lambda X, W, b, batch_size: [B @ W + b for B in _minibatches(X, batch_size)],
        ),
        Mistake(
            "first_batch_only",
            "Only the first batch was computed. Does `return` stand inside the loop?",
            lambda X, W, b, batch_size: X[: _checked(batch_size)] @ W + b,
            lambda X, W, b, batch_size: np.concatenate(
                [X[: _checked(batch_size)] @ W + b, 0 * (X[batch_size:] @ W)]
            ),
        ),
        Mistake(
            "last_batch_only",
            "Only the last batch came back: each one replaced the one before. Collect them.",
            lambda X, W, b, batch_size: _minibatches(X, batch_size)[-1] @ W + b,
        ),
        Mistake(
            "stacked",
            "The batches were stacked along a new axis. They belong one below the other.",
            lambda X, W, b, batch_size: np.stack([B @ W + b for B in _minibatches(X, batch_size)]),
        ),
        Mistake(
            "side_by_side",
            "The batches were joined side by side, along axis 1. They belong one below the other.",
            lambda X, W, b, batch_size: np.hstack([B @ W + b for B in _minibatches(X, batch_size)]),
        ),
        Mistake(
            "no_bias",
            "The bias is missing: Z = X W + b.",
            lambda X, W, b, batch_size: np.concatenate(
                [B @ W for B in _minibatches(X, batch_size)]
            ),
        ),
        Mistake(
            "bias_once",
            "The bias was added to one batch only. Every batch gets it.",
            lambda X, W, b, batch_size: np.concatenate(
                [B @ W + b * (k == 0) for k, B in enumerate(_minibatches(X, batch_size))]
            ),
            lambda X, W, b, batch_size: np.concatenate(
                [
                    B @ W + b * (k == (len(X) - 1) // batch_size)
                    for k, B in enumerate(_minibatches(X, batch_size))
                ]
            ),
        ),
        Mistake(
            "batches_added",
            "The results of the batches were added up. Each example keeps a row of its own.",
            lambda X, W, b, batch_size: sum(B @ W + b for B in _minibatches(X, batch_size)),
            lambda X, W, b, batch_size: sum(B @ W for B in _minibatches(X, batch_size)) + b,
        ),
        Mistake(
            "size_not_checked",
            "A batch size below 1 was taken. Nobody can cut such batches: raise ValueError.",
            lambda X, W, b, batch_size: X @ W + b,
            lambda X, W, b, batch_size: _by_batches(X, W, b, _endless(batch_size)),
            lambda X, W, b, batch_size: np.zeros((0, W.shape[1])) if batch_size < 1 else X @ W + b,
            lambda X, W, b, batch_size: (
                np.zeros((len(X), W.shape[1])) if batch_size < 1 else X @ W + b
            ),
        ),
    ],
    visible={
        "forward_by_batches_same_result": Test(
            [
                (_floats(5, 3), *_layer(3, 2), 2),
                (_floats(6, 2), *_layer(2, 5), 3),
                (_floats(7, 3), *_layer(3, 3), 1),
                (_floats(3, 5), *_layer(5, 2), 7),
            ]
        ),
        "forward_by_batches_bad_size": Test(
            [(_floats(4, 2), *_layer(2, 3), -2), (_floats(4, 2), *_layer(2, 3), 0)],
            mentions=_bad_size,
        ),
    },
    hidden={
        "forward_by_batches_hidden": Test(
            [
                (_floats(11, 2), *_layer(2, 7), 4),
                (_floats(1, 5), *_layer(5, 1), 1),
                (_float32(8, 3), _float32(3, 2), _float32(2), 3),
                (_integers(5, 2), _integers(2, 2), _integers(2), 5),
                (_floats(5, 3), *_layer(3, 2), -1),
                (_floats(5, 3), *_layer(3, 2), 0),
            ],
            mentions=_bad_size,
        )
    },
)

# --- activation_bytes ------------------------------------------------------

ACTIVATION_BYTES = Task(
    reference=lambda n, widths, dtype: n * sum(widths) * np.dtype(dtype).itemsize,
    mistakes=[
        Mistake(
            "numbers",
            "This is how many numbers there are. Each takes several bytes: "
            "`np.dtype(dtype).itemsize`.",
            lambda n, widths, dtype: n * sum(widths),
        ),
        Mistake(
            "bits",
            "These are bits. A byte has 8 of them.",
            lambda n, widths, dtype: n * sum(widths) * np.dtype(dtype).itemsize * 8,
        ),
        Mistake(
            "input_left_out",
            "The input was left out: it takes memory, too.",
            lambda n, widths, dtype: n * sum(widths[1:]) * np.dtype(dtype).itemsize,
        ),
        Mistake(
            "one_example",
            "These are the bytes of one example. There are n.",
            lambda n, widths, dtype: sum(widths) * np.dtype(dtype).itemsize,
        ),
        Mistake(
            "always_float64",
            "Every number was taken for 8 bytes. `dtype` says how many it takes.",
            lambda n, widths, dtype: n * sum(widths) * 8,
        ),
        Mistake(
            "always_float32",
            "Every number was taken for 4 bytes. `dtype` says how many it takes.",
            lambda n, widths, dtype: n * sum(widths) * 4,
        ),
        Mistake(
            "multiplied",
            "The widths were multiplied. The layers' activations lie side by side in memory: they "
            "add up.",
            lambda n, widths, dtype: n * math.prod(widths) * np.dtype(dtype).itemsize,
        ),
        Mistake(
            "weights_counted",
            "Weights were counted. Activations are asked for: n numbers for each feature and each "
            "unit.",
            lambda n, widths, dtype: (
                (n * sum(widths) + sum(a * b for a, b in itertools.pairwise(widths)))
                * np.dtype(dtype).itemsize
            ),
            lambda n, widths, dtype: (
                (n * sum(widths) + sum(a * b + b for a, b in itertools.pairwise(widths)))
                * np.dtype(dtype).itemsize
            ),
            lambda n, widths, dtype: (
                sum(a * b for a, b in itertools.pairwise(widths)) * np.dtype(dtype).itemsize
            ),
            lambda n, widths, dtype: (
                sum(a * b + b for a, b in itertools.pairwise(widths)) * np.dtype(dtype).itemsize
            ),
        ),
        Mistake(
            "last_only",
            "Only one layer was counted. The input and all activations are asked for.",
            lambda n, widths, dtype: n * widths[-1] * np.dtype(dtype).itemsize,
            lambda n, widths, dtype: n * widths[0] * np.dtype(dtype).itemsize,
            lambda n, widths, dtype: n * max(widths) * np.dtype(dtype).itemsize,
        ),
    ],
    visible={
        "activation_bytes_float32": Test([(10, [4, 6, 2], "float32"), (3, [5, 7], "float32")]),
        "activation_bytes_dtypes": Test(
            [(10, [4, 6, 2], "float64"), (7, [3, 5, 2], "float16"), (2, [11, 3], "int8")]
        ),
    },
    hidden={
        "activation_bytes_hidden": Test(
            [
                (1, [1], "float64"),
                (60000, [784, 128, 10], "float32"),
                (5, [3, 3, 3, 3], "uint8"),
                (32, [10, 20, 30, 5], "float16"),
                (13, [2, 7], "int64"),
            ]
        )
    },
)

# --- batch_shapes ----------------------------------------------------------

BATCH_SHAPES = Task(
    reference=lambda n, widths: [(n, width) for width in widths],
    mistakes=[
        Mistake(
            "input_left_out",
            "The shape of the input is missing: it comes first.",
            lambda n, widths: [(n, width) for width in widths[1:]],
        ),
        Mistake(
            "swapped",
            "The shapes are the wrong way round. Examples are rows: (n, width).",
            lambda n, widths: [(width, n) for width in widths],
        ),
        Mistake(
            "weights_shapes",
            "These are the shapes of the weights. The activations have n rows.",
            lambda n, widths: list(itertools.pairwise(widths)),
        ),
        Mistake(
            "n_in_front_only",
            "The batch axis is missing in some of the shapes. n stays through all layers.",
            lambda n, widths: [(n, widths[0]), *((width,) for width in widths[1:])],
            lambda n, widths: [(width,) for width in widths],
            lambda n, widths: [(n, widths[0]), *itertools.pairwise(widths)],
        ),
        Mistake(
            "tuple_of_tuples",
            "This is a tuple; a list is asked for. `list(...)` makes one.",
            lambda n, widths: tuple((n, width) for width in widths),
        ),
        Mistake(
            "lists",
            "The shapes are lists. A shape is a tuple: `(n, width)`.",
            lambda n, widths: [[n, width] for width in widths],
        ),
        Mistake(
            "last_only",
            "This is one shape only. Each width has one, the input's first.",
            lambda n, widths: [(n, widths[-1])],
            lambda n, widths: (n, widths[-1]),
            lambda n, widths: [(n, widths[0])],
            lambda n, widths: (n, widths[0]),
        ),
    ],
    visible={
        "batch_shapes_list": Test([(32, [10, 3, 5]), (7, [2, 2])]),
        "batch_shapes_one": Test([(1, [3, 1]), (5, [4])]),
    },
    hidden={
        "batch_shapes_hidden": Test(
            [(64, [784, 128, 64, 10]), (1, [1]), (3, [3, 3, 3]), (100, [7, 11])]
        )
    },
)

TASKS = {
    "n_batches": N_BATCHES,
    "minibatches": MINIBATCHES,
    "shuffle_together": SHUFFLE_TOGETHER,
    "dense_without_loops": DENSE_WITHOUT_LOOPS,
    "forward_by_batches": FORWARD_BY_BATCHES,
    "activation_bytes": ACTIVATION_BYTES,
    "batch_shapes": BATCH_SHAPES,
}
