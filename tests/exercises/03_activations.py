"""Students' solutions of exercise 3, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% relu | correct | copy_and_mask
def relu(z):
    result = z.copy()
    result[result < 0] = 0
    return result


# %% relu | correct | flat_list_then_reshape
def relu(z):
    numbers = [n if n > 0 else 0 for n in z.flatten()]
    return np.array(numbers).reshape(z.shape)


# %% relu | correct | ndindex_loop_with_prints
def relu(z):
    print("relu gets an array of shape", z.shape)
    out = np.zeros(z.shape)
    for place in np.ndindex(*z.shape):
        if z[place] > 0:
            out[place] = z[place]
    print(out)
    return out


# %% relu | correct | half_of_sum_with_abs
def relu(z):
    return (z + np.abs(z)) / 2


# %% relu | correct | recursion_over_first_axis
def relu(z):
    if z.ndim == 0:
        return max(z, 0)
    return np.array([relu(part) for part in z]).reshape(z.shape)


# %% relu | correct | tensorflow
import tensorflow as tf


def relu(z):
    return tf.nn.relu(z).numpy()


# %% relu | correct | writes_to_stderr
import sys
import warnings


def relu(z):
    print("debug:", z.dtype, file=sys.stderr)
    warnings.warn("relu is called")
    return z.clip(0, None)


# %% relu | wrong: absolute | flips_negative_numbers
def relu(z):
    r = z.copy()
    r[r < 0] = -r[r < 0]
    return r


# %% relu | wrong: step | mask_as_numbers
def relu(z):
    return (z > 0).astype(float)


# %% relu | wrong: mirrored | minimum
def relu(z):
    return np.minimum(z, np.zeros_like(z))


# %% relu | wrong: leaky | hundredth
def relu(z):
    return np.where(z < 0, 0.01 * z, z)


# %% relu | wrong: identity | mask_of_a_copy
def relu(z):
    r = z.copy()
    r[r < 0].fill(0)
    return r


# %% relu | wrong: clipped | clip_zero_one
def relu(z):
    return z.clip(0, 1)


# %% relu | wrong: dropped | list_of_the_positive
def relu(z):
    return np.array([n for n in z.flatten() if n >= 0])


# %% relu | wrong: largest | builtin_max_of_all
def relu(z):
    return max(0, np.amax(z))


# %% relu | wrong: changed | alias_is_no_copy
def relu(z):
    out = z
    out[out < 0] = 0
    return out


# %% relu | wrong: truth_value | if_on_an_array
def relu(z):
    if z > 0:
        return z
    else:
        return 0


# %% relu | wrong: same_size_other_shape | forgets_to_reshape
def relu(z):
    out = []
    for n in z.ravel():
        out.append(max(n, 0))
    return np.array(out)


# %% relu | wrong: list | list_comprehension
def relu(z):
    return [np.maximum(row, 0) for row in z]


# %% relu | wrong: clipped | clip_needs_an_upper_limit
def relu(z):
    return np.clip(z, 0, 255)


# %% sigmoid | correct | exponent_minus_abs
def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


# %% sigmoid | correct | two_masks
def sigmoid(z):
    out = np.zeros(z.shape, dtype=float)
    up = z >= 0
    down = ~up
    out[up] = 1 / (1 + np.exp(-z[up]))
    powers = np.exp(z[down])
    out[down] = powers / (1 + powers)
    return out


# %% sigmoid | correct | loop_with_math
import math


def _one(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    power = math.exp(v)
    return power / (1 + power)


def sigmoid(z):
    return np.array([_one(float(v)) for v in z.flat]).reshape(z.shape)


# %% sigmoid | correct | half_tanh
def sigmoid(z):
    print("z =", z)
    return 0.5 * (1 + np.tanh(0.5 * z))


# %% sigmoid | correct | minus_logaddexp
def sigmoid(z):
    return np.exp(-np.logaddexp(0.0, -z))


# %% sigmoid | correct | clipped_exponent
def sigmoid(z):
    z = np.clip(z.astype(np.float64), -700, 700)
    return 1 / (1 + np.exp(-z))


# %% sigmoid | correct | errstate
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-z))


# %% sigmoid | wrong: naive | in_steps
def sigmoid(z):
    power = np.exp(-z)
    below = power + 1
    return 1 / below


# %% sigmoid | wrong: warned | e_to_the_power
def sigmoid(z):
    return 1 / (1 + np.e ** (-z))


# %% sigmoid | wrong: where_both | where_two_formulas
def sigmoid(z):
    return np.where(z > 0, 1 / (1 + np.exp(-z)), np.exp(z) / (np.exp(z) + 1))


# %% sigmoid | wrong: infinity_over_infinity | power_kept
def sigmoid(z):
    e = np.exp(z)
    return e / (e + 1)


# %% sigmoid | wrong: sign | power_of_plus_z
def sigmoid(z):
    return np.power(1 + np.exp(z), -1.0)


# %% sigmoid | wrong: is_tanh | shifted_and_doubled
def sigmoid(z):
    p = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - p) / (1 + p)


# %% sigmoid | wrong: minus_below | one_minus_power
def sigmoid(z):
    p = np.exp(-z)
    return 1 / (1 - p)


# %% sigmoid | wrong: shares | safe_softmax
def sigmoid(z):
    e = np.exp(z - z.max())
    return e / e.sum()


# %% sigmoid | wrong: slope | times_one_minus
def sigmoid(z):
    p = np.exp(-np.abs(z))
    s = 1 / (1 + p)
    return s * (1 - s)


# %% sigmoid | wrong: value | one_minus_z_below_half
def sigmoid(z):
    p = np.exp(-np.abs(z))
    return 1 / (1 + p)


# %% sigmoid | wrong: value | clipped_at_five
def sigmoid(z):
    z = np.clip(z, -5, 5)
    return 1 / (1 + np.exp(-z))


# %% sigmoid | wrong: brackets | one_over_one
def sigmoid(z):
    return 1 / 1 + np.exp(-z)


# %% sigmoid | wrong: power | caret
def sigmoid(z):
    return 1 / (1 + np.e^(-z))


# %% sigmoid | wrong: power | exp_and_caret
def sigmoid(z):
    return 1 / (1 + np.exp^(-z))


# %% sigmoid | wrong: one_number | math_exp_of_array
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


# %% sigmoid | wrong: tensor | tf_sigmoid
import tensorflow as tf


def sigmoid(z):
    return tf.sigmoid(tf.cast(z, tf.float64))


# %% tanh | correct | sign_and_abs
def tanh(z):
    p = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1 - p) / (1 + p)


# %% tanh | correct | recursion_for_each_number
import math


def tanh(z):
    if z.ndim > 0:
        return np.array([tanh(part) for part in z]).reshape(z.shape)
    v = float(z)
    if v < 0:
        return -tanh(-z)
    return (1 - math.exp(-2 * v)) / (1 + math.exp(-2 * v))


# %% tanh | correct | two_sigmoids
def _sig(t):
    e = np.exp(-np.abs(t))
    return np.where(t < 0, e, 1.0) / (1 + e)


def tanh(z):
    return 2 * _sig(2 * z) - 1


# %% tanh | correct | masks
def tanh(z):
    out = np.empty(z.shape)
    pos = z > 0
    a = np.exp(-2 * z[pos])
    out[pos] = (1 - a) / (1 + a)
    b = np.exp(2 * z[~pos])
    out[~pos] = (b - 1) / (b + 1)
    return out


# %% tanh | correct | clipped_released_formula
def tanh(z):
    z = np.clip(z.astype(float), -300, 300)
    print(z)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% tanh | correct | one_minus_with_overflow_warning
def tanh(z):
    return 1 - 2 / (np.exp(2 * z) + 1)


# %% tanh | wrong: still_broken | other_minus_lost
def tanh(z):
    m = np.abs(z)
    up = np.exp(z - m)
    down = np.exp(-z - m)
    return (down - down) / (up + down)


# %% tanh | wrong: infinity_over_infinity | only_the_bug
def tanh(z):
    a, b = np.exp(z), np.exp(-z)
    return (a - b) / (a + b)


# %% tanh | wrong: infinity_over_infinity | divided_by_smaller_power
def tanh(z):
    p = np.exp(2 * z)
    return (p - 1) / (p + 1)


# %% tanh | wrong: always_positive | abs_everywhere
def tanh(z):
    z = np.abs(z)
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


# %% tanh | wrong: is_sigmoid | one_above
def tanh(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


# %% tanh | wrong: half_speed | scaled_sigmoid
def tanh(z):
    e = np.exp(-np.abs(z))
    s = np.where(z >= 0, 1, e) / (1 + e)
    return 2 * s - 1


# %% tanh | wrong: half_speed | halved_instead_of_doubled
def tanh(z):
    return 2 / (1 + np.exp(-z / 2)) - 1


# %% tanh | wrong: range | minus_one_forgotten
def tanh(z):
    e = np.exp(-np.abs(2 * z))
    s = np.where(z >= 0, 1, e) / (1 + e)
    return 2 * s


# %% tanh | wrong: range | not_doubled
def tanh(z):
    return 1 / (1 + np.exp(-2 * z)) - 1


# %% tanh | wrong: range | only_twice_as_fast
def tanh(z):
    return 1 / (1 + np.exp(-2 * z))


# %% tanh | wrong: range | bracket_around_the_minus_one
def tanh(z):
    return 2 * (1 / (1 + np.exp(-2 * z)) - 1)


# %% tanh | wrong: brackets | none_at_all
def tanh(z):
    return np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z)


# %% tanh | wrong: brackets | above_only
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z)


# %% tanh | wrong: power | caret
def tanh(z):
    return (np.e^z - np.e^(-z)) / (np.e^z + np.e^(-z))


# %% tanh | wrong: opposite_sign | swapped_above
def tanh(z):
    p = np.exp(-2 * np.abs(z))
    return np.sign(z) * (p - 1) / (p + 1)


# %% tanh | wrong: upside_down | sum_above
def tanh(z):
    up = np.exp(z)
    down = np.exp(-z)
    total = up + down
    return total / (up - down)


# %% tanh | wrong: plus_above | sum_over_sum
def tanh(z):
    m = np.abs(z)
    up = np.exp(z - m) + np.exp(-z - m)
    return up / (np.exp(z - m) + np.exp(-z - m))


# %% tanh | wrong: forbidden | alias_from_numpy
from numpy import tanh as squash


def tanh(z):
    return squash(z)


# %% tanh | wrong: forbidden | keras_activation_by_its_name
import tensorflow as tf


def tanh(z):
    layer = tf.keras.layers.Activation("tanh", dtype="float64")
    return layer(z).numpy()


# %% tanh | wrong: forbidden | sinh_over_cosh
def tanh(z):
    z = np.clip(z, -500, 500)
    return np.sinh(z) / np.cosh(z)


# %% tanh | wrong: changed | clips_in_place
def tanh(z):
    z[z > 300] = 300
    z[z < -300] = -300
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% tanh | wrong: value | nan_to_zero
def tanh(z):
    t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return np.nan_to_num(t)


# %% softmax | correct | own_maximum_keepdims
def softmax(z, axis=-1):
    z = z - np.max(z, axis=axis, keepdims=True)
    powers = np.exp(z)
    return powers / np.sum(powers, axis=axis, keepdims=True)


# %% softmax | correct | apply_along_axis_helper
def _shares(row):
    e = np.exp(row - row.max())
    return e / e.sum()


def softmax(z, axis=-1):
    return np.apply_along_axis(_shares, axis, z.astype(float))


# %% softmax | correct | log_sum_exp
def softmax(z, axis=-1):
    log_total = np.logaddexp.reduce(z, axis=axis, keepdims=True)
    print("log of the sums:", log_total)
    return np.exp(z - log_total)


# %% softmax | correct | moveaxis_and_row_loop
def softmax(z, axis=-1):
    turned = np.moveaxis(z, axis, -1)
    flat = turned.reshape(-1, turned.shape[-1])
    rows = []
    for row in flat:
        powers = [np.exp(v - max(row)) for v in row]
        rows.append([p / sum(powers) for p in powers])
    result = np.array(rows).reshape(turned.shape)
    return np.moveaxis(result, -1, axis)


# %% softmax | correct | tensorflow
import tensorflow as tf


def softmax(z, axis=-1):
    return tf.nn.softmax(tf.constant(z, dtype=tf.float64), axis=axis).numpy()


# %% softmax | wrong: wrong_axis | default_zero
def softmax(z, axis=0):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong: wrong_axis | always_down_the_columns
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=0)


# %% softmax | wrong: over_everything | sum_without_axis
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z))
    total = sum(e.flatten())
    return e / total


# %% softmax | wrong: axis_ignored | last_axis_newaxis
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=-1)[..., None])
    return e / e.sum(axis=-1)[..., None]


# %% softmax | wrong: naive | formula_as_in_the_book
def softmax(z, axis=-1):
    e = np.exp(z)
    below = np.expand_dims(e.sum(axis=axis), axis)
    return e / below


# %% softmax | wrong: nan | minus_mean
def softmax(z, axis=-1):
    e = np.exp(z - z.mean(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong: nan | minus_smallest
def softmax(z, axis=-1):
    low = np.min(z, axis=axis, keepdims=True)
    e = np.exp(z - low)
    return e / np.sum(e, axis=axis, keepdims=True)


# %% softmax | wrong: one_maximum | builtin_max_of_flat
def softmax(z, axis=-1):
    biggest = max(z.ravel())
    e = np.exp(z - biggest)
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong: not_normalised | only_the_powers
def softmax(z, axis=-1):
    return np.exp(z - np.amax(z, axis=axis, keepdims=True))


# %% softmax | wrong: without_exponential | shares_of_z
def softmax(z, axis=-1):
    total = np.sum(z, axis=axis, keepdims=True)
    return z / total


# %% softmax | wrong: each_alone | sigmoids
def softmax(z, axis=-1):
    p = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, p) / (1 + p)


# %% softmax | wrong: do_not_broadcast | keepdims_forgotten
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis))
    return e / e.sum(axis=axis)


# %% softmax | wrong: axis_ignored | axis_one_by_hand
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax | wrong: changed | subtracts_in_place
def softmax(z, axis=-1):
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong: value | clipped_logits
def softmax(z, axis=-1):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=axis, keepdims=True)


# %% sigmoid_slope | correct | symmetric_formula
def sigmoid_slope(z):
    p = np.exp(-np.abs(z))
    return p / (1 + p) ** 2


# %% sigmoid_slope | correct | helper_sigma
def _sig(z):
    out = np.zeros(np.shape(z))
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


def sigmoid_slope(z):
    s = _sig(z)
    return s * (1 - s)


# %% sigmoid_slope | correct | quarter_of_tanh_slope
def sigmoid_slope(z):
    print("slope at", z.shape)
    return (1 - np.tanh(z / 2) ** 2) / 4


# %% sigmoid_slope | correct | loop_with_math
import math


def sigmoid_slope(z):
    slopes = np.zeros(z.size)
    for i, v in enumerate(z.ravel()):
        p = math.exp(-abs(v))
        slopes[i] = p / (1 + p) / (1 + p)
    return slopes.reshape(z.shape)


# %% sigmoid_slope | correct | central_difference
def _sig(z):
    p = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, p) / (1 + p)


def sigmoid_slope(z):
    h = 1e-4
    z = z.astype(float)
    return (_sig(z + h) - _sig(z - h)) / (2 * h)


# %% sigmoid_slope | correct | gradient_tape
import tensorflow as tf


def sigmoid_slope(z):
    t = tf.constant(z, dtype=tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(t)
        s = tf.sigmoid(t)
    return tape.gradient(s, t).numpy()


# %% sigmoid_slope | wrong: sigmoid_itself | forgot_the_slope
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    return s


# %% sigmoid_slope | wrong: z_for_sigma | takes_z_as_sigma
def sigmoid_slope(z):
    return z - z**2


# %% sigmoid_slope | wrong: one_minus | sigma_not_multiplied
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    return 1 - s


# %% sigmoid_slope | wrong: squared | sigma_squared
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    return s * s


# %% sigmoid_slope | wrong: squared | one_minus_sigma_squared
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    return 1 - s**2


# %% sigmoid_slope | wrong: slope_of_tanh | from_the_tanh_row
def sigmoid_slope(z):
    return 1 - np.tanh(z) * np.tanh(z)


# %% sigmoid_slope | wrong: plus | plus_for_minus
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    return s + s**2


# %% sigmoid_slope | wrong: overflow | naive_sigma
def sigmoid_slope(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


# %% sigmoid_slope | wrong: overflow | quotient_rule
def sigmoid_slope(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% sigmoid_slope | wrong: warned | where_two_branches
def sigmoid_slope(z):
    s = np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
    return s * (1 - s)


# %% sigmoid_slope | wrong: always_the_largest | quarters
def sigmoid_slope(z):
    return np.ones(z.shape) / 4


# %% sigmoid_slope | wrong: value | gradient_along_the_array
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    return np.gradient(s, axis=-1)


# %% sigmoid_slope | wrong: value | wide_difference
def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1) / (1 + e)
    h = 0.01
    eh = np.exp(-np.abs(z + h))
    sh = np.where(z + h < 0, eh, 1) / (1 + eh)
    return (sh - s) / h


# %% sigmoid_slope | wrong: error | in_place_on_ints
def sigmoid_slope(z):
    p = np.abs(z)
    p *= -1.0
    p = np.exp(p)
    return p / (1 + p) ** 2


# %% steepest_slope | correct | product_loop
def steepest_slope(depth):
    factor = 1.0
    for layer in range(depth):
        factor = factor * 0.25
    return factor


# %% steepest_slope | correct | recursion_by_halves
def steepest_slope(depth):
    if depth == 0:
        return 1.0
    half = steepest_slope(depth // 2)
    return half * half * (0.25 if depth % 2 else 1.0)


# %% steepest_slope | correct | numpy_prod
def steepest_slope(depth):
    slopes = np.full(depth, 1 / 4)
    print(slopes)
    return np.prod(slopes)


# %% steepest_slope | correct | searched_maximum
def steepest_slope(depth):
    z = np.linspace(-5, 5, 1001)
    s = 1 / (1 + np.exp(-z))
    best = np.max(s * (1 - s))
    return best**depth


# %% steepest_slope | correct | reduce_on_list
from functools import reduce


def steepest_slope(depth):
    return reduce(lambda a, b: a * b, [0.25] * depth, 1.0)


# %% steepest_slope | wrong: divided_by_depth | quarter_over_depth
def steepest_slope(depth):
    if depth == 0:
        return 1.0
    return 1 / (4 * depth)


# %% steepest_slope | wrong: divided_by_depth | largest_slope_shared_out
def steepest_slope(depth):
    largest = 0.5 * (1 - 0.5)
    return largest / depth


# %% steepest_slope | wrong: added | sum_loop
def steepest_slope(depth):
    total = 0
    for _ in range(depth):
        total += 1 / 4
    return total


# %% steepest_slope | wrong: same_for_all | largest_of_many
def steepest_slope(depth):
    z = np.linspace(-5, 5, 1001)
    s = 1 / (1 + np.exp(-z))
    return max(s * (1 - s))


# %% steepest_slope | wrong: half | value_at_zero
def steepest_slope(depth):
    r = 1
    for _ in range(depth):
        r *= 1 / (1 + np.exp(0))
    return r


# %% steepest_slope | wrong: grows | four_to_the_depth
def steepest_slope(depth):
    r = 1.0
    for _ in range(depth):
        r /= 0.25
    return r


# %% steepest_slope | wrong: one_too_few | range_from_one
def steepest_slope(depth):
    r = 1.0
    for _ in range(1, depth):
        r *= 0.25
    return r


# %% steepest_slope | wrong: one_too_few | depth_minus_one
def steepest_slope(depth):
    return 0.25 ** (depth - 1)


# %% steepest_slope | wrong: one_too_many | starts_at_quarter
def steepest_slope(depth):
    r = 0.25
    for _ in range(depth):
        r *= 0.25
    return r


# %% steepest_slope | wrong: depth_raised | to_the_quarter
def steepest_slope(depth):
    return np.power(depth, 0.25)


# %% steepest_slope | wrong: power | caret
def steepest_slope(depth):
    return (1 / 4)^depth


# %% steepest_slope | wrong: power | caret_between_whole_numbers
def steepest_slope(depth):
    return 1 / (4^depth)


# %% steepest_slope | wrong: number | chain_from_zero
def steepest_slope(depth):
    z, factor = 0.0, 1.0
    for _ in range(depth):
        s = 1 / (1 + np.exp(-z))
        factor *= s * (1 - s)
        z = s
    return factor


# %% steepest_slope | wrong: number | rounded
def steepest_slope(depth):
    return round(0.25**depth, 4)


# %% steepest_slope | wrong: error | recursion_never_meets_zero
def steepest_slope(depth):
    if depth == 1:
        return 0.25
    return 0.25 * steepest_slope(depth - 1)


# %% steepest_slope | wrong: array_for_number | all_depths
def steepest_slope(depth):
    return np.cumprod(np.full(depth, 0.25))


# %% steepest_slope | wrong: none | prints_it
def steepest_slope(depth):
    print(0.25**depth)


# %% neuron | correct | if_chain
def neuron(x, w, b, activation):
    z = x @ w + b
    if activation is None or activation == "identity":
        return z
    elif activation == "sigmoid":
        p = np.exp(-abs(z))
        return 1 / (1 + p) if z >= 0 else p / (1 + p)
    elif activation == "tanh":
        return np.tanh(z)
    elif activation == "relu":
        return max(z, 0.0)
    raise ValueError("activation must be None, 'identity', 'sigmoid', 'tanh' or 'relu'")


# %% neuron | correct | dictionary_of_lambdas
_bends = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
}


def neuron(x, w, b, activation):
    if activation not in _bends:
        raise ValueError(f"{activation!r} is not known; known are {list(_bends)}")
    return _bends[activation](np.einsum("i,i->", x, w) + b)


# %% neuron | correct | loop_and_match
import math


def neuron(x, w, b, activation):
    z = b
    for j in range(len(x)):
        z = z + x[j] * w[j]
        print("after feature", j, "z =", z)
    match activation:
        case None | "identity":
            return z
        case "sigmoid":
            return (1 + math.tanh(z / 2)) / 2
        case "tanh":
            return math.tanh(z)
        case "relu":
            return z if z > 0 else 0.0
        case _:
            raise ValueError("I know identity (or None), sigmoid, tanh, relu")


# %% neuron | correct | all_results_with_warnings
def neuron(x, w, b, activation):
    z = np.sum(x * w) + b
    results = {
        "identity": z,
        "sigmoid": 1 / (1 + np.exp(-z)),
        "tanh": np.tanh(z),
        "relu": z * (z > 0),
    }
    if activation is None:
        activation = "identity"
    try:
        return results[activation]
    except KeyError:
        raise ValueError("choose one of " + ", ".join(results)) from None


# %% neuron | correct | own_error_array_without_axes
class UnknownActivation(ValueError):
    pass


def neuron(x, w, b, activation):
    known = [None, "identity", "sigmoid", "tanh", "relu"]
    if activation not in known:
        raise UnknownActivation(f"unknown: {activation}, known: {known}")
    x1 = np.append(x, 1.0)
    w1 = np.append(w, b)
    z = np.array(np.inner(x1, w1))
    which = known.index(activation)
    if which == 4:
        return np.array(np.maximum(z, 0))
    if which >= 2:
        k = 1 if which == 2 else 2
        p = np.exp(-k * np.abs(z))
        s = np.where(z >= 0, 1, p) / (1 + p)
        return s if k == 1 else np.array(2 * s - 1)
    return z


# %% neuron | wrong: bias_last | activates_the_dot_product
def neuron(x, w, b, activation):
    z = np.dot(x, w)
    if activation in (None, "identity"):
        a = z
    elif activation == "sigmoid":
        a = 1 / (1 + np.exp(-z))
    elif activation == "tanh":
        a = np.tanh(z)
    elif activation == "relu":
        a = max(0, z)
    else:
        raise ValueError("known: identity, sigmoid, tanh, relu")
    return a + b


# %% neuron | wrong: no_bias | b_never_used
def neuron(x, w, b, activation):
    z = sum(x * w)
    if activation in (None, "identity"):
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return max(0, z)
    raise ValueError("known: identity, sigmoid, tanh, relu")


# %% neuron | wrong: not_activated | returns_z_after_the_branches
def neuron(x, w, b, activation):
    z = x @ w + b
    if activation == "sigmoid":
        a = 1 / (1 + np.exp(-z))
    elif activation == "tanh":
        a = np.tanh(z)
    elif activation == "relu":
        a = max(0, z)
    elif activation not in (None, "identity"):
        raise ValueError("known: identity, sigmoid, tanh, relu")
    return z


# %% neuron | wrong: each_activated | activates_in_the_loop
def neuron(x, w, b, activation):
    bends = {
        None: lambda t: t,
        "identity": lambda t: t,
        "sigmoid": lambda t: 1 / (1 + np.exp(-t)),
        "tanh": np.tanh,
        "relu": lambda t: max(0, t),
    }
    if activation not in bends:
        raise ValueError("known: identity, sigmoid, tanh, relu")
    total = b
    for xj, wj in zip(x, w):
        total += bends[activation](xj * wj)
    return total


# %% neuron | wrong: not_summed | star_for_at
def neuron(x, w, b, activation):
    z = x * w + b
    if activation is None or activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return np.maximum(0, z)
    raise ValueError("known: identity, sigmoid, tanh, relu")


# %% neuron | wrong: bias_each | bias_inside_the_sum
def neuron(x, w, b, activation):
    z = 0
    for xj, wj in zip(x, w):
        z = z + xj * wj + b
    if activation is None or activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return np.maximum(0, z)
    raise ValueError("known: identity, sigmoid, tanh, relu")


# %% neuron | wrong: unknown_accepted | else_is_identity
def neuron(x, w, b, activation):
    z = x @ w + b
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    elif activation == "tanh":
        return np.tanh(z)
    elif activation == "relu":
        return max(z, 0)
    else:
        return z


# %% neuron | wrong: unknown_accepted | lower_case_first
def neuron(x, w, b, activation):
    z = x @ w + b
    name = str(activation).lower()
    if name in ("none", "identity"):
        return z
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return max(z, 0)
    raise ValueError("known: None, identity, sigmoid, tanh, relu")


# %% neuron | wrong: unknown_accepted | empty_name_is_none
def neuron(x, w, b, activation):
    z = x @ w + b
    if not activation or activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return max(z, 0)
    raise ValueError("known: None, identity, sigmoid, tanh, relu")


# %% neuron | wrong: always_sigmoid | argument_not_used
def neuron(x, w, b, activation="sigmoid"):
    z = float(np.dot(w, x)) + b
    p = np.exp(-abs(z))
    return (1 if z >= 0 else p) / (1 + p)


# %% neuron | wrong: message | message_without_names
def neuron(x, w, b, activation):
    z = x @ w + b
    if activation is None or activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return max(z, 0)
    raise ValueError("unknown activation: " + activation)


# %% neuron | wrong: other_error | key_error
def neuron(x, w, b, activation):
    z = x @ w + b
    a = {
        None: z,
        "identity": z,
        "sigmoid": 1 / (1 + np.exp(-z)),
        "tanh": np.tanh(z),
        "relu": max(z, 0),
    }
    return a[activation]


# %% neuron | wrong: no_error | prints_the_error
def neuron(x, w, b, activation):
    z = x @ w + b
    if activation is None or activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return max(z, 0)
    print("ValueError: known are identity, sigmoid, tanh, relu")


# %% neuron | wrong: array_for_number | row_times_column
def neuron(x, w, b, activation):
    z = x.reshape(1, -1) @ w.reshape(-1, 1) + b
    if activation is None or activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return np.maximum(z, 0)
    raise ValueError("known: None, identity, sigmoid, tanh, relu")


# %% neuron | wrong: own_error | none_is_forgotten
def neuron(x, w, b, activation):
    z = x @ w + b
    if activation == "identity":
        return z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return max(z, 0)
    raise ValueError("known: identity, sigmoid, tanh, relu")


# %% output_activation | correct | if_chain
def output_activation(task):
    if task == "regression":
        return "identity"
    if task == "binary":
        return "sigmoid"
    if task == "multiclass":
        return "softmax"
    raise ValueError("task must be 'regression', 'binary' or 'multiclass'")


# %% output_activation | correct | dictionary
def output_activation(task):
    names = {"regression": "identity", "binary": "sigmoid", "multiclass": "softmax"}
    try:
        return names[task]
    except (KeyError, TypeError):
        raise ValueError(task)


# %% output_activation | correct | two_lists
def output_activation(task):
    tasks = ["regression", "binary", "multiclass"]
    print("looking for", task, "in", tasks)
    # list.index raises ValueError by itself
    return ["identity", "sigmoid", "softmax"][tasks.index(task)]


# %% output_activation | correct | match_with_own_error
import warnings


class UnknownTask(ValueError):
    pass


def output_activation(task):
    warnings.warn("only three tasks are known")
    match task:
        case "regression":
            return "identity"
        case "binary":
            return "sigmoid"
        case "multiclass":
            return "softmax"
    raise UnknownTask(f"{task!r} is not a task that I know")


# %% output_activation | correct | loop_over_pairs
_pairs = [("regression", "identity"), ("binary", "sigmoid"), ("multiclass", "softmax")]


def output_activation(task):
    for known, activation in _pairs:
        if task == known:
            return activation
    raise ValueError


# %% output_activation | wrong: classes_swapped | table_mixed_up
def output_activation(task):
    table = {"binary": "softmax", "multiclass": "sigmoid", "regression": "identity"}
    if task not in table:
        raise ValueError("unknown task")
    return table[task]


# %% output_activation | wrong: relu_for_regression | relu
def output_activation(task):
    table = {"binary": "sigmoid", "multiclass": "softmax", "regression": "relu"}
    if task not in table:
        raise ValueError("unknown task")
    return table[task]


# %% output_activation | wrong: softmax_for_binary | all_classification_is_softmax
def output_activation(task):
    if task == "regression":
        return "identity"
    if task in ("binary", "multiclass"):
        return "softmax"
    raise ValueError("unknown task")


# %% output_activation | wrong: sigmoid_for_multiclass | all_classification_is_sigmoid
def output_activation(task):
    if task == "regression":
        return "identity"
    if task in ("binary", "multiclass"):
        return "sigmoid"
    raise ValueError("unknown task")


# %% output_activation | wrong: other_words | keras_word
def output_activation(task):
    if task == "regression":
        return "linear"
    elif task == "binary":
        return "sigmoid"
    elif task == "multiclass":
        return "softmax"
    else:
        raise ValueError("unknown task")


# %% output_activation | wrong: other_words | shouting
def output_activation(task):
    if task == "regression":
        return "IDENTITY"
    elif task == "binary":
        return "SIGMOID"
    elif task == "multiclass":
        return "SOFTMAX"
    else:
        raise ValueError("unknown task")


# %% output_activation | wrong: unknown_accepted | else_softmax
def output_activation(task):
    if task == "regression":
        return "identity"
    elif task == "binary":
        return "sigmoid"
    else:
        return "softmax"


# %% output_activation | wrong: unknown_accepted | lower_case_first
def output_activation(task):
    task = task.lower()
    if task == "regression":
        return "identity"
    elif task == "binary":
        return "sigmoid"
    elif task == "multiclass":
        return "softmax"
    raise ValueError("unknown task")


# %% output_activation | wrong: unknown_accepted | starts_with_multi
def output_activation(task):
    if task == "regression":
        return "identity"
    elif task == "binary":
        return "sigmoid"
    elif task.startswith("multi"):
        return "softmax"
    raise ValueError("unknown task")


# %% output_activation | wrong: unknown_accepted | in_a_string
def output_activation(task):
    if task in "regression":
        return "identity"
    if task in "binary":
        return "sigmoid"
    if task in "multiclass":
        return "softmax"
    raise ValueError("unknown task")


# %% output_activation | wrong: other_error | key_error
def output_activation(task):
    return {"binary": "sigmoid", "multiclass": "softmax", "regression": "identity"}[task]


# %% output_activation | wrong: no_error | get_without_default
def output_activation(task):
    return {"binary": "sigmoid", "multiclass": "softmax", "regression": "identity"}.get(task)


# %% output_activation | wrong: no_error | returns_the_error
def output_activation(task):
    names = {"binary": "sigmoid", "multiclass": "softmax", "regression": "identity"}
    if task in names:
        return names[task]
    return ValueError("unknown task")


# %% output_activation | wrong: type | functions_for_names
def output_activation(task):
    if task == "regression":
        return lambda z: z
    if task == "binary":
        return lambda z: 1 / (1 + np.exp(-z))
    if task == "multiclass":
        return lambda z: np.exp(z) / np.exp(z).sum()
    raise ValueError("unknown task")


# %% output_activation | wrong: none | prints_the_name
def output_activation(task):
    if task == "regression":
        print("identity")
    elif task == "binary":
        print("sigmoid")
    elif task == "multiclass":
        print("softmax")
    else:
        raise ValueError("unknown task")
