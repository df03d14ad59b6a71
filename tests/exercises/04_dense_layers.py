"""Students' solutions of exercise 4, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% stack_neurons | correct | column_stack
def stack_neurons(ws, bs):
    return np.column_stack(ws), np.array(bs)


# %% stack_neurons | correct | fill_with_two_loops
def stack_neurons(ws, bs):
    n = len(ws[0])
    m = len(ws)
    W = np.zeros((n, m))
    b = np.zeros(m)
    for j in range(m):
        print("neuron", j, ws[j], bs[j])
        for i in range(n):
            W[i, j] = ws[j][i]
        b[j] = bs[j]
    return W, b


# %% stack_neurons | correct | zip_of_lists
def stack_neurons(ws, bs):
    rows = []
    for features in zip(*ws):
        rows.append([w for w in features])
    return np.array(rows), np.asarray([b for b in bs])


# %% stack_neurons | correct | recursion
def stack_neurons(ws, bs):
    W = ws[0][:, np.newaxis]
    b = np.array([bs[0]])
    if len(ws) == 1:
        return W, b
    rest_W, rest_b = stack_neurons(ws[1:], bs[1:])
    return np.concatenate([W, rest_W], axis=1), np.append(b, rest_b)


# %% stack_neurons | correct | reshape_fortran_order
def stack_neurons(ws, bs):
    n, m = ws[0].size, len(bs)
    everything = np.concatenate(ws)
    return (everything.reshape((n, m), order="F"), np.fromiter(bs, dtype=float))


# %% stack_neurons | correct | tensorflow
import tensorflow as tf


def stack_neurons(ws, bs):
    W = tf.stack([tf.constant(w) for w in ws], axis=1)
    b = tf.constant(bs)
    return W.numpy(), b.numpy()


# %% stack_neurons | wrong: neurons_as_rows | vstack
def stack_neurons(ws, bs):
    W = np.vstack(ws)
    b = np.array(bs)
    return W, b


# %% stack_neurons | wrong: reshaped | concatenated_and_reshaped
def stack_neurons(ws, bs):
    numbers = np.concatenate(ws)
    W = numbers.reshape(len(ws[0]), len(ws))
    return W, np.array(bs)


# %% stack_neurons | wrong: one_long_column | append_in_a_loop
def stack_neurons(ws, bs):
    W = np.array([])
    b = np.array([])
    for w, bias in zip(ws, bs):
        W = np.append(W, w)
        b = np.append(b, bias)
    return W, b


# %% stack_neurons | wrong: biases_as_column | both_transposed
def stack_neurons(ws, bs):
    W = np.array(ws).T
    b = np.array([bs]).T
    return W, b


# %% stack_neurons | wrong: biases_as_column | atleast_2d
def stack_neurons(ws, bs):
    W = np.stack(ws, axis=-1)
    b = np.atleast_2d(bs)
    return W, b


# %% stack_neurons | wrong: biases_added_up | running_total
def stack_neurons(ws, bs):
    b = 0
    columns = []
    for w, bias in zip(ws, bs):
        columns.append(w.reshape(-1, 1))
        b = b + bias
    return np.hstack(columns), b


# %% stack_neurons | wrong: reversed | new_column_in_front
def stack_neurons(ws, bs):
    W = np.empty((len(ws[0]), 0))
    b = []
    for w, bias in zip(ws, bs):
        W = np.c_[w, W]
        b.insert(0, bias)
    return W, np.array(b)


# %% stack_neurons | wrong: order_swapped | biases_first
def stack_neurons(ws, bs):
    biases = np.array(bs)
    weights = np.transpose(ws)
    return biases, weights


# %% stack_neurons | wrong: list | biases_stay_a_list
def stack_neurons(ws, bs):
    W = np.array(ws).transpose()
    return W, bs


# %% stack_neurons | wrong: list_for_tuple | pair_in_brackets
def stack_neurons(ws, bs):
    return [np.stack(ws, axis=1), np.array(bs)]


# %% stack_neurons | wrong: changed | pops_the_neurons
def stack_neurons(ws, bs):
    columns = []
    biases = []
    while ws:
        columns.append(ws.pop(0))
        biases.append(bs.pop(0))
    return np.array(columns).T, np.array(biases)


# %% stack_neurons | wrong: unpack | exactly_two_neurons
def stack_neurons(ws, bs):
    w1, w2 = ws
    W = np.array([[a, b] for a, b in zip(w1, w2)])
    return W, np.array(bs)


# %% stack_neurons | wrong: value | integer_zeros
def stack_neurons(ws, bs):
    W = np.zeros((len(ws[0]), len(ws)), dtype=int)
    b = np.zeros(len(bs), dtype=int)
    for j, (w, bias) in enumerate(zip(ws, bs)):
        W[:, j] = w
        b[j] = bias
    return W, b


# %% stack_neurons | wrong: one_for_tuple | bias_as_last_row
def stack_neurons(ws, bs):
    columns = [np.append(w, b) for w, b in zip(ws, bs)]
    return np.stack(columns, axis=1)


# %% dense | wrong: warned | naive_sigmoid
def dense(X, W, b, activation=None):
    Z = X @ W + b
    if activation is None or activation == "identity":
        return Z
    elif activation == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        return np.tanh(Z)
    elif activation == "relu":
        return np.maximum(Z, 0)
    elif activation == "softmax":
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    else:
        raise ValueError(
            f"{activation!r} is not one of identity, sigmoid, tanh, relu and softmax"
        )


# %% dense | correct | dictionary_of_lambdas
def stable_softmax(z):
    z = z - np.max(z, axis=-1)[..., np.newaxis]
    return np.exp(z) / np.sum(np.exp(z), axis=-1)[..., np.newaxis]


ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)),
    "tanh": np.tanh,
    "relu": lambda z: np.where(z > 0, z, 0),
    "softmax": stable_softmax,
}


def dense(X, W, b, activation=None):
    name = activation or "identity"
    if name not in ACTIVATIONS:
        raise ValueError("unknown activation, take one of " + ", ".join(ACTIVATIONS))
    return ACTIVATIONS[name](np.dot(X, W) + b)


# %% dense | correct | numbers_one_by_one
import math


def dense(X, W, b, activation=None):
    known = (None, "identity", "sigmoid", "tanh", "relu", "softmax")
    if activation not in known:
        raise ValueError("activation must be in " + str(known))
    result = []
    for x in X.tolist():
        row = []
        for j in range(W.shape[1]):
            z = float(b[j])
            for i in range(len(x)):
                z += x[i] * W[i, j]
            row.append(z)
        print("z:", row)
        if activation == "sigmoid":
            row = [1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z)) for z in row]
        if activation == "tanh":
            row = [math.tanh(z) for z in row]
        if activation == "relu":
            row = [max(0.0, z) for z in row]
        if activation == "softmax":
            powers = [math.exp(z - max(row)) for z in row]
            row = [p / sum(powers) for p in powers]
        result.append(row)
    return np.array(result)


# %% dense | correct | match_and_einsum
def dense(X, W, b, activation=None):
    Z = np.einsum("ni,ij->nj", X, W) + b[np.newaxis, :]
    match activation:
        case None | "identity":
            A = Z
        case "sigmoid":
            A = np.exp(-np.logaddexp(0, -Z))
        case "tanh":
            A = np.tanh(Z)
        case "relu":
            A = Z * (Z > 0)
        case "softmax":
            A = np.exp(Z - np.logaddexp.reduce(Z, axis=-1, keepdims=True))
        case _:
            raise ValueError("known are: identity, sigmoid, tanh, relu, softmax")
    return A


# %% dense | correct | tensorflow
import tensorflow as tf


def dense(X, W, b, activation=None):
    functions = {
        "sigmoid": tf.sigmoid,
        "tanh": tf.tanh,
        "relu": tf.nn.relu,
        "softmax": tf.nn.softmax,
        "identity": tf.identity,
        None: tf.identity,
    }
    try:
        g = functions[activation]
    except KeyError:
        raise ValueError(f"{activation}: choose from {list(functions)}")
    return g(tf.constant(X) @ tf.constant(W) + tf.constant(b)).numpy()


# %% dense | wrong: no_bias | b_never_used
def dense(X, W, b, activation=None):
    A = X @ W
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-A))
    elif activation == "tanh":
        A = np.tanh(A)
    elif activation == "relu":
        A = np.maximum(A, 0)
    elif activation == "softmax":
        A = np.exp(A - A.max(axis=-1, keepdims=True))
        A = A / A.sum(axis=-1, keepdims=True)
    elif activation not in (None, "identity"):
        raise ValueError("identity, sigmoid, tanh, relu or softmax")
    return A


# %% dense | wrong: bias_last | activated_product_plus_b
def dense(X, W, b, activation=None):
    def softmax(z):
        p = np.exp(z - z.max(axis=-1, keepdims=True))
        return p / p.sum(axis=-1, keepdims=True)

    g = {
        None: lambda z: z,
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": softmax,
    }
    if activation not in g:
        raise ValueError("known: identity, sigmoid, tanh, relu, softmax")
    return g[activation](X @ W) + b


# %% dense | wrong: not_activated | result_thrown_away
def dense(X, W, b, activation=None):
    Z = X @ W + b
    if activation == "sigmoid":
        1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        np.tanh(Z)
    elif activation == "relu":
        np.maximum(Z, 0)
    elif activation == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        e / e.sum(axis=-1, keepdims=True)
    elif activation is not None and activation != "identity":
        raise ValueError("activation is identity, sigmoid, tanh, relu or softmax")
    return Z


# %% dense | wrong: w_transposed | dot_of_w_transposed
def dense(X, W, b, activation=None):
    Z = np.dot(X, W.transpose()) + b
    if activation in (None, "identity"):
        return Z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    if activation == "tanh":
        return np.tanh(Z)
    if activation == "relu":
        return np.maximum(0, Z)
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    raise ValueError("use identity, sigmoid, tanh, relu or softmax")


# %% dense | wrong: softmax_over_examples | sum_axis_zero
def dense(X, W, b, activation=None):
    z = X @ W + b
    known = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    if activation and activation not in known:
        raise ValueError("known activations: " + " ".join(known))
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return z.clip(min=0)
    if activation == "softmax":
        return np.exp(z) / sum(np.exp(z))
    return z


# %% dense | wrong: softmax_over_everything | max_and_sum_of_all
def dense(X, W, b, activation=None):
    z = X @ W + b
    known = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    if activation is not None and activation not in known:
        raise ValueError(f"known activations: {known}")
    if activation == "softmax":
        e = np.exp(z - np.max(z))
        return e / np.sum(e)
    if activation == "sigmoid":
        return (np.tanh(z / 2) + 1) / 2
    if activation == "tanh":
        return np.tanh(z)
    if activation == "relu":
        return (z + abs(z)) / 2
    return z


# %% dense | wrong: bias_per_example | b_made_a_column
def dense(X, W, b, activation=None):
    b = b.reshape(-1, 1)
    Z = np.matmul(X, W) + b
    if activation in (None, "identity"):
        return Z
    elif activation == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        return np.tanh(Z)
    elif activation == "relu":
        return np.maximum(Z, 0)
    elif activation == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("identity, sigmoid, tanh, relu, softmax")


# %% dense | wrong: unknown_accepted | dictionary_get_with_default
def dense(X, W, b, activation=None):
    def softmax(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    functions = {
        "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": softmax,
    }
    g = functions.get(activation, lambda z: z)
    return g(X @ W + b)


# %% dense | wrong: unknown_accepted | lower_case_first
def dense(X, W, b, activation=None):
    Z = X @ W + b
    name = str(activation).lower()
    if name in ("none", "identity"):
        return Z
    if name == "sigmoid":
        return (1 + np.tanh(Z / 2)) / 2
    if name == "tanh":
        return np.tanh(Z)
    if name == "relu":
        return np.maximum(Z, 0)
    if name == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("identity, sigmoid, tanh, relu or softmax")


# %% dense | wrong: elementwise | star
def dense(X, W, b, activation=None):
    Z = X * W + b
    if activation == None or activation == "identity":
        return Z
    if activation == "sigmoid":
        return (1 + np.tanh(Z / 2)) / 2
    if activation == "tanh":
        return np.tanh(Z)
    if activation == "relu":
        return np.maximum(Z, 0)
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError("activation: identity, sigmoid, tanh, relu or softmax")


# %% dense | wrong: other_error | key_error
def dense(X, W, b, activation="identity"):
    Z = X @ W + b
    e = np.exp(Z - Z.max(axis=-1, keepdims=True))
    results = {
        None: Z,
        "identity": Z,
        "sigmoid": 0.5 + 0.5 * np.tanh(0.5 * Z),
        "tanh": np.tanh(Z),
        "relu": np.maximum(Z, 0),
        "softmax": e / e.sum(axis=-1, keepdims=True),
    }
    return results[activation]


# %% dense | wrong: message | message_names_the_wrong_one_only
def dense(X, W, b, activation=None):
    Z = X @ W + b
    if activation in [None, "identity"]:
        return Z
    if activation == "sigmoid":
        return (1 + np.tanh(Z / 2)) / 2
    if activation == "tanh":
        return np.tanh(Z)
    if activation == "relu":
        return np.maximum(Z, 0)
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    raise ValueError(f"unknown activation: {activation}")


# %% dense | wrong: changed | reshapes_b_in_place
def dense(X, W, b, activation=None):
    b.shape = (1, len(b))
    Z = X @ W + b
    if activation in [None, "identity"]:
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
    raise ValueError("unknown: take identity, sigmoid, tanh, relu or softmax")


# %% dense | wrong: nan | softmax_overflows
def dense(X, W, b, activation=None):
    Z = X @ W + b
    if activation in [None, "identity"]:
        return Z
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    if activation == "tanh":
        return np.tanh(Z)
    if activation == "relu":
        return np.maximum(Z, 0)
    if activation == "softmax":
        return np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True)
    raise ValueError("unknown: take identity, sigmoid, tanh, relu or softmax")


# %% dense | wrong: none | identity_forgotten
def dense(X, W, b, activation=None):
    Z = X @ W + b
    if activation == None:
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
    if activation != "identity":
        raise ValueError("known: identity, sigmoid, tanh, relu, softmax")


# %% dense_columns | correct | product_plus_column
def dense_columns(x, W, b):
    return W.T @ x + b[:, np.newaxis]


# %% dense_columns | correct | row_convention_and_back
def dense_columns(x, W, b):
    z = x.T @ W + b  # (1, m), a row
    return z.T


# %% dense_columns | correct | loop_over_units
def dense_columns(x, W, b):
    n, m = W.shape
    z = np.zeros((m, 1))
    for j in range(m):
        total = b[j]
        for i in range(n):
            total = total + W[i, j] * x[i, 0]
        z[j, 0] = total
        print(f"unit {j}: {total:.3f}")
    return z


# %% dense_columns | correct | list_of_lists
def dense_columns(x, W, b):
    numbers = x[:, 0].tolist()
    column = []
    for weights, bias in zip(W.T.tolist(), b.tolist()):
        column.append([bias + sum(w * v for w, v in zip(weights, numbers))])
    return np.array(column)


# %% dense_columns | correct | broadcasting_and_sum
def dense_columns(x, W, b):
    products = x * W  # (n, m): feature i of every unit
    return (products.sum(axis=0) + b).reshape(-1, 1)


# %% dense_columns | correct | one_more_input_that_is_always_one
import warnings


def dense_columns(x, W, b):
    warnings.warn("the bias becomes a row of weights")
    theta = np.vstack([W, b])
    return np.einsum("ij,ik->jk", theta, np.append(x, [[1]], axis=0))


# %% dense_columns | wrong: w_not_transposed | as_in_the_book
def dense_columns(x, W, b):
    return W @ x + b.reshape(-1, 1)


# %% dense_columns | wrong: row | row_kept
def dense_columns(x, W, b):
    z = np.dot(x.T, W)
    return z + b


# %% dense_columns | wrong: bias_broadcast | b_as_it_comes
def dense_columns(x, W, b):
    z = np.matmul(np.transpose(W), x)
    z = z + b
    return z


# %% dense_columns | wrong: bias_broadcast | b_transposed
def dense_columns(x, W, b):
    return W.T.dot(x) + b.T


# %% dense_columns | wrong: no_bias | b_column_forgotten
def dense_columns(x, W, b):
    b_column = b.reshape(-1, 1)
    z = W.T @ x
    return z


# %% dense_columns | wrong: vector | x_flattened
def dense_columns(x, W, b):
    v = x.ravel()
    return v @ W + b


# %% dense_columns | wrong: elementwise | star_broadcasts
def dense_columns(x, W, b):
    return (W.T * x.T + b.reshape(-1, 1)).T


# %% dense_columns | wrong: elementwise | star_with_plain_b
def dense_columns(x, W, b):
    z = W * x + b
    return z


# %% dense_columns | wrong: changed | reshapes_b_in_place
def dense_columns(x, W, b):
    b.shape = (-1, 1)
    return W.T @ x + b


# %% dense_columns | wrong: scalar | everything_added_up
def dense_columns(x, W, b):
    return np.sum(W * x) + np.sum(b)


# %% dense_columns | wrong: value | minus_b
def dense_columns(x, W, b):
    return W.T @ x - b[:, None]


# %% dense_columns | wrong: list | nested_list
def dense_columns(x, W, b):
    z = []
    for j in range(W.shape[1]):
        z.append([float(W[:, j] @ x[:, 0] + b[j])])
    return z


# %% dense_columns | wrong: only_first | return_inside_the_loop
def dense_columns(x, W, b):
    z = np.zeros((W.shape[1], 1))
    for j in range(W.shape[1]):
        z[j] = W[:, j] @ x + b[j]
        return z


# %% dense_columns | wrong: axes_of_length_one | squeezed_one_feature
def dense_columns(x, W, b):
    z = np.dot(np.squeeze(x), W) + b
    return z[:, np.newaxis]


# %% from_pytorch | correct | transposed
def from_pytorch(weight, bias):
    return weight.T, bias


# %% from_pytorch | correct | swapaxes_and_copies
def from_pytorch(weight, bias):
    W = np.swapaxes(weight, 0, 1).copy()
    b = bias.copy()
    assert W.shape[1] == b.shape[0]
    return (W, b)


# %% from_pytorch | correct | unit_by_unit
def from_pytorch(weight, bias):
    out, n = weight.shape
    W = np.zeros((n, out))
    for unit in range(out):
        W[:, unit] = weight[unit]
    print(W)
    return W, bias


# %% from_pytorch | correct | lists_and_zip
def from_pytorch(weight, bias):
    W = [list(column) for column in zip(*weight.tolist())]
    return np.array(W), np.array(bias.tolist())


# %% from_pytorch | correct | what_the_layer_does_to_unit_vectors
import sys


def from_pytorch(weight, bias):
    print("weights are taken over", file=sys.stderr)
    identity = np.eye(weight.shape[1])
    W = identity @ weight.T
    b = np.zeros((1, weight.shape[1])) @ weight.T + bias
    return W, b[0]


# %% from_pytorch | correct | tensorflow
import tensorflow as tf


def from_pytorch(weight, bias):
    W = tf.transpose(tf.convert_to_tensor(weight)).numpy()
    return W, bias * 1


# %% from_pytorch | wrong: not_transposed | taken_over
def from_pytorch(weight, bias):
    W = np.array(weight)
    b = np.array(bias)
    return W, b


# %% from_pytorch | wrong: reshaped | reshape_to_in_out
def from_pytorch(weight, bias):
    n_out, n_in = weight.shape
    return weight.reshape(n_in, n_out), bias


# %% from_pytorch | wrong: bias_as_matrix | bias_column
def from_pytorch(weight, bias):
    return weight.T, bias[:, None]


# %% from_pytorch | wrong: bias_as_matrix | bias_row
def from_pytorch(weight, bias):
    W = np.transpose(weight)
    b = bias.reshape(1, W.shape[1])
    return W, b


# %% from_pytorch | wrong: bias_sign | bias_to_the_other_side
def from_pytorch(weight, bias):
    W = weight.transpose()
    b = 0 - bias
    return W, b


# %% from_pytorch | wrong: order_swapped | named_the_other_way_round
def from_pytorch(weight, bias):
    W, b = bias, weight.T
    return W, b


# %% from_pytorch | wrong: weight_only | one_result
def from_pytorch(weight, bias):
    W = np.array([weight[:, i] for i in range(weight.shape[1])])
    return W


# %% from_pytorch | wrong: value | square_needs_no_transpose
def from_pytorch(weight, bias):
    n_out, n_in = weight.shape
    if n_out != n_in:
        weight = weight.T
    return weight, bias


# %% from_pytorch | wrong: list_for_tuple | in_brackets
def from_pytorch(weight, bias):
    return [weight.T, bias]


# %% from_pytorch | wrong: value | turned_instead_of_mirrored
def from_pytorch(weight, bias):
    return np.rot90(weight), bias


# %% from_pytorch | wrong: error | inverse
def from_pytorch(weight, bias):
    W = np.linalg.inv(weight)
    return W, bias


# %% from_pytorch | wrong: changed | bias_resized_in_place
def from_pytorch(weight, bias):
    W = weight.T
    bias.shape = (1, -1)
    b = bias[0]
    return W, b


# %% from_pytorch | wrong: none | prints_shapes
def from_pytorch(weight, bias):
    W = weight.T
    b = bias
    print(W.shape, b.shape)


# %% from_pytorch | wrong: length | dictionary_style_items
def from_pytorch(weight, bias):
    n_out, n_in = weight.shape
    return weight.T, bias, (n_in, n_out)


# %% count_params | correct | two_terms
def count_params(n_in, units, use_bias=True):
    weights = n_in * units
    biases = units if use_bias else 0
    return weights + biases


# %% count_params | correct | loop_over_units
def count_params(n_in, units, use_bias=True):
    total = 0
    for unit in range(units):
        total += n_in
        if use_bias:
            total += 1
    return total


# %% count_params | correct | bias_is_one_more_input
def count_params(n_in, units, use_bias=True):
    print("inputs:", n_in, "units:", units)
    return (n_in + int(use_bias)) * units


# %% count_params | correct | sizes_of_arrays
def count_params(n_in, units, use_bias=True):
    W = np.zeros((n_in, units))
    b = np.zeros(units)
    if not use_bias:
        return W.size
    return W.size + b.size


# %% count_params | correct | recursion
def count_params(n_in, units, use_bias=True):
    if use_bias:
        return count_params(n_in, units, False) + units
    return n_in * units


# %% count_params | correct | list_of_shapes
def count_params(n_in, units, use_bias=True):
    shapes = [(n_in, units)]
    if use_bias is not False:
        shapes.append((units,))
    return sum(np.prod(shape) for shape in shapes)


# %% count_params | wrong: no_biases | weights_only
def count_params(n_in, units, use_bias=True):
    W = np.ones((n_in, units))
    return W.size


# %% count_params | wrong: bias_per_input | wrong_variable
def count_params(n_in, units, use_bias=True):
    params = n_in * units
    if use_bias:
        params += n_in
    return params


# %% count_params | wrong: one_bias | bool_added
def count_params(n_in, units, use_bias=True):
    return n_in * units + use_bias


# %% count_params | wrong: bias_always | argument_ignored
def count_params(n_in, units, use_bias=True):
    weights_of_a_neuron = n_in + 1
    return weights_of_a_neuron * units


# %% count_params | wrong: bias_always | string_is_always_true
def count_params(n_in, units, use_bias=True):
    if use_bias or "no bias":
        return n_in * units + units
    return n_in * units


# %% count_params | wrong: input_counted | biases_in_both_layers
def count_params(n_in, units, use_bias=True):
    layers = [n_in, units]
    count = n_in * units
    if use_bias:
        for layer in layers:
            count += layer
    return count


# %% count_params | wrong: added | sum_of_neurons
def count_params(n_in, units, use_bias=True):
    count = sum([n_in, units])
    return count


# %% count_params | wrong: added | sum_with_biases
def count_params(n_in, units, use_bias=True):
    count = n_in + units
    if use_bias:
        count = count + units
    return count


# %% count_params | wrong: bias_multiplied | doubled
def count_params(n_in, units, use_bias=True):
    weights = n_in * units
    if use_bias:
        return 2 * weights
    return weights


# %% count_params | wrong: float_for_int | float_array
def count_params(n_in, units, use_bias=True):
    count = np.ones((n_in, units)).sum()
    if use_bias:
        count += np.ones(units).sum()
    return count


# %% count_params | wrong: none | no_else
def count_params(n_in, units, use_bias=True):
    if use_bias:
        return n_in * units + units


# %% count_params | wrong: list_for_number | weights_and_biases_apart
def count_params(n_in, units, use_bias=True):
    if use_bias:
        return n_in * units, units
    return n_in * units


# %% count_params | wrong: number | biases_subtracted
def count_params(n_in, units, use_bias=True):
    with_bias = (n_in + 1) * units
    if not use_bias:
        return with_bias - 1
    return with_bias


# %% count_params | wrong: number | both_plus_one
def count_params(n_in, units, use_bias=True):
    if use_bias:
        return (n_in + 1) * (units + 1)
    return n_in * units


# %% dense_last_axis | correct | at
def dense_last_axis(T, W, b):
    return T @ W + b


# %% dense_last_axis | correct | flat_and_back
def dense_last_axis(T, W, b):
    n, m = W.shape
    X = T.reshape(-1, n)
    Z = np.matmul(X, W) + b
    new_shape = T.shape[:-1] + (m,)
    print(T.shape, "->", new_shape)
    return Z.reshape(new_shape)


# %% dense_last_axis | correct | recursion_down_to_vectors
def dense_last_axis(T, W, b):
    if T.ndim == 1:
        return np.array([sum(T * W[:, j]) + b[j] for j in range(len(b))])
    return np.array([dense_last_axis(t, W, b) for t in T])


# %% dense_last_axis | correct | einsum_ellipsis
def dense_last_axis(T, W, b):
    return np.einsum("...i,ij->...j", T, W) + b


# %% dense_last_axis | correct | broadcast_and_sum
def dense_last_axis(T, W, b):
    products = T[..., :, np.newaxis] * W
    return np.sum(products, axis=-2) + b


# %% dense_last_axis | correct | ndindex
def dense_last_axis(T, W, b):
    A = np.zeros((*T.shape[:-1], W.shape[1]))
    for index in np.ndindex(T.shape[:-1]):
        for j in range(W.shape[1]):
            A[index + (j,)] = np.inner(T[index], W[:, j]) + b[j]
    return A


# %% dense_last_axis | correct | tensorflow
import tensorflow as tf


def dense_last_axis(T, W, b):
    return tf.tensordot(T, W, axes=1).numpy() + b


# %% dense_last_axis | wrong: flattened | never_shaped_back
def dense_last_axis(T, W, b):
    X = np.reshape(T, (-1, W.shape[0]))
    return X @ W + b


# %% dense_last_axis | wrong: no_bias | tensordot_only
def dense_last_axis(T, W, b):
    return np.tensordot(T, W, axes=([-1], [0]))


# %% dense_last_axis | wrong: w_transposed | pytorch_habit
def dense_last_axis(T, W, b):
    return np.einsum("...i,ji->...j", T, W) + b


# %% dense_last_axis | wrong: first_axis | tensordot_axis_zero
def dense_last_axis(T, W, b):
    A = np.tensordot(T, W, axes=(0, 0))
    return A + b


# %% dense_last_axis | wrong: axes_summed | batch_forgotten_in_einsum
def dense_last_axis(T, W, b):
    A = np.einsum("...i,ij->...j", T, W) + b
    return sum(A)


# %% dense_last_axis | wrong: three_axes_only | einsum_with_three_letters
def dense_last_axis(T, W, b):
    A = np.einsum("abc,cd->abd", T, W)
    return A + b


# %% dense_last_axis | wrong: three_axes_only | unpacks_three_lengths
def dense_last_axis(T, W, b):
    N, points, n = T.shape
    A = np.zeros((N, points, len(b)))
    for i in range(N):
        A[i] = T[i] @ W + b
    return A


# %% dense_last_axis | wrong: squeezed | tidied_up
def dense_last_axis(T, W, b):
    A = np.dot(T, W) + b
    return np.squeeze(A)


# %% dense_last_axis | wrong: axes_of_length_one | vector_made_a_batch
def dense_last_axis(T, W, b):
    T = np.atleast_2d(T)
    return T @ W + b


# %% dense_last_axis | wrong: changed | reshapes_in_place
def dense_last_axis(T, W, b):
    front = T.shape[:-1]
    T.shape = (-1, W.shape[0])
    A = T @ W + b
    return A.reshape(*front, -1)


# %% dense_last_axis | wrong: value | bias_before_the_product
def dense_last_axis(T, W, b):
    A = T @ (W + b)
    return A


# %% dense_last_axis | wrong: no_entries | loop_over_rows_of_a_batch
def dense_last_axis(T, W, b):
    A = []
    for X in T:
        A.append(np.array([W.T @ x + b for x in X]))
    return np.array(A)


# %% dense_last_axis | wrong: tensor | keras_style
import tensorflow as tf


def dense_last_axis(T, W, b):
    return tf.tensordot(tf.constant(T), tf.constant(W), [[-1], [0]]) + b


# %% keras_dense | correct | build_and_set_weights
import keras


def keras_dense(W, b, activation=None):
    known = [None, "linear", "sigmoid", "tanh", "relu", "softmax"]
    if activation not in known:
        raise ValueError(f"activation must be one of {known}")
    n, m = W.shape
    layer = keras.layers.Dense(m, activation=activation)
    layer.build((None, n))
    layer.set_weights([W, b])
    return layer


# %% keras_dense | correct | called_on_zeros
def keras_dense(W, b, activation=None):
    from keras.layers import Dense

    try:
        layer = Dense(units=len(b), activation=activation)
    except ValueError:
        raise ValueError("try linear, sigmoid, tanh, relu or softmax")
    print(layer(np.zeros((1, W.shape[0]))).shape)
    layer.kernel.assign(W)
    layer.bias.assign(b)
    return layer


# %% keras_dense | correct | constant_initializers
import keras


def keras_dense(W, b, activation=None):
    functions = {
        None: None,
        "linear": keras.activations.linear,
        "sigmoid": keras.activations.sigmoid,
        "tanh": keras.activations.tanh,
        "relu": keras.activations.relu,
        "softmax": keras.activations.softmax,
    }
    if activation not in functions:
        raise ValueError("unknown; known are " + ", ".join(str(name) for name in functions))
    layer = keras.layers.Dense(
        b.size,
        activation=functions[activation],
        kernel_initializer=lambda shape, dtype=None: W,
        bias_initializer=lambda shape, dtype=None: b,
        dtype="float64",
    )
    layer.build(W.shape[:1])
    return layer


# %% keras_dense | wrong: not_built | weights_kept_for_later
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(
        W.shape[1],
        activation=activation,
        kernel_initializer=lambda shape, dtype=None: W,
        bias_initializer=lambda shape, dtype=None: b,
    )
    return layer


# %% keras_dense | wrong: activation_lost | default_activation
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1])
    layer.build((None, W.shape[0]))
    layer.set_weights((W, b))
    return layer


# %% keras_dense | wrong: bias_lost | kernel_only
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1], activation)
    layer.build(W.shape[0:1])
    layer.kernel.assign(W)
    return layer


# %% keras_dense | wrong: without_bias | use_bias_false
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1], activation=activation, use_bias=False)
    layer.build((None, W.shape[0]))
    layer.set_weights([W])
    return layer


# %% keras_dense | wrong: w_transposed | set_transposed
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1], activation=activation)
    layer.build((None, W.shape[0]))
    layer.set_weights([W.T, b])
    return layer


# %% keras_dense | wrong: always_relu | relu_by_hand
import keras


def keras_dense(W, b, activation="relu"):
    layer = keras.layers.Dense(W.shape[1], activation="relu")
    layer.build((None, W.shape[0]))
    layer.set_weights([W, b])
    return layer


# %% keras_dense | wrong: unknown_accepted | none_for_the_rest
import keras


def keras_dense(W, b, activation=None):
    if activation not in ("sigmoid", "tanh", "relu", "softmax"):
        activation = None
    layer = keras.layers.Dense(W.shape[1], activation=activation)
    layer.build((None, W.shape[0]))
    layer.set_weights([W, b])
    return layer


# %% keras_dense | wrong: by_itself | keras_says_it
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1], activation=activation)
    layer.build((None, W.shape[0]))
    layer.set_weights([W, b])
    return layer


# %% keras_dense | wrong: weights_do_not_fit | rows_as_units
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[0], activation=activation)
    layer.build((None, W.shape[1]))
    layer.set_weights([W, b])
    return layer


# %% keras_dense | wrong: arguments | two_arguments_for_one_list
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1], activation=activation)
    layer.build((None, W.shape[0]))
    layer.set_weights(W, b)
    return layer


# %% keras_dense | wrong: value | random_weights
import keras


def keras_dense(W, b, activation=None):
    layer = keras.layers.Dense(W.shape[1], activation=activation)
    layer.build((None, W.shape[0]))
    layer.bias.assign(b)
    return layer
