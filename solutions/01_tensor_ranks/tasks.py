"""The tasks of assignment 1: references, usual mistakes, and the inputs of the tests.

Never released. A mistake's sentence says what the student's result is, and
what to do instead. Widths are different primes, so that no swap goes unseen,
except where a square shape is meant to hide one.
"""

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(1)
_floats, _float32, _integers = inputs.floats, inputs.float32, inputs.integers


# --- rank ------------------------------------------------------------------

RANK = Task(
    reference=lambda t: t.ndim,
    mistakes=[
        Mistake(
            "matrix_rank",
            "This is the matrix rank: the number of independent rows. The rank of a tensor is "
            "another thing with the same name: its number of axes.",
            lambda t: np.linalg.matrix_rank(t),
        ),
        Mistake(
            "shape_itself",
            "This is the shape itself. The rank is the number of its entries.",
            lambda t: t.shape,
            lambda t: list(t.shape),
            lambda t: np.array(t.shape),
        ),
        Mistake(
            "size",
            "This is the number of all entries, the size. The rank is the number of axes.",
            lambda t: t.size,
        ),
        Mistake(
            "len",
            "`len(t)` is the length of the first axis, and a scalar has no first axis. "
            "The rank is the number of axes.",
            lambda t: len(t),
        ),
        Mistake(
            "squeezed",
            "This counts only axes longer than 1. An axis of length 1 is an axis, too.",
            lambda t: sum(n > 1 for n in t.shape),
        ),
        Mistake(
            "one_too_many",
            "This is one too many: a scalar has no axis at all, so its rank is 0.",
            lambda t: t.ndim + 1,
        ),
        Mistake(
            "at_least_one",
            "A scalar was counted as if it were a vector. A scalar has no axis: its rank is 0.",
            lambda t: max(1, t.ndim),
        ),
    ],
    visible={
        "rank_counts_axes": Test(
            [
                (_integers(4, 3, 5),),
                (np.array([[1, 0], [0, 1], [2, 3]]),),
                (np.array([[1.0, 2.0], [2.0, 4.0]]),),
                (np.array([4.0, 5.0, 6.0, 7.0, 8.0]),),
                (np.array(7.0),),
            ]
        ),
        "rank_axes_of_length_one": Test([(_floats(1, 5),), (_floats(1, 1, 7),)]),
    },
    hidden={
        "rank_hidden": Test(
            [
                (np.ones((3, 3)),),
                (_integers(2, 3, 5, 7),),
                (np.array(-3),),
                (_float32(1),),
                (_floats(2, 1, 3, 1, 2),),
                (np.zeros((0, 4)),),
            ]
        )
    },
)

# --- as_row, as_column -----------------------------------------------------

_UNCHANGED = (
    "This is x as it came, with one axis. A vector has no rows and no columns, so `x.T` is x "
    "again; and `reshape` leaves x alone and gives a new array. Return the one with the new axis."
)

AS_ROW = Task(
    reference=lambda x: x.reshape(1, -1),
    mistakes=[
        Mistake("unchanged", _UNCHANGED, lambda x: x.T),
        Mistake(
            "column",
            "This is a column, (n, 1). A row is one row of n numbers: (1, n).",
            lambda x: x.reshape(-1, 1),
        ),
        Mistake(
            "three_axes",
            "There is one axis too many. A row is a matrix: two axes, (1, n).",
            lambda x: x[np.newaxis, np.newaxis, :],
        ),
        Mistake(
            "square",
            "This repeats the vector n times. A row has the n numbers once.",
            lambda x: np.tile(x, (len(x), 1)),
        ),
        Mistake(
            "summed",
            "This is one number. Nothing is computed here: the same n numbers get a second axis.",
            lambda x: float(x.sum()),
            lambda x: x @ x,
        ),
    ],
    visible={
        "as_row_shape": Test([(np.array([2.0, 3.0, 5.0]),), (_floats(7),)]),
        "as_row_dtype": Test([(_integers(5),), (_float32(3),)], exact_dtype=True),
    },
    hidden={
        "as_row_hidden": Test(
            [(_integers(11),), (_float32(2),), (_floats(1),), (_floats(13),)], exact_dtype=True
        )
    },
)

AS_COLUMN = Task(
    reference=lambda x: x.reshape(-1, 1),
    mistakes=[
        Mistake("unchanged", _UNCHANGED, lambda x: x.T),
        Mistake(
            "row",
            "This is a row, (1, n). A column is n rows of one number: (n, 1).",
            lambda x: x.reshape(1, -1),
        ),
        Mistake(
            "three_axes",
            "There is one axis too many. A column is a matrix: two axes, (n, 1).",
            lambda x: x[:, np.newaxis, np.newaxis],
        ),
        Mistake(
            "square",
            "This repeats each number n times. A column has the n numbers once.",
            lambda x: np.tile(x.reshape(-1, 1), (1, len(x))),
        ),
        Mistake(
            "reversed",
            "The shape is right, but the numbers stand in the opposite order.",
            lambda x: x[::-1].reshape(-1, 1),
        ),
    ],
    visible={
        "as_column_shape": Test([(np.array([2.0, 3.0, 5.0]),), (_floats(7),)]),
        "as_column_dtype": Test([(_integers(5),), (_float32(3),)], exact_dtype=True),
    },
    hidden={
        "as_column_hidden": Test(
            [(_integers(11),), (_float32(2),), (_floats(1),), (_floats(13),)], exact_dtype=True
        )
    },
)

# --- flatten_examples ------------------------------------------------------


def _exactly_two_axes(X: np.ndarray) -> np.ndarray:
    N, h, w = X.shape
    return X.reshape(N, h * w)


FLATTEN_EXAMPLES = Task(
    reference=lambda X: X.reshape(X.shape[0], -1),
    mistakes=[
        Mistake(
            "all_flat",
            "Everything is in one row of numbers, and where one example ends is lost. "
            "Keep the first axis: one row an example.",
            lambda X: X.ravel(),
        ),
        Mistake(
            "last_axis_kept",
            "The last axis was kept. Keep the first one, the examples, and merge all others.",
            lambda X: X.reshape(-1, X.shape[-1]),
        ),
        Mistake(
            "examples_as_columns",
            "The examples stand in the columns. One row an example: (N, …).",
            lambda X: X.reshape(X.shape[0], -1).T,
        ),
        Mistake(
            "order_f",
            "The shape is right, but the numbers of an example are in another order: the last "
            "axis should run fastest (NumPy's own order, C).",
            lambda X: X.reshape(X.shape[0], -1, order="F"),
        ),
        Mistake(
            "examples_mixed",
            "The shape is right, but numbers of different examples share a row. Row i must be "
            "all of example i, and of no other: let `reshape` keep the first length, and do not "
            "transpose, neither before nor after.",
            lambda X: X.T.reshape(X.shape[0], -1),
            lambda X: X.reshape(-1, X.shape[0]).T,
        ),
        Mistake(
            "two_axes_only",
            "This works for one number of axes only. Keep the first length, and let reshape work "
            "out the rest, whatever it is.",
            lambda X: X.reshape(X.shape[0], X.shape[1] * X.shape[2]),
            _exactly_two_axes,
        ),
        Mistake(
            "one_example_lost",
            "A batch of one example lost its axis. It is still a batch: (1, …).",
            lambda X: X.reshape(X.shape[0], -1).squeeze(),
        ),
    ],
    visible={
        "flatten_examples_images": Test(
            [(np.arange(12).reshape(2, 2, 3),), (_floats(5, 2, 3),), (_integers(3, 7, 2),)]
        ),
        "flatten_examples_any_rank": Test(
            [(_floats(3, 5),), (_integers(2, 3, 5, 2),), (_float32(1, 2, 3),)], exact_dtype=True
        ),
    },
    hidden={
        "flatten_examples_hidden": Test(
            [
                (_floats(7, 3, 2),),
                (_float32(2, 2, 2),),
                (_integers(1, 3, 1, 5),),
                (_floats(5, 2, 3, 2, 2),),
                (_floats(11, 1),),
            ],
            exact_dtype=True,
        )
    },
)

# --- broadcast_shape -------------------------------------------------------


def _aligned(s: tuple, t: tuple) -> list[tuple[int, int]]:
    rank = max(len(s), len(t))
    return list(zip((1,) * (rank - len(s)) + s, (1,) * (rank - len(t)) + t, strict=True))


def _aligned_left(s: tuple, t: tuple) -> tuple:
    rank = max(len(s), len(t))
    pairs = zip(s + (1,) * (rank - len(s)), t + (1,) * (rank - len(t)), strict=True)
    return _stretched(list(pairs))


def _stretched(pairs: list[tuple[int, int]]) -> tuple:
    if any(a != b and 1 not in (a, b) for a, b in pairs):
        raise ValueError("shapes do not fit")
    return tuple(max(pair) for pair in pairs)


def _paired_from_the_left(s: tuple, t: tuple) -> tuple:
    longer = s if len(s) > len(t) else t
    shared = _stretched(list(zip(s, t, strict=False)))
    return shared + longer[len(shared) :]


def _equal_only(s: tuple, t: tuple) -> tuple:
    if any(a != b for a, b in _aligned(s, t)):
        raise ValueError("shapes do not fit")
    return s


def _same_rank_only(s: tuple, t: tuple) -> tuple:
    if len(s) != len(t):
        raise ValueError("shapes do not fit")
    return _stretched(list(zip(s, t, strict=True)))


BROADCAST_SHAPE = Task(
    reference=lambda s, t: tuple(int(n) for n in np.broadcast_shapes(s, t)),
    mistakes=[
        Mistake(
            "from_the_left",
            "The shapes were compared from the left. Broadcasting compares from the right: the "
            "last axes are a pair, then the ones before them.",
            _paired_from_the_left,
            lambda s, t: _stretched(list(zip(s, t, strict=False))),
            _aligned_left,
        ),
        Mistake(
            "never_fails",
            "Two lengths that differ, neither of them 1, do not fit: raise ValueError.",
            lambda s, t: tuple(max(pair) for pair in _aligned(s, t)),
        ),
        Mistake(
            "equal_only",
            "An axis of length 1 is stretched to the other's length; that is not an error.",
            _equal_only,
        ),
        Mistake(
            "same_rank_only",
            "The shorter shape is filled up with 1s on its left; two ranks that differ are not "
            "an error.",
            _same_rank_only,
        ),
        Mistake(
            "shorter_wins",
            "Axes are missing: the leading axes of the longer shape belong to the result, too.",
            lambda s, t: _stretched(_aligned(s, t)[max(len(s), len(t)) - min(len(s), len(t)) :]),
        ),
        Mistake(
            "smaller",
            "Where one length is 1, the result has the other length, the larger one.",
            lambda s, t: tuple(min(pair) for pair in _aligned(s, t)),
        ),
        Mistake(
            "reversed",
            "The lengths are right, in reverse order.",
            lambda s, t: _stretched(_aligned(s, t))[::-1],
        ),
        Mistake(
            "longer_shape",
            "This is one of the two shapes. Both can be stretched: go through the axes, pair by "
            "pair.",
            lambda s, t: s if len(s) >= len(t) else t,
        ),
    ],
    visible={
        "broadcast_shape_fits": Test(
            [
                ((2, 3), (2, 3)),
                ((5, 1), (1, 7)),
                ((5, 3), (3,)),
                ((3,), (2, 5, 3)),
                ((4,), (4, 1)),
                ((), (2, 3)),
            ]
        ),
        "broadcast_shape_error": Test([((2, 3), (2,)), ((2,), (4,)), ((2, 3), (4, 3))]),
    },
    hidden={
        "broadcast_shape_hidden": Test(
            [
                ((7, 1, 5), (3, 1)),
                ((1,), (11,)),
                ((2, 1, 3, 1), (5, 1, 7)),
                ((), ()),
                ((4, 3, 2), (4, 3)),
                ((6,), (2, 3)),
                ((2, 2), (2,)),
                ((6, 5), (3, 5)),
                ((2, 3), (3, 2)),
            ]
        )
    },
)

# --- pairwise_sums ---------------------------------------------------------


def _column_plus_column(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return x[:, np.newaxis] + y[:, np.newaxis]


PAIRWISE_SUMS = Task(
    reference=lambda x, y: x[:, np.newaxis] + y[np.newaxis, :],
    mistakes=[
        Mistake(
            "transposed",
            "Rows and columns are swapped. x runs down the rows, y along the columns: "
            "entry [i, j] is x[i] + y[j].",
            lambda x, y: y[:, np.newaxis] + x[np.newaxis, :],
        ),
        Mistake(
            "no_new_axis",
            "`x + y` pairs x[i] with y[i] only. Every x[i] should meet every y[j]: give each of "
            "them an axis of its own.",
            lambda x, y: x + y,
        ),
        Mistake(
            "both_columns",
            "Both became columns, so x[i] meets y[i] only. One is a column (n, 1), the other a "
            "row (1, m).",
            _column_plus_column,
        ),
        Mistake(
            "products",
            "These are products. Sums are asked for.",
            lambda x, y: np.outer(x, y),
        ),
        Mistake(
            "differences",
            "These are differences x[i] − y[j]. Sums are asked for.",
            lambda x, y: x[:, np.newaxis] - y[np.newaxis, :],
        ),
        Mistake(
            "flat",
            "All the sums are there, in one long vector. Entry [i, j] needs two axes: (n, m).",
            lambda x, y: (x[:, np.newaxis] + y[np.newaxis, :]).ravel(),
        ),
        Mistake(
            "repeated",
            "y was not used: each row of the result is x[i], repeated.",
            lambda x, y: np.tile(x[:, np.newaxis], (1, len(y))),
        ),
    ],
    visible={
        "pairwise_sums_small": Test(
            [(np.array([10, 20, 30]), np.array([1, 2])), (_floats(5), _floats(7))]
        ),
        "pairwise_sums_same_length": Test([(_floats(3), _floats(3)), (_floats(1), _floats(5))]),
    },
    hidden={
        "pairwise_sums_hidden": Test(
            [
                (_integers(11), _integers(2)),
                (_float32(5), _float32(3)),
                (_floats(4), _floats(4)),
                (_floats(3), _floats(1)),
                (1e6 * _floats(2), _floats(3)),
            ]
        )
    },
)

# --- center_columns --------------------------------------------------------


def _floating(X: np.ndarray) -> np.ndarray:
    return X if X.dtype.kind == "f" else X.astype(np.float64)


def _centered(X: np.ndarray) -> np.ndarray:
    X = _floating(X)
    return X - X.mean(axis=0)


CENTER_COLUMNS = Task(
    reference=_centered,
    mistakes=[
        Mistake(
            "rows_centered",
            "The rows were centered. The mean of a column runs down the examples: axis 0.",
            lambda X: _floating(X) - _floating(X).mean(axis=1, keepdims=True),
        ),
        Mistake(
            "row_means_as_row",
            "`mean(axis=1)` has one number for each row, (N,). Aligned on the right it meets the "
            "columns, and fits only by chance. The mean of a column runs down the examples: "
            "axis 0.",
            lambda X: _floating(X) - _floating(X).mean(axis=1),
        ),
        Mistake(
            "one_mean",
            "The mean of the whole matrix was subtracted. Each column has its own mean: axis 0.",
            lambda X: _floating(X) - _floating(X).mean(),
        ),
        Mistake(
            "standardised",
            "The columns were also divided by their standard deviation. Only the mean goes.",
            lambda X: _centered(X) / X.std(axis=0),
            lambda X: _centered(X) / X.std(axis=0, ddof=1),
        ),
        Mistake(
            "means_only",
            "These are the means. Subtract them from X.",
            lambda X: _floating(X).mean(axis=0),
            lambda X: _floating(X).mean(axis=0, keepdims=True),
        ),
        Mistake(
            "opposite_sign",
            "This is the mean minus X. X minus the mean is asked for.",
            lambda X: -_centered(X),
        ),
        Mistake(
            "truncated",
            "The mean, or the result, was cut to whole numbers. The mean of whole numbers is "
            "rarely one: keep the digits after the point.",
            lambda X: X - X.mean(axis=0).astype(X.dtype),
            lambda X: _centered(X).astype(X.dtype),
            lambda X: X - X.sum(axis=0) // len(X),
        ),
        Mistake(
            "float64",
            "The numbers are right, but float32 became float64, twice the memory. A mean of "
            "float32 numbers is float32 already; `np.zeros` and Python lists make float64.",
            lambda X: _centered(X.astype(np.float64)),
        ),
        Mistake(
            "sum_subtracted",
            "The sum was subtracted, not the mean.",
            lambda X: _floating(X) - _floating(X).sum(axis=0),
        ),
        Mistake(
            "columns_as_rows",
            "The numbers are right, but each column became a row: built column by column, the "
            "result is transposed. Turn it back with `.T`.",
            lambda X: _centered(X).T,
        ),
        Mistake(
            "median",
            "The median was subtracted. The mean is asked for.",
            lambda X: _floating(X) - np.median(_floating(X), axis=0).astype(_floating(X).dtype),
        ),
    ],
    visible={
        "center_columns_means": Test(
            [
                (np.array([[1.0, 10.0], [2.0, 20.0], [6.0, 60.0]]),),
                (np.array([[3.0, 1.0, 4.0]]),),
                (_floats(7, 3) + np.array([100.0, 0.0, -100.0]),),
                (_floats(3, 3),),
            ]
        ),
        "center_columns_dtype": Test(
            [(np.array([[1, 2, 3], [4, 6, 8]]),), (_float32(5, 2),)], exact_dtype=True
        ),
    },
    hidden={
        "center_columns_hidden": Test(
            [
                (_floats(5, 5),),
                (_floats(1, 7),),
                (_integers(11, 2),),
                (_float32(3, 5),),
                (1e4 + _floats(13, 1),),
            ],
            exact_dtype=True,
        )
    },
)

# --- matmul ----------------------------------------------------------------


def _too_few_terms(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    k = min(A.shape[1], B.shape[0])
    return A[:, :k] @ B[:k]


def _checked(A: np.ndarray, B: np.ndarray) -> None:
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")


def _last_term(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    _checked(A, B)
    return A[:, -1:] * B[-1:]


def _first_term_missing(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    _checked(A, B)
    return A[:, 1:] @ B[1:]


def _whole_sums(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    _checked(A, B)
    return (A @ B).astype(int)


def _whole_running_sums(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    _checked(A, B)
    C = np.zeros((A.shape[0], B.shape[1]), dtype=int)
    for p in range(A.shape[1]):
        C = (C + A[:, [p]] * B[p]).astype(int)
    return C


def _sum_of_sums(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    _checked(A, B)
    return A.sum(axis=1)[:, np.newaxis] * B.sum(axis=0)


MATMUL = Task(
    reference=lambda A, B: A @ B,
    forbidden=(
        "@",
        "dot",
        "vdot",
        "inner",
        "tensordot",
        "matmul",
        "einsum",
        "multi_dot",
        "vecdot",
        "matvec",
        "vecmat",
        "matrix",
        "asmatrix",
        "bmat",
        "rmatmul",
        "imatmul",
    ),
    mistakes=[
        Mistake(
            "elementwise",
            "This is `A * B`: entry times entry. Entry [i, j] of the matrix product is row i of A "
            "times column j of B, summed.",
            lambda A, B: A * B,
        ),
        Mistake(
            "b_transposed",
            "The rows of A met the rows of B. Row i of A meets column j of B.",
            lambda A, B: A @ B.T,
        ),
        Mistake(
            "other_order",
            "This is B times A. The order of the factors matters.",
            lambda A, B: B @ A,
        ),
        Mistake(
            "transposed",
            "The result is transposed: entry [i, j] stands at [j, i].",
            lambda A, B: (A @ B).T,
        ),
        Mistake(
            "surplus_dropped",
            "The inner sizes differ, and the surplus was dropped without a word. Compare "
            "A.shape[1] with B.shape[0] first, and raise ValueError.",
            _too_few_terms,
        ),
        Mistake(
            "last_term",
            "Only the last term of each sum is left: the terms must be added (`+=`), not stored "
            "over one another (`=`).",
            _last_term,
        ),
        Mistake(
            "first_term_missing",
            "The first term of each sum is missing: an index starts at 0.",
            _first_term_missing,
        ),
        Mistake(
            "whole_numbers",
            "Digits after the point were cut off: the array for the result holds whole numbers. "
            "Make it with `np.zeros((n, m))`.",
            _whole_sums,
            _whole_running_sums,
        ),
        Mistake(
            "sum_of_sums",
            "This is the sum of the row times the sum of the column. First multiply term by "
            "term, then add.",
            _sum_of_sums,
        ),
    ],
    visible={
        "matmul_values": Test(
            [
                (np.array([[1, 2], [3, 4]]), np.array([[5, 6], [7, 8]])),
                (np.array([[1, 2]]), np.array([[3, 0, -1], [0, 5, 2]])),
                (_floats(2, 3), _floats(3, 5)),
                (_floats(3, 2), _floats(2, 3)),
            ]
        ),
        "matmul_error": Test(
            [
                (_floats(2, 3), _floats(5, 2)),
                (_floats(3, 5), _floats(3, 5)),
                (_floats(2, 1), _floats(3, 2)),
                (_floats(2, 3), _floats(1, 2)),
            ]
        ),
    },
    hidden={
        "matmul_hidden": Test(
            [
                (_floats(3, 3), _floats(3, 3)),
                (_floats(1, 7), _floats(7, 1)),
                (_floats(5, 1), _floats(1, 2)),
                (_float32(2, 11), _float32(11, 3)),
                (_integers(3, 2), _integers(2, 7)),
                (_floats(2, 2), _floats(3, 2)),
                (_floats(5, 3), _floats(1, 7)),
            ]
        )
    },
)

# --- batched_matmul --------------------------------------------------------

BATCHED_MATMUL = Task(
    reference=lambda A, B: A @ B,
    mistakes=[
        Mistake(
            "dot",
            "`np.dot` pairs every matrix of A with every matrix of B: four axes. Only A[i] and "
            "B[i], the same i, belong together.",
            lambda A, B: np.dot(A, B),
        ),
        Mistake(
            "elementwise",
            "This is `A * B`: entry times entry. Each pair A[i], B[i] needs a matrix product.",
            lambda A, B: A * B,
        ),
        Mistake(
            "summed",
            "The products of all examples were added up. Each example keeps its own: (N, n, m).",
            lambda A, B: (A @ B).sum(axis=0),
        ),
        Mistake(
            "first_only",
            "This is the product of the first pair only. There are N of them.",
            lambda A, B: A[0] @ B[0],
            lambda A, B: (A[0] @ B[0])[np.newaxis],
        ),
        Mistake(
            "first_b",
            "Every A[i] was multiplied by the same matrix, B[0]. Its partner is B[i].",
            lambda A, B: A @ B[0],
        ),
        Mistake(
            "transposed",
            "Each product is transposed. Entry [i, p, q] is row p of A[i] times column q of B[i].",
            lambda A, B: (A @ B).swapaxes(1, 2),
        ),
        Mistake(
            "b_transposed",
            "The rows of A[i] met the rows of B[i]. A row meets a column.",
            lambda A, B: A @ B.swapaxes(1, 2),
        ),
        Mistake(
            "other_order",
            "This is B times A. A comes first.",
            lambda A, B: B @ A,
        ),
        Mistake(
            "batch_last",
            "The axis of the examples went to the end. It comes first: (N, n, m).",
            lambda A, B: np.moveaxis(A @ B, 0, -1),
        ),
    ],
    visible={
        "batched_matmul_values": Test(
            [
                (_floats(5, 2, 3), _floats(5, 3, 7)),
                (np.arange(4).reshape(2, 1, 2), np.arange(4).reshape(2, 2, 1)),
            ]
        ),
        "batched_matmul_square": Test([(_floats(3, 3, 3), _floats(3, 3, 3))]),
    },
    hidden={
        "batched_matmul_hidden": Test(
            [
                (_floats(1, 2, 3), _floats(1, 3, 2)),
                (_float32(7, 3, 2), _float32(7, 2, 5)),
                (_integers(2, 2, 2), _integers(2, 2, 2)),
                (_floats(11, 1, 5), _floats(11, 5, 1)),
            ]
        )
    },
)

TASKS = {
    "rank": RANK,
    "as_row": AS_ROW,
    "as_column": AS_COLUMN,
    "flatten_examples": FLATTEN_EXAMPLES,
    "broadcast_shape": BROADCAST_SHAPE,
    "pairwise_sums": PAIRWISE_SUMS,
    "center_columns": CENTER_COLUMNS,
    "matmul": MATMUL,
    "batched_matmul": BATCHED_MATMUL,
}
