"""Students' solutions of exercise 6, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% layer_shapes | correct | zip_of_neighbors
def layer_shapes(n, widths):
    return [((a, b), (b,), (n, b)) for a, b in zip(widths, widths[1:])]


# %% layer_shapes | correct | append_in_a_loop
def layer_shapes(n, widths):
    shapes = []
    for i in range(1, len(widths)):
        W = (widths[i - 1], widths[i])
        b = (widths[i],)
        A = (n, widths[i])
        print("layer", i, W, b, A)
        shapes.append((W, b, A))
    return shapes


# %% layer_shapes | correct | recursion
def layer_shapes(n, widths):
    if len(widths) < 2:
        return []
    first, second, *rest = widths
    triple = ((first, second), (second,), (n, second))
    return [triple] + layer_shapes(n, [second, *rest])


# %% layer_shapes | correct | ask_real_arrays
def layer_shapes(n, widths):
    A = np.zeros((n, widths[0]))
    result = []
    for units in widths[1:]:
        W = np.ones((A.shape[1], units))
        b = np.zeros(units)
        A = A @ W + b
        result += [(W.shape, b.shape, A.shape)]
    return result


# %% layer_shapes | correct | named_tuples
from collections import namedtuple
from itertools import pairwise

Shapes = namedtuple("Shapes", ["W", "b", "A"])


def layer_shapes(n, widths):
    return [Shapes(W=pair, b=pair[1:], A=(n,) + pair[1:]) for pair in pairwise(widths)]


# %% layer_shapes | correct | numpy_integers
def layer_shapes(n, widths):
    w = np.array(widths)
    table = np.stack([w[:-1], w[1:]], axis=1)
    return [(tuple(row), (row[1],), (n, row[1])) for row in table]


# %% layer_shapes | correct | a_copy_is_emptied
def layer_shapes(n, widths):
    left = list(widths)
    before = left.pop(0)
    answer = []
    while len(left) > 0:
        units = left.pop(0)
        answer.append(tuple([(before, units), tuple([units]), (n, units)]))
        before = units
    return answer


# %% layer_shapes | correct | tensorflow
import tensorflow as tf


def layer_shapes(n, widths):
    X = tf.zeros((n, widths[0]))
    out = []
    for units in widths[1:]:
        layer = tf.keras.layers.Dense(units)
        X = layer(X)
        out.append((tuple(layer.kernel.shape), tuple(layer.bias.shape), tuple(X.shape)))
    return out


# %% layer_shapes | wrong: w_transposed | units_first
def layer_shapes(n, widths):
    shapes = []
    for i in range(len(widths) - 1):
        inputs = widths[i]
        units = widths[i + 1]
        shapes.append(((units, inputs), (units,), (n, units)))
    return shapes


# %% layer_shapes | wrong: bias_per_input | b_takes_the_old_width
def layer_shapes(n, widths):
    shapes = []
    old = widths[0]
    for new in widths[1:]:
        b = (old,)
        W = (old, new)
        old = new
        shapes.append((W, b, (n, new)))
    return shapes


# %% layer_shapes | wrong: bias_as_row | shapes_of_zeros
def layer_shapes(n, widths):
    shapes = []
    for k in range(len(widths) - 1):
        W = np.zeros((widths[k], widths[k + 1]))
        b = np.zeros((1, widths[k + 1]))
        A = np.zeros((n, widths[k])) @ W + b
        shapes.append((W.shape, b.shape, A.shape))
    return shapes


# %% layer_shapes | wrong: bias_as_row | column_of_biases
def layer_shapes(n, widths):
    shapes = []
    for k in range(1, len(widths)):
        units = widths[k]
        shapes.append(((widths[k - 1], units), (units, 1), (n, units)))
    return shapes


# %% layer_shapes | wrong: bias_per_example | b_like_a
def layer_shapes(n, widths):
    shapes = []
    for before, units in zip(widths[:-1], widths[1:]):
        A = (n, units)
        b = A
        shapes.append(((before, units), b, A))
    return shapes


# %% layer_shapes | wrong: bias_per_example | one_for_each_example
def layer_shapes(n, widths):
    return [((widths[i], widths[i + 1]), (n,), (n, widths[i + 1])) for i in range(len(widths) - 1)]


# %% layer_shapes | wrong: bias_is_a_number | comma_forgotten
def layer_shapes(n, widths):
    shapes = []
    for i in range(1, len(widths)):
        shape_W = (widths[i - 1], widths[i])
        shape_b = (widths[i])
        shape_A = (n, widths[i])
        shapes.append((shape_W, shape_b, shape_A))
    return shapes


# %% layer_shapes | wrong: input_as_a | what_comes_in
def layer_shapes(n, widths):
    shapes = []
    A = (n, widths[0])
    for units in widths[1:]:
        shapes.append(((A[1], units), (units,), A))
        A = (n, units)
    return shapes


# %% layer_shapes | wrong: a_transposed | examples_as_columns
def layer_shapes(n, widths):
    result = []
    for left, right in zip(widths, widths[1:]):
        W = (left, right)
        b = (right,)
        A = b + (n,)
        result.append((W, b, A))
    return result


# %% layer_shapes | wrong: batch_lost | one_row_of_numbers
def layer_shapes(n, widths):
    shapes = []
    x = np.ones(widths[0])
    for units in widths[1:]:
        W = np.ones((len(x), units))
        b = np.ones(units)
        x = x @ W + b
        shapes.append((W.shape, b.shape, x.shape))
    return shapes


# %% layer_shapes | wrong: always_the_first_input | features_never_updated
def layer_shapes(n, widths):
    features = widths[0]
    shapes = []
    for units in widths[1:]:
        shapes.append(((features, units), (units,), (n, units)))
    return shapes


# %% layer_shapes | wrong: input_counted | loop_over_all_widths
def layer_shapes(n, widths):
    shapes = []
    before = widths[0]
    for units in widths:
        shapes.append(((before, units), (units,), (n, units)))
        before = units
    return shapes


# %% layer_shapes | wrong: input_counted | batch_as_first_input
def layer_shapes(n, widths):
    shapes = []
    last = n
    for width in widths:
        shapes.append(((last, width), (width,), (n, width)))
        last = width
    return shapes


# %% layer_shapes | wrong: input_counted | negative_index
def layer_shapes(n, widths):
    return [((widths[i - 1], widths[i]), (widths[i],), (n, widths[i])) for i in range(len(widths))]


# %% layer_shapes | wrong: first_layer_only | return_inside
def layer_shapes(n, widths):
    shapes = []
    for i in range(len(widths) - 1):
        W = (widths[i], widths[i + 1])
        b = (widths[i + 1],)
        A = (n, widths[i + 1])
        shapes.append((W, b, A))
        return shapes


# %% layer_shapes | wrong: flat | plus_equals
def layer_shapes(n, widths):
    shapes = []
    for a, b in zip(widths, widths[1:]):
        shapes += (a, b), (b,), (n, b)
    return shapes


# %% layer_shapes | wrong: last_layer_missing | loop_too_short
def layer_shapes(n, widths):
    shapes = []
    for i in range(len(widths) - 2):
        shapes.append(((widths[i], widths[i + 1]), (widths[i + 1],), (n, widths[i + 1])))
    return shapes


# %% layer_shapes | wrong: length | first_layer_missing
def layer_shapes(n, widths):
    shapes = []
    for i in range(2, len(widths)):
        shapes.append(((widths[i - 1], widths[i]), (widths[i],), (n, widths[i])))
    return shapes


# %% layer_shapes | wrong: length | only_the_last_survives
def layer_shapes(n, widths):
    for i in range(1, len(widths)):
        shapes = [((widths[i - 1], widths[i]), (widths[i],), (n, widths[i]))]
    return shapes


# %% layer_shapes | wrong: length | three_lists
def layer_shapes(n, widths):
    Ws = [(a, b) for a, b in zip(widths, widths[1:])]
    bs = [(b,) for b in widths[1:]]
    As = [(n, b) for b in widths[1:]]
    return [Ws, bs, As]


# %% layer_shapes | wrong: list_for_tuple | lists_of_three
def layer_shapes(n, widths):
    shapes = []
    for a, b in zip(widths[:-1], widths[1:]):
        shapes.append([(a, b), (b,), (n, b)])
    return shapes


# %% layer_shapes | wrong: list_for_tuple | shapes_in_brackets
def layer_shapes(n, widths):
    shapes = []
    for a, b in zip(widths[:-1], widths[1:]):
        shapes.append(([a, b], [b], [n, b]))
    return shapes


# %% layer_shapes | wrong: type | a_zip_object
def layer_shapes(n, widths):
    W = [(a, b) for a, b in zip(widths, widths[1:])]
    b = [(units,) for units in widths[1:]]
    A = [(n, units) for units in widths[1:]]
    return zip(W, b, A)


# %% layer_shapes | wrong: type | a_tuple_of_triples
def layer_shapes(n, widths):
    return tuple(((a, b), (b,), (n, b)) for a, b in zip(widths, widths[1:]))


# %% layer_shapes | wrong: past_the_end | index_too_far
def layer_shapes(n, widths):
    shapes = []
    for i in range(len(widths)):
        shapes.append(((widths[i], widths[i + 1]), (widths[i + 1],), (n, widths[i + 1])))
    return shapes


# %% layer_shapes | wrong: none | printed
def layer_shapes(n, widths):
    shapes = []
    for i in range(len(widths) - 1):
        shapes.append(((widths[i], widths[i + 1]), (widths[i + 1],), (n, widths[i + 1])))
    print(shapes)


# %% layer_shapes | wrong: none | append_gives_none
def layer_shapes(n, widths):
    shapes = []
    for i in range(len(widths) - 1):
        shapes = shapes.append(((widths[i], widths[i + 1]), (widths[i + 1],), (n, widths[i + 1])))
        if i == len(widths) - 2:
            return shapes
        shapes = []


# %% layer_shapes | wrong: changed | widths_popped
def layer_shapes(n, widths):
    shapes = []
    before = widths.pop(0)
    while widths:
        units = widths.pop(0)
        shapes.append(((before, units), (units,), (n, units)))
        before = units
    return shapes


# %% layer_shapes | wrong: call | only_widths
def layer_shapes(widths):
    return [((a, b), (b,), (4, b)) for a, b in zip(widths, widths[1:])]


# %% layer_shapes | wrong: unknown_name | capital_n
def layer_shapes(n, widths):
    return [((a, b), (b,), (N, b)) for a, b in zip(widths, widths[1:])]


# %% count_cascade_params | correct | loop_over_indices
def count_cascade_params(widths):
    total = 0
    for i in range(len(widths) - 1):
        weights = widths[i] * widths[i + 1]
        biases = widths[i + 1]
        print(i, weights, "+", biases)
        total += weights + biases
    return total


# %% count_cascade_params | correct | ones_column_trick
def count_cascade_params(widths):
    return sum((before + 1) * units for before, units in zip(widths, widths[1:]))


# %% count_cascade_params | correct | dot_product
def count_cascade_params(widths):
    w = np.array(widths)
    return int(w[:-1] @ w[1:] + w[1:].sum())


# %% count_cascade_params | correct | recursion_from_the_back
def count_cascade_params(widths):
    if len(widths) == 1:
        return 0
    *front, before, units = widths
    return units * (before + 1) + count_cascade_params([*front, before])


# %% count_cascade_params | correct | numpy_integer
def count_cascade_params(widths):
    return np.sum(np.multiply(widths[:-1], widths[1:])) + np.sum(widths[1:])


# %% count_cascade_params | correct | sizes_of_real_arrays
def count_cascade_params(widths):
    params = []
    for n_in, n_out in zip(widths, widths[1:]):
        params += [np.empty((n_in, n_out)), np.empty(n_out)]
    return sum(p.size for p in params)


# %% count_cascade_params | correct | tensorflow
import tensorflow as tf


def count_cascade_params(widths):
    model = tf.keras.Sequential([tf.keras.layers.Dense(units) for units in widths[1:]])
    model.build((None, widths[0]))
    return model.count_params()


# %% count_cascade_params | correct | reduce
from functools import reduce
from itertools import pairwise


def count_cascade_params(widths):
    return reduce(lambda total, pair: total + pair[0] * pair[1] + pair[1], pairwise(widths), 0)


# %% count_cascade_params | wrong: no_biases | pairs_multiplied
def count_cascade_params(widths):
    params = 0
    before = widths[0]
    for units in widths[1:]:
        params = params + before * units
        before = units
    return params


# %% count_cascade_params | wrong: input_counted | all_widths_as_biases
def count_cascade_params(widths):
    weights = sum(a * b for a, b in zip(widths, widths[1:]))
    biases = sum(widths)
    return weights + biases


# %% count_cascade_params | wrong: bias_per_input | old_width_added
def count_cascade_params(widths):
    total = 0
    for i in range(1, len(widths)):
        inputs, units = widths[i - 1], widths[i]
        total += inputs * (units + 1)
    return total


# %% count_cascade_params | wrong: one_bias | plus_one
def count_cascade_params(widths):
    total = 0
    for a, b in zip(widths[:-1], widths[1:]):
        total += a * b + 1
    return total


# %% count_cascade_params | wrong: output_without_biases | slice_too_short
def count_cascade_params(widths):
    weights = 0
    for i in range(len(widths) - 1):
        weights += widths[i] * widths[i + 1]
    biases = sum(widths[1:-1])
    return weights + biases


# %% count_cascade_params | wrong: first_layer_only | return_in_the_loop
def count_cascade_params(widths):
    total = 0
    for i in range(len(widths) - 1):
        W = widths[i] * widths[i + 1]
        b = widths[i + 1]
        total = total + W + b
        return total


# %% count_cascade_params | wrong: last_layer_only | assigned_not_added
def count_cascade_params(widths):
    for before, units in zip(widths, widths[1:]):
        total = 0
        total += before * units
        total += units
    return total


# %% count_cascade_params | wrong: always_the_first_input | features_for_every_layer
def count_cascade_params(widths):
    features, *layers = widths
    count = 0
    for units in layers:
        count += features * units + units
    return count


# %% count_cascade_params | wrong: widths_added | units_summed
def count_cascade_params(widths):
    params = 0
    for width in widths:
        params += width
    return params


# %% count_cascade_params | wrong: all_multiplied | running_product
def count_cascade_params(widths):
    weights = 1
    biases = 0
    for i, width in enumerate(widths):
        weights *= width
        if i > 0:
            biases += width
    return weights + biases


# %% count_cascade_params | wrong: all_multiplied | prod
def count_cascade_params(widths):
    return int(np.prod(widths))


# %% count_cascade_params | wrong: last_layer_missing | loop_too_short
def count_cascade_params(widths):
    total = 0
    for i in range(len(widths) - 2):
        total += widths[i] * widths[i + 1] + widths[i + 1]
    return total


# %% count_cascade_params | wrong: first_layer_missing | loop_too_late
def count_cascade_params(widths):
    total = 0
    for i in range(1, len(widths) - 1):
        total += widths[i] * widths[i + 1] + widths[i + 1]
    return total


# %% count_cascade_params | wrong: number | biases_multiplied
def count_cascade_params(widths):
    total = 0
    for a, b in zip(widths, widths[1:]):
        weights = a * b
        total += weights * b
    return total


# %% count_cascade_params | wrong: number | pairs_do_not_overlap
def count_cascade_params(widths):
    total = 0
    for i in range(0, len(widths) - 1, 2):
        total += widths[i] * widths[i + 1]
    return total + sum(widths[1:])


# %% count_cascade_params | wrong: unpack | two_layers_unpacked
def count_cascade_params(widths):
    inputs, hidden, outputs = widths
    return inputs * hidden + hidden + hidden * outputs + outputs


# %% count_cascade_params | wrong: past_the_end | i_plus_one
def count_cascade_params(widths):
    total = 0
    for i in range(len(widths)):
        total += widths[i] * widths[i + 1] + widths[i + 1]
    return total


# %% count_cascade_params | wrong: float_for_int | array_of_counts
def count_cascade_params(widths):
    counts = np.zeros(len(widths) - 1)
    for i in range(len(counts)):
        counts[i] = widths[i] * widths[i + 1] + widths[i + 1]
    return counts.sum()


# %% count_cascade_params | wrong: list_for_number | weights_and_biases_apart
def count_cascade_params(widths):
    weights = sum(a * b for a, b in zip(widths, widths[1:]))
    biases = sum(widths[1:])
    return weights, biases


# %% count_cascade_params | wrong: array_for_number | sum_forgotten
def count_cascade_params(widths):
    w = np.array(widths)
    return w[:-1] * w[1:] + w[1:]


# %% count_cascade_params | wrong: none | printed
def count_cascade_params(widths):
    total = 0
    for i in range(len(widths) - 1):
        total += (widths[i] + 1) * widths[i + 1]
    print("The cascade has", total, "parameters")


# %% count_cascade_params | wrong: changed | input_removed
def count_cascade_params(widths):
    total = 0
    while len(widths) > 1:
        total += widths[0] * widths[1] + widths[1]
        widths.remove(widths[0])
    return total


# %% count_cascade_params | wrong: type | a_sentence
def count_cascade_params(widths):
    total = sum((a + 1) * b for a, b in zip(widths, widths[1:]))
    return f"{total} parameters"


# %% count_cascade_params | wrong: unknown_name | total_never_started
def count_cascade_params(widths):
    for a, b in zip(widths, widths[1:]):
        total += a * b + b
    return total


# %% init_layers | correct | standard_normal
def init_layers(widths, rng):
    return [(rng.standard_normal((a, b)), np.zeros(b)) for a, b in zip(widths, widths[1:])]


# %% init_layers | correct | glorot_loop
def init_layers(widths, rng):
    layers = []
    for i in range(1, len(widths)):
        n_in, units = widths[i - 1], widths[i]
        limit = np.sqrt(6 / (n_in + units))
        W = rng.uniform(-limit, limit, size=(n_in, units))
        b = rng.uniform(-limit, limit, units)
        print("W", W.shape, "b", b.shape)
        layers.append((W, b))
    return layers


# %% init_layers | correct | all_numbers_at_once
def init_layers(widths, rng):
    w = np.array(widths)
    numbers = rng.random(int(w[:-1] @ w[1:]))
    layers = []
    start = 0
    for a, b in zip(widths[:-1], widths[1:]):
        layers.append((numbers[start : start + a * b].reshape(a, b), np.zeros((b,))))
        start += a * b
    return layers


# %% init_layers | correct | recursion
def init_layers(widths, rng):
    if len(widths) < 2:
        return []
    W = rng.normal(0, 0.1, [widths[0], widths[1]])
    b = np.full(widths[1], 0.0)
    return [(W, b), *init_layers(widths[1:], rng)]


# %% init_layers | correct | one_number_at_a_time
def init_layers(widths, rng):
    layers = []
    for k in range(len(widths) - 1):
        W = np.zeros((widths[k], widths[k + 1]))
        for i in range(widths[k]):
            for j in range(widths[k + 1]):
                W[i, j] = rng.normal()
        b = np.zeros(widths[k + 1])
        for j in range(widths[k + 1]):
            b[j] = rng.normal()
        layers.append((W, b))
    return layers


# %% init_layers | correct | spawned_generators
def init_layers(widths, rng):
    children = rng.spawn(len(widths) - 1)
    return [
        (child.normal(size=(n_in, units)) / np.sqrt(n_in), np.zeros(units))
        for child, n_in, units in zip(children, widths, widths[1:])
    ]


# %% init_layers | correct | seed_from_rng
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        seed = rng.integers(1_000_000_000)
        own = np.random.default_rng(seed)
        layers.append((own.normal(size=(a, b)), own.normal(size=b)))
    return layers


# %% init_layers | correct | whole_numbers_as_floats
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = rng.integers(-100, 101, size=(a, b)) / 100
        layers.append((W, np.zeros(b, dtype=float)))
    return layers


# %% init_layers | correct | shuffled_numbers
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        numbers = np.linspace(-1, 1, a * b)
        rng.shuffle(numbers)
        layers.append((numbers.reshape(a, b), np.zeros(b)))
    return layers


# %% init_layers | correct | tensorflow
import tensorflow as tf


def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        seed = rng.integers(0, 2**31 - 1, size=2)
        W = tf.random.stateless_normal((a, b), seed=seed, dtype=tf.float64)
        layers.append((W.numpy(), tf.zeros(b, tf.float64).numpy()))
    return layers


# %% init_layers | wrong: w_transposed | units_by_inputs
def init_layers(widths, rng):
    layers = []
    for i in range(1, len(widths)):
        W = rng.random((widths[i], widths[i - 1]))
        b = np.zeros(widths[i])
        layers.append((W, b))
    return layers


# %% init_layers | wrong: constant | all_ones
def init_layers(widths, rng):
    layers = []
    for n_in, units in zip(widths, widths[1:]):
        W = np.ones((n_in, units)) * 0.1
        b = rng.normal(size=units)
        layers.append((W, b))
    return layers


# %% init_layers | wrong: constant | zeros_to_be_filled_later
def init_layers(widths, rng):
    layers = []
    for i in range(len(widths) - 1):
        layers.append((np.zeros((widths[i], widths[i + 1])), np.zeros(widths[i + 1])))
    return layers


# %% init_layers | wrong: one_number_repeated | size_forgotten
def init_layers(widths, rng):
    layers = []
    for i in range(len(widths) - 1):
        W = np.zeros((widths[i], widths[i + 1]))
        W += rng.normal()
        b = np.zeros(widths[i + 1])
        layers.append((W, b))
    return layers


# %% init_layers | wrong: one_number_repeated | full_of_uniform
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths[:-1], widths[1:]):
        layers.append((np.full((a, b), rng.uniform(-1, 1)), np.full(b, rng.uniform(-1, 1))))
    return layers


# %% init_layers | wrong: units_alike | each_column_repeated
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        column = rng.normal(size=(a, 1))
        W = np.repeat(column, b, axis=1)
        layers.append((W, np.zeros(b)))
    return layers


# %% init_layers | wrong: own_seed | rng_overwritten
def init_layers(widths, rng):
    rng = np.random.default_rng(seed=42)
    layers = []
    for i in range(1, len(widths)):
        W = rng.normal(size=(widths[i - 1], widths[i]))
        b = np.zeros(widths[i])
        layers.append((W, b))
    return layers


# %% init_layers | wrong: own_seed | old_numpy_seed
def init_layers(widths, rng):
    np.random.seed(0)
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((np.random.rand(a, b), np.random.rand(b)))
    return layers


# %% init_layers | wrong: own_seed | only_biases_from_rng
def init_layers(widths, rng):
    generator = np.random.default_rng(1)
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = generator.normal(size=(a, b))
        b = rng.normal(size=b)
        layers.append((W, b))
    return layers


# %% init_layers | wrong: own_seed | sine_of_the_index
def init_layers(widths, rng):
    layers = []
    for k, (a, b) in enumerate(zip(widths, widths[1:])):
        W = np.sin(np.arange(a * b) + 10 * k).reshape(a, b)
        layers.append((W, np.zeros(b)))
    return layers


# %% init_layers | wrong: own_randomness | randn
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = np.random.randn(a, b) * 0.01
        layers.append((W, np.zeros(b)))
    return layers


# %% init_layers | wrong: own_randomness | new_generator_without_seed
def init_layers(widths, rng):
    rng = np.random.default_rng()
    return [(rng.uniform(size=(a, b)), np.zeros(b)) for a, b in zip(widths, widths[1:])]


# %% init_layers | wrong: own_randomness | only_biases_from_numpy
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((rng.normal(size=(a, b)), np.random.normal(size=b)))
    return layers


# %% init_layers | wrong: seed_in_the_loop | seed_one_every_time
def init_layers(widths, rng):
    layers = []
    for i in range(len(widths) - 1):
        rng = np.random.default_rng(1)
        W = rng.normal(size=(widths[i], widths[i + 1]))
        b = np.zeros(widths[i + 1])
        layers.append((W, b))
    return layers


# %% init_layers | wrong: seed_in_the_loop | helper_with_fixed_seed
def random_matrix(n_in, units):
    generator = np.random.default_rng(123)
    return generator.uniform(-0.5, 0.5, (n_in, units))


def init_layers(widths, rng):
    layers = []
    for n_in, units in zip(widths, widths[1:]):
        layers.append((random_matrix(n_in, units), np.zeros(units)))
    return layers


# %% init_layers | wrong: property | generator_copied_in_the_loop
import copy


def init_layers(widths, rng):
    layers = []
    for n_in, units in zip(widths, widths[1:]):
        mine = copy.deepcopy(rng)
        layers.append((mine.normal(size=(n_in, units)), np.zeros(units)))
    return layers


# %% init_layers | wrong: bias_as_row | one_by_units
def init_layers(widths, rng):
    layers = []
    for i in range(1, len(widths)):
        W = rng.normal(0, 1, (widths[i - 1], widths[i]))
        b = rng.normal(0, 1, (1, widths[i]))
        layers.append((W, b))
    return layers


# %% init_layers | wrong: bias_as_row | column
def init_layers(widths, rng):
    layers = []
    for i in range(1, len(widths)):
        W = rng.uniform(-1, 1, (widths[i - 1], widths[i]))
        b = np.zeros((widths[i], 1))
        layers.append((W, b))
    return layers


# %% init_layers | wrong: bias_per_input | zeros_of_inputs
def init_layers(widths, rng):
    layers = []
    before = widths[0]
    for units in widths[1:]:
        b = np.zeros(before)
        W = rng.uniform(-1, 1, size=(before, units))
        before = units
        layers.append((W, b))
    return layers


# %% init_layers | wrong: float32 | dtype_of_keras
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = rng.random((a, b), dtype=np.float32) - np.float32(0.5)
        layers.append((W, np.zeros(b, dtype="float32")))
    return layers


# %% init_layers | wrong: float32 | only_the_biases
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = rng.normal(size=(a, b))
        layers.append((W, np.zeros(b, np.float32)))
    return layers


# %% init_layers | wrong: whole_numbers | array_of_a_list
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = rng.standard_normal(size=(a, b))
        biases = np.array([0] * b)
        layers.append((W, biases))
    return layers


# %% init_layers | wrong: whole_numbers | integer_weights
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = rng.integers(-10, 10, size=(a, b))
        layers.append((W, np.zeros(b)))
    return layers


# %% init_layers | wrong: input_counted | loop_over_all
def init_layers(widths, rng):
    layers = []
    n_in = widths[0]
    for units in widths:
        layers.append((rng.normal(size=(n_in, units)), np.zeros(units)))
        n_in = units
    return layers


# %% init_layers | wrong: input_counted | last_width_in_front
def init_layers(widths, rng):
    layers = []
    for i in range(len(widths)):
        layers.append((rng.normal(size=(widths[i - 1], widths[i])), np.zeros(widths[i])))
    return layers


# %% init_layers | wrong: always_the_first_input | n_in_stays
def init_layers(widths, rng):
    n_in = widths[0]
    layers = []
    for units in widths[1:]:
        W = rng.random(size=(n_in, units))
        b = np.zeros(units)
        layers.append((W, b))
    return layers


# %% init_layers | wrong: no_pairs | b_forgotten
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = rng.uniform(low=-0.1, high=0.1, size=(a, b))
        layers.append(W)
    return layers


# %% init_layers | wrong: length | last_layer_missing
def init_layers(widths, rng):
    layers = []
    for i in range(len(widths) - 2):
        layers.append((rng.normal(size=(widths[i], widths[i + 1])), np.zeros(widths[i + 1])))
    return layers


# %% init_layers | wrong: length | return_inside_the_loop
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((rng.normal(size=(a, b)), np.zeros(b)))
        return layers


# %% init_layers | wrong: no_pairs | flat_list
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append(rng.normal(size=(a, b)))
        layers.append(np.zeros(b))
    return layers


# %% init_layers | wrong: two_lists | two_lists
def init_layers(widths, rng):
    Ws = [rng.normal(size=(a, b)) for a, b in zip(widths, widths[1:])]
    bs = [np.zeros(b) for b in widths[1:]]
    return Ws, bs


# %% init_layers | wrong: property | biases_as_lists
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((rng.normal(size=(a, b)), [0.0] * b))
    return layers


# %% init_layers | wrong: property | keras_initializer
import keras


def init_layers(widths, rng):
    make = keras.initializers.GlorotUniform(seed=int(rng.integers(1000)))
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((make((a, b)), np.zeros(b)))
    return layers


# %% init_layers | wrong: changed | widths_popped
def init_layers(widths, rng):
    layers = []
    n_in = widths.pop(0)
    while widths:
        units = widths.pop(0)
        layers.append((rng.normal(size=(n_in, units)), np.zeros(units)))
        n_in = units
    return layers


# %% init_layers | wrong: changed | first_width_deleted
def init_layers(widths, rng):
    layers = []
    while len(widths) > 1:
        layers.append((rng.normal(size=(widths[0], widths[1])), np.zeros(widths[1])))
        del widths[0]
    return layers


# %% init_layers | wrong: none | no_return
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((rng.normal(size=(a, b)), np.zeros(b)))


# %% init_layers | wrong: shape_as_tuple | shape_as_two_arguments
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((rng.standard_normal(a, b), np.zeros(b)))
    return layers


# %% init_layers | wrong: error | old_name_randn
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers.append((rng.randn(a, b), np.zeros(b)))
    return layers


# %% init_layers | wrong: call | rng_forgotten
def init_layers(widths):
    rng = np.random.default_rng(0)
    return [(rng.normal(size=(a, b)), np.zeros(b)) for a, b in zip(widths, widths[1:])]


# %% init_layers | wrong: unknown_name | random_of_python
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = np.array([[random.gauss(0, 1) for _ in range(b)] for _ in range(a)])
        layers.append((W, np.zeros(b)))
    return layers


# %% init_layers | wrong: property | nan_weights
def init_layers(widths, rng):
    layers = []
    for a, b in zip(widths, widths[1:]):
        W = np.log(rng.normal(size=(a, b)))
        layers.append((W, np.zeros(b)))
    return layers


# %% cascade | correct | dense_and_loop
def dense(X, W, b, activation=None):
    Z = X @ W + b
    if activation is None or activation == "identity":
        return Z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    if activation == "tanh":
        return np.tanh(Z)
    if activation == "relu":
        return np.maximum(Z, 0)
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError(f"{activation} is unknown; known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"X of shape {A.shape} does not fit W of shape {W.shape}")
        A = dense(A, W, b, activation)
    return A


# %% cascade | correct | recursion_with_dictionary
def softmax(z):
    powers = np.exp(z - np.amax(z, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


KNOWN = dict(
    identity=lambda z: z,
    sigmoid=lambda z: 0.5 + 0.5 * np.tanh(0.5 * z),
    tanh=np.tanh,
    relu=lambda z: z.clip(min=0),
    softmax=softmax,
)


def cascade(X, layers):
    if not layers:
        return X
    (W, b, name), *others = layers
    if X.shape[-1] != len(W):
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape) + " do not fit")
    if (name or "identity") not in KNOWN:
        raise ValueError("take None or one of " + str(list(KNOWN)))
    return cascade(KNOWN[name or "identity"](X.dot(W) + b), others)


# %% cascade | correct | try_and_raise_again
def cascade(X, layers):
    names = {None, "identity", "sigmoid", "tanh", "relu", "softmax"}
    out = X.copy()
    for layer in layers:
        W, b, g = layer
        try:
            z = np.matmul(out, W) + b
        except ValueError as error:
            raise ValueError(f"{out.shape} @ {W.shape} is not possible") from error
        if g not in names:
            raise ValueError(f"activation {g!r} is not in {names}")
        if g == "sigmoid":
            z = np.where(z >= 0, 1 / (1 + np.exp(-abs(z))), np.exp(-abs(z)) / (1 + np.exp(-abs(z))))
        elif g == "tanh":
            z = np.sinh(np.clip(z, -20, 20)) / np.cosh(np.clip(z, -20, 20))
        elif g == "relu":
            z[z < 0] = 0
        elif g == "softmax":
            z = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
        out = z
    return out


# %% cascade | correct | all_is_tested_first
def cascade(X, layers):
    known = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    n, width = X.shape
    for W, b, activation in layers:
        if width != W.shape[0]:
            raise ValueError(f"got {(n, width)}, but W is {W.shape}")
        if activation is not None and activation not in known:
            raise ValueError("unknown: " + activation + ", known: " + ", ".join(known))
        width = W.shape[1]
    A = X
    for W, b, activation in layers:
        Z = np.einsum("ij,jk->ik", A, W) + b
        match activation:
            case "sigmoid":
                A = 1.0 / (1.0 + np.exp(-Z))
            case "tanh":
                A = np.tanh(Z)
            case "relu":
                A = (Z + np.abs(Z)) / 2
            case "softmax":
                Z = Z - Z.max(axis=-1, keepdims=True)
                A = np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True)
            case _:
                A = Z
        print(activation, A.shape)
    return A


# %% cascade | correct | one_example_at_a_time
import math


def one_layer(x, W, b, activation):
    z = []
    for j in range(W.shape[1]):
        total = b[j]
        for i in range(W.shape[0]):
            total += x[i] * W[i][j]
        z.append(float(total))
    if activation in (None, "identity"):
        return z
    if activation == "sigmoid":
        return [math.exp(min(t, 0)) / (math.exp(min(t, 0)) + math.exp(min(-t, 0))) for t in z]
    if activation == "tanh":
        return [math.tanh(t) for t in z]
    if activation == "relu":
        return [t if t > 0 else 0.0 for t in z]
    if activation == "softmax":
        top = max(z)
        e = [math.exp(t - top) for t in z]
        return [t / sum(e) for t in e]
    raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax or None")


def cascade(X, layers):
    rows = [list(x) for x in X]
    for W, b, activation in layers:
        shape = (len(rows), len(rows[0]))
        if shape[1] != W.shape[0]:
            raise ValueError(f"{shape} does not fit {W.shape}.")
        rows = [one_layer(row, W, b, activation) for row in rows]
    return np.array(rows)


# %% cascade | correct | reduce
from functools import reduce


def step(A, layer):
    W, b, name = layer
    if A.shape[1:] != W.shape[:1]:
        raise ValueError("what comes in: {}, W: {}".format(A.shape, W.shape))
    Z = np.dot(A, W) + b.reshape(1, -1)
    results = {
        "identity": Z,
        None: Z,
        "sigmoid": np.exp(-np.logaddexp(0, -Z)),
        "tanh": np.tanh(Z),
        "relu": np.where(Z > 0, Z, 0.0),
        "softmax": np.exp(Z - np.logaddexp.reduce(Z, axis=-1, keepdims=True)),
    }
    if name not in results:
        raise ValueError(name, "is not one of", list(results))
    return results[name]


def cascade(X, layers):
    return reduce(step, layers, X)


# %% cascade | correct | tensorflow
import tensorflow as tf


def cascade(X, layers):
    names = [None, "identity", "sigmoid", "tanh", "relu", "softmax"]
    A = tf.cast(X, tf.float64)
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"input {tuple(A.shape)}, weights {W.shape}")
        if activation not in names:
            raise ValueError(f"only {names}")
        name = "linear" if activation in (None, "identity") else activation
        A = tf.keras.activations.get(name)(tf.matmul(A, W) + b)
    return A.numpy()


# %% cascade | correct | tensorflow_without_a_dtype
import tensorflow as tf


def cascade(X, layers):
    names = [None, "identity", "sigmoid", "tanh", "relu", "softmax"]
    A = tf.constant(X)
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"input {tuple(A.shape)}, weights {W.shape}")
        if activation not in names:
            raise ValueError(f"only {names}")
        name = "linear" if activation in (None, "identity") else activation
        A = tf.keras.activations.get(name)(tf.matmul(A, W) + b)
    return A.numpy()


# %% cascade | wrong: not_activated | activation_only_tested
def cascade(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape}")
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
        A = A @ W + b
    return A


# %% cascade | wrong: not_activated | result_of_activate_thrown_away
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape}")
        A = np.matmul(A, W) + b
        activate(A, name)
    return A


# %% cascade | wrong: one_activation_for_all | that_of_the_first_layer
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    g = layers[0][2]
    A = X
    for layer in layers:
        W = layer[0]
        b = layer[1]
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} does not fit {W.shape}")
        A = activate(A @ W + b, g)
    return A


# %% cascade | wrong: one_activation_for_all | variable_left_from_a_loop
def activate(Z, name):
    functions = {
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z - z.max(axis=1, keepdims=True))
        / np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True),
    }
    return functions["identity" if name is None else name](Z)


def cascade(X, layers):
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("use identity, sigmoid, tanh, relu or softmax")
    A = X
    for W, b, _ in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} is not for {W.shape}")
        A = activate(A @ W + b, activation)
    return A


# %% cascade | wrong: output_not_activated | last_layer_apart
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def fits(A, W):
    if A.shape[1] != W.shape[0]:
        raise ValueError(f"{A.shape} and {W.shape} do not fit")


def cascade(X, layers):
    *hidden, output = layers
    A = X
    for W, b, name in hidden:
        fits(A, W)
        A = activate(A @ W + b, name)
    W, b, name = output
    fits(A, W)
    if name not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
        raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A @ W + b


# %% cascade | wrong: only_output_activated | activation_behind_the_loop
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    Z = X
    for W, b, name in layers:
        if Z.shape[1] != W.shape[0]:
            raise ValueError(f"{Z.shape} and {W.shape} do not fit")
        Z = Z @ W + b
    return activate(Z, name)


# %% cascade | wrong: hidden_always_relu | relu_for_all_but_the_last
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for i in range(len(layers)):
        W, b, name = layers[i]
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if i < len(layers) - 1:
            A = np.maximum(Z, 0)
        else:
            A = activate(Z, name)
    return A


# %% cascade | wrong: no_bias | b_unpacked_and_forgotten
def cascade(X, layers):
    A = X
    for W, b, g in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W
        if g == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif g == "tanh":
            A = np.tanh(A)
        elif g == "relu":
            A = np.maximum(0, A)
        elif g == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif g is not None and g != "identity":
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: bias_last | activate_then_add
def cascade(X, layers):
    functions = {
        None: lambda z: z,
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: z * (z > 0),
        "softmax": lambda z: np.exp(z - z.max(1)[:, None])
        / np.exp(z - z.max(1)[:, None]).sum(1)[:, None],
    }
    for W, b, g in layers:
        if X.shape[1] != W.shape[0]:
            raise ValueError(f"{X.shape} and {W.shape} do not fit")
        if g not in functions:
            raise ValueError(f"Known: {[*functions]}")
        X = functions[g](X @ W)
        X = X + b
    return X


# %% cascade | wrong: first_layer_only | return_in_the_loop
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        else:
            A = activate(A @ W + b, name)
            return A


# %% cascade | wrong: last_layer_missing | range_too_short
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for i in range(len(layers) - 1):
        W, b, name = layers[i]
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = activate(A @ W + b, name)
    return A


# %% cascade | wrong: always_x | a_never_becomes_x
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    for W, b, name in layers:
        Z = X @ W + b
        A = activate(Z, name)
    return A


# %% cascade | wrong: always_x | tested_against_x
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    for W, b, name in layers:
        if X.shape[1] != W.shape[0]:
            raise ValueError(f"{X.shape} and {W.shape} do not fit")
        result = activate(X @ W + b, name)
    return result


# %% cascade | wrong: own_error | only_the_test_uses_x
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if X.shape[1] != W.shape[0]:
            raise ValueError(f"{X.shape} and {W.shape} do not fit")
        A = activate(A @ W + b, name)
    return A


# %% cascade | wrong: all_activations | list_of_all
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    results = [X]
    for W, b, name in layers:
        A = results[-1]
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        results.append(activate(A @ W + b, name))
    return results[1:]


# %% cascade | wrong: all_activations | input_too
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    As = [X]
    for W, b, name in layers:
        if As[-1].shape[1] != W.shape[0]:
            raise ValueError(f"{As[-1].shape} and {W.shape} do not fit")
        As.append(activate(As[-1] @ W + b, name))
    return As


# %% cascade | wrong: w_transposed | rows_as_units
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        A = activate(A @ W.T + b, name)
    return A


# %% cascade | wrong: w_transposed | tested_before_transposing
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[1]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = activate((W @ A.T).T + b, name)
    return A


# %% cascade | wrong: softmax_over_examples | axis_zero
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - np.max(Z, axis=0))
        return e / np.sum(e, axis=0)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = activate(A @ W + b, name)
    return A


# %% cascade | wrong: value | softmax_over_all_numbers
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - np.max(Z))
        return e / np.sum(e)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = activate(A @ W + b, name)
    return A


# %% cascade | wrong: nan | softmax_without_shift
def activate(Z, name):
    if name is None or name == "identity":
        return Z
    elif name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        return np.tanh(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "softmax":
        return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")


def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = activate(A @ W + b, name)
    return A


# %% cascade | wrong: unknown_accepted | else_is_softmax
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        else:
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
    return A


# %% cascade | wrong: unknown_accepted | get_with_default
def cascade(X, layers):
    functions = {
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z - z.max(axis=1, keepdims=True))
        / np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True),
    }
    A = X
    for W, b, name in layers:
        if A.shape[-1] != W.shape[0]:
            raise ValueError(f"{A.shape} cannot be multiplied by {W.shape}")
        A = functions.get(name, lambda z: z)(A @ W + b)
    return A


# %% cascade | wrong: unknown_accepted | lower_case_first
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        name = str(name).lower()
        if name == "none" or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: no_error | unknown_prints
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            print(f"{A.shape} and {W.shape} do not fit")
            return
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            print("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: by_itself | no_test_of_shapes
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: message | only_numbers_named
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A has {A.shape[1]} columns, but W has {W.shape[0]} rows")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: message | names_x_not_a
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"X {X.shape} and W {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: message | names_only_the_unknown
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError(f"unknown activation: {name}")
    return A


# %% cascade | wrong: other_error | key_error_and_assert
def cascade(X, layers):
    functions = {
        None: lambda z: z,
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z - z.max(axis=1, keepdims=True))
        / np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True),
    }
    A = X
    for W, b, name in layers:
        assert A.shape[1] == W.shape[0], f"{A.shape} and {W.shape} do not fit"
        A = functions[name](A @ W + b)
    return A


# %% cascade | wrong: own_error | none_not_known
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: changed | layers_popped
def cascade(X, layers):
    A = X
    while len(layers) > 0:
        W, b, name = layers.pop(0)
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: list | rows_as_lists
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A.tolist()


# %% cascade | wrong: none | recursion_without_return
def cascade(X, layers):
    if len(layers) == 0:
        return X
    W, b, name = layers[0]
    if X.shape[1] != W.shape[0]:
        raise ValueError(f"{X.shape} and {W.shape} do not fit")
    Z = X @ W + b
    if name is None or name == "identity":
        A = Z
    elif name == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        A = np.tanh(Z)
    elif name == "relu":
        A = np.maximum(0, Z)
    elif name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        A = e / e.sum(axis=-1, keepdims=True)
    else:
        raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    cascade(A, layers[1:])


# %% cascade | wrong: unknown_name | dense_not_copied
def cascade(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = dense(A, W, b, activation)
    return A


# %% cascade | wrong: value | sigmoid_with_the_wrong_sign
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        elif name == "softmax":
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
    return A


# %% cascade | wrong: own_error | or_between_inequalities
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if name != "identity" or name != "sigmoid" or name != "tanh" or name != "relu":
            raise ValueError("Known: identity, sigmoid, tanh, relu, softmax")
        Z = A @ W + b
        if name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(0, Z)
        else:
            e = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
    return A


# %% cascade | wrong: unknown_accepted | else_does_nothing
def cascade(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        if name == "tanh":
            A = np.tanh(A)
        if name == "relu":
            A = np.maximum(0, A)
        if name == "softmax":
            e = np.exp(A - A.max(axis=-1, keepdims=True))
            A = e / e.sum(axis=-1, keepdims=True)
    return A


# %% shallow_network | correct | two_lines
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x @ Wh + bh, 0)
    return h @ Wo + bo


# %% shallow_network | correct | negative_numbers_replaced
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.dot(x, Wh) + bh
    h[h < 0] = 0
    print("h:", h)
    y = np.dot(h, Wo) + bo
    return y


# %% shallow_network | correct | row_by_row_recursion
def shallow_network(x, Wh, bh, Wo, bo):
    if x.ndim == 2:
        return np.stack([shallow_network(row, Wh, bh, Wo, bo) for row in x])
    h = [max(0.0, sum(x[i] * Wh[i, j] for i in range(len(x))) + bh[j]) for j in range(len(bh))]
    y = [sum(h[j] * Wo[j, k] for j in range(len(h))) + bo[k] for k in range(len(bo))]
    return np.array(y)


# %% shallow_network | correct | einsum_and_where
def shallow_network(x, Wh, bh, Wo, bo):
    z = np.einsum("...i,ij->...j", x, Wh) + bh
    return np.einsum("...j,jk->...k", np.where(z > 0, z, 0), Wo) + bo


# %% shallow_network | correct | batch_of_one_undone
def shallow_network(x, Wh, bh, Wo, bo):
    X = x.copy()
    one = X.ndim == 1
    if one:
        X = X[np.newaxis, :]
    H = (abs(X @ Wh + bh) + X @ Wh + bh) / 2
    Y = H @ Wo + bo
    if one:
        return Y[0]
    return Y


# %% shallow_network | correct | ones_column_trick
def shallow_network(x, Wh, bh, Wo, bo):
    def dense(a, W, b):
        ones = np.ones(a.shape[:-1] + (1,))
        return np.concatenate([a, ones], axis=-1) @ np.vstack([W, b])

    return dense(dense(x, Wh, bh).clip(0), Wo, bo)


# %% shallow_network | correct | tensorflow
import tensorflow as tf


def shallow_network(x, Wh, bh, Wo, bo):
    h = tf.nn.relu(tf.tensordot(x, Wh, axes=1) + bh)
    return (tf.tensordot(h, Wo, axes=1) + bo).numpy()


# %% shallow_network | correct | reshaped_by_output
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.inner(x, Wh.T) + bh
    h = h * (h > 0)
    y = np.inner(h, Wo.T) + bo
    return y.reshape(*x.shape[:-1], len(bo))


# %% shallow_network | wrong: no_relu | relu_made_but_not_used
def shallow_network(x, Wh, bh, Wo, bo):
    def relu(z):
        return np.maximum(z, 0)

    h = x @ Wh + bh
    relu(h)
    y = h @ Wo + bo
    return y


# %% shallow_network | wrong: relu_on_output | helper_for_both_layers
def layer(A, W, b):
    Z = A @ W + b
    return np.where(Z < 0, 0, Z)


def shallow_network(x, Wh, bh, Wo, bo):
    return layer(layer(x, Wh, bh), Wo, bo)


# %% shallow_network | wrong: relu_only_on_output | relu_at_the_end
def shallow_network(x, Wh, bh, Wo, bo):
    h = x @ Wh + bh
    y = h @ Wo + bo
    y[y < 0] = 0
    return y


# %% shallow_network | wrong: no_hidden_bias | bh_forgotten
def shallow_network(x, Wh, bh, Wo, bo):
    z = x.dot(Wh)
    h = np.maximum(0, z)
    return h.dot(Wo) + bo


# %% shallow_network | wrong: no_output_bias | bo_forgotten
def shallow_network(x, Wh, bh, Wo, bo):
    h = x @ Wh
    h = h + bh
    h = (h > 0) * h
    y = h @ Wo
    return y


# %% shallow_network | wrong: hidden_only | second_return_never_reached
def shallow_network(x, Wh, bh, Wo, bo):
    h = x @ Wh + bh
    return np.maximum(h, 0)
    y = h @ Wo + bo
    return y


# %% shallow_network | wrong: bias_last | bracket_in_the_wrong_place
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(0, np.matmul(x, Wh)) + bh
    y = np.matmul(h, Wo) + bo
    return y


# %% shallow_network | wrong: other_activation | sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def shallow_network(x, Wh, bh, Wo, bo):
    h = sigmoid(x @ Wh + bh)
    return h @ Wo + bo


# %% shallow_network | wrong: other_activation | tanh
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.tanh(np.dot(x, Wh) + bh)
    y = np.dot(h, Wo) + bo
    return y


# %% shallow_network | wrong: always_a_batch | atleast_2d
def shallow_network(x, Wh, bh, Wo, bo):
    X = np.atleast_2d(x)
    H = np.maximum(X @ Wh + bh, 0)
    return H @ Wo + bo


# %% shallow_network | wrong: always_a_batch | biases_as_rows
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x @ Wh + bh.reshape(1, -1), 0)
    return h @ Wo + bo.reshape(1, -1)


# %% shallow_network | wrong: always_a_batch | result_stays_a_list_of_rows
def shallow_network(x, Wh, bh, Wo, bo):
    if x.ndim == 1:
        x = [x]
    rows = []
    for row in x:
        h = np.maximum(row @ Wh + bh, 0)
        rows.append(h @ Wo + bo)
    return np.array(rows)


# %% shallow_network | wrong: axes_lost | squeeze
def shallow_network(x, Wh, bh, Wo, bo):
    X = np.atleast_2d(x)
    h = np.maximum(X @ Wh + bh, 0)
    y = h @ Wo + bo
    return np.squeeze(y)


# %% shallow_network | wrong: axes_lost | first_row_of_a_batch_of_one
def shallow_network(x, Wh, bh, Wo, bo):
    X = np.atleast_2d(x)
    Y = np.maximum(X @ Wh + bh, 0) @ Wo + bo
    return Y[0] if len(Y) == 1 else Y


# %% shallow_network | wrong: axes_lost | one_unit_as_vector
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x @ Wh + bh, 0)
    y = h @ Wo + bo
    if x.ndim == 2 and Wo.shape[1] == 1:
        y = y[:, 0]
    return y


# %% shallow_network | wrong: value | absolute_value
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.abs(x @ Wh + bh)
    return h @ Wo + bo


# %% shallow_network | wrong: no_relu | relu_on_the_input
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x, 0) @ Wh + bh
    return h @ Wo + bo


# %% shallow_network | wrong: value | relu_keeps_the_negative
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.minimum(x @ Wh + bh, 0)
    return h @ Wo + bo


# %% shallow_network | wrong: truth_value | max_of_python
def shallow_network(x, Wh, bh, Wo, bo):
    h = max(0, x @ Wh + bh)
    return h @ Wo + bo


# %% shallow_network | wrong: inner_lengths | weights_on_the_left
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(Wh @ x + bh, 0)
    return Wo @ h + bo


# %% shallow_network | wrong: shape | star_for_product
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x * Wh + bh, 0)
    return h * Wo + bo


# %% shallow_network | wrong: truth_value | only_vectors
def shallow_network(x, Wh, bh, Wo, bo):
    h = []
    for j in range(Wh.shape[1]):
        z = np.dot(x, Wh[:, j]) + bh[j]
        if z > 0:
            h.append(z)
        else:
            h.append(0.0)
    return np.array(h) @ Wo + bo


# %% shallow_network | wrong: error | tf_matmul_of_a_vector
import tensorflow as tf


def shallow_network(x, Wh, bh, Wo, bo):
    h = tf.nn.relu(tf.matmul(x, Wh) + bh)
    return (tf.matmul(h, Wo) + bo).numpy()


# %% shallow_network | wrong: changed | biases_take_the_sum
def shallow_network(x, Wh, bh, Wo, bo):
    h = bh
    if x.ndim == 1:
        h += x @ Wh
    else:
        h = x @ Wh + bh
    h = np.maximum(h, 0)
    return h @ Wo + bo


# %% shallow_network | wrong: tensor | numpy_forgotten
import tensorflow as tf


def shallow_network(x, Wh, bh, Wo, bo):
    h = tf.nn.relu(x @ Wh + bh)
    return h @ Wo + bo if x.ndim == 2 else tf.linalg.matvec(Wo.T, h) + bo


# %% shallow_network | wrong: list | both_layers_given
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x @ Wh + bh, 0)
    y = h @ Wo + bo
    return h, y


# %% shallow_network | wrong: scalar | single_number_taken_out
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x @ Wh + bh, 0)
    y = h @ Wo + bo
    if len(y) == 1 and y.ndim == 1:
        return float(y[0])
    return y


# %% shallow_network | wrong: none | printed
def shallow_network(x, Wh, bh, Wo, bo):
    h = np.maximum(x @ Wh + bh, 0)
    y = h @ Wo + bo
    print(y)


# %% shallow_network | wrong: unknown_name | relu_not_defined
def shallow_network(x, Wh, bh, Wo, bo):
    h = relu(x @ Wh + bh)
    y = h @ Wo + bo
    return y


# %% shallow_network | wrong: call | weights_in_lists
def shallow_network(x, weights, biases):
    h = np.maximum(x @ weights[0] + biases[0], 0)
    return h @ weights[1] + biases[1]


# %% collapse | correct | loop_from_the_left
def collapse(layers):
    W, b = layers[0]
    last = W.shape
    for V, c in layers[1:]:
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"{last} does not fit {V.shape}")
        W = W @ V
        b = b @ V + c
        last = V.shape
    return W, b


# %% collapse | correct | recursion_from_the_right
def collapse(layers):
    if len(layers) == 1:
        return layers[0]
    (W, b), (V, c), *rest = layers
    if W.shape[1] != V.shape[0]:
        raise ValueError("W of shape %s is followed by W of shape %s" % (W.shape, V.shape))
    tail_W, tail_b = collapse(layers[1:])
    return W @ tail_W, b @ tail_W + tail_b


# %% collapse | correct | examples_sent_through
def collapse(layers):
    for (V, _), (W, _) in zip(layers, layers[1:]):
        if V.shape[1] != W.shape[0]:
            raise ValueError(f"Shapes {V.shape} and {W.shape} do not fit.")

    def run(A):
        for W, b in layers:
            A = A @ W + b
        return A

    l0 = layers[0][0].shape[0]
    b = run(np.zeros(l0))
    W = run(np.eye(l0)) - b
    print(W, b)
    return W, b


# %% collapse | correct | one_matrix_with_the_biases
def collapse(layers):
    product = np.eye(layers[0][0].shape[0] + 1)
    before = None
    for W, b in layers:
        if before is not None and before.shape[-1] != W.shape[0]:
            raise ValueError("cannot join " + repr(before.shape) + " with " + repr(W.shape))
        corner = np.zeros((W.shape[0] + 1, 1))
        corner[-1] = 1
        product = product @ np.hstack([np.vstack([W, b]), corner])
        before = W
    return product[:-1, :-1], product[-1, :-1]


# %% collapse | correct | pairs_joined_with_reduce
from functools import reduce


def join(first, second):
    (W, b, shape), (V, c, other) = first, second
    try:
        return np.matmul(W, V), np.matmul(b, V) + c, other
    except ValueError:
        raise ValueError(f"no product of {shape} and {other}") from None


def collapse(layers):
    W, b, _ = reduce(join, [(W, b, W.shape) for W, b in layers])
    return (W, b)


# %% collapse | correct | multi_dot
def collapse(layers):
    Ws = [W.copy() for W, b in layers]
    for i in range(len(Ws) - 1):
        if Ws[i].shape[1] != len(Ws[i + 1]):
            raise ValueError(f"layers {i} and {i + 1}: {Ws[i].shape}, {Ws[i + 1].shape}")
    if len(Ws) == 1:
        return Ws[0], layers[0][1].copy()
    total = layers[-1][1].copy()
    for i, (W, b) in enumerate(layers[:-1]):
        rest = Ws[i + 1] if i + 2 == len(Ws) else np.linalg.multi_dot(Ws[i + 1 :])
        total += b @ rest
    return np.linalg.multi_dot(Ws), total


# %% collapse | correct | loops_of_numbers
def collapse(layers):
    W, b = layers[0][0].tolist(), layers[0][1].tolist()
    shape = layers[0][0].shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} -> {V.shape}")
        shape = V.shape
        rows = [W_row for W_row in W] + [b]
        rows = [[sum(r[k] * V[k, j] for k in range(len(r))) for j in range(shape[1])] for r in rows]
        W, b = rows[:-1], [x + y for x, y in zip(rows[-1], c)]
    return np.array(W), np.array(b)


# %% collapse | correct | tensorflow
import tensorflow as tf


def collapse(layers):
    W = tf.eye(layers[0][0].shape[0], dtype=tf.float64)
    b = tf.zeros((1, layers[0][0].shape[0]), tf.float64)
    shape = None
    for V, c in layers:
        if shape and shape[1] != V.shape[0]:
            raise ValueError(f"{shape} before {V.shape}")
        shape = V.shape
        W = W @ V
        b = b @ V + c
    return W.numpy(), b.numpy()[0]


# %% collapse | wrong: only_last_bias | b_overwritten_in_the_loop
def collapse(layers):
    for i, (V, c) in enumerate(layers):
        if i == 0:
            W = V
        else:
            if W.shape[1] != V.shape[0]:
                raise ValueError(f"{layers[i - 1][0].shape} and {V.shape} do not fit")
            W = W @ V
        b = c
    return W, b


# %% collapse | wrong: bias_not_carried | sum_of_all_biases
def collapse(layers):
    W, b = layers[0]
    for i in range(1, len(layers)):
        V, c = layers[i]
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"{layers[i - 1][0].shape} and {V.shape} do not fit")
        W = W @ V
        b = b + c
    return W, b


# %% collapse | wrong: bias_not_carried | python_sum_of_biases
def collapse(layers):
    for (V, _), (W, _) in zip(layers, layers[1:]):
        if V.shape[1] != W.shape[0]:
            raise ValueError(f"{V.shape} and {W.shape} do not fit")
    W = layers[0][0]
    for V, c in layers[1:]:
        W = W @ V
    b = sum(b for W_, b in layers)
    return W, b


# %% collapse | wrong: later_bias_lost | c_never_used
def collapse(layers):
    W, b = layers[0]
    before = W.shape
    for V, c in layers[1:]:
        if before[1] != V.shape[0]:
            raise ValueError(f"{before} and {V.shape} do not fit")
        before = V.shape
        b = b @ V
        W = W @ V
    return W, b


# %% collapse | wrong: first_bias_only | b_of_layer_zero
def collapse(layers):
    W = layers[0][0]
    b = layers[0][1]
    for k in range(1, len(layers)):
        V = layers[k][0]
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"{layers[k - 1][0].shape} and {V.shape} do not fit")
        W = np.dot(W, V)
    return W, b


# %% collapse | wrong: reversed_product | new_matrix_on_the_left
def collapse(layers):
    W, b = layers[0]
    last = W
    for V, c in layers[1:]:
        if last.shape[1] != V.shape[0]:
            raise ValueError(f"{last.shape} and {V.shape} do not fit")
        last = V
        W = V @ W
        b = b @ V + c
    return W, b


# %% collapse | wrong: bias_by_transpose | v_transposed
def collapse(layers):
    W, b = layers[0]
    last = W
    for V, c in layers[1:]:
        if last.shape[1] != V.shape[0]:
            raise ValueError(f"{last.shape} and {V.shape} do not fit")
        last = V
        W = W @ V
        b = b @ V.T + c
    return W, b


# %% collapse | wrong: bias_by_transpose | matrix_times_vector
def collapse(layers):
    W, b = layers[0]
    last = W
    for V, c in layers[1:]:
        if last.shape[1] != V.shape[0]:
            raise ValueError(f"{last.shape} and {V.shape} do not fit")
        last = V
        W = W @ V
        b = V @ b + c
    return W, b


# %% collapse | wrong: elementwise | star
def collapse(layers):
    W, b = layers[0]
    last = W
    for V, c in layers[1:]:
        if last.shape[1] != V.shape[0]:
            raise ValueError(f"{last.shape} and {V.shape} do not fit")
        last = V
        W = W * V
        b = b * V + c
    return W, b


# %% collapse | wrong: elementwise | star_for_the_weights_only
def collapse(layers):
    W, b = layers[0]
    last = W
    for V, c in layers[1:]:
        if last.shape[1] != V.shape[0]:
            raise ValueError(f"{last.shape} and {V.shape} do not fit")
        last = V
        W = W * V
        b = b @ V + c
    return W, b


# %% collapse | wrong: two_layers_only | no_loop
def collapse(layers):
    if len(layers) == 1:
        return layers[0]
    W1, b1 = layers[0]
    W2, b2 = layers[1]
    if W1.shape[1] != W2.shape[0]:
        raise ValueError(f"{W1.shape} and {W2.shape} do not fit")
    return W1 @ W2, b1 @ W2 + b2


# %% collapse | wrong: two_layers_only | return_in_the_loop
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"{W.shape} and {V.shape} do not fit")
        W = W @ V
        b = b @ V + c
        return W, b
    return W, b


# %% collapse | wrong: unpack | exactly_two_layers
def collapse(layers):
    (W1, b1), (W2, b2) = layers
    if W1.shape[1] != W2.shape[0]:
        raise ValueError(f"{W1.shape} and {W2.shape} do not fit")
    return W1 @ W2, b1 @ W2 + b2


# %% collapse | wrong: weights_only | b_never_looked_at
def collapse(layers):
    W = layers[0][0]
    shape = W.shape
    for layer in layers[1:]:
        if shape[1] != layer[0].shape[0]:
            raise ValueError(f"{shape} and {layer[0].shape} do not fit")
        shape = layer[0].shape
        W = W @ layer[0]
    return W


# %% collapse | wrong: weights_only | b_computed_not_returned
def collapse(layers):
    W, b = layers[0]
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W, b = W @ V, b @ V + c
    return W


# %% collapse | wrong: order_swapped | b_first
def collapse(layers):
    W, b = layers[0]
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        b = b @ V + c
        W = W @ V
    return b, W


# %% collapse | wrong: bias_as_row | rows_kept_two_dimensional
def collapse(layers):
    W = np.eye(len(layers[0][0]))
    b = np.zeros((1, len(layers[0][0])))
    shape = None
    for V, c in layers:
        if shape is not None and shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: bias_as_row | column
def collapse(layers):
    W, b = layers[0]
    b = b.reshape(-1, 1)
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = W @ V
        b = V.T @ b + c.reshape(-1, 1)
    return W, b


# %% collapse | wrong: value | bias_through_the_product
def collapse(layers):
    W, b = layers[0]
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = W @ V
        b = (b + np.sum(c)) @ V
    return W, b


# %% collapse | wrong: value | relu_in_between
def collapse(layers):
    W, b = layers[0]
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = np.maximum(W, 0) @ V
        b = np.maximum(b, 0) @ V + c
    return W, b


# %% collapse | wrong: inner_lengths | bias_through_the_joined_weights
def collapse(layers):
    W, b = layers[0]
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = W @ V
        b = b @ W + c
    return W, b


# %% collapse | wrong: changed | layers_popped
def collapse(layers):
    W, b = layers.pop(0)
    shape = W.shape
    while layers:
        V, c = layers.pop(0)
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: changed | joined_in_place
def collapse(layers):
    while len(layers) > 1:
        W, b = layers[0]
        V, c = layers[1]
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"{W.shape} and {V.shape} do not fit")
        layers[:2] = [(W @ V, b @ V + c)]
    return layers[0]


# %% collapse | wrong: changed | last_bias_collects
def collapse(layers):
    W, b = layers[-1]
    shape = W.shape
    for V, c in layers[-2::-1]:
        if V.shape[1] != shape[0]:
            raise ValueError(f"{V.shape} and {shape} do not fit")
        shape = V.shape
        b += c @ W
        W = V @ W
    return W, b


# %% collapse | wrong: by_itself | no_test
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: message | names_no_shapes
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[1] != V.shape[0]:
            raise ValueError("the layers do not fit")
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: message | shape_of_the_joined_weights
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"W of shape {W.shape} does not fit W of shape {V.shape}")
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: message | shapes_like_ten_by_three
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[1] != V.shape[0]:
            raise ValueError(f"{W.shape[0]}x{W.shape[1]} and {V.shape[0]}x{V.shape[1]}")
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: other_error | assertion
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        assert W.shape[1] == V.shape[0], (W.shape, V.shape)
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: no_error | returns_none_for_bad_layers
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[1] != V.shape[0]:
            print("Error:", W.shape, V.shape)
            break
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: own_error | compares_the_wrong_axes
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[0] != V.shape[0]:
            raise ValueError(f"{W.shape} and {V.shape} do not fit")
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: list_for_tuple | pair_in_brackets
def collapse(layers):
    W, b = layers[0]
    shape = W.shape
    for V, c in layers[1:]:
        if shape[1] != V.shape[0]:
            raise ValueError(f"{shape} and {V.shape} do not fit")
        shape = V.shape
        W = W @ V
        b = b @ V + c
    return [W, b]


# %% collapse | wrong: none | return_only_for_one_layer
def collapse(layers):
    W, b = layers[0]
    if len(layers) == 1:
        return W, b
    V, c = layers[1]
    if W.shape[1] != V.shape[0]:
        raise ValueError(f"{W.shape} and {V.shape} do not fit")
    collapse([(W @ V, b @ V + c), *layers[2:]])


# %% collapse | wrong: unknown_name | w_never_started
def collapse(layers):
    for V, c in layers:
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | wrong: by_itself | message_of_numpy_passed_on
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        try:
            W = W.dot(V)
        except ValueError as error:
            print(error)
            raise
        b = b.dot(V) + c
    return W, b


# %% build_sequential | correct | input_then_set_weights
import keras


def build_sequential(layers):
    known = {None: "linear", "identity": "linear"}
    for name in ("sigmoid", "tanh", "relu", "softmax"):
        known[name] = name
    model = keras.Sequential()
    model.add(keras.Input(shape=(layers[0][0].shape[0],)))
    for W, b, activation in layers:
        if activation not in known:
            raise ValueError(f"{activation!r} is unknown, known are {list(known)}")
        dense = keras.layers.Dense(W.shape[1], activation=known[activation])
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | correct | build_and_all_weights_at_once
import keras


def build_sequential(layers):
    stack, weights = [], []
    for W, b, g in layers:
        if g == "identity":
            g = None
        if g not in [None, "sigmoid", "tanh", "relu", "softmax"]:
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        stack.append(keras.layers.Dense(units=len(b), activation=g))
        weights.extend([W, b])
    model = keras.Sequential(stack, name="cascade")
    model.build(input_shape=(None, len(layers[0][0])))
    model.set_weights(weights)
    model.summary()
    return model


# %% build_sequential | correct | assign_after_a_call
import keras


def build_sequential(layers):
    def activation_of(name):
        match name:
            case None | "identity":
                return keras.activations.linear
            case "sigmoid" | "tanh" | "relu" | "softmax":
                return getattr(keras.activations, name)
        raise ValueError("take sigmoid, tanh, relu, softmax or None")

    model = keras.Sequential(
        [keras.layers.Dense(W.shape[1], activation_of(name)) for W, _, name in layers]
    )
    model(np.zeros((1, layers[0][0].shape[0])))
    for dense, (W, b, _) in zip(model.layers, layers):
        dense.kernel.assign(W)
        dense.bias.assign(b)
    return model


# %% build_sequential | correct | constant_initializers
import keras
from keras.initializers import Constant
from keras.layers import Dense


def build_sequential(layers):
    names = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    model = keras.models.Sequential([keras.layers.InputLayer(shape=layers[0][0].shape[:1])])
    for W, b, g in layers:
        g = "identity" if g is None else g
        if g not in names:
            raise ValueError(f"{g} is not in {names}")
        model.add(
            Dense(
                W.shape[1],
                activation="linear" if g == "identity" else g,
                kernel_initializer=Constant(W),
                bias_initializer=Constant(b),
            )
        )
    return model


# %% build_sequential | correct | try_keras_and_raise_again
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input((layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation == "identity":
            activation = "linear"
        try:
            model.add(keras.layers.Dense(W.shape[1], activation=activation))
        except ValueError as error:
            raise ValueError("sigmoid, tanh, relu and softmax are known") from error
        model.layers[-1].set_weights((W, b))
    return model


# %% build_sequential | correct | activations_of_tensorflow
import tensorflow as tf


def build_sequential(layers):
    functions = {
        None: None,
        "identity": tf.identity,
        "sigmoid": tf.nn.sigmoid,
        "tanh": tf.nn.tanh,
        "relu": tf.nn.relu,
        "softmax": lambda z: tf.nn.softmax(z, axis=-1),
    }
    model = tf.keras.Sequential()
    for W, b, name in layers:
        if name not in functions:
            raise ValueError(name, [*functions])
        model.add(tf.keras.layers.Dense(W.shape[1], activation=functions[name]))
    model.build((None, layers[0][0].shape[0]))
    for i, (W, b, name) in enumerate(layers):
        model.layers[i].set_weights([tf.constant(W), tf.constant(b)])
    return model


# %% build_sequential | correct | recursion_in_float64
import keras


def dense_layers(layers):
    if not layers:
        return []
    W, b, g = layers[0]
    if g not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
        raise ValueError("None, identity, sigmoid, tanh, relu, softmax")
    layer = keras.layers.Dense(b.size, activation=g if g != "identity" else None, dtype="float64")
    layer.build((None, W.shape[0]))
    layer.set_weights([W.copy(), b.copy()])
    return [layer] + dense_layers(layers[1:])


def build_sequential(layers):
    model = keras.Sequential(dense_layers(layers))
    model.build((None, layers[0][0].shape[0]))
    return model


# %% build_sequential | correct | activation_layers_between
import keras


def build_sequential(layers):
    known = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, g in layers:
        dense = keras.layers.Dense(W.shape[1])
        model.add(dense)
        dense.set_weights([W, b])
        if g not in [None] + known:
            raise ValueError("unknown activation; known: " + str(known))
        if g not in (None, "identity"):
            model.add(keras.layers.Activation(g))
    return model


# %% build_sequential | correct | subclass_of_sequential
import keras


class Network(keras.Sequential):
    def append(self, W, b, activation):
        self.add(keras.layers.Dense(W.shape[1], activation=activation))
        self.layers[-1].set_weights([W, b])


def build_sequential(layers):
    net = Network()
    net.add(keras.Input(shape=(layers[0][0].shape[0],)))
    for W, b, g in layers:
        if g and g not in ("identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("sigmoid, tanh, relu, softmax, identity or None, not " + g)
        net.append(W, b, None if g == "identity" else g)
    net.compile(loss="mse")
    return net


# %% build_sequential | wrong: not_built | nothing_says_the_features
import keras


def build_sequential(layers):
    model = keras.Sequential()
    for W, b, activation in layers:
        if activation is None or activation == "identity":
            activation = "linear"
        if activation not in ("linear", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
    return model


# %% build_sequential | wrong: not_built | weights_too_early
import keras


def build_sequential(layers):
    names = {None: None, "identity": None}
    names.update({g: g for g in ["sigmoid", "tanh", "relu", "softmax"]})
    model = keras.Sequential()
    for W, b, activation in layers:
        if activation not in names:
            raise ValueError(f"known: {list(names)}")
        layer = keras.layers.Dense(W.shape[1], activation=names[activation])
        layer.set_weights([W, b])
        model.add(layer)
    return model


# %% build_sequential | wrong: not_built | all_weights_too_early
import keras


def build_sequential(layers):
    model = keras.Sequential()
    weights = []
    for W, b, activation in layers:
        if activation == "identity":
            activation = None
        if activation not in (None, "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: sigmoid, tanh, relu, softmax, identity, None")
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
        weights.append(W)
        weights.append(b)
    model.set_weights(weights)
    return model


# %% build_sequential | wrong: not_built | kernel_of_an_unbuilt_layer
import keras


def build_sequential(layers):
    model = keras.Sequential()
    for W, b, activation in layers:
        if activation == "identity":
            activation = None
        if activation not in (None, "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: sigmoid, tanh, relu, softmax, identity, None")
        layer = keras.layers.Dense(W.shape[1], activation=activation)
        layer.kernel.assign(W)
        layer.bias.assign(b)
        model.add(layer)
    return model


# %% build_sequential | wrong: weights_not_set | built_and_returned
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
    return model


# %% build_sequential | wrong: weights_not_set | attributes_of_the_layer
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        layer = keras.layers.Dense(W.shape[1], activation=activation)
        layer.W = W
        layer.b = b
        model.add(layer)
    return model


# %% build_sequential | wrong: weights_not_set | set_on_a_copy_of_the_list
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
    weights = model.get_weights()
    for i, (W, b, _) in enumerate(layers):
        weights[2 * i] = W
        weights[2 * i + 1] = b
    return model


# %% build_sequential | wrong: biases_lost | kernel_assigned_only
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.kernel.assign(W)
    return model


# %% build_sequential | wrong: biases_lost | zeros_for_the_biases
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        old = dense.get_weights()
        dense.set_weights([W, old[1]])
    return model


# %% build_sequential | wrong: no_biases | use_bias_false
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation, use_bias=False)
        model.add(dense)
        dense.set_weights([W])
    return model


# %% build_sequential | wrong: activations_lost | tested_but_not_given
import keras


def build_sequential(layers):
    model = keras.Sequential()
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        model.add(keras.layers.Dense(W.shape[1]))
    model.build((None, layers[0][0].shape[0]))
    for layer, triple in zip(model.layers, layers):
        layer.set_weights(triple[:2])
    return model


# %% build_sequential | wrong: always_relu | relu_typed_in
import keras


def build_sequential(layers):
    model = keras.Sequential()
    model.add(keras.Input(shape=(len(layers[0][0]),)))
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        layer = keras.layers.Dense(W.shape[1], activation="relu")
        model.add(layer)
        layer.set_weights([W, b])
    return model


# %% build_sequential | wrong: output_not_activated | last_layer_apart
import keras


def build_sequential(layers):
    model = keras.Sequential()
    model.add(keras.Input(shape=(len(layers[0][0]),)))
    for W, b, activation in layers[:-1]:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        model.add(
            keras.layers.Dense(W.shape[1], "linear" if activation == "identity" else activation)
        )
    model.add(keras.layers.Dense(layers[-1][0].shape[1]))
    model.set_weights([array for W, b, _ in layers for array in (W, b)])
    return model


# %% build_sequential | wrong: functional | input_and_output
import keras


def build_sequential(layers):
    inputs = keras.Input(shape=(layers[0][0].shape[0],))
    A = inputs
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        dense = keras.layers.Dense(
            W.shape[1], activation="linear" if activation == "identity" else activation
        )
        A = dense(A)
        dense.set_weights([W, b])
    return keras.Model(inputs=inputs, outputs=A)


# %% build_sequential | wrong: unknown_accepted | get_gives_none
import keras


def build_sequential(layers):
    known = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "softmax": "softmax"}
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        model.add(keras.layers.Dense(W.shape[1], activation=known.get(activation)))
        model.layers[-1].set_weights([W, b])
    return model


# %% build_sequential | wrong: unknown_accepted | else_softmax
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation is None or activation == "identity":
            g = keras.activations.linear
        elif activation == "sigmoid":
            g = keras.activations.sigmoid
        elif activation == "tanh":
            g = keras.activations.tanh
        elif activation == "relu":
            g = keras.activations.relu
        else:
            g = keras.activations.softmax
        model.add(keras.layers.Dense(W.shape[1], activation=g))
        model.layers[-1].set_weights([W, b])
    return model


# %% build_sequential | wrong: by_itself | left_to_keras
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: message | names_only_the_unknown
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError(f"{activation} is not an activation")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: other_error | key_error
import keras


def build_sequential(layers):
    names = {
        None: "linear",
        "identity": "linear",
        "sigmoid": "sigmoid",
        "tanh": "tanh",
        "relu": "relu",
        "softmax": "softmax",
    }
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        dense = keras.layers.Dense(W.shape[1], activation=names[activation])
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: error | identity_given_to_keras
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: weights_do_not_fit | weights_transposed
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W.T, b])
    return model


# %% build_sequential | wrong: error | layers_is_the_argument
import keras
from keras import layers


def build_sequential(layers):
    model = keras.Sequential()
    for W, b, activation in layers:
        model.add(layers.Dense(W.shape[1], activation=activation))
    model.build((None, layers[0][0].shape[0]))
    return model


# %% build_sequential | wrong: weights_do_not_fit | rows_as_units
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[0], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: own_error | none_not_known
import keras


def build_sequential(layers):
    known = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in known:
            raise ValueError(f"known: {known}")
        dense = keras.layers.Dense(
            W.shape[1], activation=activation.replace("identity", "linear")
        )
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: own_error | identity_not_known
import keras


def build_sequential(layers):
    known = [None, "linear", "sigmoid", "tanh", "relu", "softmax"]
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in known:
            raise ValueError(f"known: {known}")
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
        model.layers[-1].set_weights([W, b])
    return model


# %% build_sequential | wrong: none | no_return
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    model.summary()


# %% build_sequential | wrong: none | result_of_build_returned
import keras


def build_sequential(layers):
    model = keras.Sequential()
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
    model = model.build((None, layers[0][0].shape[0]))
    return model


# %% build_sequential | wrong: type | list_of_layers
import keras


def build_sequential(layers):
    model = []
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        dense.build((None, W.shape[0]))
        dense.set_weights([W, b])
        model.append(dense)
    return model


# %% build_sequential | wrong: unknown_name | dense_without_its_module
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        model.add(Dense(W.shape[1], activation=activation))
    return model


# %% build_sequential | wrong: changed | names_replaced_in_place
import keras


def build_sequential(layers):
    for i, (W, b, activation) in enumerate(layers):
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation is None or activation == "identity":
            layers[i] = (W, b, "linear")
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: last_layer_missing | loop_too_short
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for i in range(len(layers) - 1):
        W, b, activation = layers[i]
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: weights_not_set | weights_of_the_first_layer_only
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
    model.layers[0].set_weights([layers[0][0], layers[0][1]])
    return model


# %% build_sequential | wrong: own_error | or_between_inequalities
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation == "identity":
            activation = None
        if activation is not None or activation != "sigmoid" or activation != "relu":
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: own_error | not_forgotten
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: weights_do_not_fit | bias_before_weights
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([b, W])
    return model


# %% build_sequential | wrong: error | units_are_a_shape
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape, activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: error | input_shape_without_comma
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0]))])
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: weights_do_not_fit | built_for_the_shape_of_w
import keras


def build_sequential(layers):
    model = keras.Sequential()
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        model.add(keras.layers.Dense(W.shape[1], activation=activation))
    model.build(layers[0][0].shape)
    for dense, (W, b, _) in zip(model.layers, layers):
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: changed | layers_popped
import keras


def build_sequential(layers):
    model = keras.Sequential([keras.Input(shape=(layers[0][0].shape[0],))])
    while layers:
        W, b, activation = layers.pop(0)
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
        if activation == "identity":
            activation = "linear"
        dense = keras.layers.Dense(W.shape[1], activation=activation)
        model.add(dense)
        dense.set_weights([W, b])
    return model


# %% build_sequential | wrong: weights_in_pairs | list_of_pairs
import keras


def build_sequential(layers):
    known = {None: "linear", "identity": "linear"}
    model = keras.Sequential([keras.Input((layers[0][0].shape[0],))])
    for W, b, g in layers:
        if g not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError(f"{g}: use identity, sigmoid, tanh, relu or softmax")
        model.add(keras.layers.Dense(len(b), activation=known.get(g, g)))
    model.set_weights([(W, b) for W, b, g in layers])
    return model


# %% build_sequential | wrong: not_built | no_input
import keras


def build_sequential(layers):
    known = {None: "linear", "identity": "linear"}
    model = keras.Sequential()
    weights = []
    for W, b, g in layers:
        if g not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError(f"{g}: use identity, sigmoid, tanh, relu or softmax")
        model.add(keras.layers.Dense(len(b), activation=known.get(g, g)))
        weights += [W, b]
    model.set_weights(weights)
    return model


# %% Cascade | correct | list_in_a_loop
import keras


class Cascade(keras.Model):
    """A cascade of Dense layers. Called on X of shape (N, l0) it gives the last layer's A."""

    def __init__(self, layers):
        super().__init__()
        self.dense_layers = []
        for units, activation in layers:
            self.dense_layers.append(keras.layers.Dense(units, activation=activation))

    def call(self, X):
        A = X
        for dense in self.dense_layers:
            A = dense(A)
            print(A.shape)
        return A


# %% Cascade | correct | sequential_inside
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.model = keras.Sequential([keras.layers.Dense(u, a) for u, a in layers])

    def call(self, X):
        return self.model(X)


# %% Cascade | correct | numbered_attributes
import keras


class Cascade(keras.Model):
    def __init__(self, layers, **kwargs):
        super().__init__(**kwargs)
        self.count = len(layers)
        for i in range(self.count):
            units, activation = layers[i]
            setattr(self, f"dense{i}", keras.layers.Dense(units, activation=activation))

    def call(self, inputs, training=None):
        for i in range(self.count):
            inputs = getattr(self, f"dense{i}")(inputs)
        return inputs


# %% Cascade | correct | activations_apart
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.steps = [
            (keras.layers.Dense(units), keras.activations.get(name)) for units, name in layers
        ]

    def call(self, X):
        for dense, activation in self.steps:
            X = activation(dense(X))
        return X


# %% Cascade | correct | recursion_over_models
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.first = keras.layers.Dense(*layers[0])
        self.rest = Cascade(layers[1:]) if len(layers) > 1 else None

    def call(self, X):
        A = self.first(X)
        if self.rest is not None:
            A = self.rest(A)
        return A


# %% Cascade | correct | reduce_over_a_tuple
from functools import reduce

import keras
from keras import layers as kl


class Cascade(keras.Model):
    def __init__(self, layers):
        super(Cascade, self).__init__(name="my_cascade")
        self.chain = tuple(kl.Dense(units=u, activation=a) for (u, a) in layers)

    def call(self, X):
        return reduce(lambda A, layer: layer(A), self.chain, X)


# %% Cascade | correct | dictionary_of_tensorflow_layers
import tensorflow as tf


class Cascade(tf.keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.by_name = {}
        for number, (units, activation) in enumerate(layers):
            g = getattr(tf.nn, activation) if activation else tf.identity
            self.by_name[f"layer {number}"] = tf.keras.layers.Dense(units, activation=g)

    def call(self, X):
        A = tf.convert_to_tensor(X)
        for number in range(len(self.by_name)):
            A = self.by_name[f"layer {number}"](A)
        return A


# %% Cascade | correct | hidden_and_output
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        *hidden, (units, activation) = layers
        self.hidden = [keras.layers.Dense(n, activation=g) for n, g in hidden]
        self.out = keras.layers.Dense(units, activation=activation)

    def call(self, X):
        H = X
        for layer in self.hidden:
            H = layer(H)
        return self.out(H)


# %% Cascade | correct | a_name_with_underscore
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self._layers = [keras.layers.Dense(units, activation=g) for units, g in layers]

    def call(self, X):
        for layer in self._layers:
            X = layer(X)
        return X


# %% Cascade | correct | loop_over_self_layers
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.mine = [keras.layers.Dense(units, activation=g) for units, g in layers]

    def call(self, X):
        for layer in self.layers:
            X = layer(X)
        return X


# %% Cascade | wrong: activations_lost | units_only
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = []
        for layer in layers:
            self.dense.append(keras.layers.Dense(layer[0]))

    def call(self, X):
        for d in self.dense:
            X = d(X)
        return X


# %% Cascade | wrong: activations_lost | kept_but_never_used
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(units) for units, activation in layers]
        self.activations = [activation for units, activation in layers]

    def call(self, X):
        A = X
        for d, activation in zip(self.dense, self.activations):
            A = d(A)
        return A


# %% Cascade | wrong: one_activation_for_all | that_of_the_first
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        _, activation = layers[0]
        self.dense = [keras.layers.Dense(units, activation=activation) for units, _ in layers]

    def call(self, X):
        for d in self.dense:
            X = d(X)
        return X


# %% Cascade | wrong: one_activation_for_all | the_last_one_is_left_over
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        widths = []
        for units, activation in layers:
            widths.append(units)
        self.dense = []
        for units in widths:
            self.dense.append(keras.layers.Dense(units, activation=activation))

    def call(self, X):
        for d in self.dense:
            X = d(X)
        return X


# %% Cascade | wrong: one_activation_for_all | relu_everywhere
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = []
        for units, activation in layers:
            self.dense.append(keras.layers.Dense(units, activation="relu"))

    def call(self, X):
        for d in self.dense:
            X = d(X)
        return X


# %% Cascade | wrong: output_not_activated | output_layer_apart
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.hidden = [keras.layers.Dense(u, activation=a) for u, a in layers[:-1]]
        self.output_layer = keras.layers.Dense(layers[-1][0])

    def call(self, X):
        A = X
        for layer in self.hidden:
            A = layer(A)
        return self.output_layer(A)


# %% Cascade | wrong: made_in_call | plan_kept_in_self
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.plan = layers

    def call(self, X):
        A = X
        for units, activation in self.plan:
            A = keras.layers.Dense(units, activation=activation)(A)
        return A


# %% Cascade | wrong: made_in_call | sequential_in_call
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.plan = layers

    def call(self, X):
        model = keras.Sequential()
        for units, activation in self.plan:
            model.add(keras.layers.Dense(units, activation=activation))
        return model(X)


# %% Cascade | wrong: error | list_filled_in_call
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.plan = layers

    def call(self, X):
        self.dense = []
        for units, activation in self.plan:
            layer = keras.layers.Dense(units, activation=activation)
            self.dense.append(layer)
            X = layer(X)
        return X


# %% Cascade | wrong: always_x | new_name_never_read
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in self.dense:
            result = layer(X)
        return result


# %% Cascade | wrong: first_layer_only | return_in_the_loop
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in self.dense:
            X = layer(X)
            return X


# %% Cascade | wrong: first_layer_only | list_cut_to_one
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        for units, activation in layers[:1]:
            self.dense = keras.layers.Dense(units, activation=activation)

    def call(self, X):
        return self.dense(X)


# %% Cascade | wrong: last_layer_missing | slice_to_minus_one
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = []
        for i in range(len(layers) - 1):
            units, activation = layers[i]
            self.dense.append(keras.layers.Dense(units, activation=activation))

    def call(self, X):
        A = X
        for layer in self.dense:
            A = layer(A)
        return A


# %% Cascade | wrong: last_layer_missing | made_but_not_called
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        i = 0
        while i < len(self.dense) - 1:
            X = self.dense[i](X)
            i += 1
        return X


# %% Cascade | wrong: reversed | inserted_in_front
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.stack = []
        for units, activation in layers:
            self.stack.insert(0, keras.layers.Dense(units, activation=activation))

    def call(self, X):
        for layer in self.stack:
            X = layer(X)
        return X


# %% Cascade | wrong: reversed | from_the_last_to_the_first
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.stack = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        A = X
        for i in range(len(self.stack)):
            A = self.stack[-1 - i](A)
        return A


# %% Cascade | wrong: without_biases | use_bias_false
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.stack = [keras.layers.Dense(u, activation=a, use_bias=False) for u, a in layers]

    def call(self, X):
        for layer in self.stack:
            X = layer(X)
        return X


# %% Cascade | wrong: length | only_the_last_is_kept
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        for units, activation in layers:
            self.dense = keras.layers.Dense(units, activation=activation)

    def call(self, X):
        return self.dense(X)


# %% Cascade | wrong: error | self_layers
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.layers = []
        for units, activation in layers:
            self.layers.append(keras.layers.Dense(units, activation=activation))

    def call(self, X):
        for layer in self.layers:
            X = layer(X)
        return X


# %% Cascade | wrong: error | super_deleted
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in self.dense:
            X = layer(X)
        return X


# %% Cascade | wrong: error | self_forgotten_in_call
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in self.dense:
            X = layer(X)
        return X


# %% Cascade | wrong: past_the_end | exactly_two_layers
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.hidden = keras.layers.Dense(layers[0][0], activation=layers[0][1])
        self.out = keras.layers.Dense(layers[1][0], activation=layers[1][1])

    def call(self, X):
        return self.out(self.hidden(X))


# %% Cascade | wrong: error | list_called
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        return self.dense(X)


# %% Cascade | wrong: none | return_forgotten
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        A = X
        for layer in self.dense:
            A = layer(A)


# %% Cascade | wrong: unknown_name | dense_without_self
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in dense:
            X = layer(X)
        return X


# %% Cascade | wrong: call | units_and_activations_apart
import keras


class Cascade(keras.Model):
    def __init__(self, units, activations):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in zip(units, activations)]

    def call(self, X):
        for layer in self.dense:
            X = layer(X)
        return X


# %% Cascade | wrong: length | equal_layers_shared
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.plan = layers
        self.by_units = {}
        for units, activation in layers:
            self.by_units[str(units)] = keras.layers.Dense(units, activation=activation)

    def call(self, X):
        for units, activation in self.plan:
            X = self.by_units[str(units)](X)
        return X


# %% Cascade | wrong: value | relu_twice
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in self.dense:
            X = keras.activations.relu(layer(X))
        return X


# %% Cascade | wrong: value | softmax_at_the_end_always
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        for layer in self.dense:
            X = layer(X)
        return keras.ops.softmax(X)


# %% Cascade | wrong: changed | layers_popped
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = []
        while layers:
            units, activation = layers.pop(0)
            self.dense.append(keras.layers.Dense(units, activation=activation))

    def call(self, X):
        for layer in self.dense:
            X = layer(X)
        return X


# %% Cascade | wrong: type | a_function_instead
import keras


def Cascade(layers):
    stack = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(X):
        for layer in stack:
            X = layer(X)
        return X

    return call


# %% Cascade | wrong: type | a_list_of_activations
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.dense = [keras.layers.Dense(u, activation=a) for u, a in layers]

    def call(self, X):
        outputs = []
        for layer in self.dense:
            X = layer(X)
            outputs.append(X)
        return outputs


# %% Cascade | wrong: made_in_call | layers_hidden_in_lambdas
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.steps = []
        for units, activation in layers:
            dense = keras.layers.Dense(units, activation=activation)
            self.steps.append(lambda A, dense=dense: dense(A))

    def call(self, X):
        for step in self.steps:
            X = step(X)
        return X


# %% Cascade | wrong: reversed | reversed_list
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.stack = []
        for units, activation in reversed(layers):
            self.stack.append(keras.layers.Dense(units, activation=activation))

    def call(self, X):
        A = X
        for layer in self.stack:
            A = layer(A)
        return A


# %% Cascade | wrong: made_in_call | map_object
import keras


class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.stack = map(lambda layer: keras.layers.Dense(*layer), layers)

    def call(self, X):
        for layer in self.stack:
            X = layer(X)
        return X
