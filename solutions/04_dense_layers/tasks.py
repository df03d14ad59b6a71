"""The tasks of assignment 4: references, usual mistakes, and the inputs of the tests."""

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(4, largest=5)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers


def _neurons(n: int, m: int) -> tuple[list[np.ndarray], list[float]]:
    """Return the weights (n,) and the biases of m neurons."""
    return [_floats(n) for _ in range(m)], _floats(m).tolist()


def _layer(n: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Return W (n, m) and b (m,)."""
    return _floats(n, m), _floats(m)


# --- stack_neurons ---------------------------------------------------------

STACK_NEURONS = Task(
    reference=lambda ws, bs: (np.stack(ws, axis=1), np.array(bs)),
    mistakes=[
        Mistake(
            "neurons_as_rows",
            "The neurons stand in the rows of W. In this course each is a column: (n, m).",
            lambda ws, bs: (np.array(ws), np.array(bs)),
        ),
        Mistake(
            "reshaped",
            "The shape of W is right, but the numbers are not: reshape breaks the rows at other "
            "places. Rows become columns by transposing.",
            lambda ws, bs: (np.array(ws).reshape(-1, len(ws)), np.array(bs)),
        ),
        Mistake(
            "one_long_column",
            "All weights stand in one vector. Each neuron needs a column of its own.",
            lambda ws, bs: (np.concatenate(ws), np.array(bs)),
        ),
        Mistake(
            "biases_as_column",
            "The biases are a matrix. b has one axis: (m,).",
            lambda ws, bs: (np.stack(ws, axis=1), np.array(bs)[:, np.newaxis]),
            lambda ws, bs: (np.stack(ws, axis=1), np.array(bs)[np.newaxis, :]),
        ),
        Mistake(
            "biases_added_up",
            "The biases were added up to one. Each neuron keeps its own.",
            lambda ws, bs: (np.stack(ws, axis=1), float(sum(bs))),
        ),
        Mistake(
            "reversed",
            "The neurons are in reverse order.",
            lambda ws, bs: (np.stack(ws[::-1], axis=1), np.array(bs[::-1])),
        ),
        Mistake(
            "order_swapped",
            "The weights come first: (W, b).",
            lambda ws, bs: (np.array(bs), np.stack(ws, axis=1)),
        ),
    ],
    visible={
        "stack_neurons_columns": Test(
            [
                ([np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])], [7.0, 8.0]),
                _neurons(5, 3),
            ]
        ),
        "stack_neurons_one_neuron": Test([_neurons(3, 1), _neurons(3, 3)]),
    },
    hidden={
        "stack_neurons_hidden": Test(
            [_neurons(2, 7), _neurons(1, 3), _neurons(2, 2), ([_integers(4)] * 2, [1, -2])]
        )
    },
)

# --- dense -----------------------------------------------------------------


def _sigmoid(Z: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(Z / 2)) / 2


def _softmax(Z: np.ndarray, axis: int = -1) -> np.ndarray:
    E = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


_ACTIVATIONS = {
    None: lambda Z: Z,
    "identity": lambda Z: Z,
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda Z: np.maximum(Z, 0),
    "softmax": _softmax,
}
_NAMES = ("identity", "sigmoid", "tanh", "relu", "softmax")


def _g(activation: str | None):
    if activation not in _ACTIVATIONS:
        raise ValueError(f"unknown activation {activation!r}; known: {', '.join(_NAMES)}")
    return _ACTIVATIONS[activation]


def _softmax_over(axis: int | None):
    def dense(X, W, b, activation=None):
        Z = X @ W + b
        if activation != "softmax":
            return _g(activation)(Z)
        if axis is None:
            E = np.exp(Z - Z.max())
            return E / E.sum()
        return _softmax(Z, axis)

    return dense


DENSE = Task(
    reference=lambda X, W, b, activation=None: _g(activation)(X @ W + b),
    mistakes=[
        Mistake(
            "no_bias",
            "The bias is missing: Z = X W + b.",
            lambda X, W, b, activation=None: _g(activation)(X @ W),
        ),
        Mistake(
            "bias_last",
            "The bias was added after the activation. The order is: X W, + b, activate.",
            lambda X, W, b, activation=None: _g(activation)(X @ W) + b,
        ),
        Mistake(
            "not_activated",
            "This is Z, before the activation.",
            lambda X, W, b, activation=None: (_g(activation), X @ W + b)[1],
        ),
        Mistake(
            "w_transposed",
            "W was transposed. In this course W is (l0, l1), and the layer is X W + b.",
            lambda X, W, b, activation=None: _g(activation)(X @ W.T + b),
        ),
        Mistake(
            "softmax_over_examples",
            "The softmax runs over the examples, axis 0. Each row should sum to 1: axis -1.",
            _softmax_over(0),
        ),
        Mistake(
            "softmax_over_everything",
            "The softmax makes the whole batch sum to 1. Each row should, by itself.",
            _softmax_over(None),
        ),
        Mistake(
            "bias_per_example",
            "The bias was added per example: it was taken for a column. There is one bias for each "
            "unit, broadcast over the examples.",
            lambda X, W, b, activation=None: _g(activation)(X @ W + b[:, np.newaxis]),
        ),
        Mistake(
            "unknown_accepted",
            "An activation that is not known was taken for another one. A typing error would go "
            "unseen: raise ValueError.",
            lambda X, W, b, activation=None: _ACTIVATIONS.get(activation, lambda Z: Z)(X @ W + b),
            lambda X, W, b, activation=None: _g(activation and activation.lower())(X @ W + b),
        ),
        Mistake(
            "elementwise",
            "`*` multiplies entry by entry. The layer needs the matrix product.",
            lambda X, W, b, activation=None: _g(activation)(X * W + b),
        ),
    ],
    visible={
        "dense_activations": Test(
            [
                (np.array([[1.0, 2.0]]), np.array([[1.0, 0, 2], [0, 1, -3]]), np.ones(3), "relu"),
                (_floats(5, 3), *_layer(3, 2)),
                (_floats(5, 3), *_layer(3, 2), "sigmoid"),
                (_floats(2, 7), *_layer(7, 3), "tanh"),
                (_floats(5, 3), *_layer(3, 2), "softmax"),
                (_floats(3, 3), *_layer(3, 3), "identity"),
                (1000 * _floats(2, 3), *_layer(3, 5), "softmax"),
                (np.array([[1000.0], [-1000.0]]), np.array([[1.0, -1, 0]]), np.ones(3), "sigmoid"),
            ],
            no_warnings=True,  # the safe forms
        ),
        "dense_unknown_activation": Test(
            [(_floats(2, 3), *_layer(3, 5), "rleu"), (_floats(2, 3), *_layer(3, 5), "Softmax")],
            mentions=_NAMES,
        ),
    },
    hidden={
        "dense_hidden": Test(
            [
                (_floats(1, 5), *_layer(5, 3), "softmax"),
                (_floats(3, 3), *_layer(3, 3), "softmax"),
                (_floats(7, 2), *_layer(2, 1), "sigmoid"),
                (_float32(5, 3), _float32(3, 2), _float32(2), "relu"),
                (_integers(2, 3), _integers(3, 5), _integers(5), None),
                (_floats(5, 5), *_layer(5, 5), "tanh"),
                (_floats(2, 3), *_layer(3, 5), "step"),
            ],
            mentions=_NAMES,
        )
    },
)

# --- dense_columns ---------------------------------------------------------

DENSE_COLUMNS = Task(
    reference=lambda x, W, b: W.T @ x + b[:, np.newaxis],
    mistakes=[
        Mistake(
            "w_not_transposed",
            "W was used as it is. Its columns are the neurons; for a column x it is transposed: "
            "Wᵀ x.",
            lambda x, W, b: W @ x + b[:, np.newaxis],
        ),
        Mistake(
            "row",
            "The result is a row, (1, m). A column is asked for: (m, 1).",
            lambda x, W, b: x.T @ W + b,
        ),
        Mistake(
            "bias_broadcast",
            "b of shape (m,) was taken for a row, so every unit met every bias: (m, m). Make b a "
            "column first.",
            lambda x, W, b: W.T @ x + b,
        ),
        Mistake(
            "no_bias",
            "The bias is missing.",
            lambda x, W, b: W.T @ x,
        ),
        Mistake(
            "vector",
            "The result has one axis, (m,). A column has two: (m, 1).",
            lambda x, W, b: (W.T @ x)[:, 0] + b,
        ),
        Mistake(
            "elementwise",
            "`*` multiplies entry by entry. The matrix product is `@`.",
            lambda x, W, b: W * x + b,
        ),
    ],
    visible={
        "dense_columns_shape": Test(
            [
                (np.array([[1.0], [2.0]]), np.array([[1.0, 0, 2], [0, 1, -3]]), np.ones(3)),
                (_floats(5, 1), *_layer(5, 2)),
                (_floats(1, 1), *_layer(1, 3)),
            ]
        ),
        "dense_columns_square": Test([(_floats(3, 1), *_layer(3, 3))]),
    },
    hidden={
        "dense_columns_hidden": Test(
            [
                (_floats(2, 1), *_layer(2, 7)),
                (_floats(3, 1), *_layer(3, 1)),
                (_floats(1, 1), *_layer(1, 3)),
                (_float32(5, 1), _float32(5, 5), _float32(5)),
                (_integers(2, 1), _integers(2, 2), _integers(2)),
            ]
        )
    },
)

# --- from_pytorch ----------------------------------------------------------

FROM_PYTORCH = Task(
    reference=lambda weight, bias: (weight.T, bias),
    mistakes=[
        Mistake(
            "not_transposed",
            "The weight was taken over as it is, (out, in). This course writes (in, out): "
            "transpose it.",
            lambda weight, bias: (weight, bias),
        ),
        Mistake(
            "reshaped",
            "The shape is right, but the numbers are not: reshape breaks the rows at other places. "
            "Transpose instead.",
            lambda weight, bias: (weight.reshape(weight.shape[::-1]), bias),
        ),
        Mistake(
            "bias_as_matrix",
            "The bias became a matrix. It stays (out,).",
            lambda weight, bias: (weight.T, bias[:, np.newaxis]),
            lambda weight, bias: (weight.T, bias[np.newaxis, :]),
        ),
        Mistake(
            "bias_sign",
            "The bias changed its sign. Both conventions add it.",
            lambda weight, bias: (weight.T, -bias),
        ),
        Mistake(
            "order_swapped",
            "The weights come first: (W, b).",
            lambda weight, bias: (bias, weight.T),
        ),
        Mistake(
            "weight_only",
            "The bias belongs to the result, too: (W, b).",
            lambda weight, bias: weight.T,
        ),
    ],
    visible={
        "from_pytorch_shapes": Test([(_floats(3, 2), _floats(3)), (_floats(2, 7), _floats(2))]),
        "from_pytorch_square": Test([(_floats(5, 5), _floats(5))]),
    },
    hidden={
        "from_pytorch_hidden": Test(
            [
                (_floats(1, 3), _floats(1)),
                (_float32(11, 5), _float32(11)),
                (_floats(2, 2), _floats(2)),
                (_floats(7, 1), _floats(7)),
            ]
        )
    },
)

# --- count_params ----------------------------------------------------------

COUNT_PARAMS = Task(
    reference=lambda n_in, units, use_bias=True: n_in * units + units * use_bias,
    mistakes=[
        Mistake(
            "no_biases",
            "The biases were forgotten: one for each unit.",
            lambda n_in, units, use_bias=True: n_in * units,
        ),
        Mistake(
            "bias_per_input",
            "A bias was counted for each input. There is one for each unit.",
            lambda n_in, units, use_bias=True: n_in * units + n_in * use_bias,
        ),
        Mistake(
            "one_bias",
            "Only one bias was counted. Each unit has its own.",
            lambda n_in, units, use_bias=True: n_in * units + use_bias,
        ),
        Mistake(
            "bias_always",
            "The argument `use_bias` is not used: without bias there are only the weights.",
            lambda n_in, units, use_bias=True: n_in * units + units,
        ),
        Mistake(
            "input_counted",
            "The input was counted as if it had biases of its own. It has no parameters.",
            lambda n_in, units, use_bias=True: n_in * units + (n_in + units) * use_bias,
        ),
        Mistake(
            "added",
            "Inputs and units were added. Every input feeds every unit: they multiply.",
            lambda n_in, units, use_bias=True: n_in + units,
            lambda n_in, units, use_bias=True: n_in + units + units * use_bias,
        ),
        Mistake(
            "bias_multiplied",
            "The bias was counted once for each weight. There is one for each unit.",
            lambda n_in, units, use_bias=True: n_in * units * (1 + use_bias),
        ),
    ],
    visible={
        "count_params_with_bias": Test([(4, 3), (784, 128), (1, 1)]),
        "count_params_without_bias": Test([(4, 3, False), (2, 1, False)]),
    },
    hidden={
        "count_params_hidden": Test(
            [(10, 1), (1, 10), (7, 5, True), (7, 5, False), (1024, 1000), (3, 3)]
        )
    },
)

# --- dense_last_axis -------------------------------------------------------


def _flattened(T: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return T.reshape(-1, T.shape[-1]) @ W + b


DENSE_LAST_AXIS = Task(
    reference=lambda T, W, b: T @ W + b,
    mistakes=[
        Mistake(
            "flattened",
            "The axes in front were merged into one. They should come out as they went in.",
            _flattened,
        ),
        Mistake("no_bias", "The bias is missing.", lambda T, W, b: T @ W),
        Mistake(
            "w_transposed",
            "W was transposed. It is (n, m) already: the last axis of T meets its rows.",
            lambda T, W, b: T @ W.T + b,
        ),
        Mistake(
            "first_axis",
            "The layer was applied to the first axis. It acts on the last one.",
            lambda T, W, b: (
                np.moveaxis(np.tensordot(T, W, axes=(0, 0)), -1, 0)
                + b.reshape(-1, *[1] * (T.ndim - 1))
            ),
        ),
        Mistake(
            "axes_summed",
            "An axis in front was summed away. All axes but the last one stay.",
            lambda T, W, b: (T @ W + b).sum(axis=0),
        ),
        Mistake(
            "three_axes_only",
            "This works for tensors of rank 3 only. `@` takes any rank.",
            lambda T, W, b: np.einsum("ijk,kl->ijl", T, W) + b,
        ),
        Mistake(
            "squeezed",
            "Axes of length 1 were lost. All axes but the last one stay as they are.",
            lambda T, W, b: (T @ W + b).squeeze(),
        ),
    ],
    visible={
        "dense_last_axis_boxes": Test(
            [(_floats(7, 4, 2), *_layer(2, 3)), (_floats(5, 3, 3), *_layer(3, 3))]
        ),
        "dense_last_axis_any_rank": Test(
            [
                (_floats(5), *_layer(5, 2)),
                (_floats(3, 5), *_layer(5, 2)),
                (_floats(2, 3, 4, 5), *_layer(5, 7)),
                (_floats(1, 4, 2), *_layer(2, 3)),
            ]
        ),
    },
    hidden={
        "dense_last_axis_hidden": Test(
            [
                (_floats(11, 2, 3), *_layer(3, 1)),
                (_float32(2, 2, 2), _float32(2, 2), _float32(2)),
                (_integers(3), _integers(3, 5), _integers(5)),
                (_floats(2, 1, 2, 3, 5), *_layer(5, 2)),
            ]
        )
    },
)

# --- keras_dense -----------------------------------------------------------


_KERAS_NAMES = ("linear", "sigmoid", "tanh", "relu", "softmax")


def _keras(W: np.ndarray, b: np.ndarray, activation: str | None = None, *, build: bool = True):
    import keras  # seconds; only these tasks need it

    layer = keras.layers.Dense(W.shape[1], activation=activation)
    if build:
        layer.build((None, W.shape[0]))
        layer.set_weights([W, b])
    return layer


def _set_too_early(W: np.ndarray, b: np.ndarray, activation: str | None = None):
    _keras(W, b, activation, build=False).set_weights([W, b])


def _without_bias(W: np.ndarray, b: np.ndarray, activation: str | None = None):
    import keras

    layer = keras.layers.Dense(W.shape[1], activation=activation, use_bias=False)
    layer.build((None, W.shape[0]))
    layer.set_weights([W])
    return layer


def _unknown_ignored(W: np.ndarray, b: np.ndarray, activation: str | None = None):
    return _keras(W, b, activation if activation in _KERAS_NAMES else None)


KERAS_DENSE = Task(
    reference=lambda W, b, activation=None: _keras(W, b, activation),
    view="keras_dense",
    mistakes=[
        Mistake(
            "not_built",
            "The layer has no weights yet: it does not know how many inputs will come. Build it "
            "for them, then set the weights.",
            lambda W, b, activation=None: _keras(W, b, activation, build=False),
            _set_too_early,
        ),
        Mistake(
            "activation_lost",
            "The activation is missing: give it to the layer when you make it.",
            lambda W, b, activation=None: _keras(W, b),
        ),
        Mistake(
            "bias_lost",
            "The biases are all 0: they were not set.",
            lambda W, b, activation=None: _keras(W, np.zeros_like(b), activation),
        ),
        Mistake(
            "without_bias",
            "The layer was made without a bias.",
            _without_bias,
        ),
        Mistake(
            "w_transposed",
            "The weights are transposed. Keras stores (n, m), as this course does.",
            lambda W, b, activation=None: _keras(W.T, b, activation),
        ),
        Mistake(
            "always_relu",
            "This layer always has a ReLU. The activation is an argument.",
            lambda W, b, activation=None: _keras(W, b, "relu"),
        ),
        Mistake(
            "unknown_accepted",
            "An activation that is not known was taken for another one. A typing error would go "
            "unseen: raise ValueError.",
            _unknown_ignored,
        ),
    ],
    visible={
        "keras_dense_weights": Test([_layer(4, 3), _layer(2, 7), _layer(3, 3)]),
        "keras_dense_activation": Test(
            [
                (*_layer(5, 2), "relu"),
                (*_layer(2, 5), "tanh"),
                (*_layer(3, 2), "softmax"),
                (*_layer(3, 2), "rleu"),
            ],
            mentions=_KERAS_NAMES,
        ),
    },
    hidden={
        "keras_dense_hidden": Test(
            [
                (*_layer(7, 1), "sigmoid"),
                (*_layer(5, 5), "linear"),
                (_float32(1, 3), _float32(3), "relu"),
                (*_layer(2, 2), None),
                (*_layer(2, 2), "step"),
            ],
            mentions=_KERAS_NAMES,
        )
    },
)

TASKS = {
    "stack_neurons": STACK_NEURONS,
    "dense": DENSE,
    "dense_columns": DENSE_COLUMNS,
    "from_pytorch": FROM_PYTORCH,
    "count_params": COUNT_PARAMS,
    "dense_last_axis": DENSE_LAST_AXIS,
    "keras_dense": KERAS_DENSE,
}
