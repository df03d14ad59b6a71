"""The tasks of assignment 2: references, usual mistakes, and the inputs of the tests."""

from collections.abc import Callable

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(2)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers


# --- affine_1 --------------------------------------------------------------

AFFINE_1 = Task(
    reference=lambda x, w, b: float(x * w + b),
    mistakes=[
        Mistake("no_bias", "The bias is missing: z = xw + b.", lambda x, w, b: x * w),
        Mistake(
            "bias_weighted",
            "The bias was multiplied as well. Only the feature is weighted; b is added afterwards.",
            lambda x, w, b: x * (w + b),
            lambda x, w, b: (x + b) * w,
            lambda x, w, b: x * w * b,
        ),
        Mistake(
            "roles_swapped",
            "The weight and the bias are swapped: x is multiplied by w, and b is added.",
            lambda x, w, b: x * b + w,
        ),
        Mistake("subtracted", "The bias is added, not subtracted.", lambda x, w, b: x * w - b),
        Mistake(
            "weight_added",
            "The weight was added. It multiplies the feature.",
            lambda x, w, b: x + w + b,
        ),
    ],
    visible={
        "affine_1_values": Test([(4.0, 2.0, 3.0), (2.5, -1.5, 0.5), (7, 3, 5)]),
        "affine_1_signs": Test([(-4.0, 2.0, 3.0), (0.0, 5.0, -2.0), (3.0, 0.0, 1.5)]),
    },
    hidden={"affine_1_hidden": Test([(11.0, -0.25, -7.0), (-1e3, 1e-3, 2.0), (0, -9, 0)])},
)

# --- weighted_sum ----------------------------------------------------------

_NOT_SUMMED = (
    "The features are weighted, but not added up: this still is one number for each of them."
)
_SUM_OF_SUMS = (
    "This is the sum of the features times the sum of the weights. Multiply pair by pair first, "
    "then add."
)

#: Loops that leave some features out: what to say of each, and which are in.
_LOOPS = {
    "fixed_number": (
        "Only the first few features count here. There may be any number of them: `len(x)` says "
        "how many.",
        [slice(3), slice(2)],
    ),
    "first_only": (
        "This is the first product only. Does `return` stand inside the loop?",
        [slice(1)],
    ),
    "last_only": (
        "This is the last product only. The total starts once, in front of the loop, and each "
        "round adds to it: `total += …`.",
        [slice(-1, None)],
    ),
    "last_missing": (
        "The last product is missing: does the loop end one round too early?",
        [slice(-1)],
    ),
    "first_missing": (
        "The first product is missing. Positions start at 0.",
        [slice(1, None)],
    ),
}


def _over(part: slice) -> Callable:
    return lambda x, w, b=0.0: x[part] @ w[part] + b


_LOOP_MISTAKES = [
    Mistake(name, sentence, *map(_over, parts)) for name, (sentence, parts) in _LOOPS.items()
] + [
    Mistake(
        "starts_at_one",
        "This is one too many: the total starts at 0, not at 1.",
        lambda x, w, b=0.0: x @ w + b + 1,
    )
]

WEIGHTED_SUM = Task(
    reference=lambda x, w: float(x @ w),
    mistakes=[
        Mistake("not_summed", _NOT_SUMMED, lambda x, w: x * w),
        Mistake("sum_of_sums", _SUM_OF_SUMS, lambda x, w: x.sum() * w.sum()),
        Mistake(
            "unweighted",
            "The weights do not multiply here. Each feature is multiplied by its weight.",
            lambda x, w: (x + w).sum(),
            lambda x, w: x.sum(),
        ),
        Mistake(
            "mean",
            "This is the mean of the products. Their sum is asked for.",
            lambda x, w: (x * w).mean(),
        ),
        Mistake(
            "normalised",
            "This is divided by the sum of the weights: a weighted mean. The weighted sum is "
            "asked for.",
            lambda x, w: x @ w / w.sum(),
        ),
        Mistake(
            "every_pair",
            "Every feature met every weight. Feature i belongs to weight i only.",
            lambda x, w: np.outer(x, w),
        ),
        *_LOOP_MISTAKES,
    ],
    visible={
        "weighted_sum_values": Test(
            [
                (np.array([5.0, 8.0, 2.0]), np.array([2.0, 0.5, 1.0])),
                (_integers(5), _integers(5)),
                (np.array([5, 10, 3]), np.array([2.0, 0.25, 1.5])),
                (_floats(7), _floats(7)),
            ]
        ),
        "weighted_sum_one_feature": Test([(np.array([3.0]), np.array([-2.0]))]),
    },
    hidden={
        "weighted_sum_hidden": Test(
            [
                (_floats(11), _floats(11)),
                (_float32(3), _float32(3)),
                (np.array([-4]), np.array([6])),
                (np.array([1e6, 1.0, -1e6]), np.array([1.0, 1.0, 1.0])),
            ]
        )
    },
)

# --- affine ----------------------------------------------------------------

_BIAS_EACH = (
    "The bias was added once for each feature. There is one bias for the whole weighted sum."
)

AFFINE = Task(
    reference=lambda x, w, b: float(x @ w + b),
    mistakes=[
        Mistake("no_bias", "The bias is missing: z = xᵀw + b.", lambda x, w, b: x @ w),
        Mistake("bias_each", _BIAS_EACH, lambda x, w, b: (x * w + b).sum()),
        Mistake(
            "bias_weighted",
            "The bias was multiplied as well. Only the features are weighted.",
            lambda x, w, b: (x + b) @ w,
            lambda x, w, b: x @ (w + b),
            lambda x, w, b: (x @ w) * b,
        ),
        Mistake("not_summed", _NOT_SUMMED, lambda x, w, b: x * w + b),
        Mistake(
            "unweighted",
            "The weights do not multiply here. Each feature is multiplied by its weight.",
            lambda x, w, b: x.sum() + b,
            lambda x, w, b: (x + w).sum() + b,
        ),
        Mistake("sum_of_sums", _SUM_OF_SUMS, lambda x, w, b: x.sum() * w.sum() + b),
        Mistake("subtracted", "The bias is added, not subtracted.", lambda x, w, b: x @ w - b),
        *_LOOP_MISTAKES,
    ],
    visible={
        "affine_values": Test(
            [
                (np.array([5.0, 8.0, 2.0]), np.array([2.0, 0.5, 1.0]), 3.0),
                (_floats(7), _floats(7), -1.5),
                (_integers(5), _integers(5), 2),
            ]
        ),
        "affine_zero_features": Test([(np.zeros(3), _floats(3), 4.0)]),
    },
    hidden={
        "affine_hidden": Test(
            [
                (_floats(13), _floats(13), 0.75),
                (_float32(2), _float32(2), -3.0),
                (np.array([2.0]), np.array([5.0]), 1.0),
                (_floats(5), np.zeros(5), -2.5),
            ]
        )
    },
)

# --- affine_many -----------------------------------------------------------

AFFINE_MANY = Task(
    reference=lambda X, w, b: X @ w + b,
    mistakes=[
        Mistake("no_bias", "The bias is missing: z = Xw + b.", lambda X, w, b: X @ w),
        Mistake("bias_each", _BIAS_EACH, lambda X, w, b: (X * w + b).sum(axis=1)),
        Mistake(
            "not_summed",
            "The features are weighted, but not added up: add along the features, axis 1.",
            lambda X, w, b: X * w + b,
        ),
        Mistake(
            "columns",
            "The columns of X met the weights. A weight belongs to a feature, and the features of "
            "an example are a row.",
            lambda X, w, b: X.T @ w + b,
        ),
        Mistake(
            "summed_over_examples",
            "This is summed over the examples, axis 0. Add along the features: one number for each "
            "example.",
            lambda X, w, b: (X * w).sum(axis=0) + b,
        ),
        Mistake(
            "everything_summed",
            "Everything is added up to one number. Each example keeps its own: (N,).",
            lambda X, w, b: (X * w).sum() + b,
        ),
        Mistake(
            "column",
            "This is a column, (N, 1). With w of shape (l,) the result has one axis, (N,).",
            lambda X, w, b: (X @ w + b)[:, np.newaxis],
        ),
        Mistake(
            "first_only",
            "This is the first example only.",
            lambda X, w, b: X[0] @ w + b,
        ),
    ],
    visible={
        "affine_many_values": Test(
            [
                (np.array([[5.0, 8.0, 2.0], [1.0, 4.0, 0.0]]), np.array([2.0, 0.5, 1.0]), 3.0),
                (_floats(7, 5), _floats(5), -2.0),
                (_integers(3, 2), _floats(2), 0.5),
            ]
        ),
        "affine_many_shapes": Test(
            [
                (_floats(3, 3), _floats(3), 1.0),
                (_floats(1, 5), _floats(5), 0.5),
                (_floats(5, 1), _floats(1), 0.5),
            ]
        ),
    },
    hidden={
        "affine_many_hidden": Test(
            [
                (_floats(11, 2), _floats(2), 4.0),
                (_float32(3, 7), _float32(7), -1.0),
                (_integers(5, 3), _integers(3), 2),
                (_floats(2, 2), _floats(2), 0.25),
                (_floats(1, 1), _floats(1), 3.0),
            ]
        )
    },
)

# --- output_change ---------------------------------------------------------

OUTPUT_CHANGE = Task(
    reference=lambda w, dx: float(dx @ w),
    mistakes=[
        Mistake(
            "not_summed",
            "This is what each feature contributes to the change. The change of the result is "
            "their sum.",
            lambda w, dx: w * dx,
        ),
        Mistake(
            "signs_lost",
            "The signs are lost. A feature that falls, or a negative weight, lowers the result; "
            "changes can cancel.",
            lambda w, dx: np.abs(w) @ np.abs(dx),
            lambda w, dx: np.abs(w * dx).sum(),
            lambda w, dx: abs(w @ dx),
        ),
        Mistake(
            "sum_of_sums",
            "This is the sum of the weights times the sum of the changes. Each change meets its "
            "own weight.",
            lambda w, dx: w.sum() * dx.sum(),
        ),
        Mistake(
            "unweighted",
            "The weights are missing. A change counts as much as the weight of its feature says.",
            lambda w, dx: dx.sum(),
        ),
        Mistake(
            "divided",
            "The changes were divided by the weights. A large weight makes the result move more.",
            lambda w, dx: (dx / w).sum(),
        ),
        Mistake(
            "opposite_sign",
            "This is the old result minus the new one. The new one minus the old one is asked for.",
            lambda w, dx: -(w @ dx),
        ),
    ],
    visible={
        "output_change_one_feature": Test(
            [
                (np.array([2.0, 0.5, 1.0]), np.array([0.5, 0.0, 0.0])),
                (np.array([2.0, -0.5, 1.0]), np.array([0.0, 3.0, 0.0])),
            ]
        ),
        "output_change_all_features": Test(
            [
                (np.array([2.0, 0.5, 1.0]), np.array([1.0, -4.0, 0.0])),
                (_floats(5), _floats(5)),
                (np.array([3, -2, 1]), np.array([0.5, 0.25, -1.5])),
            ]
        ),
    },
    hidden={
        "output_change_hidden": Test(
            [
                (_floats(7), _floats(7)),
                (_float32(3), _float32(3)),
                (_integers(5) + 10, _integers(5)),
                (np.array([-3.0]), np.array([0.5])),
            ]
        )
    },
)

# --- line_through ----------------------------------------------------------


def _line(p: tuple, q: tuple) -> tuple:
    (x1, z1), (x2, z2) = p, q
    if x1 == x2:
        raise ValueError("vertical")
    w = (z2 - z1) / (x2 - x1)
    return float(w), float(z1 - x1 * w)


def _vertical_is_flat(p: tuple, q: tuple) -> tuple:
    return (0.0, p[1]) if p[0] == q[0] else _line(p, q)


def _vertical_is_infinite(p: tuple, q: tuple) -> tuple:
    if p[0] != q[0]:
        return _line(p, q)
    w = float("inf") if q[1] > p[1] else float("-inf")
    return w, p[1] - p[0] * w


def _inverted(p: tuple, q: tuple) -> tuple:
    _line(p, q)
    w = (q[0] - p[0]) / (q[1] - p[1])
    return w, p[1] - p[0] * w


def _whole_slope(p: tuple, q: tuple) -> tuple:
    _line(p, q)
    w = (q[1] - p[1]) // (q[0] - p[0])
    return w, p[1] - p[0] * w


LINE_THROUGH = Task(
    reference=_line,
    mistakes=[
        Mistake(
            "order_swapped",
            "Weight and bias are swapped: the tuple is (w, b).",
            lambda p, q: _line(p, q)[::-1],
        ),
        Mistake(
            "inverted",
            "The slope is upside down: it is the difference of the heights, divided by the "
            "difference of the places.",
            _inverted,
        ),
        Mistake(
            "height_as_bias",
            "The bias is the height at x = 0, not at the first point. Go back from the point: "
            "b = z − xw.",
            lambda p, q: (_line(p, q)[0], p[1]),
            lambda p, q: (_line(p, q)[0], q[1]),
        ),
        Mistake(
            "slope_sign",
            "The slope has the wrong sign: subtract heights and places in the same order.",
            lambda p, q: (-_line(p, q)[0], p[1] + p[0] * _line(p, q)[0]),
        ),
        Mistake(
            "bias_sign",
            "The bias is off: from z = xw + b follows b = z − xw.",
            lambda p, q: (_line(p, q)[0], p[1] + p[0] * _line(p, q)[0]),
            lambda p, q: (_line(p, q)[0], p[0] * _line(p, q)[0] - p[1]),
            lambda p, q: (_line(p, q)[0], p[1] - _line(p, q)[0]),
        ),
        Mistake(
            "whole_slope",
            "The slope was cut to a whole number: divide with `/`, not with `//`.",
            _whole_slope,
        ),
        Mistake(
            "vertical_accepted",
            "No function z = xw + b is vertical. Where both points have the same x, "
            "raise ValueError.",
            _vertical_is_flat,
            _vertical_is_infinite,
        ),
    ],
    visible={
        "line_through_values": Test(
            [
                ((2, 7), (5, 13)),
                ((1.0, 5.0), (3.0, 1.0)),
                ((-2.0, 0.5), (2.0, 0.5)),
                ((3, 4), (5, 7)),
                ((4.0, 1.0), (1.0, 2.0)),
            ]
        ),
        "line_through_vertical": Test([((1.0, 0.0), (1.0, 4.0)), ((0, 2), (0, -2))]),
    },
    hidden={
        "line_through_hidden": Test(
            [
                ((0.0, -3.0), (4.0, 0.0)),
                ((7.0, 2.0), (-3.0, 5.5)),
                ((5, 1), (2, 2)),
                ((-6.5, 1.0), (-6.5, 1.5)),
            ]
        )
    },
)

# --- compose_affine --------------------------------------------------------


COMPOSE_AFFINE = Task(
    reference=lambda w1, b1, w2, b2: (w1 @ w2, b1 @ w2 + b2),
    mistakes=[
        Mistake(
            "first_bias_lost",
            "The weights are right, but the first bias is lost: it goes through the second "
            "function, too.",
            lambda w1, b1, w2, b2: (w1 @ w2, b2),
        ),
        Mistake(
            "biases_added",
            "The biases were only added. The first one goes through the second function: it is "
            "multiplied by w2 before b2 is added.",
            lambda w1, b1, w2, b2: (w1 @ w2, b1 + b2),
        ),
        Mistake(
            "second_bias_lost",
            "The second bias is missing.",
            lambda w1, b1, w2, b2: (w1 @ w2, b1 @ w2),
        ),
        Mistake(
            "other_order",
            "This is f1 after f2. With rows the first function's matrix stands on the left.",
            lambda w1, b1, w2, b2: (w2 @ w1, b2 @ w1 + b1),
            lambda w1, b1, w2, b2: (w2 @ w1, b1 @ w2 + b2),
        ),
        Mistake(
            "elementwise",
            "The matrices were multiplied entry by entry. The matrix product is `@`.",
            lambda w1, b1, w2, b2: (w1 * w2, b1 @ w2 + b2),
            lambda w1, b1, w2, b2: (w1 * w2, b1 * w2 + b2),
        ),
        Mistake(
            "weights_added",
            "The weights were added. Doing one thing after the other multiplies them.",
            lambda w1, b1, w2, b2: (w1 + w2, b1 @ w2 + b2),
        ),
        Mistake(
            "second_bias_through_first",
            "The second bias was sent through the first function. It is the first bias that goes "
            "through the second.",
            lambda w1, b1, w2, b2: (w1 @ w2, b2 @ w1 + b1),
        ),
        Mistake(
            "bias_transposed",
            "The weights are right, but the first bias met the rows of w2. As a row vector it "
            "stands on the left: b1 @ w2.",
            lambda w1, b1, w2, b2: (w1 @ w2, w2 @ b1 + b2),
        ),
        Mistake(
            "order_swapped",
            "The weights come first: (w, b).",
            lambda w1, b1, w2, b2: (b1 @ w2 + b2, w1 @ w2),
        ),
    ],
    visible={
        "compose_affine_values": Test(
            [
                (_floats(3, 5), _floats(5), _floats(5, 2), _floats(2)),
                (np.array([[2.0]]), np.array([3.0]), np.array([[1.5]]), np.array([0.5])),
            ]
        ),
        "compose_affine_square": Test([(_floats(3, 3), _floats(3), _floats(3, 3), _floats(3))]),
    },
    hidden={
        "compose_affine_hidden": Test(
            [
                (_floats(2, 7), _floats(7), _floats(7, 3), _floats(3)),
                (_float32(5, 3), _float32(3), _float32(3, 1), _float32(1)),
                (_integers(2, 2), _integers(2), _integers(2, 2), _integers(2)),
                (_floats(1, 3), _floats(3), _floats(3, 5), _floats(5)),
            ]
        )
    },
)

TASKS = {
    "affine_1": AFFINE_1,
    "weighted_sum": WEIGHTED_SUM,
    "affine": AFFINE,
    "affine_many": AFFINE_MANY,
    "output_change": OUTPUT_CHANGE,
    "line_through": LINE_THROUGH,
    "compose_affine": COMPOSE_AFFINE,
}
