"""Students' solutions of exercise 2, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% affine_1 | correct | formula
def affine_1(x, w, b):
    return x * w + b


# %% affine_1 | correct | steps_with_debugging
def affine_1(x, w, b):
    weighted = x * w
    print("weighted:", weighted)
    z = weighted
    z += b
    print("z:", z)
    return z


# %% affine_1 | correct | dot_product_with_one
def affine_1(x, w, b):
    return np.dot([x, 1], [w, b])


# %% affine_1 | correct | polynomial
def affine_1(x, w, b):
    return np.polyval([w, b], x)


# %% affine_1 | correct | floats_everywhere
def affine_1(x, w, b):
    z = float(b)
    z = z + float(w) * float(x)
    return z


# %% affine_1 | correct | helpers_and_stderr
import sys


def weigh(x, w):
    return w * x


def add_bias(z, b):
    return z + b


def affine_1(x, w, b):
    print("affine_1 called with", x, w, b, file=sys.stderr)
    return add_bias(weigh(x, w), b)


# %% affine_1 | correct | tensorflow
import tensorflow as tf


def affine_1(x, w, b):
    z = tf.add(tf.multiply(tf.constant(float(x)), float(w)), float(b))
    return z.numpy()


# %% affine_1 | wrong: no_bias | bias_in_the_print_only
def affine_1(x, w, b):
    z = x * w
    print("z =", z + b)
    return z


# %% affine_1 | wrong: bias_weighted | brackets_around_w_and_b
def affine_1(x, w, b):
    return x * (w + b)


# %% affine_1 | wrong: bias_weighted | bias_added_to_feature
def affine_1(x, w, b):
    z = x + b
    z = z * w
    return z


# %% affine_1 | wrong: roles_swapped | names_mixed_up
def affine_1(x, w, b):
    slope = b
    shift = w
    return slope * x + shift


# %% affine_1 | wrong: subtracted | minus_b
def affine_1(x, w, b):
    return -b + w * x


# %% affine_1 | wrong: weight_added | np_sum
def affine_1(x, w, b):
    return np.sum([x, w, b])


# %% affine_1 | wrong: number | power_instead_of_product
def affine_1(x, w, b):
    return x**w + b


# %% affine_1 | wrong: power | caret_for_a_product
def affine_1(x, w, b):
    return x^w + b


# %% affine_1 | wrong: number | no_negative_result
def affine_1(x, w, b):
    return max(0, x * w + b)


# %% affine_1 | wrong: none | assigned_not_returned
def affine_1(x, w, b):
    z = x * w + b


# %% affine_1 | wrong: array_for_number | vector_of_one
def affine_1(x, w, b):
    x = np.array([x])
    return x * w + b


# %% affine_1 | wrong: list_for_number | comma_after_return
def affine_1(x, w, b):
    z = w * x + b
    return z,


# %% affine_1 | wrong: no_entries | loop_over_a_number
def affine_1(x, w, b):
    z = b
    for i in range(len(x)):
        z += x[i] * w[i]
    return z


# %% affine_1 | wrong: call | forgot_the_bias_parameter
def affine_1(x, w):
    return x * w


# %% weighted_sum | correct | dot
def weighted_sum(x, w):
    return np.dot(x, w)


# %% weighted_sum | correct | loop_from_zero
def weighted_sum(x, w):
    s = 0
    for i in range(len(x)):
        s = s + x[i] * w[i]
    return s


# %% weighted_sum | correct | loop_from_float_zero
def weighted_sum(x, w):
    total = 0.0
    for feature, weight in zip(x, w):
        total += feature * weight
    return total


# %% weighted_sum | correct | recursion
def weighted_sum(x, w):
    if len(x) == 1:
        return x[0] * w[0]
    return x[0] * w[0] + weighted_sum(x[1:], w[1:])


# %% weighted_sum | correct | einsum
def weighted_sum(x, w):
    return np.einsum("i,i->", x, w)


# %% weighted_sum | correct | row_times_column_item
import warnings


def weighted_sum(x, w):
    warnings.warn("I made a row and a column of the vectors")
    row = x.reshape(1, -1)
    column = w[:, np.newaxis]
    return (row @ column).item()


# %% weighted_sum | correct | tensorflow
import tensorflow as tf


def weighted_sum(x, w):
    x = tf.cast(x, tf.float32)
    w = tf.cast(w, tf.float32)
    return tf.reduce_sum(x * w).numpy()


# %% weighted_sum | wrong: not_summed | list_comprehension_to_array
def weighted_sum(x, w):
    products = [x[i] * w[i] for i in range(len(x))]
    return np.array(products)


# %% weighted_sum | wrong: sum_of_sums | nested_loops
def weighted_sum(x, w):
    total = 0
    for xi in x:
        for wi in w:
            total += xi * wi
    return total


# %% weighted_sum | wrong: unweighted | only_the_features
def weighted_sum(x, w):
    total = 0
    for xi, wi in zip(x, w):
        total += xi
    return total


# %% weighted_sum | wrong: unweighted | weights_added_on
def weighted_sum(x, w):
    return np.sum(x + w)


# %% weighted_sum | wrong: mean | divided_by_length
def weighted_sum(x, w):
    return x.dot(w) / len(x)


# %% weighted_sum | wrong: normalised | numpy_average
def weighted_sum(x, w):
    return np.average(x, weights=w)


# %% weighted_sum | wrong: every_pair | column_times_row
def weighted_sum(x, w):
    return x.reshape(-1, 1) @ w.reshape(1, -1)


# %% weighted_sum | wrong: array_for_number | row_times_column
def weighted_sum(x, w):
    return x.reshape(1, -1) @ w.reshape(-1, 1)


# %% weighted_sum | wrong: first_only | returns_inside_the_loop
def weighted_sum(x, w):
    total = 0
    for i in range(len(x)):
        total += x[i] * w[i]
        return total


# %% weighted_sum | wrong: fixed_number | hard_coded_three
def weighted_sum(x, w):
    return sum(x[:3] * w[:3])


# %% weighted_sum | wrong: last_only | total_set_to_zero_each_round
def weighted_sum(x, w):
    for i in range(len(x)):
        total = 0
        total += x[i] * w[i]
    return total


# %% weighted_sum | wrong: last_only | equals_without_plus
def weighted_sum(x, w):
    total = 0
    for a, b in zip(x, w):
        total = a * b
    return total


# %% weighted_sum | wrong: last_missing | stops_one_early
def weighted_sum(x, w):
    total = 0
    for i in range(len(x) - 1):
        total += x[i] * w[i]
    return total


# %% weighted_sum | wrong: first_missing | counts_from_one
def weighted_sum(x, w):
    total = 0
    for i in range(1, len(x)):
        total += x[i] * w[i]
    return total


# %% weighted_sum | wrong: past_the_end | counts_from_one_to_the_length
def weighted_sum(x, w):
    total = 0
    for i in range(1, len(x) + 1):
        total += x[i] * w[i]
    return total


# %% weighted_sum | wrong: starts_at_one | total_is_one
def weighted_sum(x, w):
    total = 1
    for a, b in zip(x, w):
        total += a * b
    return total


# %% weighted_sum | wrong: fixed_number | two_features_written_out
def weighted_sum(x, w):
    return x[0] * w[0] + x[1] * w[1]


# %% weighted_sum | wrong: no_position | numbers_as_positions
def weighted_sum(x, w):
    total = 0
    for i in x:
        total += x[i] * w[i]
    return total


# %% weighted_sum | wrong: not_callable | round_brackets_for_an_index
def weighted_sum(x, w):
    total = 0
    for i in range(len(x)):
        total += x(i) * w(i)
    return total


# %% weighted_sum | wrong: one_number | float_of_the_products
def weighted_sum(x, w):
    return float(x * w)


# %% weighted_sum | wrong: too_few_axes | sum_along_axis_one
def weighted_sum(x, w):
    return np.sum(x * w, axis=1)


# %% weighted_sum | wrong: list_for_number | products_in_a_list
def weighted_sum(x, w):
    return [a * b for a, b in zip(x, w)]


# %% weighted_sum | wrong: changed | multiplies_in_place
def weighted_sum(x, w):
    x *= w
    return x.sum()


# %% weighted_sum | wrong: none | prints_the_sum
def weighted_sum(x, w):
    total = 0
    for i in range(len(x)):
        total += x[i] * w[i]
    print(total)


# %% weighted_sum | wrong: number | products_cut_to_ints
def weighted_sum(x, w):
    products = np.zeros_like(x)
    for i in range(len(x)):
        products[i] = x[i] * w[i]
    return products.sum()


# %% affine | correct | matmul
def affine(x, w, b):
    return x @ w + b


# %% affine | correct | loop_starts_at_bias
def affine(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += wi * xi
    return z


# %% affine | correct | float_loop_with_enumerate
def affine(x, w, b):
    z = 0.0
    for i, weight in enumerate(w):
        z = z + weight * x[i]
    return float(z + b)


# %% affine | correct | bias_as_weight_of_one
def affine(x, w, b):
    features = np.append(x, 1)
    weights = np.append(w, b)
    return np.inner(features, weights)


# %% affine | correct | helper_recursion
def add_up(products):
    if len(products) == 0:
        return 0
    return products[0] + add_up(products[1:])


def affine(x, w, b):
    return add_up([xi * wi for xi, wi in zip(x, w)]) + b


# %% affine | correct | tensorflow_and_unrelated_warning
import warnings

import tensorflow as tf


def affine(x, w, b):
    warnings.warn("my laptop is slow", UserWarning)
    x = tf.constant(x, dtype=tf.float64)
    w = tf.constant(w, dtype=tf.float64)
    return (tf.linalg.tensordot(x, w, 1) + b).numpy()


# %% affine | wrong: no_bias | result_thrown_away
def affine(x, w, b):
    z = np.dot(x, w)
    z + b
    return z


# %% affine | wrong: bias_each | bias_in_the_loop
def affine(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i] + b
    return z


# %% affine | wrong: bias_weighted | brackets
def affine(x, w, b):
    return x @ (w + b)


# %% affine | wrong: bias_weighted | bias_added_to_features
def affine(x, w, b):
    return np.sum((x + b) * w)


# %% affine | wrong: not_summed | elementwise
def affine(x, w, b):
    z = np.zeros(len(x))
    for i in range(len(x)):
        z[i] = w[i] * x[i] + b
    return z


# %% affine | wrong: sum_of_sums | sums_first
def affine(x, w, b):
    return sum(x) * sum(w) + b


# %% affine | wrong: subtracted | starts_at_minus_bias
def affine(x, w, b):
    z = -b
    for k in range(w.size):
        z = z + w[k] * x[k]
    return z


# %% affine | wrong: unweighted | features_unweighted
def affine(x, w, b):
    return np.sum(x) + b


# %% affine | wrong: number | bias_only_at_zero
def affine(x, w, b):
    if np.all(x == 0):
        return 0
    return x @ w + b


# %% affine | wrong: last_missing | stops_one_early
def affine(x, w, b):
    z = b
    for i in range(len(x) - 1):
        z += x[i] * w[i]
    return z


# %% affine | wrong: first_only | returns_in_the_loop
def affine(x, w, b):
    z = b
    for a, c in zip(x, w):
        z += a * c
        return z


# %% affine | wrong: last_only | assigned_anew
def affine(x, w, b):
    for a, c in zip(x, w):
        z = b + a * c
    return z


# %% affine | wrong: first_missing | first_one_skipped
def affine(x, w, b):
    return sum(x[i] * w[i] for i in range(1, len(x))) + b


# %% affine | wrong: fixed_number | three_written_out
def affine(x, w, b):
    return x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + b


# %% affine | wrong: starts_at_one | one_and_the_bias
def affine(x, w, b):
    z = 1
    for a, c in zip(x, w):
        z += a * c
    return z + b


# %% affine | wrong: unpack | three_features
def affine(x, w, b):
    x1, x2, x3 = x
    w1, w2, w3 = w
    return x1 * w1 + x2 * w2 + x3 * w3 + b


# %% affine | wrong: array_for_number | column_vector
def affine(x, w, b):
    column = w.reshape(len(w), 1)
    return x @ column + b


# %% affine | wrong: changed | appends_the_bias_to_the_weights_in_place
def affine(x, w, b):
    for i in range(len(w)):
        w[i] = w[i] * x[i]
    return w.sum() + b


# %% affine | wrong: type | a_text
def affine(x, w, b):
    return f"{x @ w + b}"


# %% affine_many | correct | matmul
def affine_many(X, w, b):
    return X @ w + b


# %% affine_many | correct | nested_loops
def affine_many(X, w, b):
    N, l = X.shape
    z = np.zeros(N)
    for i in range(N):
        for j in range(l):
            z[i] += X[i, j] * w[j]
        z[i] += b
    return z


# %% affine_many | correct | broadcasting
def affine_many(X, w, b):
    return np.sum(X * w, axis=1) + b


# %% affine_many | correct | list_of_rows
def affine_many(X, w, b):
    return np.array([sum(xi * wi for xi, wi in zip(row, w)) + b for row in X])


# %% affine_many | correct | column_then_ravel
def affine_many(X, w, b):
    N = len(X)
    print("N =", N)
    ones = np.ones((N, 1))
    bigger = np.hstack([X, ones])
    weights = np.append(w, b).reshape(-1, 1)
    return (bigger @ weights).ravel()


# %% affine_many | correct | einsum
def affine_many(X, w, b):
    return np.einsum("nl,l->n", X, w) + b


# %% affine_many | correct | tensorflow
import tensorflow as tf


def affine_many(X, w, b):
    X, w = tf.cast(X, tf.float64), tf.cast(w, tf.float64)
    return tf.nn.bias_add(tf.matmul(X, w[:, None]), tf.constant([b], tf.float64)).numpy()[:, 0]


# %% affine_many | wrong: no_bias | einsum_alone
def affine_many(X, w, b):
    return np.einsum("ij,j->i", X, w)


# %% affine_many | wrong: bias_each | bracket_in_the_wrong_place
def affine_many(X, w, b):
    return (X * w + b).sum(axis=1)


# %% affine_many | wrong: not_summed | star_for_product
def affine_many(X, w, b):
    return X * w + b


# %% affine_many | wrong: columns | weights_on_the_left
def affine_many(X, w, b):
    return w @ X + b


# %% affine_many | wrong: summed_over_examples | axis_zero
def affine_many(X, w, b):
    products = X * w
    return products.sum(axis=0) + b


# %% affine_many | wrong: everything_summed | no_axis
def affine_many(X, w, b):
    return np.sum(X * w) + b


# %% affine_many | wrong: column | keepdims
def affine_many(X, w, b):
    return np.sum(X * w, axis=1, keepdims=True) + b


# %% affine_many | wrong: first_only | return_in_the_loop
def affine_many(X, w, b):
    for row in X:
        return np.dot(row, w) + b


# %% affine_many | wrong: list | appended
def affine_many(X, w, b):
    z = []
    for row in X:
        z.append(row @ w + b)
    return z


# %% affine_many | wrong: scalar | squeezed_away
def affine_many(X, w, b):
    return np.squeeze(X @ w.reshape(-1, 1))[()] + b


# %% affine_many | wrong: value | result_cut_to_ints_like_X
def affine_many(X, w, b):
    z = np.zeros_like(X[:, 0])
    for i, row in enumerate(X):
        z[i] = row @ w + b
    return z


# %% affine_many | wrong: changed | weighs_in_place
def affine_many(X, w, b):
    X *= w
    return X.sum(axis=1) + b


# %% affine_many | wrong: axes_of_length_one | row_of_results
def affine_many(X, w, b):
    row = w.reshape(1, -1)
    return row @ X.T + b


# %% output_change | correct | dot
def output_change(w, dx):
    return w @ dx


# %% output_change | correct | difference_of_two_results
def affine(x, w, b):
    return np.sum(x * w) + b


def output_change(w, dx):
    x = np.ones(len(w))
    return affine(x + dx, w, 3.0) - affine(x, w, 3.0)


# %% output_change | correct | difference_at_a_random_place
def output_change(w, dx):
    rng = np.random.default_rng(0)
    x = rng.normal(size=w.shape)
    before = x @ w
    after = (x + dx) @ w
    return after - before


# %% output_change | correct | loop_skips_what_stays
def output_change(w, dx):
    change = 0
    for i in range(len(w)):
        if dx[i] == 0:
            continue
        change += w[i] * dx[i]
    return change


# %% output_change | correct | trace_of_outer
def output_change(w, dx):
    table = np.outer(w, dx)
    return np.trace(table)


# %% output_change | correct | recursion_noisy
import sys


def output_change(w, dx):
    if len(w) == 0:
        return 0.0
    sys.stderr.write(f"{len(w)} to go\n")
    return w[-1] * dx[-1] + output_change(w[:-1], dx[:-1])


# %% output_change | wrong: tensor | tensordot
import tensorflow as tf


def output_change(w, dx):
    return tf.tensordot(w, dx, axes=1)


# %% output_change | wrong: not_summed | loop_into_zeros
def output_change(w, dx):
    change = np.zeros(len(w))
    for i in range(len(w)):
        change[i] = w[i] * dx[i]
    return change


# %% output_change | wrong: signs_lost | abs_of_each
def output_change(w, dx):
    change = 0
    for wi, di in zip(w, dx):
        change += abs(wi * di)
    return change


# %% output_change | wrong: signs_lost | abs_of_the_result
def output_change(w, dx):
    return np.abs(np.dot(w, dx))


# %% output_change | wrong: sum_of_sums | total_weight_times_total_change
def output_change(w, dx):
    weight = np.sum(w)
    change = np.sum(dx)
    return weight * change


# %% output_change | wrong: unweighted | sum_of_changes
def output_change(w, dx):
    return dx.sum()


# %% output_change | wrong: divided | quotient
def output_change(w, dx):
    return np.sum(dx / w)


# %% output_change | wrong: opposite_sign | old_minus_new
def output_change(w, dx):
    x = np.zeros(len(w))
    new = (x + dx) @ w
    old = x @ w
    return old - new


# %% output_change | wrong: number | result_instead_of_change
def output_change(w, dx):
    x = np.ones(len(w))
    return (x + dx) @ w


# %% output_change | wrong: number | largest_change_only
def output_change(w, dx):
    i = np.argmax(np.abs(dx))
    return w[i] * dx[i]


# %% output_change | wrong: signs_lost | squared
def output_change(w, dx):
    return np.sqrt(np.sum((w * dx) ** 2))


# %% output_change | wrong: none | return_in_one_branch_only
def output_change(w, dx):
    change = w @ dx
    if change < 0:
        return change


# %% output_change | wrong: unknown_name | x_is_not_given
def output_change(w, dx):
    return (x + dx) @ w - x @ w


# %% output_change | wrong: changed | in_place
def output_change(w, dx):
    dx *= w
    return np.sum(dx)


# %% line_through | correct | slope_and_height
def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("this line is vertical")
    w = (q[1] - p[1]) / (q[0] - p[0])
    b = p[1] - w * p[0]
    return w, b


# %% line_through | correct | catches_division_by_zero
def line_through(p, q):
    x1, z1 = p
    x2, z2 = q
    try:
        w = (z1 - z2) / (x1 - x2)
    except ZeroDivisionError:
        raise ValueError("vertical")
    return (w, z2 - w * x2)


# %% line_through | correct | two_equations
def line_through(p, q):
    A = np.array([[p[0], 1], [q[0], 1]])
    z = np.array([p[1], q[1]])
    if np.linalg.det(A) == 0:
        raise ValueError("no such line")
    w, b = np.linalg.solve(A, z)
    return w, b


# %% line_through | correct | determinants
def line_through(p, q):
    d = p[0] - q[0]
    if d == 0:
        print("vertical!")
        raise ValueError
    w = (p[1] - q[1]) / d
    b = (p[0] * q[1] - q[0] * p[1]) / d
    return tuple([w, b])


# %% line_through | correct | least_squares
def line_through(p, q):
    if q[0] - p[0] == 0:
        raise ValueError("A vertical line has no slope.")
    A = np.array([[p[0], 1], [q[0], 1]])
    solution = np.linalg.lstsq(A, [p[1], q[1]], rcond=None)[0]
    return tuple(solution)


# %% line_through | correct | helper_and_unrelated_warning
import warnings


def slope(p, q):
    warnings.warn("slope() is new")
    (x1, z1), (x2, z2) = sorted([p, q])
    if x1 == x2:
        raise ValueError(f"{p} and {q} are above each other")
    return (z2 - z1) / (x2 - x1)


def line_through(p, q):
    w = slope(p, q)
    x, z = q
    return w, z - x * w


# %% line_through | correct | tensorflow
import tensorflow as tf


def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("vertical")
    A = tf.constant([[p[0], 1], [q[0], 1]], tf.float64)
    z = tf.constant([[p[1]], [q[1]]], tf.float64)
    w, b = tf.linalg.solve(A, z).numpy().ravel()
    return float(w), float(b)


# %% line_through | wrong: order_swapped | bias_first
def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("vertical")
    w = (q[1] - p[1]) / (q[0] - p[0])
    b = q[1] - w * q[0]
    return b, w


# %% line_through | wrong: inverted | run_over_rise
def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("vertical")
    w = (p[0] - q[0]) / (p[1] - q[1])
    b = p[1] - w * p[0]
    return w, b


# %% line_through | wrong: height_as_bias | first_height
def line_through(p, q):
    x1, b = p
    x2, z2 = q
    if x1 == x2:
        raise ValueError("vertical")
    return (z2 - b) / (x2 - x1), b


# %% line_through | wrong: slope_sign | mixed_order
def line_through(p, q):
    x1, z1 = p
    x2, z2 = q
    if x1 == x2:
        raise ValueError("vertical")
    w = (z2 - z1) / (x1 - x2)
    return w, z1 - w * x1


# %% line_through | wrong: bias_sign | plus_instead_of_minus
def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("vertical")
    w = (q[1] - p[1]) / (q[0] - p[0])
    b = p[1] + w * p[0]
    return w, b


# %% line_through | wrong: whole_slope | floor_division
def line_through(p, q):
    dx = q[0] - p[0]
    if dx == 0:
        raise ValueError("vertical")
    w = (q[1] - p[1]) // dx
    b = p[1] - w * p[0]
    return w, b


# %% line_through | wrong: vertical_accepted | slope_zero
def line_through(p, q):
    if p[0] == q[0]:
        return 0, p[1]
    w = (q[1] - p[1]) / (q[0] - p[0])
    return w, p[1] - w * p[0]


# %% line_through | wrong: vertical_accepted | numpy_divides_by_zero
def line_through(p, q):
    p = np.array(p, dtype=float)
    q = np.array(q, dtype=float)
    w = (q[1] - p[1]) / (q[0] - p[0])
    b = p[1] - w * p[0]
    return w, b


# %% line_through | wrong: other_error | zero_division
def line_through(p, q):
    w = (q[1] - p[1]) / (q[0] - p[0])
    b = q[1] - w * q[0]
    return w, b


# %% line_through | wrong: no_error | prints_the_error
def line_through(p, q):
    if p[0] == q[0]:
        print("ValueError: the line is vertical")
        return
    w = (q[1] - p[1]) / (q[0] - p[0])
    return w, p[1] - w * p[0]


# %% line_through | wrong: item | absolute_distance
def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("vertical")
    w = (q[1] - p[1]) / abs(q[0] - p[0])
    return w, p[1] - w * p[0]


# %% line_through | wrong: list_for_tuple | a_list
def line_through(p, q):
    if p[0] == q[0]:
        raise ValueError("vertical")
    w = (q[1] - p[1]) / (q[0] - p[0])
    return [w, p[1] - w * p[0]]


# %% line_through | wrong: own_error | second_point_must_be_on_the_right
def line_through(p, q):
    run = q[0] - p[0]
    if run <= 0:
        raise ValueError("vertical")
    w = (q[1] - p[1]) / run
    return w, p[1] - w * p[0]


# %% compose_affine | correct | two_products
def compose_affine(w1, b1, w2, b2):
    return w1 @ w2, b1 @ w2 + b2


# %% compose_affine | correct | loops
def compose_affine(w1, b1, w2, b2):
    l0, l1 = w1.shape
    l2 = w2.shape[1]
    w = np.zeros((l0, l2))
    b = np.zeros(l2)
    for k in range(l2):
        for i in range(l0):
            for j in range(l1):
                w[i, k] += w1[i, j] * w2[j, k]
        for j in range(l1):
            b[k] += b1[j] * w2[j, k]
        b[k] += b2[k]
    return (w, b)


# %% compose_affine | correct | tries_the_functions_out
def compose_affine(w1, b1, w2, b2):
    def f1(X):
        return X @ w1 + b1

    def f2(Z):
        return Z @ w2 + b2

    l0 = w1.shape[0]
    b = f2(f1(np.zeros(l0)))
    w = f2(f1(np.eye(l0))) - b
    return w, b


# %% compose_affine | correct | one_larger_matrix
def with_bias(w, b):
    l, m = w.shape
    M = np.zeros((l + 1, m + 1))
    M[:l, :m] = w
    M[l, :m] = b
    M[l, m] = 1
    return M


def compose_affine(w1, b1, w2, b2):
    M = with_bias(w1, b1).dot(with_bias(w2, b2))
    print(M.shape)
    return M[:-1, :-1], M[-1, :-1]


# %% compose_affine | correct | einsum_to_stderr
import sys


def compose_affine(w1, b1, w2, b2):
    w = np.einsum("ij,jk->ik", w1, w2)
    b = np.einsum("j,jk->k", b1, w2) + b2
    print(w.shape, b.shape, file=sys.stderr)
    return w, b


# %% compose_affine | correct | broadcasting
def compose_affine(w1, b1, w2, b2):
    w = (w1[:, :, None] * w2[None, :, :]).sum(axis=1)
    b = (b1[:, None] * w2).sum(axis=0) + b2
    return w, b


# %% compose_affine | correct | tensorflow
import tensorflow as tf


def compose_affine(w1, b1, w2, b2):
    w = tf.matmul(w1, w2)
    b = tf.squeeze(tf.matmul(b1.reshape(1, -1), w2), axis=0) + b2
    return w.numpy(), b.numpy()


# %% compose_affine | wrong: first_bias_lost | only_b2
def compose_affine(w1, b1, w2, b2):
    w = np.dot(w1, w2)
    b = b2.copy()
    return w, b


# %% compose_affine | wrong: biases_added | sum_of_biases
def compose_affine(w1, b1, w2, b2):
    w = w1 @ w2
    b = b1 + b2
    return w, b


# %% compose_affine | wrong: second_bias_lost | no_b2
def compose_affine(w1, b1, w2, b2):
    b = np.zeros(w2.shape[1])
    for j in range(len(b1)):
        b += b1[j] * w2[j]
    return w1 @ w2, b


# %% compose_affine | wrong: other_order | f2_first
def compose_affine(w1, b1, w2, b2):
    w = w2 @ w1
    b = b2 @ w1 + b1
    return w, b


# %% compose_affine | wrong: elementwise | star
def compose_affine(w1, b1, w2, b2):
    w = w1 * w2
    b = b1 * w2 + b2
    return w, b


# %% compose_affine | wrong: weights_added | plus
def compose_affine(w1, b1, w2, b2):
    return np.add(w1, w2), np.dot(b1, w2) + b2


# %% compose_affine | wrong: second_bias_through_first | b2_at_w1
def compose_affine(w1, b1, w2, b2):
    return w1 @ w2, b2 @ w1 + b1


# %% compose_affine | wrong: bias_transposed | matrix_on_the_left
def compose_affine(w1, b1, w2, b2):
    w = w1.dot(w2)
    b = w2.dot(b1) + b2
    return w, b


# %% compose_affine | wrong: order_swapped | bias_first
def compose_affine(w1, b1, w2, b2):
    w = w1 @ w2
    b = b1 @ w2 + b2
    return b, w


# %% compose_affine | wrong: one_for_tuple | weights_only
def compose_affine(w1, b1, w2, b2):
    return w1 @ w2


# %% compose_affine | wrong: list_for_tuple | two_in_a_list
def compose_affine(w1, b1, w2, b2):
    return [w1 @ w2, b1 @ w2 + b2]


# %% compose_affine | wrong: axes_of_length_one | bias_as_row
def compose_affine(w1, b1, w2, b2):
    row = b1.reshape(1, len(b1))
    return w1 @ w2, row @ w2 + b2


# %% compose_affine | wrong: changed | adds_in_place
def compose_affine(w1, b1, w2, b2):
    b2 += b1 @ w2
    return w1 @ w2, b2


# %% compose_affine | wrong: type | returns_a_function
def compose_affine(w1, b1, w2, b2):
    def f(X):
        return (X @ w1 + b1) @ w2 + b2

    return f


# %% compose_affine | wrong: value | bias_through_both
def compose_affine(w1, b1, w2, b2):
    w = w1 @ w2
    b = (b1 + b2 @ w2.T) @ w2
    return w, b
