"""The tasks of assignment 3: references, usual mistakes, and the inputs of the tests."""

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(3, scale=2, largest=5)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers


#: Far from 0, where the formulas as they are overflow.
FAR = np.array([-1000.0, -30.0, 0.0, 30.0, 1000.0])

_BRACKETS = (
    "Brackets are missing. Python divides before it adds and subtracts: what stands above the "
    "line, and what stands below it, each needs brackets of its own."
)


def _sigmoid(z: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


# --- relu ------------------------------------------------------------------

RELU = Task(
    reference=lambda z: np.maximum(z, 0),
    mistakes=[
        Mistake(
            "absolute",
            "This is the absolute value: negative numbers were mirrored. ReLU makes them 0.",
            lambda z: np.abs(z),
        ),
        Mistake(
            "step",
            "This is a step, 0 or 1. ReLU lets positive numbers pass as they are.",
            lambda z: (z > 0) * 1.0,
            lambda z: (z >= 0) * 1.0,
        ),
        Mistake(
            "mirrored",
            "This lets the negative numbers pass. ReLU lets the positive ones pass: max(z, 0).",
            lambda z: np.minimum(z, 0),
            lambda z: np.maximum(-z, 0),
        ),
        Mistake(
            "leaky",
            "This is a leaky ReLU: negative numbers still pass, made smaller. ReLU gives 0 there.",
            lambda z: np.where(z > 0, z, 0.01 * z),
            lambda z: np.where(z > 0, z, 0.1 * z),
        ),
        Mistake("identity", "Nothing was changed. Negative numbers become 0.", lambda z: z),
        Mistake(
            "clipped",
            "Large numbers were cut. ReLU has no upper limit.",
            lambda z: np.clip(z, 0, 1),
            lambda z: np.clip(z, 0, 6),
            lambda z: np.clip(z, 0, 255),
        ),
        Mistake(
            "dropped",
            "The negative numbers are gone. They become 0, and the shape stays.",
            lambda z: z[z > 0],
            lambda z: z[z >= 0],
        ),
        Mistake(
            "largest",
            "This is the largest number of all. ReLU looks at each number by itself: `np.maximum`, "
            "not `np.max`.",
            lambda z: max(z.max(), 0),
        ),
    ],
    visible={
        "relu_values": Test([(np.array([-2.0, 0.0, 3.0, 0.5, -0.25, 1000.0]),), (_integers(7),)]),
        "relu_shapes": Test(
            [(_floats(3, 5),), (_floats(1, 7),), (_floats(2, 3, 5),), (np.array(2.0),)]
        ),
    },
    hidden={"relu_hidden": Test([(_floats(11),), (_float32(5, 2),), (FAR,), (-_integers(3, 3),)])},
)

# --- sigmoid ---------------------------------------------------------------


def _where_both(z: np.ndarray) -> np.ndarray:
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


_WHERE = (
    "`np.where` does not protect: both branches were computed for all numbers, and NumPy warned "
    "about the one that was then thrown away. Use -abs(z) in the exponent."
)

SIGMOID = Task(
    reference=_sigmoid,
    mistakes=[
        Mistake(
            "naive",
            "The numbers are right, but e^1000 is larger than any float, and NumPy warned. Never "
            "compute e to a large positive power: use -abs(z) in the exponent.",
            lambda z: 1 / (1 + np.exp(-z)),
        ),
        Mistake("where_both", _WHERE, _where_both),
        Mistake(
            "infinity_over_infinity",
            "e^z / (1 + e^z) is ∞/∞ for large z, which is NaN. Divide above and below by e^z where "
            "z is positive.",
            lambda z: np.exp(z) / (1 + np.exp(z)),
        ),
        Mistake(
            "sign",
            "This falls where it should rise: the exponent's sign is wrong. It is e^(-z).",
            lambda z: 1 / (1 + np.exp(z)),
            lambda z: 1 - _sigmoid(z),
        ),
        Mistake(
            "is_tanh", "This is tanh, between -1 and 1. The sigmoid is between 0 and 1.", np.tanh
        ),
        Mistake(
            "minus_below",
            "Below the line stands a minus. It is 1 + e^(-z), which is never 0.",
            lambda z: 1 / (1 - np.exp(-z)),
        ),
        Mistake(
            "shares",
            "These are shares of a whole, as softmax gives. The sigmoid looks at each number by "
            "itself.",
            lambda z: np.exp(z) / np.exp(z).sum(),
        ),
        Mistake("brackets", _BRACKETS, lambda z: 1 / 1 + np.exp(-z)),
        Mistake(
            "slope",
            "This is the slope of the sigmoid. Its value is asked for.",
            lambda z: _sigmoid(z) * (1 - _sigmoid(z)),
        ),
    ],
    visible={
        "sigmoid_values": Test(
            [
                (np.array([-1.0, 0.0, 2.0]),),
                (_floats(3, 5),),
                (_integers(2, 3, 2),),
                (np.array(2.0),),
            ]
        ),
        "sigmoid_large_inputs": Test([(np.array([-1000.0, 0.0, 1000.0]),)], no_warnings=True),
    },
    hidden={
        "sigmoid_hidden": Test(
            [(FAR,), (_float32(7),), (_floats(1, 1),), (np.array([[-710.0], [710.0]]),)],
            no_warnings=True,
        )
    },
)

# --- tanh ------------------------------------------------------------------


def _naive_tanh(z: np.ndarray) -> np.ndarray:
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


TANH = Task(
    reference=lambda z: np.tanh(z),
    forbidden=("tanh", "sinh", "cosh", "tan"),
    mistakes=[
        Mistake(
            "still_broken",
            "It still is 0 everywhere: above the line stands e^z − e^z. One exponent lacks its "
            "minus sign.",
            lambda z: np.zeros(z.shape),
        ),
        Mistake(
            "infinity_over_infinity",
            "At ±1000 this is ∞/∞, which is NaN. Divide above and below by the larger power first: "
            "then only e to a negative power is left.",
            _naive_tanh,
            lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
            lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)),
        ),
        Mistake(
            "always_positive",
            "The sign is lost: tanh of a negative number is negative.",
            lambda z: np.tanh(np.abs(z)),
        ),
        Mistake(
            "is_sigmoid",
            "This is the sigmoid, between 0 and 1. tanh is between -1 and 1.",
            _sigmoid,
        ),
        Mistake(
            "half_speed",
            "This rises too slowly: tanh is 2σ(2z) − 1, with 2z inside the sigmoid.",
            lambda z: 2 * _sigmoid(z) - 1,
            lambda z: 2 * _sigmoid(z / 2) - 1,
        ),
        Mistake(
            "range",
            "Only a part of 2σ(2z) − 1 is here. σ lies between 0 and 1, twice that between 0 and "
            "2, and 1 less between −1 and 1, as tanh does.",
            lambda z: 2 * _sigmoid(2 * z),
            lambda z: _sigmoid(2 * z) - 1,
            lambda z: _sigmoid(2 * z),
            lambda z: 2 * (_sigmoid(2 * z) - 1),
        ),
        Mistake(
            "brackets",
            _BRACKETS,
            lambda z: np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z),
            lambda z: (np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z),
            lambda z: np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z)),
        ),
        Mistake(
            "opposite_sign",
            "The sign is the opposite one: tanh rises. Which exponent comes first?",
            lambda z: -np.tanh(z),
        ),
        Mistake(
            "upside_down",
            "The fraction is upside down: the difference stands above the line, the sum below.",
            lambda z: 1 / np.tanh(z),
        ),
        Mistake(
            "plus_above",
            "Sum over sum is 1 everywhere. Above the line stands a difference.",
            lambda z: np.ones(z.shape),
        ),
    ],
    visible={
        "tanh_values": Test([(np.array([-2.0, 0.5, 1.0]),), (_floats(3, 5),), (_integers(2, 3),)]),
        "tanh_large_inputs": Test([(np.array([-1000.0, 0.0, 1000.0]),)]),
    },
    hidden={
        "tanh_hidden": Test([(FAR,), (_float32(7),), (_floats(2, 1, 3),), (np.array([[400.0]]),)])
    },
)

# --- softmax ---------------------------------------------------------------


def _softmax(z: np.ndarray, axis: int = -1) -> np.ndarray:
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _one_maximum(z: np.ndarray, axis: int = -1) -> np.ndarray:
    e = np.exp(z - z.max())
    return e / e.sum(axis=axis, keepdims=True)


def _naive_softmax(z: np.ndarray, axis: int = -1) -> np.ndarray:
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)


SOFTMAX = Task(
    reference=_softmax,
    mistakes=[
        Mistake(
            "wrong_axis",
            "The shares sum to 1 along axis 0: the examples compete with each other. Along the "
            "last axis each row sums to 1.",
            lambda z, axis=-1: _softmax(z, 0),
            lambda z, axis=0: _softmax(z, axis),
        ),
        Mistake(
            "over_everything",
            "All numbers together sum to 1. Each row should, by itself: sum along the axis, with "
            "keepdims=True.",
            lambda z, axis=-1: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
        ),
        Mistake(
            "axis_ignored",
            "The argument `axis` is not used, or not for every axis.",
            lambda z, axis=-1: _softmax(z, -1),
            lambda z, axis=-1: _softmax(z, 1 if z.ndim > 1 else 0),
            lambda z, axis=-1: _softmax(z, 0 if axis == 0 else -1),
        ),
        Mistake(
            "naive",
            "e^1000 is larger than any float: ∞/∞ is NaN. Subtract the largest logit first; that "
            "does not change the shares.",
            _naive_softmax,
        ),
        Mistake(
            "one_maximum",
            "The maximum of the whole array was subtracted. In a row that is far below it every "
            "power is 0, and 0/0 is NaN. Subtract each row's own maximum.",
            _one_maximum,
        ),
        Mistake(
            "not_normalised",
            "These do not sum to 1: divide by the sum along the axis.",
            lambda z, axis=-1: np.exp(z),
            lambda z, axis=-1: np.exp(z - z.max(axis=axis, keepdims=True)),
        ),
        Mistake(
            "without_exponential",
            "The exponential is missing: the shares are those of e^z, not of z.",
            lambda z, axis=-1: z / z.sum(axis=axis, keepdims=True),
        ),
        Mistake(
            "each_alone",
            "This is the sigmoid of each number. Softmax compares the numbers along an axis.",
            lambda z, axis=-1: _sigmoid(z),
        ),
    ],
    visible={
        "softmax_values": Test(
            [
                (np.array([[2.0, 1.0, 0.0], [0.5, -0.5, 1.5]]),),
                (_floats(3, 5),),
                (_floats(3, 5), 0),
                (_floats(7),),
                (_floats(2, 3, 5), 1),
            ]
        ),
        "softmax_large_inputs": Test(
            [
                (np.array([[1000.0, 1000.0], [0.0, 0.0]]),),
                (np.array([[1000.0, 999.0], [-1000.0, -1001.0]]),),
                (np.array([[1000.0, 0.0, -1000.0], [1.0, 2.0, 3.0]]),),
            ],
            no_warnings=True,
        ),
    },
    hidden={
        "softmax_hidden": Test(
            [
                (_floats(4, 4),),
                (_floats(4, 4), 0),
                (_float32(1, 5),),
                (_integers(5, 2),),
                (np.array([[-2000.0, -2001.0, -1999.0], [3.0, 2.0, 1.0]]),),
                (_floats(3, 2, 5), -2),
            ],
            no_warnings=True,
        )
    },
)

# --- sigmoid_slope ---------------------------------------------------------


def _sigmoid_slope(z: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def _naive_slope(z: np.ndarray) -> np.ndarray:
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


SIGMOID_SLOPE = Task(
    reference=_sigmoid_slope,
    mistakes=[
        Mistake(
            "sigmoid_itself",
            "This is the sigmoid itself. Its slope is σ(1 − σ).",
            _sigmoid,
        ),
        Mistake(
            "z_for_sigma",
            "This is z(1 − z). Take the sigmoid of z first: the slope is σ(z)(1 − σ(z)).",
            lambda z: z * (1 - z),
        ),
        Mistake(
            "one_minus",
            "This is 1 − σ. It has to be multiplied by σ.",
            lambda z: 1 - _sigmoid(z),
        ),
        Mistake(
            "squared",
            "Here σ was squared. The slope is σ times (1 − σ).",
            lambda z: _sigmoid(z) ** 2,
            lambda z: 1 - _sigmoid(z) ** 2,
        ),
        Mistake(
            "slope_of_tanh",
            "This is the slope of tanh, 1 − tanh². The sigmoid's is σ(1 − σ).",
            lambda z: 1 - np.tanh(z) ** 2,
        ),
        Mistake(
            "plus",
            "This is σ(1 + σ). The slope is σ(1 − σ).",
            lambda z: _sigmoid(z) * (1 + _sigmoid(z)),
        ),
        Mistake(
            "overflow",
            "e to the power 1000 is larger than any float. The slope is the same at z and at -z: "
            "use -abs(z) in the exponent.",
            _naive_slope,
            lambda z: 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z))),
            lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
        ),
        Mistake(
            "always_the_largest",
            "1/4 is the largest slope, and only at 0. Elsewhere it is smaller.",
            lambda z: np.full(z.shape, 0.25),
        ),
    ],
    visible={
        "sigmoid_slope_values": Test(
            [(np.array([-2.0, 0.0, 1.0]),), (_floats(3, 5),), (_integers(2, 3),)]
        ),
        "sigmoid_slope_large_inputs": Test([(np.array([-1000.0, 0.0, 1000.0]),)], no_warnings=True),
    },
    hidden={
        "sigmoid_slope_hidden": Test(
            [(FAR,), (_float32(7),), (_floats(2, 1, 3),), (np.array([[-400.0, 0.0, 400.0]]),)],
            no_warnings=True,
        )
    },
)

# --- steepest_slope --------------------------------------------------------

STEEPEST_SLOPE = Task(
    reference=lambda depth: 0.25**depth,
    mistakes=[
        Mistake(
            "divided_by_depth",
            "One largest slope was divided by the depth. Slopes in a row multiply: 1/4 · 1/4 · ….",
            lambda depth: 0.25 / depth,
            lambda depth: 0.25 / depth if depth else 1.0,
        ),
        Mistake(
            "added",
            "The slopes were added. In a row they multiply.",
            lambda depth: 0.25 * depth,
            lambda depth: 0.25 * depth if depth else 1.0,
        ),
        Mistake(
            "same_for_all",
            "This is the largest slope of one sigmoid. There are `depth` of them.",
            lambda depth: 0.25,
            lambda depth: 0.25 if depth else 1.0,
        ),
        Mistake(
            "half",
            "1/2 is the sigmoid's value at 0. Its slope there is 1/4.",
            lambda depth: 0.5**depth,
        ),
        Mistake(
            "grows",
            "This grows with the depth. 1/4, multiplied again and again, gets smaller.",
            lambda depth: 4.0**depth,
        ),
        Mistake(
            "one_too_few",
            "One sigmoid was not counted.",
            lambda depth: 0.25 ** (depth - 1),
            lambda depth: 0.25 ** max(depth - 1, 0),
        ),
        Mistake(
            "one_too_many",
            "One sigmoid was counted twice: depth 1 leaves 1/4, and depth 0 leaves 1.",
            lambda depth: 0.25 ** (depth + 1),
            lambda depth: 0.25 ** (depth + 1) if depth else 1.0,
        ),
        Mistake(
            "depth_raised",
            "Base and exponent are swapped: it is 1/4 to the power of the depth.",
            lambda depth: depth**0.25,
            lambda depth: depth**0.25 if depth else 1.0,
        ),
    ],
    visible={
        "steepest_slope_values": Test([(1,), (2,), (3,), (10,)]),
        "steepest_slope_no_sigmoid": Test([(0,)]),
    },
    hidden={"steepest_slope_hidden": Test([(4,), (7,), (20,), (50,)])},
)

# --- neuron ----------------------------------------------------------------

_ACTIVATIONS = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
}


def _activation(name: str | None):
    if name not in _ACTIVATIONS:
        raise ValueError(f"unknown activation {name!r}; known: identity, sigmoid, tanh, relu")
    return _ACTIVATIONS[name]


def _unknown_is_identity(x: np.ndarray, w: np.ndarray, b: float, activation: str | None):
    return _ACTIVATIONS.get(activation, lambda z: z)(x @ w + b)


NEURON = Task(
    reference=lambda x, w, b, activation: _activation(activation)(x @ w + b) + 0.0,
    mistakes=[
        Mistake(
            "bias_last",
            "The activation came before the bias. The order is: weigh and sum, add the bias, "
            "activate.",
            lambda x, w, b, activation: _activation(activation)(x @ w) + b,
        ),
        Mistake(
            "no_bias",
            "The bias is missing: z = xᵀw + b.",
            lambda x, w, b, activation: _activation(activation)(x @ w),
        ),
        Mistake(
            "not_activated",
            "This is z, before the activation.",
            lambda x, w, b, activation: (_activation(activation), x @ w + b)[1],
        ),
        Mistake(
            "each_activated",
            "Each product was activated, and then they were added. A neuron adds first, and "
            "activates once.",
            lambda x, w, b, activation: _activation(activation)(x * w).sum() + b,
            lambda x, w, b, activation: _activation(activation)(x * w + b).sum(),
        ),
        Mistake(
            "not_summed",
            "There still is one number for each feature: the weighted features were not added up.",
            lambda x, w, b, activation: _activation(activation)(x * w + b),
        ),
        Mistake(
            "bias_each",
            "The bias was added once for each feature. There is one bias for the whole sum.",
            lambda x, w, b, activation: _activation(activation)((x * w + b).sum()),
        ),
        Mistake(
            "unknown_accepted",
            "An activation that is not known was taken for another one. A typing error would go "
            "unseen: raise ValueError.",
            _unknown_is_identity,
            lambda x, w, b, activation: _activation(activation and activation.lower())(x @ w + b),
            lambda x, w, b, activation: _activation(activation or None)(x @ w + b),
        ),
        Mistake(
            "always_sigmoid",
            "The argument `activation` is not used: this always is the sigmoid.",
            lambda x, w, b, activation: _sigmoid(x @ w + b),
        ),
    ],
    visible={
        "neuron_steps": Test(
            [
                (np.array([1.0, 2.0, 3.0]), np.array([2.0, 0.0, -1.0]), 2.0, "sigmoid"),
                (np.array([1.0, 2.0, 3.0]), np.array([2.0, 0.0, -1.0]), 2.0, None),
                (_floats(5), _floats(5), -1.5, "tanh"),
                (np.array([2.0, 4.0]), np.array([1.0, -1.0]), 0.5, "relu"),
                (_floats(5), _floats(5), 3.0, "identity"),
            ]
        ),
        "neuron_unknown_activation": Test(
            [
                (_floats(3), _floats(3), 0.5, "rleu"),
                (_floats(3), _floats(3), 0.5, "Sigmoid"),
                (_floats(3), _floats(3), 0.5, ""),
            ],
            mentions=("identity", "sigmoid", "tanh", "relu"),
        ),
    },
    hidden={
        "neuron_hidden": Test(
            [
                (_floats(7), _floats(7), 0.25, "sigmoid"),
                (_floats(2), _floats(2), -0.5, "tanh"),
                (_float32(3), _float32(3), 1.0, "identity"),
                (np.array([3.0]), np.array([2.0]), -1.0, "relu"),
                (np.array([3.0]), np.array([-2.0]), -1.0, "relu"),
                (_integers(5), _integers(5), 2, None),
                (_floats(3), _floats(3), 0.5, "step"),
            ],
            mentions=("identity", "sigmoid", "tanh", "relu"),
        )
    },
)

# --- output_activation -----------------------------------------------------

_OUTPUTS = {"regression": "identity", "binary": "sigmoid", "multiclass": "softmax"}


def _output(table: dict[str, str]):
    def look_up(task: str) -> str:
        if task not in table:
            raise ValueError(f"unknown task {task!r}")
        return table[task]

    return look_up


OUTPUT_ACTIVATION = Task(
    reference=_output(_OUTPUTS),
    mistakes=[
        Mistake(
            "classes_swapped",
            "Sigmoid and softmax are swapped: one yes-or-no question needs the sigmoid, one of k "
            "classes needs softmax.",
            _output({**_OUTPUTS, "binary": "softmax", "multiclass": "sigmoid"}),
        ),
        Mistake(
            "relu_for_regression",
            "A ReLU can never answer with a negative number. A regression needs no activation: "
            '"identity".',
            _output({**_OUTPUTS, "regression": "relu"}),
        ),
        Mistake(
            "softmax_for_binary",
            "Softmax of a single number is always 1. One yes-or-no question needs the sigmoid.",
            _output({**_OUTPUTS, "binary": "softmax"}),
        ),
        Mistake(
            "sigmoid_for_multiclass",
            "With the sigmoid the k numbers do not sum to 1. One of k classes needs softmax.",
            _output({**_OUTPUTS, "multiclass": "sigmoid"}),
        ),
        Mistake(
            "other_words",
            'The result should be "identity", "sigmoid" or "softmax", spelled just so.',
            _output({**_OUTPUTS, "regression": "linear"}),
            _output({**_OUTPUTS, "regression": "none"}),
            _output({task: name.capitalize() for task, name in _OUTPUTS.items()}),
            _output({task: name.upper() for task, name in _OUTPUTS.items()}),
        ),
        Mistake(
            "unknown_accepted",
            "Another task got an answer, too. Raise ValueError for a task that is not known.",
            lambda task: _OUTPUTS.get(task, "identity"),
            lambda task: _OUTPUTS.get(task, "softmax"),
            lambda task: _OUTPUTS.get(task, "sigmoid"),
        ),
    ],
    visible={
        "output_activation_names": Test([("regression",), ("binary",), ("multiclass",)]),
        "output_activation_unknown_task": Test([("clustering",), ("Binary",), ("",)]),
    },
    hidden={
        "output_activation_hidden": Test(
            [("multilabel",), ("classification",), ("multiclass",), ("class",)]
        )
    },
)

TASKS = {
    "relu": RELU,
    "sigmoid": SIGMOID,
    "tanh": TANH,
    "softmax": SOFTMAX,
    "sigmoid_slope": SIGMOID_SLOPE,
    "steepest_slope": STEEPEST_SLOPE,
    "neuron": NEURON,
    "output_activation": OUTPUT_ACTIVATION,
}
