"""The tasks of assignment 6: references, usual mistakes, and the inputs of the tests."""

import itertools
from collections.abc import Callable

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(6, largest=5)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers


def _layer(n: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Return W (n, m) and b (m,)."""
    return _floats(n, m), _floats(m)


def _layers(widths: list[int], *activations: str | None) -> list[tuple]:
    """Return a cascade's (W, b, activation); without ``activations`` its (W, b)."""
    pairs = [_layer(n, m) for n, m in itertools.pairwise(widths)]
    if not activations:
        return pairs
    return [(*pair, name) for pair, name in zip(pairs, activations, strict=True)]


# --- layer_shapes ----------------------------------------------------------


def _shapes(triple: Callable) -> Callable:
    """Return ``layer_shapes`` that gives ``triple(n, l_in, l_out)`` for each layer."""
    return lambda n, widths: [triple(n, a, b) for a, b in itertools.pairwise(widths)]


LAYER_SHAPES = Task(
    reference=_shapes(lambda n, a, b: ((a, b), (b,), (n, b))),
    mistakes=[
        Mistake(
            "w_transposed",
            "W is the wrong way round. In this course it is (units before, units).",
            _shapes(lambda n, a, b: ((b, a), (b,), (n, b))),
        ),
        Mistake(
            "bias_per_input",
            "b is as long as the layer before. It has one number for each unit of its own layer.",
            _shapes(lambda n, a, b: ((a, b), (a,), (n, b))),
        ),
        Mistake(
            "bias_as_row",
            "b has two axes here. It has one: (units,).",
            _shapes(lambda n, a, b: ((a, b), (1, b), (n, b))),
            _shapes(lambda n, a, b: ((a, b), (b, 1), (n, b))),
        ),
        Mistake(
            "bias_per_example",
            "b was given one number for each example. Its shape does not contain n: (units,).",
            _shapes(lambda n, a, b: ((a, b), (n,), (n, b))),
            _shapes(lambda n, a, b: ((a, b), (n, b), (n, b))),
        ),
        Mistake(
            "bias_is_a_number",
            "The shape of b is written as a number. A shape of one axis is `(units,)`, with a "
            "comma.",
            _shapes(lambda n, a, b: ((a, b), b, (n, b))),
        ),
        Mistake(
            "input_as_a",
            "A has the width of the layer before. A is what comes out: (n, units).",
            _shapes(lambda n, a, b: ((a, b), (b,), (n, a))),
        ),
        Mistake(
            "a_transposed",
            "A is the wrong way round. Examples are rows: (n, units).",
            _shapes(lambda n, a, b: ((a, b), (b,), (b, n))),
        ),
        Mistake(
            "batch_lost",
            "A has lost its examples. n stays through all layers: (n, units).",
            _shapes(lambda n, a, b: ((a, b), (b,), (b,))),
        ),
        Mistake(
            "always_the_first_input",
            "Every W has the rows of the first one. A layer's rows are the units of the layer "
            "before it.",
            lambda n, widths: [((widths[0], m), (m,), (n, m)) for m in widths[1:]],
        ),
        Mistake(
            "input_counted",
            "The input is counted as a layer. It has no weights: the first triple is that of the "
            "first layer behind it.",
            lambda n, widths: [
                ((a, b), (b,), (n, b)) for a, b in itertools.pairwise([widths[0], *widths])
            ],
            lambda n, widths: [
                ((a, b), (b,), (n, b)) for a, b in itertools.pairwise([widths[-1], *widths])
            ],
            lambda n, widths: [
                ((n, widths[0]), (widths[0],), (n, widths[0])),
                *(((a, b), (b,), (n, b)) for a, b in itertools.pairwise(widths)),
            ],
        ),
        Mistake(
            "first_layer_only",
            "Only the first layer is there. Does `return` stand inside the loop?",
            lambda n, widths: [((widths[0], widths[1]), (widths[1],), (n, widths[1]))],
        ),
        Mistake(
            "last_layer_missing",
            "The last layer is missing: does the loop end one round too early?",
            lambda n, widths: [((a, b), (b,), (n, b)) for a, b in itertools.pairwise(widths[:-1])],
        ),
        Mistake(
            "flat",
            "All shapes stand in one list. Each layer has a triple of its own.",
            lambda n, widths: [
                shape for a, b in itertools.pairwise(widths) for shape in ((a, b), (b,), (n, b))
            ],
        ),
    ],
    visible={
        "layer_shapes_two_layers": Test([(4, [10, 3, 5]), (2, [4, 6, 2])]),
        "layer_shapes_deep": Test([(7, [5, 5, 3, 2, 1]), (1, [3, 2])]),
    },
    hidden={
        "layer_shapes_hidden": Test(
            [(64, [784, 128, 64, 10]), (3, [2, 2, 2]), (5, [1, 1]), (11, [7, 13, 1, 3, 2, 5])]
        )
    },
)

# --- count_cascade_params --------------------------------------------------


def _total(of_layer: Callable) -> Callable:
    """Return a count that adds up ``of_layer(l_in, l_out)``."""
    return lambda widths: sum(of_layer(a, b) for a, b in itertools.pairwise(widths))


_count = _total(lambda a, b: a * b + b)

COUNT_CASCADE_PARAMS = Task(
    reference=_count,
    mistakes=[
        Mistake(
            "no_biases",
            "The biases were forgotten: one for each unit.",
            _total(lambda a, b: a * b),
        ),
        Mistake(
            "input_counted",
            "The input was given biases. It has no parameters.",
            lambda widths: _count(widths) + widths[0],
        ),
        Mistake(
            "bias_per_input",
            "The biases were counted by the inputs of each layer. There is one for each unit.",
            _total(lambda a, b: a * b + a),
        ),
        Mistake(
            "one_bias",
            "One bias was counted for each layer. There is one for each unit.",
            _total(lambda a, b: a * b + 1),
        ),
        Mistake(
            "output_without_biases",
            "The output layer has biases, too.",
            lambda widths: _count(widths) - widths[-1],
        ),
        Mistake(
            "first_layer_only",
            "Only the first layer was counted. Does `return` stand inside the loop?",
            lambda widths: widths[0] * widths[1] + widths[1],
        ),
        Mistake(
            "last_layer_only",
            "Only the last layer was counted: each count replaced the one before. Add them up.",
            lambda widths: widths[-2] * widths[-1] + widths[-1],
        ),
        Mistake(
            "last_layer_missing",
            "The last layer is missing in the sum: does the loop end one round too early?",
            lambda widths: _count(widths[:-1]),
        ),
        Mistake(
            "first_layer_missing",
            "The first layer is missing in the sum: does the loop start one round too late?",
            lambda widths: _count(widths[1:]),
        ),
        Mistake(
            "always_the_first_input",
            "Every layer was counted with the inputs of the first. A layer's inputs are the units "
            "before it.",
            lambda widths: sum(widths[0] * m + m for m in widths[1:]),
        ),
        Mistake(
            "widths_added",
            "The widths were added up: those are the units, not the weights. Between two layers "
            "there are as many weights as pairs of units.",
            lambda widths: sum(widths),
            lambda widths: sum(widths[1:]),
        ),
        Mistake(
            "all_multiplied",
            "All widths were multiplied. Weights stand only between neighbors: add up the "
            "products of neighbors.",
            lambda widths: int(np.prod(widths)) + sum(widths[1:]),
            lambda widths: int(np.prod(widths)),
        ),
    ],
    visible={
        "count_cascade_params_two_layers": Test([([4, 6, 2],), ([10, 3, 5],)]),
        "count_cascade_params_deep": Test([([5, 5, 3, 2, 1],), ([7, 2],)]),
    },
    hidden={
        "count_cascade_params_hidden": Test(
            [([784, 128, 64, 10],), ([1, 1],), ([3, 3, 3, 3],), ([2, 11, 5, 7, 3],)]
        )
    },
)

# --- init_layers -----------------------------------------------------------


def _init(make: Callable, bias: Callable = np.zeros) -> Callable:
    """Return ``init_layers`` with ``make(rng, l_in, l_out)`` for each W."""
    return lambda widths, rng: [(make(rng, a, b), bias(b)) for a, b in itertools.pairwise(widths)]


def _normal(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    return rng.normal(size=(n, m))


INIT_LAYERS = Task(
    reference=_init(_normal),
    view="initial_layers",
    mistakes=[
        Mistake(
            "w_transposed",
            "W is the wrong way round. In this course it is (units before, units).",
            _init(lambda rng, n, m: rng.normal(size=(m, n))),
        ),
        Mistake(
            "constant",
            "The weights of a layer are all equal, so all its units compute the same. Draw random "
            "numbers from `rng`.",
            _init(lambda rng, n, m: np.zeros(shape=(n, m))),
        ),
        Mistake(
            "one_number_repeated",
            "One number was drawn and repeated everywhere. Draw one for each weight: "
            "`size=(n_in, units)`.",
            _init(lambda rng, n, m: np.full((n, m), rng.normal())),
        ),
        Mistake(
            "units_alike",
            "All units of a layer have the same weights, so they compute the same. Draw a number "
            "for each weight: `size=(n_in, units)`.",
            _init(lambda rng, n, m: np.tile(rng.normal(size=(n, 1)), (1, m))),
        ),
        Mistake(
            "own_seed",
            "The numbers do not come from `rng`: another seed gives the same ones.",
            lambda widths, rng: _init(_normal)(widths, np.random.default_rng(0)),
        ),
        Mistake(
            "own_randomness",
            "The numbers do not come from `rng`: an equal seed gives other ones.",
            lambda widths, rng: _init(_normal)(widths, np.random.default_rng()),
        ),
        Mistake(
            "seed_in_the_loop",
            "Layers of equal widths have equal weights: a generator with a fixed seed was made "
            "inside the loop. Draw from `rng`.",
            _init(lambda rng, n, m: np.random.default_rng(0).normal(size=(n, m))),
        ),
        Mistake(
            "bias_as_row",
            "b has two axes. It has one: (units,).",
            _init(_normal, lambda m: np.zeros((1, m))),
            _init(_normal, lambda m: np.zeros((m, 1))),
        ),
        Mistake(
            "bias_per_input",
            "b is as long as the layer before. It has one number for each unit of its own layer.",
            lambda widths, rng: [
                (rng.normal(size=(n, m)), np.zeros(n)) for n, m in itertools.pairwise(widths)
            ],
        ),
        Mistake(
            "float32",
            "The numbers are float32. float64 is asked for, NumPy's own choice.",
            _init(
                lambda rng, n, m: rng.normal(size=(n, m)).astype(np.float32),
                lambda m: np.zeros(m, dtype=np.float32),
            ),
            _init(lambda rng, n, m: rng.normal(size=(n, m)).astype(np.float32)),
            _init(_normal, lambda m: np.zeros(m, dtype=np.float32)),
        ),
        Mistake(
            "whole_numbers",
            "Some arrays hold whole numbers, of an integer dtype. float64 is asked for everywhere: "
            "`np.zeros(units)` has it, `np.array([0, 0])` has not.",
            _init(_normal, lambda m: np.zeros(m, dtype=int)),
            _init(lambda rng, n, m: rng.integers(-9, 9, size=(n, m))),
            _init(
                lambda rng, n, m: rng.integers(-9, 9, size=(n, m)), lambda m: np.zeros(m, dtype=int)
            ),
        ),
        Mistake(
            "input_counted",
            "The input is counted as a layer. It has no weights.",
            lambda widths, rng: _init(_normal)([widths[0], *widths], rng),
            lambda widths, rng: _init(_normal)([widths[-1], *widths], rng),
        ),
        Mistake(
            "always_the_first_input",
            "Every W has the rows of the first one. A layer's rows are the units of the layer "
            "before it.",
            lambda widths, rng: [
                (rng.normal(size=(widths[0], m)), np.zeros(m)) for m in widths[1:]
            ],
        ),
        Mistake(
            "no_pairs",
            "The items of the list are no pairs. Each layer is a pair (W, b) of its own.",
            lambda widths, rng: [W for W, _ in _init(_normal)(widths, rng)],
        ),
        Mistake(
            "two_lists",
            "All W stand in one list and all b in another. Each layer is a pair (W, b) of its own.",
            lambda widths, rng: tuple(zip(*_init(_normal)(widths, rng), strict=True)),
        ),
    ],
    visible={
        "init_layers_shapes": Test(
            [([10, 3, 5], np.random.default_rng(1)), ([2, 7], np.random.default_rng(2))]
        ),
        "init_layers_equal_widths": Test([([3, 3, 3, 3, 2], np.random.default_rng(3))]),
    },
    hidden={
        "init_layers_hidden": Test(
            [
                ([11, 5, 2, 3], np.random.default_rng(4)),
                ([2, 2, 2], np.random.default_rng(5)),
                ([1, 3, 1], np.random.default_rng(6)),
            ]
        )
    },
)

# --- cascade ---------------------------------------------------------------


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


def _g(activation: str | None) -> Callable:
    if activation not in _ACTIVATIONS:
        raise ValueError(f"unknown activation {activation!r}; known: {', '.join(_NAMES)}")
    return _ACTIVATIONS[activation]


def _fits(A: np.ndarray, W: np.ndarray) -> None:
    if A.shape[1] != W.shape[0]:
        raise ValueError(f"A of shape {A.shape} does not fit W of shape {W.shape}")


def _run(X: np.ndarray, layers: list, step: Callable) -> np.ndarray:
    """Run a cascade whose layers compute ``step(A, W, b, g)``."""
    A = X
    for W, b, activation in layers:
        _fits(A, W)
        A = step(A, W, b, _g(activation))
    return A


def _cascade(X: np.ndarray, layers: list) -> np.ndarray:
    return _run(X, layers, lambda A, W, b, g: g(A @ W + b))


def _with_names(change: Callable) -> Callable:
    """Return ``cascade`` on layers whose list of activations was changed."""

    def cascade(X, layers):
        names = change([name for _, _, name in layers])
        return _cascade(X, [(W, b, name) for (W, b, _), name in zip(layers, names, strict=True)])

    return cascade


def _all_activations(X: np.ndarray, layers: list) -> list[np.ndarray]:
    return [_cascade(X, layers[:k]) for k in range(1, len(layers) + 1)]


def _always_x(X: np.ndarray, layers: list) -> np.ndarray:
    _cascade(X, layers)
    W, b, activation = layers[-1]
    return _g(activation)(X @ W + b)


def _softmax_over_examples(X: np.ndarray, layers: list) -> np.ndarray:
    over_examples = {"softmax": lambda Z: _softmax(Z, axis=0)}
    A = X
    for W, b, activation in layers:
        _fits(A, W)
        g = over_examples.get(activation) or _g(activation)
        A = g(A @ W + b)
    return A


def _unchecked(known: Callable) -> Callable:
    def cascade(X, layers):
        A = X
        for W, b, activation in layers:
            A = known(activation)(A @ W + b)
        return A

    return cascade


def _transposed(X: np.ndarray, layers: list) -> np.ndarray:
    A = X
    for W, b, activation in layers:
        A = _g(activation)(A @ W.T + b)
    return A


def _run_lenient(X: np.ndarray, layers: list) -> np.ndarray:
    """Run a cascade that checks the shapes, and takes an unknown activation for none."""
    A = X
    for W, b, activation in layers:
        _fits(A, W)
        A = _ACTIVATIONS.get(activation, lambda Z: Z)(A @ W + b)
    return A


def _must_name(X: np.ndarray, layers: list) -> list[str]:
    """Return what the error must name: both shapes, or the known activations."""
    width, rows = X.shape[1], X.shape[0]
    for W, *_ in layers:
        if width != W.shape[0]:
            return [str((rows, width)), str(W.shape)]
        width = W.shape[1]
    return list(_NAMES)


CASCADE = Task(
    reference=_cascade,
    mistakes=[
        Mistake(
            "not_activated",
            "No activation was applied. Each layer has one: the third item of its triple.",
            _with_names(lambda names: [None] * len(names)),
        ),
        Mistake(
            "one_activation_for_all",
            "One layer's activation was applied in every layer. Each has its own.",
            _with_names(lambda names: [names[0]] * len(names)),
            _with_names(lambda names: [names[-1]] * len(names)),
        ),
        Mistake(
            "output_not_activated",
            "The last layer's activation is missing.",
            _with_names(lambda names: [*names[:-1], None]),
        ),
        Mistake(
            "only_output_activated",
            "Only the last layer was activated. Each layer has its own activation.",
            _with_names(lambda names: [*[None] * (len(names) - 1), names[-1]]),
        ),
        Mistake(
            "hidden_always_relu",
            "The hidden layers always have a ReLU here. Each layer's own activation is its third "
            "item.",
            _with_names(lambda names: [*["relu"] * (len(names) - 1), names[-1]]),
        ),
        Mistake(
            "no_bias",
            "The biases are missing: Z = A W + b in each layer.",
            lambda X, layers: _run(X, layers, lambda A, W, b, g: g(A @ W)),
        ),
        Mistake(
            "bias_last",
            "The bias was added after the activation. The order is: A W, + b, activate.",
            lambda X, layers: _run(X, layers, lambda A, W, b, g: g(A @ W) + b),
        ),
        Mistake(
            "first_layer_only",
            "This is what the first layer gives. Does `return` stand inside the loop?",
            lambda X, layers: (_cascade(X, layers), _cascade(X, layers[:1]))[1],
            lambda X, layers: _cascade(X, layers[:1]),
        ),
        Mistake(
            "last_layer_missing",
            "The last layer was left out.",
            lambda X, layers: _cascade(X, layers[:-1]),
        ),
        Mistake(
            "always_x",
            "Every layer was fed with X. It takes what the layer before gave.",
            _always_x,
            lambda X, layers: _g(layers[-1][2])(X @ layers[-1][0] + layers[-1][1]),
        ),
        Mistake(
            "all_activations",
            "These are the activations of all layers. Only the last A is asked for.",
            _all_activations,
            lambda X, layers: [X, *_all_activations(X, layers)],
        ),
        Mistake(
            "w_transposed",
            "W was transposed. In this course it is (units before, units) already.",
            _transposed,
        ),
        Mistake(
            "softmax_over_examples",
            "The softmax runs over the examples, axis 0. Each row should sum to 1: axis -1.",
            _softmax_over_examples,
        ),
        Mistake(
            "unknown_accepted",
            "An activation that is not known was taken for another one. A typing error would go "
            "unseen: raise ValueError.",
            _run_lenient,
            _unchecked(lambda name: _ACTIVATIONS.get(name, lambda Z: Z)),
            _unchecked(lambda name: _ACTIVATIONS.get(name, _softmax)),
            _unchecked(lambda name: _ACTIVATIONS.get(name and name.lower(), lambda Z: Z)),
        ),
    ],
    visible={
        "cascade_values": Test(
            [
                (
                    np.array([[1.0, 2.0]]),
                    [
                        (np.array([[1.0, -1.0], [1.0, -1.0]]), np.zeros(2), "relu"),
                        (np.array([[2.0], [5.0]]), np.array([1.0]), None),
                    ],
                ),
                (_floats(4, 3), _layers([3, 5, 2], "sigmoid", "sigmoid")),
                (_floats(5, 2), _layers([2, 7, 3], "tanh", "softmax")),
                (_floats(3, 3), _layers([3, 3, 3, 3, 3], "relu", "tanh", "sigmoid", "identity")),
                (_floats(2, 3), _layers([3, 2], "relu")),
                (1000 * _floats(2, 3), _layers([3, 5, 3], None, "softmax")),
            ]
        ),
        "cascade_bad_input": Test(
            [
                (_floats(2, 3), _layers([4, 5], "relu")),
                (_floats(7, 3), [*_layers([3, 5], "relu"), *_layers([2, 4], None)]),
                (_floats(2, 3), _layers([3, 5, 2], "relu", "rleu")),
                (_floats(2, 3), _layers([3, 5, 2], "Softmax", None)),
            ],
            mentions=_must_name,
        ),
    },
    hidden={
        "cascade_hidden": Test(
            [
                (_floats(1, 5), _layers([5, 3, 2], "sigmoid", "softmax")),
                (_floats(7, 2), _layers([2, 2, 2, 2, 2], "tanh", "relu", "tanh", None)),
                (
                    _float32(3, 2),
                    [(_float32(2, 5), _float32(5), "relu"), (_float32(5, 1), _float32(1), None)],
                ),
                (
                    _integers(2, 3),
                    [
                        (_integers(3, 2), _integers(2), "identity"),
                        (_integers(2, 3), _integers(3), None),
                    ],
                ),
                (_floats(3, 3), _layers([3, 3, 3], "softmax", "sigmoid")),
                (_floats(5, 2), _layers([3, 2], "relu")),
                (_floats(5, 2), _layers([2, 3], "step")),
                (_floats(5, 4), [*_layers([4, 3, 2], "tanh", "relu"), *_layers([5, 1], None)]),
            ],
            mentions=_must_name,
        )
    },
)


# --- shallow_network -------------------------------------------------------


def _relu(Z: np.ndarray) -> np.ndarray:
    return np.maximum(Z, 0)


def _first_row_of_one(Y: np.ndarray) -> np.ndarray:
    return Y[0] if Y.ndim == 2 and len(Y) == 1 else Y


def _first_of_one_unit(Y: np.ndarray) -> np.ndarray:
    return Y[..., 0] if Y.shape[-1] == 1 else Y


SHALLOW_NETWORK = Task(
    reference=lambda x, Wh, bh, Wo, bo: _relu(x @ Wh + bh) @ Wo + bo,
    mistakes=[
        Mistake(
            "no_relu",
            "The hidden layer has no activation here; so the two layers are one. It has a ReLU.",
            lambda x, Wh, bh, Wo, bo: (x @ Wh + bh) @ Wo + bo,
        ),
        Mistake(
            "relu_on_output",
            "The output went through a ReLU, too. It has the identity: results may be negative.",
            lambda x, Wh, bh, Wo, bo: _relu(_relu(x @ Wh + bh) @ Wo + bo),
        ),
        Mistake(
            "relu_only_on_output",
            "The ReLU belongs to the hidden layer, not to the output.",
            lambda x, Wh, bh, Wo, bo: _relu((x @ Wh + bh) @ Wo + bo),
        ),
        Mistake(
            "no_hidden_bias",
            "The bias of the hidden layer is missing.",
            lambda x, Wh, bh, Wo, bo: _relu(x @ Wh) @ Wo + bo,
        ),
        Mistake(
            "no_output_bias",
            "The bias of the output layer is missing.",
            lambda x, Wh, bh, Wo, bo: _relu(x @ Wh + bh) @ Wo,
        ),
        Mistake(
            "hidden_only",
            "This is h. The output layer follows: y = h Wo + bo.",
            lambda x, Wh, bh, Wo, bo: _relu(x @ Wh + bh),
        ),
        Mistake(
            "bias_last",
            "The hidden bias was added after the ReLU. The order is: x Wh, + bh, ReLU.",
            lambda x, Wh, bh, Wo, bo: (_relu(x @ Wh) + bh) @ Wo + bo,
        ),
        Mistake(
            "other_activation",
            "The hidden layer has another activation here. A ReLU is asked for.",
            lambda x, Wh, bh, Wo, bo: _sigmoid(x @ Wh + bh) @ Wo + bo,
            lambda x, Wh, bh, Wo, bo: np.tanh(x @ Wh + bh) @ Wo + bo,
        ),
        Mistake(
            "always_a_batch",
            "One example, a vector, came back as a batch of one. Its result is (l2,).",
            lambda x, Wh, bh, Wo, bo: _relu(np.atleast_2d(x) @ Wh + bh) @ Wo + bo,
        ),
        Mistake(
            "axes_lost",
            "An axis of length 1 was lost. One result is still a vector, (1,), and a batch stays "
            "(N, l2) with one example or one unit, too.",
            lambda x, Wh, bh, Wo, bo: (_relu(x @ Wh + bh) @ Wo + bo).squeeze(),
            lambda x, Wh, bh, Wo, bo: _first_row_of_one(_relu(x @ Wh + bh) @ Wo + bo),
            lambda x, Wh, bh, Wo, bo: _first_of_one_unit(_relu(x @ Wh + bh) @ Wo + bo),
        ),
    ],
    visible={
        "shallow_network_one_example": Test(
            [
                (
                    np.array([1.0, 2.0]),
                    np.array([[1.0, -1.0], [1.0, -1.0]]),
                    np.zeros(2),
                    np.array([[2.0], [5.0]]),
                    np.array([1.0]),
                ),
                (_floats(3), *_layer(3, 5), *_layer(5, 2)),
            ]
        ),
        "shallow_network_batch": Test(
            [
                (_floats(7, 2), *_layer(2, 5), *_layer(5, 3)),
                (_floats(3, 3), *_layer(3, 3), *_layer(3, 3)),
                (_floats(1, 5), *_layer(5, 7), *_layer(7, 1)),
            ]
        ),
    },
    hidden={
        "shallow_network_hidden": Test(
            [
                (_floats(11), *_layer(11, 2), *_layer(2, 3)),
                (_floats(4, 1), *_layer(1, 3), *_layer(3, 1)),
                (_float32(2, 3), _float32(3, 5), _float32(5), _float32(5, 2), _float32(2)),
                (_integers(3), _integers(3, 2), _integers(2), _integers(2, 5), _integers(5)),
                (_floats(5, 2), *_layer(2, 2), *_layer(2, 2)),
            ]
        )
    },
)

# --- collapse --------------------------------------------------------------


def _collapse(layers: list, bias: Callable = lambda b, W, c: b @ W + c) -> tuple:
    """Collapse ``layers``; ``bias(b, W, c)`` joins a bias with the next layer's W and c."""
    misfits = _misfits(layers)
    if misfits:
        raise ValueError(f"W of shape {misfits[0]} does not fit W of shape {misfits[1]}")
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, bias(b, V, c)
    return W, b


def _misfits(layers: list) -> list[str]:
    """Return the shapes of the first two neighbors that do not fit, if there are such."""
    for (W, _), (V, _) in itertools.pairwise(layers):
        if W.shape[1] != V.shape[0]:
            return [str(W.shape), str(V.shape)]
    return []


def _reversed_product(layers: list) -> tuple:
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, b @ V + c
    return W, b


def _elementwise(layers: list) -> tuple:
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W * V, b * V + c
    return W, b


def _product_entry_by_entry(layers: list) -> np.ndarray:
    W = layers[0][0]
    for V, _ in layers[1:]:
        W = W * V
    return W


COLLAPSE = Task(
    reference=lambda layers: _collapse(layers),
    mistakes=[
        Mistake(
            "only_last_bias",
            "The earlier biases are lost. They pass through the later weights: b W + c.",
            lambda layers: _collapse(layers, lambda b, W, c: c),
        ),
        Mistake(
            "bias_not_carried",
            "The biases were added as they are. An earlier bias passes through the later weights: "
            "b W + c.",
            lambda layers: _collapse(layers, lambda b, W, c: b + c),
        ),
        Mistake(
            "later_bias_lost",
            "The bias of the later layer is missing: b W + c.",
            lambda layers: _collapse(layers, lambda b, W, c: b @ W),
        ),
        Mistake(
            "first_bias_only",
            "Only the first bias is there, as it was. It passes through the later weights, and "
            "each layer adds its own.",
            lambda layers: _collapse(layers, lambda b, W, c: b),
        ),
        Mistake(
            "reversed_product",
            "The matrices were multiplied in the wrong order. The first layer stands on the left: "
            "W₁ W₂.",
            _reversed_product,
        ),
        Mistake(
            "bias_by_transpose",
            "The bias went through the transposed weights. A row meets them from the left: b W.",
            lambda layers: _collapse(layers, lambda b, W, c: W @ b + c),
        ),
        Mistake(
            "elementwise",
            "`*` multiplies entry by entry. Layers meet in the matrix product, `@`.",
            _elementwise,
            lambda layers: (_product_entry_by_entry(layers), _collapse(layers)[1]),
        ),
        Mistake(
            "two_layers_only",
            "Only the first two layers were joined. There may be more: use a loop.",
            lambda layers: _collapse(layers[:2]),
        ),
        Mistake(
            "weights_only",
            "The bias belongs to the result, too: (W, b).",
            lambda layers: _collapse(layers)[0],
        ),
        Mistake(
            "order_swapped",
            "The weights come first: (W, b).",
            lambda layers: _collapse(layers)[::-1],
        ),
        Mistake(
            "bias_as_row",
            "The bias became a matrix. It stays (units,).",
            lambda layers: (_collapse(layers)[0], _collapse(layers)[1][np.newaxis]),
        ),
    ],
    visible={
        "collapse_same_result": Test(
            [
                (
                    [
                        (np.array([[1.0, 2.0]]), np.array([3.0, 4.0])),
                        (np.array([[5.0], [6.0]]), np.array([7.0])),
                    ],
                ),
                (_layers([3, 5, 2]),),
                (_layers([3, 3, 3]),),
                (_layers([2, 7, 3, 5]),),
                (_layers([3, 2]),),
            ]
        ),
        "collapse_bad_input": Test(
            [
                ([*_layers([3, 5]), *_layers([4, 2])],),
                ([*_layers([2, 3]), *_layers([5, 3])],),
                ([*_layers([3, 5, 2]), *_layers([4, 1])],),
            ],
            mentions=_misfits,
        ),
    },
    hidden={
        "collapse_hidden": Test(
            [
                (_layers([1, 5, 3]),),
                (_layers([2, 2, 2, 2, 2]),),
                (_layers([7, 1]),),
                ([(_float32(3, 5), _float32(5)), (_float32(5, 2), _float32(2))],),
                ([(_integers(2, 3), _integers(3)), (_integers(3, 2), _integers(2))],),
                ([*_layers([3, 2]), *_layers([3, 2]), *_layers([2, 1])],),
            ],
            mentions=_misfits,
        )
    },
)

# --- build_sequential ------------------------------------------------------


def _keras_name(activation: str | None) -> str | None:
    _g(activation)
    return "linear" if activation == "identity" else activation


def _sequential(
    layers: list, *, name: Callable = _keras_name, build: bool = True, weights: bool = True
):
    import keras  # seconds; only these tasks need it

    model = keras.Sequential([keras.layers.Dense(W.shape[1], name(g)) for W, _, g in layers])
    if build:
        model.build((None, layers[0][0].shape[0]))
    if weights:
        model.set_weights([array for W, b, _ in layers for array in (W, b)])
    return model


def _without_biases(layers: list):
    return _sequential([(W, np.zeros_like(b), g) for W, b, g in layers])


def _layers_weights_too_early(layers: list):
    model = _sequential(layers, build=False, weights=False)
    for layer, (W, b, _) in zip(model.layers, layers, strict=True):
        layer.set_weights([W, b])


def _weights_in_pairs(layers: list):
    _sequential(layers, weights=False).set_weights([(W, b) for W, b, _ in layers])


def _kernel_too_early(layers: list):
    for layer in _sequential(layers, build=False, weights=False).layers:
        layer.kernel.assign(0)


def _use_bias_false(layers: list):
    import keras

    dense = [keras.layers.Dense(W.shape[1], _keras_name(g), use_bias=False) for W, _, g in layers]
    model = keras.Sequential(dense)
    model.build((None, layers[0][0].shape[0]))
    model.set_weights([W for W, _, _ in layers])
    return model


def _last_name_lost(layers: list):
    return _sequential([*layers[:-1], (*layers[-1][:2], None)])


def _functional(layers: list):
    import keras

    inputs = A = keras.Input((layers[0][0].shape[0],))
    for W, _, g in layers:
        A = keras.layers.Dense(W.shape[1], _keras_name(g))(A)
    model = keras.Model(inputs, A)
    model.set_weights([array for W, b, _ in layers for array in (W, b)])
    return model


BUILD_SEQUENTIAL = Task(
    reference=lambda layers: _sequential(layers),
    view="keras_sequential",
    mistakes=[
        Mistake(
            "not_built",
            "The model has no weights yet: it does not know how many features will come. Build it "
            "for them, then set the weights.",
            lambda layers: _sequential(layers, build=False, weights=False),
            lambda layers: _sequential(layers, build=False),
            _kernel_too_early,
            _layers_weights_too_early,
        ),
        Mistake(
            "weights_in_pairs",
            "`set_weights` wants one flat list, W and b of each layer in turn: W1, b1, W2, b2, …",
            _weights_in_pairs,
        ),
        Mistake(
            "weights_not_set",
            "The model has random weights of its own: those of `layers` were not set.",
            lambda layers: _sequential(layers, weights=False),
        ),
        Mistake(
            "biases_lost",
            "The biases are all 0: they were not set.",
            _without_biases,
        ),
        Mistake(
            "no_biases",
            "The layers were made without biases.",
            _use_bias_false,
        ),
        Mistake(
            "activations_lost",
            "The activations are missing: give each to its layer.",
            lambda layers: _sequential(layers, name=lambda g: (_keras_name(g), None)[1]),
        ),
        Mistake(
            "always_relu",
            "Every layer has a ReLU here. Each layer's own activation is its third item.",
            lambda layers: _sequential(layers, name=lambda g: (_keras_name(g), "relu")[1]),
        ),
        Mistake(
            "output_not_activated",
            "The last layer's activation is missing.",
            _last_name_lost,
        ),
        Mistake(
            "last_layer_missing",
            "The last layer is missing: does the loop end one round too early?",
            lambda layers: _sequential(layers[:-1]),
        ),
        Mistake(
            "functional",
            "This is a functional model. A `keras.Sequential` is asked for.",
            _functional,
        ),
        Mistake(
            "unknown_accepted",
            "An activation that is not known was taken for another one. A typing error would go "
            "unseen: raise ValueError.",
            lambda layers: _sequential(
                layers,
                name=lambda g: None if g == "identity" or g not in _ACTIVATIONS else g,
            ),
            lambda layers: _sequential(
                layers,
                name=lambda g: _keras_name(g) if g in _ACTIVATIONS else "softmax",
            ),
        ),
    ],
    visible={
        "build_sequential_weights": Test(
            [(_layers([10, 3, 5], None, None),), (_layers([2, 2, 2], None, None),)]
        ),
        "build_sequential_activations": Test(
            [
                (_layers([3, 5, 2], "relu", "softmax"),),
                (_layers([2, 3, 3, 1], "tanh", "sigmoid", "identity"),),
                (_layers([3, 2], "rleu"),),
            ],
            mentions=_NAMES[1:],  # Keras says linear for identity, and either will do
        ),
    },
    hidden={
        "build_sequential_hidden": Test(
            [
                (_layers([7, 3, 2], "sigmoid", "relu"),),
                (_layers([3, 3, 3, 3], "relu", "relu", "softmax"),),
                ([(_float32(1, 3), _float32(3), "tanh")],),
                (_layers([2, 3, 5], "step", None),),
            ],
            mentions=_NAMES[1:],
        )
    },
)

# --- Cascade ---------------------------------------------------------------


def _keras_class(layers: list, call: Callable | None = None):
    """Return a model of Dense ``layers``; ``call(steps, X)`` replaces its forward pass."""
    import keras

    class Cascade(keras.Model):
        def __init__(self):
            super().__init__()
            self.steps = [keras.layers.Dense(units, g) for units, g in layers]

        def call(self, X):
            if call:
                return call(self.steps, X)
            for step in self.steps:
                X = step(X)
            return X

    return Cascade()


def _made_in_call(layers: list):
    import keras

    class Cascade(keras.Model):
        def call(self, X):
            for units, g in layers:
                X = keras.layers.Dense(units, g)(X)
            return X

    return Cascade()


def _without_bias_class(layers: list):
    import keras

    class Cascade(keras.Model):
        def __init__(self):
            super().__init__()
            self.steps = [keras.layers.Dense(units, g, use_bias=False) for units, g in layers]

        def call(self, X):
            for step in self.steps:
                X = step(X)
            return X

    return Cascade()


def _from_the_last(steps: list, X: np.ndarray):
    for step in reversed(steps):
        X = step(X)
    return X


def _each_on_x(steps: list, X: np.ndarray):
    return [step(X) for step in steps][-1]


CASCADE_CLASS = Task(
    reference=lambda layers: _keras_class(layers),
    view="keras_model_class",
    mistakes=[
        Mistake(
            "activations_lost",
            "The activations are missing: give each to its layer.",
            lambda layers: _keras_class([(units, None) for units, _ in layers]),
        ),
        Mistake(
            "one_activation_for_all",
            "One layer's activation was given to every layer. Each has its own.",
            lambda layers: _keras_class([(units, layers[0][1]) for units, _ in layers]),
            lambda layers: _keras_class([(units, layers[-1][1]) for units, _ in layers]),
            lambda layers: _keras_class([(units, "relu") for units, _ in layers]),
        ),
        Mistake(
            "output_not_activated",
            "The last layer's activation is missing.",
            lambda layers: _keras_class([*layers[:-1], (layers[-1][0], None)]),
        ),
        Mistake(
            "made_in_call",
            "The model does not know its layers. They are made anew in `call`, or kept where Keras "
            "does not look. Make them once, in `__init__`, and keep them in `self`, as a list.",
            _made_in_call,
        ),
        Mistake(
            "always_x",
            "Every layer was fed with X. It takes what the layer before gave.",
            lambda layers: _keras_class(layers, _each_on_x),
        ),
        Mistake(
            "first_layer_only",
            "Only the first layer was called. Does `return` stand inside the loop?",
            lambda layers: _keras_class(layers, lambda steps, X: steps[0](X)),
            lambda layers: _keras_class(layers[:1]),
        ),
        Mistake(
            "last_layer_missing",
            "The last layer was left out.",
            lambda layers: _keras_class(layers[:-1]),
        ),
        Mistake(
            "reversed",
            "The layers are in reverse order.",
            lambda layers: _keras_class(layers[::-1]),
            lambda layers: _keras_class(layers, _from_the_last),
        ),
        Mistake(
            "without_biases",
            "The layers were made without biases.",
            _without_bias_class,
        ),
    ],
    visible={
        "Cascade_two_layers": Test(
            [
                ([(3, "relu"), (5, "softmax")], _floats(4, 10)),
                ([(7, "tanh"), (2, None)], _floats(5, 3)),
            ]
        ),
        "Cascade_deep": Test(
            [
                ([(2, "sigmoid")], _floats(3, 5)),
                ([(3, "relu"), (3, "tanh"), (3, "relu"), (3, "sigmoid")], _floats(2, 3)),
            ]
        ),
    },
    hidden={
        "Cascade_hidden": Test(
            [
                ([(10, "sigmoid"), (20, "sigmoid")], _floats(4, 10)),
                ([(5, "tanh"), (3, "relu"), (2, "softmax")], _float32(7, 2)),
                ([(1, None), (1, "tanh")], _floats(1, 3)),
                ([(2, "softmax"), (2, "sigmoid"), (2, None)], _floats(3, 2)),
            ]
        )
    },
)


TASKS = {
    "layer_shapes": LAYER_SHAPES,
    "count_cascade_params": COUNT_CASCADE_PARAMS,
    "init_layers": INIT_LAYERS,
    "cascade": CASCADE,
    "shallow_network": SHALLOW_NETWORK,
    "collapse": COLLAPSE,
    "build_sequential": BUILD_SEQUENTIAL,
    "Cascade": CASCADE_CLASS,
}
