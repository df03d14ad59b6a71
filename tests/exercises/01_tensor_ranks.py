"""Students' solutions of exercise 1, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% rank | correct | shape_length
def rank(t):
    return len(t.shape)


# %% rank | correct | count_loop
def rank(t):
    axes = 0
    for length in t.shape:
        axes = axes + 1
    return axes


# %% rank | correct | recursion_sum_away
def rank(t):
    if t.shape == ():
        return 0
    return 1 + rank(t.sum(axis=0))


# %% rank | correct | helper_recursion_on_shape
def count(shape):
    if not shape:
        return 0
    return 1 + count(shape[1:])


def rank(t):
    return count(np.shape(t))


# %% rank | correct | lambda_ndim
rank = lambda t: t.ndim


# %% rank | correct | tensorflow
import tensorflow as tf


def rank(t):
    r = tf.rank(tf.constant(t))
    return int(r.numpy())


# %% rank | correct | class_call
class Rank:
    def __call__(self, t):
        return np.ndim(t)


rank = Rank()


# %% rank | wrong: matrix_rank | numpy_matrix_rank
def rank(t):
    return np.linalg.matrix_rank(t)


# %% rank | wrong: number | singular_values
def rank(t):
    if t.ndim < 2:
        return t.ndim
    s = np.linalg.svd(t, compute_uv=False)
    return int(np.sum(s > 1e-10))


# %% rank | wrong: shape_itself | returns_shape
def rank(t):
    r = np.shape(t)
    return r


# %% rank | wrong: size | product_loop
def rank(t):
    r = 1
    for n in t.shape:
        r *= n
    return r


# %% rank | wrong: len | count_rows
def rank(t):
    n = 0
    for row in t:
        n += 1
    return n


# %% rank | wrong: squeezed | squeeze_ndim
def rank(t):
    return t.squeeze().ndim


# %% rank | wrong: one_too_many | counter_starts_at_one
def rank(t):
    r = 1
    for _ in t.shape:
        r += 1
    return r


# %% rank | wrong: at_least_one | atleast_1d
def rank(t):
    t = np.atleast_1d(t)
    return t.ndim


# %% rank | wrong: none | prints
def rank(t):
    print(len(t.shape))


# %% rank | wrong: too_few_axes | recursion_stops_at_vector
def rank(t):
    if len(t.shape) == 1:
        return 1
    return 1 + rank(t[0])


# %% rank | wrong: tensor | tf_rank
import tensorflow as tf


def rank(t):
    return tf.rank(t)


# %% rank | wrong: type | a_text
def rank(t):
    return str(t.ndim)


# %% rank | wrong: float_for_int | a_float
def rank(t):
    return float(np.sum(np.ones(len(t.shape))))


# %% rank | wrong: list_for_number | number_in_list
def rank(t):
    return [t.ndim]


# %% rank | wrong: array_for_number | number_in_array
def rank(t):
    return np.array([len(t.shape)])


# %% rank | wrong: changed | reshapes_argument
def rank(t):
    r = len(t.shape)
    t.shape = (-1,)
    return r


# %% as_row | correct | newaxis
def as_row(x):
    return x[np.newaxis, :]


# %% as_row | correct | reshape
def as_row(x):
    n = x.shape[0]
    row = x.reshape((1, n))
    return row


# %% as_row | correct | list_inside
def as_row(x):
    return np.array([[number for number in x]], dtype=x.dtype)


# %% as_row | correct | loop_into_empty
def as_row(x):
    row = np.empty((1, len(x)), dtype=x.dtype)
    for j in range(len(x)):
        row[0, j] = x[j]
    return row


# %% as_row | correct | stack
def as_row(x):
    return np.stack([x], axis=0)


# %% as_row | correct | tensorflow
import tensorflow as tf


def as_row(x):
    return tf.expand_dims(x, axis=0).numpy()


# %% as_row | correct | lambda_atleast_2d
as_row = lambda x: np.atleast_2d(x)


# %% as_row | wrong: unchanged | transposed_vector
def as_row(x):
    return x.T


# %% as_row | wrong: column | reshape_other_way
def as_row(x):
    return x.reshape(len(x), 1)


# %% as_row | wrong: three_axes | double_brackets
def as_row(x):
    return np.array([[x]])


# %% as_row | wrong: square | tile
def as_row(x):
    n = x.shape[0]
    return np.tile(x, (n, 1))


# %% as_row | wrong: summed | sum
def as_row(x):
    row = 0
    for number in x:
        row += number
    return row


# %% as_row | wrong: dtype | zeros_are_float64
def as_row(x):
    row = np.zeros((1, len(x)))
    row[0] = x
    return row


# %% as_row | wrong: value | cut_to_int
def as_row(x):
    return np.array([x], dtype=int)


# %% as_row | wrong: list | nested_list
def as_row(x):
    return [list(x)]


# %% as_row | wrong: tensor | tf_newaxis
import tensorflow as tf


def as_row(x):
    t = tf.constant(x)
    return t[tf.newaxis, :]


# %% as_row | wrong: none | prints
def as_row(x):
    print(x[None])


# %% as_row | wrong: changed | sets_shape
def as_row(x):
    x.shape = (1, len(x))
    return x


# %% as_row | wrong: error | reshape_three
def as_row(x):
    return x.reshape(1, 3)


# %% as_row | wrong: not_numbers | object_array
def as_row(x):
    return np.array([x], dtype=object)


# %% as_column | correct | newaxis
def as_column(x):
    return x[:, None]


# %% as_column | correct | reshape_minus_one
def as_column(x):
    return np.reshape(x, (-1, 1))


# %% as_column | correct | list_inside
def as_column(x):
    rows = []
    for number in x:
        rows.append([number])
    return np.array(rows, dtype=x.dtype)


# %% as_column | correct | row_transposed
def as_column(x):
    return np.array([x]).T


# %% as_column | correct | loop_into_zeros_like
def as_column(x):
    n, = x.shape
    col = np.zeros((n, 1), x.dtype)
    for i, number in enumerate(x):
        col[i][0] = number
    return col


# %% as_column | correct | concatenate_pieces
def as_column(x):
    return np.concatenate([x[i : i + 1].reshape(1, 1) for i in range(len(x))])


# %% as_column | correct | lambda_stack
as_column = lambda x: np.stack((x,), axis=-1)


# %% as_column | correct | tensorflow
import tensorflow as tf


def as_column(x):
    row = tf.stack([tf.convert_to_tensor(x)])
    return tf.transpose(row).numpy()


# %% as_column | wrong: unchanged | transpose
def as_column(x):
    return np.transpose(x)


# %% as_column | wrong: row | brackets
def as_column(x):
    return np.array([x])


# %% as_column | wrong: three_axes | reshape_with_extra_one
def as_column(x):
    return x.reshape(-1, 1, 1)


# %% as_column | wrong: axes_of_length_one | brackets_and_column
def as_column(x):
    return np.array([x[:, np.newaxis]])


# %% as_column | wrong: square | repeat
def as_column(x):
    return np.repeat(x[:, None], x.size, axis=1)


# %% as_column | wrong: reversed | rot90
def as_column(x):
    return np.rot90(x.reshape(1, -1))


# %% as_column | wrong: dtype | ones_times
def as_column(x):
    return np.ones((len(x), 1)) * x.reshape(-1, 1)


# %% as_column | wrong: value | fills_first_only
def as_column(x):
    col = np.zeros((len(x), 1), dtype=x.dtype)
    for i in range(len(x)):
        col[i] = x[0]
    return col


# %% as_column | wrong: list | list_of_lists
def as_column(x):
    return [[v] for v in x]


# %% as_column | wrong: tensor | tf_reshape
import tensorflow as tf


def as_column(x):
    return tf.reshape(x, [-1, 1])


# %% as_column | wrong: none | assigns_only
def as_column(x):
    column = x[:, np.newaxis]


# %% as_column | wrong: changed | sets_shape
def as_column(x):
    x.shape = (x.shape[0], 1)
    return x


# %% as_column | wrong: past_the_end | uses_second_axis
def as_column(x):
    return x.reshape(x.shape[1], x.shape[0])


# %% flatten_examples | correct | reshape_rest
def flatten_examples(X):
    return X.reshape(X.shape[0], -1)


# %% flatten_examples | correct | ravel_each
def flatten_examples(X):
    return np.array([x.ravel() for x in X])


# %% flatten_examples | correct | computed_size
def flatten_examples(X):
    size = 1
    for d in X.shape[1:]:
        size = size * d
    out = np.empty((len(X), size), dtype=X.dtype)
    for i in range(len(X)):
        out[i] = X[i].flatten()
    return out


# %% flatten_examples | correct | recursion_merge_last_two
def flatten_examples(X):
    if X.ndim == 2:
        return X.copy()
    parts = [X[:, j] for j in range(X.shape[1])]
    return np.concatenate([flatten_examples(p) if p.ndim > 1 else p[:, None] for p in parts], axis=1)


# %% flatten_examples | correct | helper_on_lists
def numbers_of(x):
    if not isinstance(x, list):
        return [x]
    result = []
    for part in x:
        result += numbers_of(part)
    return result


def flatten_examples(X):
    return np.array([numbers_of(example.tolist()) for example in X], dtype=X.dtype)


# %% flatten_examples | correct | tensorflow
import tensorflow as tf


def flatten_examples(X):
    N = X.shape[0]
    flat = tf.reshape(X, (N, int(np.prod(X.shape[1:]))))
    return flat.numpy()


# %% flatten_examples | correct | ndindex
def flatten_examples(X):
    rest = X.shape[1:]
    columns = [X[(slice(None),) + index] for index in np.ndindex(*rest)]
    return np.stack(columns, axis=1)


# %% flatten_examples | wrong: all_flat | ravel
def flatten_examples(X):
    return X.ravel()


# %% flatten_examples | wrong: last_axis_kept | reshape_last
def flatten_examples(X):
    return X.reshape(-1, X.shape[-1])


# %% flatten_examples | wrong: examples_as_columns | transposed
def flatten_examples(X):
    return X.reshape(len(X), -1).T


# %% flatten_examples | wrong: order_f | reshape_fortran
def flatten_examples(X):
    return X.reshape((X.shape[0], -1), order="F")


# %% flatten_examples | wrong: examples_mixed | transpose_then_reshape
def flatten_examples(X):
    N = X.shape[0]
    return X.T.reshape(N, -1)


# %% flatten_examples | wrong: two_axes_only | shape_1_times_shape_2
def flatten_examples(X):
    N = X.shape[0]
    features = X.shape[1] * X.shape[2]
    return X.reshape(N, features)


# %% flatten_examples | wrong: no_entries | nested_loops
def flatten_examples(X):
    out = []
    for image in X:
        line = []
        for row in image:
            for number in row:
                line.append(number)
        out.append(line)
    return np.array(out)


# %% flatten_examples | wrong: one_example_lost | squeeze
def flatten_examples(X):
    return X.reshape(X.shape[0], -1).squeeze()


# %% flatten_examples | wrong: same_size_other_shape | six_features
def flatten_examples(X):
    return X.reshape(-1, 6)


# %% flatten_examples | wrong: dtype | zeros_are_float64
def flatten_examples(X):
    out = np.zeros((X.shape[0], X[0].size))
    for i, x in enumerate(X):
        out[i, :] = x.ravel()
    return out


# %% flatten_examples | wrong: list | list_of_arrays
def flatten_examples(X):
    return [x.flatten() for x in X]


# %% flatten_examples | wrong: tensor | keras_flatten
import tensorflow as tf


def flatten_examples(X):
    return tf.keras.layers.Flatten()(X)


# %% flatten_examples | wrong: none | prints
def flatten_examples(X):
    for x in X:
        print(x.flatten())


# %% flatten_examples | wrong: changed | sets_shape
def flatten_examples(X):
    X.shape = (X.shape[0], -1)
    return X


# %% flatten_examples | wrong: shape | return_inside_loop
def flatten_examples(X):
    rows = []
    for x in X:
        rows.append(x.ravel())
        return np.array(rows)


# %% broadcast_shape | correct | pad_with_ones
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (1,) * (n - len(s)) + s
    t = (1,) * (n - len(t)) + t
    result = ()
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            raise ValueError(f"lengths {a} and {b} do not fit")
        result += (max(a, b),)
    return result


# %% broadcast_shape | correct | zip_longest_reversed
from itertools import zip_longest


def broadcast_shape(s, t):
    out = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        if a == 1:
            out.append(b)
        elif b == 1 or a == b:
            out.append(a)
        else:
            raise ValueError("shapes do not fit")
    return tuple(out[::-1])


# %% broadcast_shape | correct | recursion
def broadcast_shape(s, t):
    if s == ():
        return t
    if t == ():
        return s
    front = broadcast_shape(s[:-1], t[:-1])
    a, b = s[-1], t[-1]
    if 1 not in (a, b) and a != b:
        raise ValueError
    return front + (b if a == 1 else a,)


# %% broadcast_shape | correct | negative_indices
def broadcast_shape(s, t):
    longer, shorter = (s, t) if len(s) >= len(t) else (t, s)
    result = list(longer)
    for i in range(1, len(shorter) + 1):
        if longer[-i] == 1:
            result[-i] = shorter[-i]
        elif shorter[-i] not in (1, longer[-i]):
            raise ValueError(f"axis -{i}: {longer[-i]} and {shorter[-i]}")
    return tuple(result)


# %% broadcast_shape | correct | own_subclass_of_valueerror
class ShapeError(ValueError):
    pass


def one_axis(a, b):
    lengths = {a, b} - {1}
    if len(lengths) > 1:
        raise ShapeError(f"{a} is not {b}")
    return lengths.pop() if lengths else 1


def broadcast_shape(s, t):
    while len(s) < len(t):
        s = (1, *s)
    while len(t) < len(s):
        t = (1, *t)
    return tuple(map(one_axis, s, t))


# %% broadcast_shape | correct | tensorflow
import tensorflow as tf


def broadcast_shape(s, t):
    n = max(len(s), len(t))
    a = tf.constant([1] * (n - len(s)) + list(s), dtype=tf.int32)
    b = tf.constant([1] * (n - len(t)) + list(t), dtype=tf.int32)
    fits = (a == b) | (a == 1) | (b == 1)
    if not bool(tf.reduce_all(fits)):
        raise ValueError("the shapes do not fit")
    return tuple(tf.maximum(a, b).numpy().tolist())


# %% broadcast_shape | correct | stacks_with_pop
def broadcast_shape(s, t):
    left, right = list(s), list(t)
    shape = []
    while left or right:
        a = left.pop() if left else 1
        b = right.pop() if right else 1
        print("pair", a, b)
        if a == b:
            shape.insert(0, a)
        elif min(a, b) == 1:
            shape.insert(0, a * b)
        else:
            raise ValueError(f"{s} and {t} do not fit: {a} against {b}")
    return tuple(shape)


# %% broadcast_shape | wrong: from_the_left | zip_longest_forward
from itertools import zip_longest


def broadcast_shape(s, t):
    result = []
    for a, b in zip_longest(s, t, fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError("do not fit")
        result.append(max(a, b))
    return tuple(result)


# %% broadcast_shape | wrong: never_fails | max_of_pairs
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (n - len(s)) * (1,) + s
    t = (n - len(t)) * (1,) + t
    return tuple(max(a, b) for a, b in zip(s, t))


# %% broadcast_shape | wrong: equal_only | must_be_equal
def broadcast_shape(s, t):
    if s != t:
        raise ValueError(f"{s} is not {t}")
    return s


# %% broadcast_shape | wrong: own_error | pairs_must_be_equal
def broadcast_shape(s, t):
    longer = s if len(s) > len(t) else t
    shorter = t if longer is s else s
    for i in range(1, len(shorter) + 1):
        if longer[-i] != shorter[-i]:
            raise ValueError("lengths differ")
    return longer


# %% broadcast_shape | wrong: same_rank_only | length_test
def broadcast_shape(s, t):
    if len(s) != len(t):
        raise ValueError("the two shapes have different ranks")
    out = []
    for a, b in zip(s, t):
        if a == b or b == 1:
            out.append(a)
        elif a == 1:
            out.append(b)
        else:
            raise ValueError("lengths do not fit")
    return tuple(out)


# %% broadcast_shape | wrong: shorter_wins | zip_reversed
def broadcast_shape(s, t):
    result = []
    for a, b in zip(s[::-1], t[::-1]):
        if a != 1 and b != 1 and a != b:
            raise ValueError("no fit")
        result.append(max(a, b))
    return tuple(result[::-1])


# %% broadcast_shape | wrong: smaller | min_instead_of_max
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (1,) * (n - len(s)) + s
    t = (1,) * (n - len(t)) + t
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            raise ValueError("do not fit")
    return tuple(min(a, b) for a, b in zip(s, t))


# %% broadcast_shape | wrong: longer_shape | the_longer_one
def broadcast_shape(s, t):
    longer = s if len(s) >= len(t) else t
    shorter = t if len(s) >= len(t) else s
    for i in range(len(shorter)):
        a, b = longer[-1 - i], shorter[-1 - i]
        if a != b and a != 1 and b != 1:
            raise ValueError("no fit")
    return longer


# %% broadcast_shape | wrong: list_for_tuple | returns_list
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = [1] * (n - len(s)) + list(s)
    t = [1] * (n - len(t)) + list(t)
    out = []
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            raise ValueError("do not fit")
        out.append(max(a, b))
    return out


# %% broadcast_shape | wrong: other_error | assertion
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (1,) * (n - len(s)) + s
    t = (1,) * (n - len(t)) + t
    for a, b in zip(s, t):
        assert a == b or a == 1 or b == 1, "do not fit"
    return tuple(max(p) for p in zip(s, t))


# %% broadcast_shape | wrong: no_error | returns_the_error
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (1,) * (n - len(s)) + s
    t = (1,) * (n - len(t)) + t
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            return ValueError("do not fit")
    return tuple(max(p) for p in zip(s, t))


# %% broadcast_shape | wrong: reversed | not_reversed_back
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    out = []
    for i in range(1, n + 1):
        a = s[-i] if i <= len(s) else 1
        b = t[-i] if i <= len(t) else 1
        if a != b and a != 1 and b != 1:
            raise ValueError("do not fit")
        out.append(max(a, b))
    return tuple(out)


# %% broadcast_shape | wrong: none | prints
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (1,) * (n - len(s)) + s
    t = (1,) * (n - len(t)) + t
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            raise ValueError("do not fit")
    print(tuple(max(p) for p in zip(s, t)))


# %% broadcast_shape | wrong: type | generator
def broadcast_shape(s, t):
    n = max(len(s), len(t))
    s = (1,) * (n - len(s)) + s
    t = (1,) * (n - len(t)) + t
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            raise ValueError("do not fit")
    return (max(p) for p in zip(s, t))


# %% broadcast_shape | wrong: from_the_left | zip_and_the_rest
def broadcast_shape(s, t):
    result = []
    for a, b in zip(s, t):
        if a != b and a != 1 and b != 1:
            raise ValueError("the shapes do not fit")
        result.append(max(a, b))
    longer = s if len(s) > len(t) else t
    return tuple(result) + longer[len(result) :]


# %% pairwise_sums | correct | newaxis
def pairwise_sums(x, y):
    return x[:, np.newaxis] + y[np.newaxis, :]


# %% pairwise_sums | correct | double_loop
def pairwise_sums(x, y):
    n, m = len(x), len(y)
    table = np.zeros((n, m), dtype=np.result_type(x, y))
    for i in range(n):
        for j in range(m):
            table[i, j] = x[i] + y[j]
    return table


# %% pairwise_sums | correct | list_comprehension
def pairwise_sums(x, y):
    return np.array([[a + b for b in y] for a in x])


# %% pairwise_sums | correct | add_outer
pairwise_sums = lambda x, y: np.add.outer(x, y)


# %% pairwise_sums | correct | meshgrid_ij
def pairwise_sums(x, y):
    a, b = np.meshgrid(x, y, indexing="ij")
    return a + b


# %% pairwise_sums | correct | stack_rows
def pairwise_sums(x, y):
    return np.stack([number + y for number in x])


# %% pairwise_sums | correct | tile_and_repeat
def pairwise_sums(x, y):
    left = np.repeat(x, len(y)).reshape(len(x), len(y))
    below = np.tile(y, (len(x), 1))
    return left + below


# %% pairwise_sums | correct | tensorflow
import tensorflow as tf


def pairwise_sums(x, y):
    column = tf.reshape(x, (-1, 1))
    return (column + tf.expand_dims(y, 0)).numpy()


# %% pairwise_sums | wrong: transposed | axes_swapped
def pairwise_sums(x, y):
    return y.reshape(-1, 1) + x.reshape(1, -1)


# %% pairwise_sums | wrong: no_new_axis | plain_sum
def pairwise_sums(x, y):
    return np.add(x, y)


# %% pairwise_sums | wrong: shape | zip
def pairwise_sums(x, y):
    return np.array([a + b for a, b in zip(x, y)])


# %% pairwise_sums | wrong: both_columns | two_columns
def pairwise_sums(x, y):
    x_col = x.reshape(len(x), 1)
    y_col = y.reshape(len(y), 1)
    return x_col + y_col


# %% pairwise_sums | wrong: products | outer
def pairwise_sums(x, y):
    return np.outer(x, y)


# %% pairwise_sums | wrong: differences | minus
def pairwise_sums(x, y):
    table = np.empty((len(x), len(y)))
    for i, a in enumerate(x):
        table[i] = a - y
    return table


# %% pairwise_sums | wrong: flat | append_all
def pairwise_sums(x, y):
    sums = []
    for a in x:
        for b in y:
            sums.append(a + b)
    return np.array(sums)


# %% pairwise_sums | wrong: repeated | y_only_counts
def pairwise_sums(x, y):
    table = np.zeros((len(x), len(y)))
    for i in range(len(x)):
        for j in range(len(y)):
            table[i, j] += x[i]
    return table


# %% pairwise_sums | wrong: list | nested_lists
def pairwise_sums(x, y):
    table = []
    for a in x:
        row = []
        for b in y:
            row.append(a + b)
        table.append(row)
    return table


# %% pairwise_sums | wrong: changed | row_is_y
def pairwise_sums(x, y):
    rows = []
    for a in x:
        row = y
        row += a
        rows.append(row)
    return np.array(rows)


# %% pairwise_sums | wrong: none | prints
def pairwise_sums(x, y):
    for a in x:
        for b in y:
            print(a + b, end=" ")
        print()


# %% pairwise_sums | wrong: tensor | tf_add
import tensorflow as tf


def pairwise_sums(x, y):
    return tf.add(x[:, None], y[None, :])


# %% pairwise_sums | wrong: past_the_end | table_of_the_example
def pairwise_sums(x, y):
    table = np.zeros((3, 2))
    for i in range(len(x)):
        for j in range(len(y)):
            table[i, j] = x[i] + y[j]
    return table


# %% pairwise_sums | wrong: value | whole_number_table
def pairwise_sums(x, y):
    table = np.zeros((len(x), len(y)), dtype=int)
    for i in range(len(x)):
        table[i, :] = x[i] + y
    return table


# %% pairwise_sums | wrong: scalar | sum_of_everything
def pairwise_sums(x, y):
    total = 0
    for a in x:
        for b in y:
            total += a + b
    return total


# %% pairwise_sums | wrong: axes_of_length_one | squeezed
def pairwise_sums(x, y):
    return np.squeeze(x[:, None] + y)


# %% center_columns | correct | broadcasting
def center_columns(X):
    return X - X.mean(axis=0)


# %% center_columns | correct | keepdims
def center_columns(X):
    mean = np.mean(X, axis=0, keepdims=True)
    return np.subtract(X, mean)


# %% center_columns | correct | loop_over_columns
def center_columns(X):
    kind = X.dtype if X.dtype.kind == "f" else np.float64
    out = np.empty(X.shape, dtype=kind)
    for j in range(X.shape[1]):
        column = X[:, j].astype(kind)
        out[:, j] = column - column.sum() / len(column)
    return out


# %% center_columns | correct | centering_matrix
def center_columns(X):
    if X.dtype.kind in "iu":
        X = X.astype(float)
    N = len(X)
    C = np.eye(N, dtype=X.dtype) - np.full((N, N), 1 / N, dtype=X.dtype)
    return C @ X


# %% center_columns | correct | lists_inside
def center_columns(X):
    N, l = X.shape
    rows = X.tolist()
    means = [sum(row[j] for row in rows) / N for j in range(l)]
    result = [[row[j] - means[j] for j in range(l)] for row in rows]
    dtype = X.dtype if np.issubdtype(X.dtype, np.floating) else float
    return np.array(result, dtype=dtype)


# %% center_columns | correct | stack_of_columns
def centered(v):
    return v - np.average(v)


def center_columns(X):
    return np.stack([centered(c) for c in X.T], axis=1)


# %% center_columns | correct | tensorflow
import tensorflow as tf


def center_columns(X):
    if not np.issubdtype(X.dtype, np.floating):
        X = X.astype(np.float64)
    T = tf.constant(X)
    return (T - tf.reduce_mean(T, axis=0)).numpy()


# %% center_columns | wrong: rows_centered | keepdims_axis_1
def center_columns(X):
    return X - X.mean(axis=1, keepdims=True)


# %% center_columns | wrong: row_means_as_row | axis_1
def center_columns(X):
    m = np.mean(X, axis=1)
    return X - m


# %% center_columns | wrong: one_mean | mean_of_all
def center_columns(X):
    return X - np.mean(X)


# %% center_columns | wrong: standardised | divided_by_std
def center_columns(X):
    m = X.mean(axis=0)
    s = X.std(axis=0)
    return (X - m) / s


# %% center_columns | wrong: means_only | forgot_to_subtract
def center_columns(X):
    mean = X.sum(axis=0) / X.shape[0]
    return mean


# %% center_columns | wrong: opposite_sign | mean_minus_x
def center_columns(X):
    return X.mean(axis=0) - X


# %% center_columns | wrong: truncated | mean_as_dtype
def center_columns(X):
    m = X.mean(axis=0).astype(X.dtype)
    return X - m


# %% center_columns | wrong: float64 | zeros
def center_columns(X):
    out = np.zeros(X.shape)
    for j in range(X.shape[1]):
        out[:, j] = X[:, j] - X[:, j].mean()
    return out


# %% center_columns | wrong: median | median
def center_columns(X):
    return X - np.median(X, axis=0)


# %% center_columns | wrong: changed | in_place
def center_columns(X):
    X -= X.mean(axis=0)
    return X


# %% center_columns | wrong: dtype | everything_float32
def center_columns(X):
    X = X.astype(np.float32)
    return X - X.mean(axis=0)


# %% center_columns | wrong: none | prints
def center_columns(X):
    print(X - X.mean(axis=0))


# %% center_columns | wrong: list | list_of_lists
def center_columns(X):
    m = X.mean(axis=0)
    return [[a - b for a, b in zip(row, m)] for row in X]


# %% center_columns | wrong: tensor | tf_reduce_mean
import tensorflow as tf


def center_columns(X):
    T = tf.cast(X, tf.float64) if X.dtype.kind == "i" else tf.constant(X)
    return T - tf.reduce_mean(T, axis=0)


# %% center_columns | wrong: do_not_broadcast | two_columns_by_hand
def center_columns(X):
    means = np.array([X[:, 0].mean(), X[:, 1].mean()])
    return X - means


# %% center_columns | wrong: columns_as_rows | transposed
def center_columns(X):
    return np.array([column - column.mean() for column in X.T])


# %% matmul | correct | triple_loop
def matmul(A, B):
    n, k = A.shape
    k2, m = B.shape
    if k != k2:
        raise ValueError(f"inner sizes differ: {k} and {k2}")
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for p in range(k):
                C[i, j] += A[i, p] * B[p, j]
    return C


# %% matmul | correct | row_times_column
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("A needs as many columns as B has rows")
    return np.array([[(row * column).sum() for column in B.T] for row in A])


# %% matmul | correct | broadcasting_three_axes
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes")
    return np.sum(A[:, :, np.newaxis] * B[np.newaxis, :, :], axis=1)


# %% matmul | correct | strict_zip_helper
def dot(u, v):
    total = 0
    for a, b in zip(u, v, strict=True):
        total += a * b
    return total


def matmul(A, B):
    columns = [B[:, j] for j in range(B.shape[1])]
    return np.array([[dot(row, column) for column in columns] for row in A])


# %% matmul | correct | sum_of_layers
def matmul(A, B):
    (n, k), (rows, m) = A.shape, B.shape
    if rows != k:
        raise ValueError("cannot multiply " + str(A.shape) + " by " + str(B.shape))
    total = np.zeros((n, m), dtype=np.result_type(A, B))
    for p in range(k):
        total = total + A[:, p].reshape(n, 1) * B[p].reshape(1, m)
    return total


# %% matmul | correct | recursion_on_inner_axis
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("no product")
    if A.shape[1] == 1:
        return A * B
    half = A.shape[1] // 2
    return matmul(A[:, :half], B[:half]) + matmul(A[:, half:], B[half:])


# %% matmul | correct | tensorflow
import tensorflow as tf


def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("A.shape[1] must be B.shape[0]")
    products = tf.expand_dims(A, 2) * tf.expand_dims(B, 0)
    return tf.reduce_sum(products, axis=1).numpy()


# %% matmul | wrong: elementwise | star
def matmul(A, B):
    return A * B


# %% matmul | wrong: b_transposed | rows_of_b
def matmul(A, B):
    n, k = A.shape
    if k != B.shape[0]:
        raise ValueError("inner sizes differ")
    m = B.shape[1]
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for p in range(k):
                C[i, j] += A[i, p] * B[j, p]
    return C


# %% matmul | wrong: other_order | arguments_swapped
def product(X, Y):
    if X.shape[1] != Y.shape[0]:
        raise ValueError("inner sizes differ")
    return (X[:, :, None] * Y[None, :, :]).sum(axis=1)


def matmul(A, B):
    return product(B, A)


# %% matmul | wrong: transposed | columns_outside
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return np.array([[(row * column).sum() for row in A] for column in B.T])


# %% matmul | wrong: surplus_dropped | zip_drops
def matmul(A, B):
    return np.array([[sum(a * b for a, b in zip(row, col)) for col in B.T] for row in A])


# %% matmul | wrong: no_error | trusts_broadcasting
def matmul(A, B):
    # * raises ValueError by itself
    return (A[:, :, None] * B[None, :, :]).sum(axis=1)


# %% matmul | wrong: last_term | assignment_in_loop
def matmul(A, B):
    n, k = A.shape
    m = B.shape[1]
    if B.shape[0] != k:
        raise ValueError("inner sizes differ")
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for p in range(k):
                C[i, j] = A[i, p] * B[p, j]
    return C


# %% matmul | wrong: first_term_missing | range_from_one
def matmul(A, B):
    k = A.shape[1]
    if B.shape[0] != k:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]))
    for p in range(1, k):
        C += A[:, p : p + 1] * B[p : p + 1, :]
    return C


# %% matmul | wrong: whole_numbers | int_zeros_accumulating
def matmul(A, B):
    n, k = A.shape
    if B.shape[0] != k:
        raise ValueError("inner sizes differ")
    m = B.shape[1]
    C = np.zeros((n, m), dtype=int)
    for i in range(n):
        for j in range(m):
            for p in range(k):
                C[i, j] += A[i, p] * B[p, j]
    return C


# %% matmul | wrong: sum_of_sums | sum_before_product
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return np.array([[row.sum() * col.sum() for col in B.T] for row in A])


# %% matmul | wrong: value | last_term_missing
def matmul(A, B):
    n, k = A.shape
    if B.shape[0] != k:
        raise ValueError("inner sizes differ")
    C = np.zeros((n, B.shape[1]))
    for i in range(n):
        for j in range(B.shape[1]):
            for p in range(k - 1):
                C[i, j] += A[i, p] * B[p, j]
    return C


# %% matmul | wrong: forbidden | at_operator
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return A @ B


# %% matmul | wrong: forbidden | imported_as_d
from numpy import dot as d


def matmul(A, B):
    return np.array([[d(row, col) for col in B.T] for row in A])


# %% matmul | wrong: forbidden | helper_uses_np_matmul
def my_product(A, B):
    return np.matmul(A, B)


def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return my_product(A, B)


# %% matmul | wrong: other_error | assertion
def matmul(A, B):
    assert A.shape[1] == B.shape[0], "inner sizes differ"
    return (A[:, :, None] * B[None, :, :]).sum(axis=1)


# %% matmul | wrong: own_error | tests_the_outer_sizes
def matmul(A, B):
    if A.shape[0] != B.shape[1]:
        raise ValueError("A and B do not fit")
    return np.array([[(row * col).sum() for col in B.T] for row in A])


# %% matmul | wrong: none | prints
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    for row in A:
        print([sum(row * col) for col in B.T])


# %% matmul | wrong: tensor | tf_reduce_sum
import tensorflow as tf


def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return tf.reduce_sum(A[:, :, None] * B[None, :, :], axis=1)


# %% matmul | wrong: changed | scales_rows_of_b
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    rows = []
    for i in range(A.shape[0]):
        total = B[0]
        total *= A[i, 0]
        for p in range(1, A.shape[1]):
            total += A[i, p] * B[p]
        rows.append(total)
    return np.array(rows)


# %% batched_matmul | correct | at
def batched_matmul(A, B):
    return A @ B


# %% batched_matmul | correct | loop_and_stack
def batched_matmul(A, B):
    products = []
    for a, b in zip(A, B):
        products.append(np.dot(a, b))
    return np.stack(products)


# %% batched_matmul | correct | einsum
def batched_matmul(A, B):
    return np.einsum("bij,bjk->bik", A, B)


# %% batched_matmul | correct | broadcasting_four_axes
def batched_matmul(A, B):
    products = A[:, :, :, np.newaxis] * B[:, np.newaxis, :, :]
    return products.sum(axis=2)


# %% batched_matmul | correct | four_loops
def batched_matmul(A, B):
    N, n, k = A.shape
    m = B.shape[2]
    C = np.zeros((N, n, m), dtype=np.result_type(A.dtype, B.dtype))
    for e in range(N):
        for i in range(n):
            for j in range(m):
                for p in range(k):
                    C[e, i, j] += A[e, i, p] * B[e, p, j]
    return C


# %% batched_matmul | correct | diagonal_of_tensordot
def batched_matmul(A, B):
    all_pairs = np.tensordot(A, B, axes=([2], [1]))
    return np.array([all_pairs[i, :, i, :] for i in range(len(A))])


# %% batched_matmul | correct | tensorflow
import tensorflow as tf


def batched_matmul(A, B):
    return tf.linalg.matmul(tf.constant(A), tf.constant(B)).numpy()


# %% batched_matmul | wrong: dot | np_dot
def batched_matmul(A, B):
    return np.dot(A, B)


# %% batched_matmul | wrong: elementwise | star
def batched_matmul(A, B):
    return np.multiply(A, B)


# %% batched_matmul | wrong: summed | running_total
def batched_matmul(A, B):
    total = 0
    for a, b in zip(A, B):
        total = total + a @ b
    return total


# %% batched_matmul | wrong: first_only | return_in_loop
def batched_matmul(A, B):
    out = []
    for i in range(len(A)):
        out.append(A[i] @ B[i])
        return out[i]


# %% batched_matmul | wrong: first_b | same_partner
def batched_matmul(A, B):
    W = B[0]
    return np.array([a @ W for a in A])


# %% batched_matmul | wrong: transposed | einsum_order
def batched_matmul(A, B):
    return np.einsum("nij,njk->nki", A, B)


# %% batched_matmul | wrong: b_transposed | swapaxes
def batched_matmul(A, B):
    return A @ np.swapaxes(B, 1, 2)


# %% batched_matmul | wrong: do_not_broadcast | einsum_rows
def batched_matmul(A, B):
    return np.einsum("bij,bkj->bik", A, B)


# %% batched_matmul | wrong: batch_last | stack_last
def batched_matmul(A, B):
    return np.stack([a @ b for a, b in zip(A, B)], axis=-1)


# %% batched_matmul | wrong: list | comprehension
def batched_matmul(A, B):
    return [a @ b for a, b in zip(A, B)]


# %% batched_matmul | wrong: none | prints
def batched_matmul(A, B):
    print(A @ B)


# %% batched_matmul | wrong: tensor | tf_matmul
import tensorflow as tf


def batched_matmul(A, B):
    return tf.matmul(A, B)


# %% batched_matmul | wrong: changed | partner_in_place
def batched_matmul(A, B):
    C = A @ B
    for i in range(len(A)):
        A[i] = A[i] * 2
    return C


# %% batched_matmul | wrong: value | whole_numbers
def batched_matmul(A, B):
    C = np.zeros((A.shape[0], A.shape[1], B.shape[2]), dtype=int)
    for i in range(len(A)):
        C[i] = A[i] @ B[i]
    return C


# %% batched_matmul | wrong: axes_of_length_one | squeeze
def batched_matmul(A, B):
    return np.squeeze(A @ B)


# %% batched_matmul | wrong: same_size_other_shape | concatenated
def batched_matmul(A, B):
    return np.vstack([a @ b for a, b in zip(A, B)])


# %% center_columns | wrong: sum_subtracted | sum_for_mean
def center_columns(X):
    totals = np.sum(X, axis=0)
    return X - totals


# %% batched_matmul | wrong: other_order | b_first
def batched_matmul(A, B):
    return B @ A
