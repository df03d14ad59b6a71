"""Students' solutions of exercise 7, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% normalise | correct | reshape_and_divide
def normalise(images):
    N = images.shape[0]
    X = images.reshape(N, -1) / 16
    return X


# %% normalise | correct | three_loops_over_pixels
def normalise(images):
    X = np.zeros((len(images), 64))
    for n in range(len(images)):
        image = images[n]
        if image.ndim == 1:
            for i in range(64):
                X[n, i] = image[i] / 16
        else:
            for r in range(8):
                for c in range(8):
                    X[n, 8 * r + c] = image[r, c] / 16
        print("image", n, "done, darkest:", X[n].max())
    return X


# %% normalise | correct | list_of_ravelled_images
def normalise(images):
    rows = [image.ravel() for image in images]
    return np.array([[pixel / 16.0 for pixel in row] for row in rows])


# %% normalise | correct | table_of_the_17_values
FEATURES = np.linspace(0, 1, 17)  # the feature of each pixel value


def normalise(images):
    flat = images.reshape((-1, 64))
    return FEATURES[flat]


# %% normalise | correct | recursion_over_images
def normalise(images):
    first = images[0].flatten().astype(float)
    first *= 0.0625
    if len(images) == 1:
        return first[np.newaxis, :]
    return np.vstack([first, normalise(images[1:])])


# %% normalise | correct | copy_resized_in_place
def normalise(images):
    features = images.astype("float64")  # astype makes a copy
    features.resize(images.shape[0], images.size // images.shape[0])
    features /= 16
    return features


# %% normalise | correct | single_precision_and_errors
def normalise(images):
    images = np.array(images, copy=True)
    if images.ndim not in (2, 3):
        raise ValueError("images of shape (N, 8, 8) or (N, 64), please")
    if images.max() > 16:
        raise ValueError("pixels go from 0 to 16")
    return np.float32(images.reshape(-1, 64)) / np.float32(16)


# %% normalise | correct | exponent_lowered
def normalise(images):
    half_floats = np.ldexp(images, -4)  # * 2 ** -4
    return half_floats.reshape(len(half_floats), 64)


# %% normalise | correct | tensorflow
import tensorflow as tf


def normalise(images):
    t = tf.convert_to_tensor(images)
    t = tf.reshape(t, [t.shape[0], -1])
    return (tf.cast(t, tf.float32) / 16).numpy()


# %% normalise | correct | keras_layers
from tensorflow import keras


def normalise(images):
    scaled = keras.layers.Rescaling(1 / 16)(images)
    return np.array(keras.layers.Flatten()(scaled))


# %% normalise | wrong: by_the_largest | maximum_found_by_loop
def normalise(images):
    largest = 0
    for pixel in images.ravel():
        if pixel > largest:
            largest = pixel
    X = []
    for image in images:
        X.append(image.flatten() / largest)
    return np.array(X)


# %% normalise | wrong: by_the_largest | interp_to_the_range
def normalise(images):
    rows = images.reshape(len(images), 64).astype(float)
    return np.interp(rows, [0, rows.max()], [0, 1])


# %% normalise | wrong: by_the_largest_of_each | each_row_by_its_maximum
def normalise(images):
    rows = images.reshape(-1, 64)
    return rows / rows.max(axis=1, keepdims=True)


# %% normalise | wrong: by_the_largest_of_each | loop_over_images
def normalise(images):
    X = np.empty((len(images), 64))
    for n, image in enumerate(images):
        highest = max(image.flatten())
        X[n] = image.flatten() / highest
    return X


# %% normalise | wrong: by_255 | largest_uint8
def normalise(images):
    highest = np.iinfo(images.dtype).max
    X = images.reshape(images.shape[0], -1)
    return X.astype("float32") / highest


# %% normalise | wrong: by_255 | keras_habit
def normalise(images):
    X = images.reshape(-1, 8 * 8)
    X = X.astype(float)
    X /= 255.0
    return X


# %% normalise | wrong: by_15 | four_bits
def normalise(images):
    bits = 4
    flat = np.array([image.ravel() for image in images])
    return flat / (2**bits - 1)


# %% normalise | wrong: by_17 | number_of_levels
def normalise(images):
    levels = len(range(0, 16 + 1))
    return images.reshape(len(images), 64) / levels


# %% normalise | wrong: whole_numbers | filled_into_zeros_like
def normalise(images):
    rows = images.reshape(len(images), -1)
    X = np.zeros_like(rows)
    for n in range(len(rows)):
        for i in range(rows.shape[1]):
            X[n, i] = rows[n, i] / 16
    return X


# %% normalise | wrong: whole_numbers | divided_then_uint8_again
def normalise(images):
    X = (images / 16).astype(images.dtype)
    return X.reshape(-1, 64)


# %% normalise | wrong: whole_numbers | floor_divide_of_floats
def normalise(images):
    X = images.reshape(-1, 64).astype(float)
    X = X // 16
    return X


# %% normalise | wrong: whole_numbers | shifted_bits
def normalise(images):
    return images.reshape(-1, 64) >> 4


# %% normalise | wrong: not_divided | quotient_thrown_away
def normalise(images):
    X = images.reshape(len(images), 64).astype(np.float64)
    for row in X:
        row / 16
    return X


# %% normalise | wrong: not_divided | loop_variable_rebound
def normalise(images):
    X = images.reshape(len(images), 64).astype(float)
    for row in X:
        row = row / 16
    return X


# %% normalise | wrong: not_divided | rows_of_64_returned_at_once
def normalise(images):
    if images.ndim == 2:
        return images  # these are rows already
    X = images.reshape(len(images), 64)
    return X / 16


# %% normalise | wrong: not_flattened | reshape_thrown_away
def normalise(images):
    X = images / 16
    X.reshape(len(X), 64)
    return X


# %% normalise | wrong: not_flattened | eight_by_eight_asked_for
def normalise(images):
    X = np.asarray(images, dtype=float)
    X = X.reshape(-1, 8, 8)
    return X * (1 / 16)


# %% normalise | wrong: examples_lost | everything_appended
def normalise(images):
    X = []
    for image in images:
        for pixel in image.flatten():
            X.append(pixel / 16)
    return np.array(X)


# %% normalise | wrong: examples_lost | one_row_of_all
def normalise(images):
    row = images.reshape(1, -1)
    return row / 16


# %% normalise | wrong: columns | hand_made_columns
def normalise(images):
    columns = [image.reshape(64, 1) / 16 for image in images]
    return np.hstack(columns)


# %% normalise | wrong: transposed_shape | reshaped_to_64_first
def normalise(images):
    X = images.reshape(64, -1)
    return X / 16


# %% normalise | wrong: transposed | columns_joined
def normalise(images):
    X = []
    for image in images.reshape(-1, 8, 8):
        row = np.concatenate([image[:, c] for c in range(8)])
        X.append(row / 16)
    return np.array(X)


# %% normalise | wrong: transposed | order_fortran
def normalise(images):
    N = len(images)
    return np.reshape([image.flatten(order="F") for image in images], (N, 64)) / 16


# %% normalise | wrong: transposed | loops_the_wrong_way_round
def normalise(images):
    X = np.zeros((len(images), 64))
    for n in range(len(images)):
        if images.ndim == 2:
            X[n] = images[n] / 16
            continue
        i = 0
        for x in range(8):
            for y in range(8):
                X[n, i] = images[n][y][x] / 16
                i += 1
    return X


# %% normalise | wrong: inverted | white_is_one
def normalise(images):
    darkness = images.reshape(-1, 64) / 16
    brightness = 1.0 - darkness
    return brightness


# %% normalise | wrong: shifted | centred_around_zero
def normalise(images):
    X = images.reshape(len(images), -1).astype(float)
    middle = 16 / 2
    return (X - middle) / middle


# %% normalise | wrong: shifted | half_subtracted
def normalise(images):
    X = np.array([im.ravel() for im in images]) / 16
    return X - 0.5


# %% normalise | wrong: value | uint8_wraps_around
def normalise(images):
    X = images.reshape(-1, 64)
    return (X - 8) / 8


# %% normalise | wrong: standardized | mean_and_deviation
def normalise(images):
    X = images.reshape(-1, 64).astype(float)
    mean = X.mean()
    std = X.std()
    return (X - mean) / std


# %% normalise | wrong: standardized | mean_subtracted_after_dividing
def normalise(images):
    X = images.reshape(-1, 64) / 16
    return X - X.mean()


# %% normalise | wrong: value | each_feature
def normalise(images):
    X = images.reshape(-1, 64) / 16
    X = X - np.mean(X, axis=0)
    return X / (np.std(X, axis=0) + 1e-8)


# %% normalise | wrong: nan | smallest_and_largest
def normalise(images):
    X = images.reshape(-1, 64).astype(float)
    low, high = X.min(), X.max()
    return (X - low) / (high - low)


# %% normalise | wrong: none | printed
def normalise(images):
    X = images.reshape(len(images), 64) / 16
    print(X)


# %% normalise | wrong: list | rows_in_a_list
def normalise(images):
    return [image.reshape(64) / 16 for image in images]


# %% normalise | wrong: changed | shape_assigned
def normalise(images):
    images.shape = (len(images), 64)
    return images / 16


# %% normalise | wrong: changed | image_set_to_zero_or_more
def normalise(images):
    X = images.reshape(len(images), -1)
    X[X > 15] = 16
    X[X < 8] = X[X < 8] * 1
    for row in X:
        row //= 16
    return X


# %% normalise | wrong: error | divided_in_place
def normalise(images):
    X = images.reshape(len(images), 64)
    X /= 16
    return X


# %% normalise | wrong: unpack | three_axes_unpacked
def normalise(images):
    N, height, width = images.shape
    return images.reshape(N, height * width) / 16


# %% normalise | wrong: own_error | only_three_axes_allowed
def normalise(images):
    if images.ndim != 3:
        raise ValueError("images must be of shape (N, 8, 8)")
    return images.reshape(len(images), -1) / 16


# %% normalise | wrong: tensor | not_converted_back
import tensorflow as tf


def normalise(images):
    flat = tf.reshape(images, (len(images), -1))
    return tf.cast(flat, tf.float64) / 16.0


# %% normalise | wrong: value | fine_already_if_at_most_one
def normalise(images):
    X = images.reshape(-1, 64).astype(float)
    if X.max() <= 1:  # normalised already
        return X
    return X / 16


# %% normalise | wrong: value | rounded_to_one_digit
def normalise(images):
    return np.round(images.reshape(-1, 64) / 16, 1)


# %% normalise | wrong: value | square_of_the_pixels
def normalise(images):
    X = images.reshape(-1, 64)
    return X**2 / 16**2


# %% normalise | wrong: value | columns_that_mix_images
def normalise(images):
    X = images.reshape(64, len(images))
    return X.T / 16


# %% normalise | wrong: shape | return_in_the_loop
def normalise(images):
    for image in images:
        X = []
        X.append(image.ravel() / 16)
        return np.array(X)


# %% normalise | wrong: only_first | filled_and_returned_at_once
def normalise(images):
    X = np.zeros((len(images), 64))
    for n, image in enumerate(images):
        X[n] = image.flatten() / 16
        return X


# %% normalise | wrong: unknown_name | np_forgotten
def normalise(images):
    X = asarray(images) / 16
    return X.reshape(len(X), 64)


# %% forward | correct | if_chain_in_the_loop
def forward(X, layers):
    A = X
    for i, (W, b, activation) in enumerate(layers):
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"layer {i}: A has shape {A.shape}, but W has shape {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(0, Z)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError(
                f"unknown activation {activation}: use identity, sigmoid, tanh, relu or softmax"
            )
        print(f"layer {i}: {A.shape}")
    return A


# %% forward | correct | class_of_a_layer
class DigitLayer:
    known = "identity sigmoid tanh relu softmax".split()

    def __init__(self, W, b, activation):
        self.W, self.b = W.copy(), b.copy()
        self.activation = "identity" if activation is None else activation
        if self.activation not in self.known:
            raise ValueError(f"activation: {self.activation}; known: {self.known}")

    def __call__(self, A):
        if A.shape[-1] != self.W.shape[0]:
            raise ValueError("{0.shape} comes in, W is {1.shape}".format(A, self.W))
        return getattr(self, self.activation)(A @ self.W + self.b)

    def identity(self, z):
        return z

    def sigmoid(self, z):
        return (1 + np.tanh(z / 2)) / 2

    def tanh(self, z):
        return np.tanh(z)

    def relu(self, z):
        return z * (z > 0)

    def softmax(self, z):
        differences = z[:, np.newaxis, :] - z[:, :, np.newaxis]  # (N, units, units)
        return 1 / np.exp(np.minimum(differences, 700)).sum(axis=-1)


def forward(X, layers):
    for layer in [DigitLayer(*triple) for triple in layers]:
        X = layer(X)
    return X


# %% forward | correct | recursion_last_layer_outside
class DoesNotFit(ValueError):
    pass


def row_softmax(row):
    e = np.exp(row - row.max())
    return e / e.sum()


def forward(X, layers):
    W, b, name = layers[-1]
    A = X if len(layers) == 1 else forward(X, layers[:-1])
    if A.shape[1] != W.shape[0]:
        raise DoesNotFit(A.shape, W.shape)
    Z = np.dot(A, W) + b
    functions = {
        "identity": np.positive,
        "sigmoid": lambda z: np.where(z < 0, np.exp(-abs(z)), 1) / (1 + np.exp(-abs(z))),
        "tanh": np.tanh,
        "relu": lambda z: np.clip(z, 0, None),
        "softmax": lambda z: np.apply_along_axis(row_softmax, -1, z),
    }
    try:
        return functions[name or "identity"](Z)
    except KeyError:
        raise DoesNotFit("choose from " + ", ".join(functions)) from None


# %% forward | correct | numbers_in_lists
from math import exp, tanh


def activate_row(z, activation):
    if activation == "sigmoid":
        return [1 / (1 + exp(-t)) if t > -700 else 0.0 for t in z]
    if activation == "tanh":
        return [tanh(t) for t in z]
    if activation == "relu":
        return [max(t, 0.0) for t in z]
    if activation == "softmax":
        top = max(z)
        powers = [exp(t - top) for t in z]
        total = sum(powers)
        return [p / total for p in powers]
    return z


def forward(X, layers):
    A = X.tolist()
    for W, b, activation in layers:
        incoming = (len(A), len(A[0]))
        if incoming[1] != len(W):
            raise ValueError("cannot multiply " + str(incoming) + " by " + str(W.shape))
        if activation not in [None, "identity", "sigmoid", "tanh", "relu", "softmax"]:
            raise ValueError("I only know identity (or None), sigmoid, tanh, relu, softmax.")
        columns = W.T.tolist()
        new = []
        for a in A:
            z = [sum(x * w for x, w in zip(a, column)) + t for column, t in zip(columns, b.tolist())]
            new.append(activate_row(z, activation))
        A = new
    return np.array(A)


# %% forward | correct | biases_as_a_row_of_weights
def forward(X, layers):
    activations = {
        None: lambda Z: Z,
        "identity": lambda Z: Z,
        "sigmoid": lambda Z: np.exp(-np.logaddexp(0, -Z)),
        "tanh": np.tanh,
        "relu": lambda Z: (Z + np.abs(Z)) / 2,
        "softmax": lambda Z: np.exp(Z - np.logaddexp.reduce(Z, axis=-1, keepdims=True)),
    }
    unknown = [name for _, _, name in layers if name not in activations]
    A = np.copy(X)
    for W, b, name in layers:
        if np.shape(A)[1] != np.shape(W)[0]:
            raise ValueError(f"A: {np.shape(A)}, W: {np.shape(W)}")
        if unknown:
            raise ValueError(f"{unknown} not in {[n for n in activations if n]}")
        ones = np.ones((len(A), 1))
        A = activations[name](np.hstack([A, ones]) @ np.vstack([W, b]))
    return A


# %% forward | correct | product_tried_first
def forward(X, layers):
    out = X
    for W, b, g in layers:
        try:
            Z = np.einsum("ni,ij->nj", out, W) + b
        except ValueError as error:
            print("einsum says:", error)
            raise ValueError(f"inputs of shape {out.shape} for weights of shape {W.shape}")
        if g == "softmax":
            top = np.max(Z, axis=1).reshape(-1, 1)
            powers = np.exp(Z - top)
            out = np.divide(powers, np.sum(powers, axis=1)[:, None])
        elif g == "relu":
            Z[Z < 0] = 0
            out = Z
        elif g in ("tanh", "sigmoid"):
            out = np.tanh(Z) if g == "tanh" else 1 / (1 + np.exp(-Z))
        elif g == "identity" or not g:
            out = Z
        else:
            raise ValueError(f"{g!r}? It is one of: softmax, relu, tanh, sigmoid, identity")
    return out


# %% forward | correct | tensorflow_single_precision
import tensorflow as tf


def forward(X, layers):
    A = tf.cast(X, tf.float32)
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A of shape {tuple(A.shape)} does not fit W of shape {W.shape}")
        if name not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("activations: identity, sigmoid, tanh, relu, softmax")
        Z = tf.matmul(A, tf.cast(W, tf.float32)) + tf.cast(b, tf.float32)
        if name == "softmax":
            A = tf.nn.softmax(Z, axis=-1)
        elif name in ("sigmoid", "tanh", "relu"):
            A = getattr(tf.nn, name)(Z)
        else:
            A = Z
    return A.numpy()


# %% forward | correct | keras_model
from tensorflow import keras


def forward(X, layers):
    known = ["identity", "sigmoid", "tanh", "relu", "softmax"]
    shape = X.shape
    model = keras.Sequential([keras.Input(shape=(X.shape[1],))])
    for W, b, activation in layers:
        if activation not in known and activation is not None:
            raise ValueError(f"activation must be in {known}")
        if shape[1] != W.shape[0]:
            raise ValueError(f"{shape} @ {W.shape}")
        dense = keras.layers.Dense(
            len(b), activation=None if activation == "identity" else activation
        )
        model.add(dense)
        dense.set_weights([W, b])
        shape = (len(X), len(b))
    return model.predict(X, verbose=0)


# %% forward | wrong: unsafe_softmax | as_on_paper
def softmax(z):
    powers = np.exp(z)
    sums = powers.sum(axis=1)
    return powers / sums[:, np.newaxis]


def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if activation in (None, "identity"):
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            A = softmax(Z)
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: unsafe_softmax | the_shift_is_put_back
def forward(X, layers):
    for W, b, activation in layers:
        if X.shape[1] != W.shape[0]:
            raise ValueError(f"{X.shape} and {W.shape} do not fit")
        X = X @ W + b
        if activation == "sigmoid":
            X = 1 / (1 + np.exp(-X))
        elif activation == "tanh":
            X = np.tanh(X)
        elif activation == "relu":
            X = np.maximum(X, 0)
        elif activation == "softmax":
            m = X.max(axis=1, keepdims=True)
            safe = np.exp(X - m) * np.exp(m)
            X = safe / safe.sum(axis=1, keepdims=True)
        elif activation not in [None, "identity"]:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return X


# %% forward | wrong: softmax_over_examples | default_sum_of_python
def forward(X, layers):
    def softmax(z):
        z = z - max(z.flatten())
        return np.exp(z) / sum(np.exp(z))

    functions = {
        None: lambda z: z,
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": softmax,
    }
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if name not in functions:
            raise ValueError(f"known: {list(functions)}")
        A = functions[name](A @ W + b)
    return A


# %% forward | wrong: softmax_over_examples | axis_zero_everywhere
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        match name:
            case None | "identity":
                A = Z
            case "sigmoid":
                A = 1 / (1 + np.exp(-Z))
            case "tanh":
                A = np.tanh(Z)
            case "relu":
                A = np.maximum(Z, 0)
            case "softmax":
                Z = Z - np.max(Z, axis=0)
                A = np.exp(Z) / np.exp(Z).sum(axis=0)
            case _:
                raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: one_shift_for_all | maximum_without_axis
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            e = np.exp(Z - np.max(Z))
            A = e / np.sum(e, axis=-1, keepdims=True)
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: one_shift_for_all | largest_found_by_loops
def stable(Z):
    largest = Z[0][0]
    for row in Z:
        for z in row:
            largest = max(largest, z)
    result = np.zeros(Z.shape)
    for i in range(len(Z)):
        powers = np.exp(Z[i] - largest)
        result[i] = powers / powers.sum()
    return result


def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name is None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 0.5 * (np.tanh(Z / 2) + 1)
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            A = stable(Z)
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: softmax_over_everything | sum_without_axis
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name == None or name == "identity":
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            Z -= Z.max()
            total = 0
            for row in np.exp(Z):
                total += sum(row)
            A = np.exp(Z) / total
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: output_not_activated | last_layer_is_linear
def forward(X, layers):
    functions = {
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z - z.max(-1, keepdims=True))
        / np.exp(z - z.max(-1, keepdims=True)).sum(-1, keepdims=True),
    }
    A = X
    for number, (W, b, name) in enumerate(layers, start=1):
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        name = name or "identity"
        if name not in functions:
            raise ValueError("known: " + ", ".join(functions))
        A = A @ W + b
        if number < len(layers):
            A = functions[name](A)
    return A


# %% forward | wrong: output_not_activated | z_returned
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            A = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return Z


# %% forward | wrong: not_activated | names_tested_and_forgotten
def forward(X, layers):
    known = ("identity", "sigmoid", "tanh", "relu", "softmax")
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if activation is not None and activation not in known:
            raise ValueError(f"known are {known}")
        A = A @ W + b
    return A


# %% forward | wrong: not_activated | helper_changes_its_own_copy
def activate(Z, name):
    if name in (None, "identity"):
        pass
    elif name == "sigmoid":
        Z = 1 / (1 + np.exp(-Z))
    elif name == "tanh":
        Z = np.tanh(Z)
    elif name == "relu":
        Z = np.maximum(Z, 0)
    elif name == "softmax":
        Z = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = Z / Z.sum(axis=1, keepdims=True)
    else:
        raise ValueError("identity, sigmoid, tanh, relu, softmax")


def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W + b
        activate(A, name)
    return A


# %% forward | wrong: no_bias | bias_only_unpacked
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = np.matmul(A, W)
        A + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name not in (None, "identity"):
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: first_layer_only | helper_returns_the_first
def one_layer(A, W, b, name):
    if A.shape[1] != W.shape[0]:
        raise ValueError(f"{A.shape} and {W.shape} do not fit")
    Z = A @ W + b
    if name in (None, "identity"):
        return Z
    if name == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    if name == "tanh":
        return np.tanh(Z)
    if name == "relu":
        return np.maximum(Z, 0)
    if name == "softmax":
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True)
    raise ValueError("identity, sigmoid, tanh, relu, softmax")


def forward(X, layers):
    results = []
    A = X
    for W, b, name in layers:
        A = one_layer(A, W, b, name)
        results.append(A)
    return results[0]


# %% forward | wrong: first_layer_only | returns_from_each_branch
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            return Z
        elif name == "sigmoid":
            return 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            return np.tanh(Z)
        elif name == "relu":
            return np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            return E / E.sum(axis=1, keepdims=True)
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")


# %% forward | wrong: answers | class_of_each_row
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
        else:
            raise ValueError("identity, sigmoid, tanh, relu, softmax")
    digits = []
    for row in A:
        digits.append(np.argmax(row))
    return np.array(digits)


# %% forward | wrong: answers | softmax_takes_the_largest
def forward(X, layers):
    def g(Z, name):
        if name == "sigmoid":
            return 1 / (1 + np.exp(-Z))
        if name == "tanh":
            return np.tanh(Z)
        if name == "relu":
            return np.maximum(Z, 0)
        if name == "softmax":
            return np.argmax(Z, axis=-1)
        if name in (None, "identity"):
            return Z
        raise ValueError("identity, sigmoid, tanh, relu, softmax")

    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = g(A @ W + b, name)
    return A


# %% forward | wrong: unknown_accepted | starts_with_so
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W + b
        first = name[:2] if name else ""
        if first == "si":
            A = 1 / (1 + np.exp(-A))
        if first == "ta":
            A = np.tanh(A)
        if first == "re":
            A = np.maximum(A, 0)
        if first == "so":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
    return A


# %% forward | wrong: unknown_accepted | else_none
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
        else:
            A = Z
    return A


# %% forward | wrong: unknown_accepted | unknown_keeps_the_old_a
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        if name == "tanh":
            A = np.tanh(Z)
        if name == "relu":
            A = np.maximum(Z, 0)
        if name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
    return A


# %% forward | wrong: no_error | unknown_prints
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
        else:
            print("Error: only identity, sigmoid, tanh, relu, softmax")
            return None
    return A


# %% forward | wrong: no_error | error_returned
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            return ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
        else:
            return ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: by_itself | numpy_will_complain
def forward(X, layers):
    A = X
    for W, b, name in layers:
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name is not None and name != "identity":
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: message | shape_of_x_in_every_layer
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[-1] != W.shape[0]:
            raise ValueError(f"X: {X.shape}, W: {W.shape}")
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name is not None and name != "identity":
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: message | shape_without_batch
def forward(X, layers):
    A = X
    for W, b, name in layers:
        inputs, units = W.shape
        if A.shape[-1] != inputs:
            raise ValueError(f"there are {A.shape[-1]} features, but W needs {inputs}")
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name is not None and name != "identity":
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: message | unknown_name_only
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[-1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        g = {
            None: Z,
            "identity": Z,
            "sigmoid": 1 / (1 + np.exp(-Z)),
            "tanh": np.tanh(Z),
            "relu": np.maximum(Z, 0),
            "softmax": np.exp(Z - Z.max(1, keepdims=True))
            / np.exp(Z - Z.max(1, keepdims=True)).sum(1, keepdims=True),
        }
        if name not in g:
            raise ValueError(f"no activation is called {name}")
        A = g[name]
    return A


# %% forward | wrong: other_error | assertions
def forward(X, layers):
    A = X
    for W, b, name in layers:
        assert A.shape[1] == W.shape[0], f"{A.shape} and {W.shape} do not fit"
        assert name in (None, "identity", "sigmoid", "tanh", "relu", "softmax"), "unknown"
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
    return A


# %% forward | wrong: other_error | attribute_of_numpy
class A_of_layer:
    relu = staticmethod(lambda z: np.maximum(z, 0))
    sigmoid = staticmethod(lambda z: 1 / (1 + np.exp(-z)))
    tanh = np.tanh
    identity = staticmethod(lambda z: z)

    @staticmethod
    def softmax(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)


def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = getattr(A_of_layer, name or "identity")(A @ W + b)
    return A


# %% forward | wrong: own_error | hidden_activations_only
def forward(X, layers):
    A = X
    for W, b, name in layers[:-1]:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W + b
        if name == "relu":
            A = np.maximum(A, 0)
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        else:
            raise ValueError("a hidden layer takes relu, sigmoid or tanh")
    W, b, name = layers[-1]
    if A.shape[1] != W.shape[0]:
        raise ValueError(f"{A.shape} and {W.shape} do not fit")
    Z = A @ W + b
    if name != "softmax":
        raise ValueError("softmax must be last (identity, sigmoid, tanh, relu are not)")
    E = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True)


# %% forward | wrong: own_error | none_is_not_known
def forward(X, layers):
    known = {
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z - z.max(1, keepdims=True))
        / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True),
    }
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if name not in known:
            raise ValueError(f"{name} is not in {list(known)}")
        A = known[name](A @ W + b)
    return A


# %% forward | wrong: changed | layers_taken_off_the_list
def forward(X, layers):
    A = X
    while len(layers) > 0:
        W, b, name = layers.pop(0)
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name not in (None, "identity"):
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: changed | results_kept_in_layers
def forward(X, layers):
    A = X
    for i in range(len(layers)):
        W, b, name = layers[i]
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name not in (None, "identity"):
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
        layers[i] = A
    return layers[-1]


# %% forward | wrong: none | recursive_call_not_returned
def forward(X, layers):
    if not layers:
        return X
    W, b, name = layers[0]
    if X.shape[1] != W.shape[0]:
        raise ValueError(f"{X.shape} and {W.shape} do not fit")
    Z = X @ W + b
    if name in (None, "identity"):
        forward(Z, layers[1:])
    elif name == "sigmoid":
        forward(1 / (1 + np.exp(-Z)), layers[1:])
    elif name == "tanh":
        forward(np.tanh(Z), layers[1:])
    elif name == "relu":
        forward(np.maximum(Z, 0), layers[1:])
    elif name == "softmax":
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        forward(E / E.sum(axis=1, keepdims=True), layers[1:])
    else:
        raise ValueError("only identity, sigmoid, tanh, relu, softmax")


# %% forward | wrong: call | one_layer_only_in_the_head
def forward(X, W, b, activation=None):
    if X.shape[1] != W.shape[0]:
        raise ValueError(f"{X.shape} and {W.shape} do not fit")
    Z = X @ W + b
    if activation == "relu":
        return np.maximum(Z, 0)
    return Z


# %% forward | wrong: unknown_name | cascade_of_exercise_6
def forward(X, layers):
    return cascade_from_exercise_6(X, layers)


# %% forward | wrong: list | probabilities_in_lists
def forward(X, layers):
    outputs = []
    for x in X:
        a = x
        for W, b, name in layers:
            if len(a) != len(W):
                raise ValueError(f"{(len(X), len(a))} and {W.shape} do not fit")
            z = a @ W + b
            if name in (None, "identity"):
                a = z
            elif name == "sigmoid":
                a = 1 / (1 + np.exp(-z))
            elif name == "tanh":
                a = np.tanh(z)
            elif name == "relu":
                a = np.maximum(z, 0)
            elif name == "softmax":
                a = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
            else:
                raise ValueError("only identity, sigmoid, tanh, relu, softmax")
        outputs.append(a)
    return outputs


# %% forward | wrong: list | all_layers_kept
def forward(X, layers):
    A = [X]
    for W, b, name in layers:
        if A[-1].shape[1] != W.shape[0]:
            raise ValueError(f"{A[-1].shape} and {W.shape} do not fit")
        Z = A[-1] @ W + b
        if name in (None, "identity"):
            A.append(Z)
        elif name == "sigmoid":
            A.append(1 / (1 + np.exp(-Z)))
        elif name == "tanh":
            A.append(np.tanh(Z))
        elif name == "relu":
            A.append(np.maximum(Z, 0))
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A.append(E / E.sum(axis=1, keepdims=True))
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: value | logits_clipped
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            Z = np.clip(Z, -500, 500)  # no overflow
            A = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: unsafe_softmax | nan_to_num
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            A = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
            A = np.nan_to_num(A)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: nan | more_digits
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z.astype(np.longdouble))  # exp(710) is too much for a float64
            A = (E / E.sum(axis=1, keepdims=True)).astype(float)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: value | bias_after_the_activation
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W
        if name in (None, "identity"):
            A = Z + b
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z)) + b
        elif name == "tanh":
            A = np.tanh(Z) + b
        elif name == "relu":
            A = np.maximum(Z, 0) + b
        elif name == "softmax":
            Z = Z + b
            A = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: value | output_always_softmax
def forward(X, layers):
    A = X
    for number, (W, b, name) in enumerate(layers):
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
        if number == len(layers) - 1:
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            return E / E.sum(axis=1, keepdims=True)
        if name == "relu":
            A = np.maximum(Z, 0)
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        else:
            A = Z


# %% forward | wrong: value | softmax_forgotten_in_the_middle
def forward(X, layers):
    A = X
    last = layers[-1]
    for layer in layers:
        W, b, name = layer
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if name not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
        A = A @ W + b
        if name == "relu":
            A = np.maximum(A, 0)
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "softmax" and layer is last:
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
    return A


# %% forward | wrong: value | sigmoid_without_minus
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: value | relu_on_the_inputs
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if name in (None, "identity"):
            A = A @ W + b
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-(A @ W + b)))
        elif name == "tanh":
            A = np.tanh(A) @ W + b
        elif name == "relu":
            A = np.maximum(A, 0) @ W + b
        elif name == "softmax":
            Z = A @ W + b
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            A = E / E.sum(axis=1, keepdims=True)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: one_shift_for_all | largest_starts_at_zero
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            A = np.zeros_like(Z)
            for n, row in enumerate(Z):
                largest = 0
                for z in row:
                    if z > largest:
                        largest = z
                powers = np.exp(row - largest)
                A[n] = powers / powers.sum()
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: value | softmax_as_plain_shares
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            A = Z
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif name == "tanh":
            A = np.tanh(Z)
        elif name == "relu":
            A = np.maximum(Z, 0)
        elif name == "softmax":
            A = Z / Z.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: own_error | identity_is_not_known
def forward(X, layers):
    known = {
        None: lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z - z.max(1, keepdims=True))
        / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True),
    }
    A = X
    for W, b, name in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        if name not in known:
            raise ValueError(f"{name}: take identity (None), sigmoid, tanh, relu or softmax")
        A = known[name](A @ W + b)
    return A


# %% forward | wrong: own_error | compared_with_the_input
def forward(X, layers):
    A = X
    for W, b, name in layers:
        if X.shape[1] != W.shape[0]:
            raise ValueError(f"{X.shape} and {W.shape} do not fit")
        A = A @ W + b
        if name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "relu":
            A = np.maximum(A, 0)
        elif name == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A = A / A.sum(axis=1, keepdims=True)
        elif name not in (None, "identity"):
            raise ValueError("only identity, sigmoid, tanh, relu, softmax")
    return A


# %% forward | wrong: shape | never_beyond_the_second_layer
def forward(X, layers):
    def dense(A, W, b, name):
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"{A.shape} and {W.shape} do not fit")
        Z = A @ W + b
        if name in (None, "identity"):
            return Z
        if name == "sigmoid":
            return 1 / (1 + np.exp(-Z))
        if name == "tanh":
            return np.tanh(Z)
        if name == "relu":
            return np.maximum(Z, 0)
        if name == "softmax":
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            return E / E.sum(axis=1, keepdims=True)
        raise ValueError("only identity, sigmoid, tanh, relu, softmax")

    hidden = dense(X, *layers[0])
    if len(layers) == 1:
        return hidden
    return dense(hidden, *layers[1])


# %% predict | correct | argmax_of_rows
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    return forward(X, layers).argmax(axis=-1)


# %% predict | correct | loop_and_strictly_greater
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    labels = np.zeros(len(A), dtype=int)
    for n in range(A.shape[0]):
        best = 0
        for j in range(1, A.shape[1]):
            if A[n, j] > A[n, best]:
                best = j
        labels[n] = best
        print("example", n, "is a", best)
    return labels


# %% predict | correct | index_of_the_maximum_in_lists
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    rows = forward(X.copy(), list(layers)).tolist()
    return np.array([row.index(max(row)) for row in rows])


# %% predict | correct | one_example_at_a_time
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    forward(X, layers)  # raises where something does not fit
    answers = []
    for x in X:
        a = forward(x.reshape(1, -1), layers)[0]
        answers.append(max(range(len(a)), key=lambda j: a[j]))
    return np.asarray(answers, dtype=np.uint8)


# %% predict | correct | first_place_by_where
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    is_largest = A == A.max(axis=1, keepdims=True)
    classes = np.arange(A.shape[1])
    return np.where(is_largest, classes, A.shape[1]).min(axis=1)


# %% predict | correct | stable_sort
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    order = np.argsort(-forward(X, layers), axis=1, kind="stable")
    return order[:, 0]


# %% predict | correct | apply_along_axis
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    try:
        A = forward(X, layers)
    except ValueError as error:
        raise ValueError(f"no prediction: {error}")
    return np.apply_along_axis(np.argmax, 1, A)


# %% predict | correct | tensorflow
import tensorflow as tf


def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    return tf.argmax(forward(X, layers), axis=1).numpy()


# %% predict | correct | labels_from_fromiter
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    A = forward(X, layers)
    return np.fromiter((int(np.argmax(a)) for a in A), dtype=np.int32, count=len(A))


# %% predict | wrong: over_examples | axis_zero
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    labels = np.argmax(A, axis=0)
    return labels


# %% predict | wrong: over_examples | loop_over_classes
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    labels = []
    for j in range(A.shape[1]):
        labels.append(np.argmax(A[:, j]))
    return np.array(labels)


# %% predict | wrong: over_everything | place_in_one_long_list
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    numbers = list(forward(X, layers).flatten())
    return numbers.index(max(numbers))


# %% predict | wrong: over_everything | argmax_without_axis
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    probabilities = forward(X, layers)
    digit = probabilities.argmax()
    return digit


# %% predict | wrong: how_large | builtin_max_of_rows
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    labels = np.zeros(len(A))
    for n in range(len(A)):
        labels[n] = max(A[n])
    return labels


# %% predict | wrong: smallest | sorted_places
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    places = np.argsort(A, axis=1, kind="stable")
    return places[:, 0]


# %% predict | wrong: counted_from_one | enumerate_from_one
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    labels = []
    for row in forward(X, layers):
        largest = max(row)
        for digit, p in enumerate(row, 1):
            if p == largest:
                labels.append(digit)
                break
    return np.array(labels)


# %% predict | wrong: column | list_of_lists
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    return np.array([[np.argmax(row)] for row in A])


# %% predict | wrong: column | where_the_maximum_is
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    A = forward(X, layers)
    result = np.zeros((len(A), 1), dtype=int)
    for n, row in enumerate(A):
        result[n, :] = row.argmax()
    return result


# %% predict | wrong: probabilities | returns_forward
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    for row in A:
        label = np.argmax(row)
    return A


# %% predict | wrong: rounded | above_one_half
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    labels = np.where(A >= 0.5, 1, 0)
    return labels


# %% predict | wrong: rounded | rounded_numbers
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    return np.round(forward(X, layers), 0)


# %% predict | wrong: last_of_equals | greater_or_equal
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    labels = np.zeros(len(A), dtype=int)
    for n, row in enumerate(A):
        largest = row[0]
        for j, p in enumerate(row):
            if p >= largest:
                largest = p
                labels[n] = j
    return labels


# %% predict | wrong: last_of_equals | last_of_the_sorted
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    return np.argsort(forward(X, layers), axis=1, kind="stable")[:, -1]


# %% predict | wrong: last_of_equals | dictionary_of_results
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    labels = []
    for row in forward(X, layers):
        class_of = {}
        for j in range(len(row)):
            class_of[row[j]] = j
        labels.append(class_of[max(class_of)])
    return np.array(labels)


# %% predict | wrong: shape | where_equals_the_maximum
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    rows, classes = np.where(A == A.max(axis=1, keepdims=True))
    return classes


# %% predict | wrong: first_example_only | return_in_the_loop
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    labels = []
    for row in forward(X, layers):
        labels.append(row.argmax())
        return np.array(labels)


# %% predict | wrong: first_example_only | only_row_zero
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    digit = 0
    for j in range(A.shape[1]):
        if A[0, j] > A[0, digit]:
            digit = j
    return digit


# %% predict | wrong: floats | zeros_filled
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    A = forward(X, layers)
    labels = np.zeros(A.shape[0])
    for n in range(A.shape[0]):
        labels[n] = np.argmax(A[n])
    return labels


# %% predict | wrong: floats | appended_to_an_empty_array
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    labels = np.array([])
    for a in forward(X, layers):
        labels = np.append(labels, np.argmax(a))
    return labels


# %% predict | wrong: list | answers_in_a_list
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    answers = []
    for a in forward(X, layers):
        answers.append(int(np.argmax(a)))
    return answers


# %% predict | wrong: list | tuple_of_answers
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    return tuple(np.argmax(A, axis=1))


# %% predict | wrong: type | digits_as_text
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    digits = forward(X, layers).argmax(axis=1)
    return " ".join(str(d) for d in digits)


# %% predict | wrong: not_numbers | names_of_the_digits
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    return np.array([str(np.argmax(a)) for a in A])


# %% predict | wrong: tensor | argmax_of_tensorflow
import tensorflow as tf


def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    return tf.math.argmax(forward(X, layers), axis=-1)


# %% predict | wrong: none | only_printed
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    for n, a in enumerate(A):
        print(f"image {n} shows a {np.argmax(a)}")


# %% predict | wrong: no_error | every_error_caught
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    try:
        A = forward(X, layers)
    except ValueError as error:
        print("something does not fit:", error)
        return None
    return np.argmax(A, axis=1)


# %% predict | wrong: no_error | only_the_layers_that_are_known
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    A = X
    for layer in layers:
        try:
            A = forward(A, [layer])
        except ValueError:
            break
    return np.argmax(A, axis=1)


# %% predict | wrong: message | error_without_a_reason
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    try:
        A = forward(X, layers)
    except ValueError:
        raise ValueError("these layers do not fit")
    return A.argmax(1)


# %% predict | wrong: message | last_layer_on_its_own
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    *hidden, last = layers
    for W, b, activation in layers:
        if activation not in (None, "identity", "sigmoid", "tanh", "relu", "softmax"):
            raise ValueError(f"no such activation: {activation}")
    A = forward(X, hidden)
    return forward(A, [last]).argmax(axis=1)


# %% predict | wrong: by_itself | own_products_without_a_test
def predict(X, layers):
    A = X
    for W, b, activation in layers:
        A = A @ W + b
        if activation == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif activation == "tanh":
            A = np.tanh(A)
        elif activation == "relu":
            A = np.maximum(A, 0)
        elif activation == "softmax":
            A = np.exp(A - A.max(axis=1, keepdims=True))
            A /= A.sum(axis=1, keepdims=True)
        elif activation not in (None, "identity"):
            raise ValueError("identity, sigmoid, tanh, relu and softmax are known")
    return A.argmax(axis=1)


# %% predict | wrong: other_error | exception_raised
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    n_in = X.shape[1]
    for W, b, activation in layers:
        if W.shape[0] != n_in:
            raise Exception(f"{(len(X), n_in)} does not fit {W.shape}")
        n_in = W.shape[1]
    return np.argmax(forward(X, layers), axis=1)


# %% predict | wrong: own_error | single_example_refused
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    if A.shape[0] < 2:
        raise ValueError("a batch has more than one example")
    return A.argmax(axis=1)


# %% predict | wrong: own_error | must_sum_to_one
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    if not np.allclose(A.sum(axis=1), 1):
        raise ValueError("these are no probabilities")
    return np.argmax(A, axis=1)


# %% predict | wrong: unknown_name | misspelled_variable
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    probabilities = forward(X, layers)
    return np.argmax(probabilites, axis=1)


# %% predict | wrong: past_the_end | item_for_one_example
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    A = forward(X, layers)
    labels = []
    for n in range(A.shape[1] + len(A)):
        labels.append(A[n].argmax())
    return np.array(labels)


# %% predict | wrong: call | probabilities_as_argument
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(A):
    return np.argmax(A, axis=1)


# %% predict | wrong: changed | batch_overwritten
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    labels = []
    for n in range(len(X)):
        X[n] = X[n] - X[n].max()
        labels.append(forward(X[n : n + 1], layers)[0].argmax())
    return np.array(labels)


# %% predict | wrong: changed | last_layer_popped
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    last = layers.pop()
    A = forward(X, layers)
    return forward(A, [last]).argmax(axis=1)


# %% predict | wrong: of_the_logits | softmax_not_needed
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    W, b, activation = layers[-1]
    if activation not in functions:
        raise ValueError(f"known: {list(functions)}")
    # the activation of the last layer does not change the order
    logits = forward(X, layers[:-1] + [(W, b, None)])
    return logits.argmax(axis=1)


# %% predict | wrong: value | largest_absolute_value
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    return np.argmax(np.abs(A), axis=1)


# %% predict | wrong: value | nothing_below_zero
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    labels = []
    for row in forward(X, layers):
        best, largest = 0, 0
        for j, a in enumerate(row):
            if a > largest:
                best, largest = j, a
        labels.append(best)
    return np.array(labels)


# %% predict | wrong: value | best_starts_at_minus_one
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = forward(X, layers)
    labels = np.zeros(len(A), dtype=int)
    for n in range(len(A)):
        best = -1
        for j in range(A.shape[1]):
            if A[n, j] > best:
                best = A[n, j]
                labels[n] = j
    return labels


# %% predict | wrong: value | ten_digits_only
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    A = forward(X, layers)
    return A[:, :10].argmax(axis=1)


# %% predict | wrong: scalar | squeezed
def forward(X, layers):
    A = X
    for W, b, activation in layers:
        if A.shape[1] != W.shape[0]:
            raise ValueError(f"A {A.shape} does not fit W {W.shape}")
        Z = A @ W + b
        if activation is None or activation == "identity":
            A = Z
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "relu":
            A = np.maximum(Z, 0)
        elif activation == "softmax":
            E = np.exp(Z - Z.max(axis=-1, keepdims=True))
            A = E / E.sum(axis=-1, keepdims=True)
        else:
            raise ValueError("known activations: identity, sigmoid, tanh, relu, softmax")
    return A


def predict(X, layers):
    A = np.squeeze(forward(X, layers))
    return A.argmax(axis=-1)


# %% predict | wrong: axes_of_length_one | row_of_answers
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    return np.array([A.argmax(axis=1)])


# %% predict | wrong: value | last_layer_left_out
def forward(X, layers):
    if len(layers) == 0:
        return X
    (W, b, g), rest = layers[0], layers[1:]
    if X.shape[-1] != W.shape[0]:
        raise ValueError("shapes " + str(X.shape) + " and " + str(W.shape))
    Z = X @ W + b
    match g:
        case None | "identity":
            return forward(Z, rest)
        case "sigmoid":
            return forward(np.exp(-np.logaddexp(0, -Z)), rest)
        case "tanh":
            return forward(np.tanh(Z), rest)
        case "relu":
            return forward(Z.clip(min=0), rest)
        case "softmax":
            e = np.exp(Z - Z.max(axis=1)[:, None])
            return forward(e / e.sum(axis=1)[:, None], rest)
    raise ValueError(f"{g}: choose identity, sigmoid, tanh, relu or softmax")


def predict(X, layers):
    forward(X, layers)
    return np.argmax(forward(X, layers[:-1]), axis=1)


# %% predict | wrong: value | sorted_within_rows_first
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


functions = {
    None: lambda z: z,
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def forward(X, layers):
    for W, b, name in layers:
        if X.shape[1] != len(W):
            raise ValueError(f"{X.shape} does not fit {W.shape}")
        if name not in functions:
            raise ValueError(f"{name} is not one of {list(functions)}")
        X = functions[name](np.dot(X, W) + b)
    return X


def predict(X, layers):
    A = forward(X, layers)
    A.sort(axis=1)
    return A.argmax(axis=1)


# %% accuracy | correct | mean_of_equals
def accuracy(y, y_hat):
    return np.mean(y == y_hat)


# %% accuracy | correct | counting_loop
def accuracy(y, y_hat):
    right = 0
    for true, answer in zip(y, y_hat):
        if true == answer:
            right += 1
        else:
            print(f"a {true} was taken for a {answer}")
    return right / len(y)


# %% accuracy | correct | one_minus_the_errors
def accuracy(y, y_hat):
    errors = np.count_nonzero(y - y_hat)
    return 1 - errors / y.size


# %% accuracy | correct | recursion_in_halves
def accuracy(y, y_hat):
    n = len(y)
    if n == 1:
        return int(y[0] == y_hat[0])
    half = n // 2
    left = accuracy(y[:half], y_hat[:half])
    right = accuracy(y[half:], y_hat[half:])
    return (half * left + (n - half) * right) / n


# %% accuracy | correct | trace_of_the_table
def table(a, b):
    k = max(a.max(), b.max()) + 1
    return np.bincount(k * a + b, minlength=k * k).reshape(k, k)


def accuracy(y, y_hat):
    C = table(y.copy(), y_hat.copy())
    return np.trace(C) / C.sum()


# %% accuracy | correct | statistics_of_a_list
from statistics import fmean


def accuracy(y, y_hat):
    if y.shape != y_hat.shape:
        raise ValueError("as many answers as labels are needed")
    return fmean([1 if a == b else 0 for a, b in zip(y.tolist(), y_hat.tolist())])


# %% accuracy | correct | exact_fraction
from fractions import Fraction


def accuracy(y, y_hat):
    return Fraction(int(np.sum(y == y_hat)), len(y))


# %% accuracy | correct | tensorflow
import tensorflow as tf


def accuracy(y, y_hat):
    right = tf.cast(tf.equal(y, y_hat), tf.float32)
    return tf.reduce_mean(right).numpy()


# %% accuracy | correct | keras_metric
from tensorflow import keras


def accuracy(y, y_hat):
    metric = keras.metrics.Accuracy()
    metric.update_state(y, y_hat)
    return float(metric.result())


# %% accuracy | correct | array_without_axes
def accuracy(y, y_hat):
    hits = np.where(y == y_hat, 1.0, 0.0)
    return np.array(hits @ np.ones(len(y)) / len(y))


# %% accuracy | wrong: errors | mistakes_counted
def accuracy(y, y_hat):
    mistakes = [i for i in range(len(y)) if y[i] != y_hat[i]]
    return len(mistakes) / len(y)


# %% accuracy | wrong: errors | nonzero_differences
def accuracy(y, y_hat):
    difference = y - y_hat
    return np.count_nonzero(difference) / difference.size


# %% accuracy | wrong: percent | hundred_times
def accuracy(y, y_hat):
    n_right = (y == y_hat).sum()
    percent = 100 * n_right / len(y)
    return percent


# %% accuracy | wrong: count | counter_returned
def accuracy(y, y_hat):
    right = 0
    for i in range(len(y)):
        if y[i] == y_hat[i]:
            right = right + 1
    share = right / len(y)
    return right


# %% accuracy | wrong: one_by_one | comparison_only
def accuracy(y, y_hat):
    return np.equal(y, y_hat)


# %% accuracy | wrong: one_by_one | zeros_and_ones
def accuracy(y, y_hat):
    hits = np.zeros(len(y))
    for i in range(len(y)):
        if y[i] == y_hat[i]:
            hits[i] = 1
    return hits


# %% accuracy | wrong: one_by_one | list_of_hits
def accuracy(y, y_hat):
    hits = []
    for a, b in zip(y, y_hat):
        hits.append(bool(a == b))
    return hits


# %% accuracy | wrong: whole_number | int_of_the_share
def accuracy(y, y_hat):
    share = int(np.mean(y == y_hat))
    return share


# %% accuracy | wrong: whole_number | floor_division
def accuracy(y, y_hat):
    right = sum(y == y_hat)
    return right // len(y)


# %% accuracy | wrong: whole_number | array_equal
def accuracy(y, y_hat):
    if np.array_equal(y, y_hat):
        return 1
    return 0


# %% accuracy | wrong: all_or_nothing | all_of_the_comparison
def accuracy(y, y_hat):
    right = y == y_hat
    return right.all()


# %% accuracy | wrong: distance | mean_absolute_error
def accuracy(y, y_hat):
    total = 0
    for a, b in zip(y, y_hat):
        total += abs(a - b)
    return total / len(y)


# %% accuracy | wrong: distance | one_minus_distance
def accuracy(y, y_hat):
    mae = np.abs(y - y_hat).mean()
    return 1 - mae


# %% accuracy | wrong: distance | mean_square
def accuracy(y, y_hat):
    return np.mean((y - y_hat) ** 2)


# %% accuracy | wrong: distance | relative_to_nine
def accuracy(y, y_hat):
    distance = np.abs(y - y_hat).mean()
    return 1 - distance / 9


# %% accuracy | wrong: by_classes | set_of_labels
def accuracy(y, y_hat):
    right = sum(1 for a, b in zip(y, y_hat) if a == b)
    classes = set(y.tolist())
    return right / len(classes)


# %% accuracy | wrong: by_classes | ten_digits
def accuracy(y, y_hat):
    right = np.sum(y == y_hat)
    return right / 10


# %% accuracy | wrong: by_classes | largest_label
def accuracy(y, y_hat):
    k = y.max() + 1
    return np.count_nonzero(y == y_hat) / k


# %% accuracy | wrong: number | mean_over_the_classes
def accuracy(y, y_hat):
    shares = []
    for digit in np.unique(y):
        mask = y == digit
        shares.append(np.mean(y_hat[mask] == digit))
    return np.mean(shares)


# %% accuracy | wrong: number | is_in
def accuracy(y, y_hat):
    found = 0
    for answer in y_hat:
        if answer in y:
            found += 1
    return found / len(y_hat)


# %% accuracy | wrong: number | two_decimals
def accuracy(y, y_hat):
    return round(float(np.mean(y == y_hat)), 2)


# %% accuracy | wrong: number | one_less
def accuracy(y, y_hat):
    right = 0
    for i in range(len(y) - 1):
        if y[i] == y_hat[i]:
            right += 1
    return right / len(y)


# %% accuracy | wrong: number | counts_are_compared
def accuracy(y, y_hat):
    right = 0
    for digit in range(10):
        right += min(np.sum(y == digit), np.sum(y_hat == digit))
    return right / len(y)


# %% accuracy | wrong: number | returned_in_the_loop
def accuracy(y, y_hat):
    right = 0
    for i in range(len(y)):
        if y[i] == y_hat[i]:
            right += 1
        return right / len(y)


# %% accuracy | wrong: none | printed_as_percent
def accuracy(y, y_hat):
    right = np.sum(y == y_hat)
    print(f"{right / len(y):.1%} of the answers are right")


# %% accuracy | wrong: none | else_only
def accuracy(y, y_hat):
    right = 0
    for a, b in zip(y, y_hat):
        if a == b:
            right += 1
    if right == 0:
        return 0
    elif right < len(y):
        return right / len(y)


# %% accuracy | wrong: type | text_with_two_digits
def accuracy(y, y_hat):
    return f"{np.mean(y == y_hat):.2f}"


# %% accuracy | wrong: array_for_number | keepdims
def accuracy(y, y_hat):
    right = np.sum(y == y_hat, axis=0, keepdims=True)
    return right / len(y)


# %% accuracy | wrong: list_for_number | right_and_all
def accuracy(y, y_hat):
    right = int((y == y_hat).sum())
    return right / len(y), 1 - right / len(y)


# %% accuracy | wrong: truth_value | arrays_in_if
def accuracy(y, y_hat):
    if y == y_hat:
        return 1.0
    return sum(y == y_hat) / len(y)


# %% accuracy | wrong: number | right_per_wrong
def accuracy(y, y_hat):
    wrong = 0
    right = 0
    for a, b in zip(y, y_hat):
        if a == b:
            right += 1
        else:
            wrong += 1
    return right / wrong


# %% accuracy | wrong: changed | subtracted_in_place
def accuracy(y, y_hat):
    y -= y_hat
    return np.mean(y == 0)


# %% accuracy | wrong: changed | both_sorted
def accuracy(y, y_hat):
    y.sort()
    y_hat.sort()
    return (y == y_hat).mean()


# %% accuracy | wrong: unknown_name | labels_of_the_notebook
def accuracy(y, y_hat):
    right = np.sum(labels_of_the_test == y_hat)
    return right / len(y)


# %% accuracy | wrong: own_error | at_least_two_answers
def accuracy(y, y_hat):
    if len(y) < 2:
        raise ValueError("too few answers for a share")
    return np.mean(y == y_hat)


# %% accuracy | wrong: call | predicts_first
def accuracy(X, y, layers):
    y_hat = X.argmax(axis=1)
    return np.mean(y == y_hat)


# %% accuracy | wrong: tensor | reduce_mean
import tensorflow as tf


def accuracy(y, y_hat):
    return tf.reduce_mean(tf.cast(y == y_hat, tf.float64))


# %% confusion | correct | loop_over_pairs
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | correct | add_at
def confusion(y, y_hat, k):
    table = np.zeros([k, k])
    np.add.at(table, (y, y_hat), 1)
    return table


# %% confusion | correct | bincount_of_pair_numbers
def confusion(y, y_hat, k):
    pairs = np.ravel_multi_index((y, y_hat), (k, k))
    return np.bincount(pairs, minlength=k * k).reshape(k, k)


# %% confusion | correct | product_of_one_hots
def confusion(y, y_hat, k):
    one_hot_true = np.eye(k)[y]  # (N, k)
    one_hot_answer = np.eye(k)[y_hat]  # (N, k)
    C = one_hot_true.T @ one_hot_answer
    print(C)
    return C.astype(np.int64)


# %% confusion | correct | every_entry_counted
def confusion(y, y_hat, k):
    rows = []
    for i in range(k):
        rows.append([int(np.sum((y == i) & (y_hat == j))) for j in range(k)])
    return np.array(rows)


# %% confusion | correct | counter_of_tuples
from collections import Counter


def confusion(y, y_hat, k):
    if len(y) != len(y_hat):
        raise ValueError("as many answers as labels, please")
    counts = Counter(zip(y.tolist(), y_hat.tolist()))
    return np.array([counts[i, j] for i in range(k) for j in range(k)]).reshape(k, -1)


# %% confusion | correct | two_dimensional_histogram
def confusion(y, y_hat, k):
    edges = np.arange(k + 1) - 0.5
    C, _, _ = np.histogram2d(y, y_hat, bins=[edges, edges])
    return C


# %% confusion | correct | recursion_on_the_first_pair
def confusion(y, y_hat, k):
    if len(y) == 0:
        return np.zeros((k, k), dtype=np.uint16)
    C = confusion(y[1:], y_hat[1:], k)
    C[y[0]][y_hat[0]] += 1
    return C


# %% confusion | correct | broadcast_to_three_axes
def confusion(y, y_hat, k):
    classes = np.arange(k)
    is_true = y[:, None] == classes  # (N, k)
    is_answer = y_hat[:, None] == classes  # (N, k)
    both = is_true[:, :, None] & is_answer[:, None, :]  # (N, k, k)
    return both.sum(axis=0)


# %% confusion | correct | tensorflow
import tensorflow as tf


def confusion(y, y_hat, k):
    return tf.math.confusion_matrix(y, y_hat, num_classes=k).numpy()


# %% confusion | wrong: transposed | answer_chooses_the_row
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for n in range(len(y)):
        row = y_hat[n]
        column = y[n]
        C[row, column] += 1
    return C


# %% confusion | wrong: transposed | histogram_of_answers_first
def confusion(y, y_hat, k):
    counts = np.bincount(k * y_hat + y, minlength=k * k)
    return counts.reshape((k, k))


# %% confusion | wrong: pairs_counted_once | indexed_with_arrays
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    C[y, y_hat] = C[y, y_hat] + 1
    return C


# %% confusion | wrong: pairs_counted_once | set_of_pairs
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in set(zip(y, y_hat)):
        C[i, j] += 1
    return C


# %% confusion | wrong: pairs_counted_once | set_to_one_in_a_loop
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] = +1
    return C


# %% confusion | wrong: wrong_only | right_ones_skipped
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        if true == answer:
            continue
        C[true, answer] += 1
    return C


# %% confusion | wrong: wrong_only | diagonal_emptied
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    np.add.at(C, (y, y_hat), 1)
    C = C - np.diag(np.diag(C))
    return C


# %% confusion | wrong: right_only | hits_of_each_class
def confusion(y, y_hat, k):
    hits = [np.sum((y == i) * (y_hat == i)) for i in range(k)]
    return np.diag(hits)


# %% confusion | wrong: right_only | no_else
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for n in range(len(y)):
        if y[n] == y_hat[n]:
            C[y[n], y_hat[n]] += 1
    return C


# %% confusion | wrong: shares | steps_of_one_nth
def confusion(y, y_hat, k):
    C = np.zeros((k, k))
    for i, j in zip(y, y_hat):
        C[i, j] += 1 / len(y)
    return C


# %% confusion | wrong: shares | each_row_sums_to_one
def confusion(y, y_hat, k):
    C = np.zeros((k, k))
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    totals = C.sum(axis=1, keepdims=True)
    totals[totals == 0] = 1
    return C / totals


# %% confusion | wrong: up_to_the_largest | size_from_the_labels
def confusion(y, y_hat, k):
    size = max(max(y), max(y_hat)) + 1
    C = np.zeros((size, size), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: up_to_the_largest | rows_and_columns_apart
def confusion(y, y_hat, k):
    C = np.zeros((y.max() + 1, y_hat.max() + 1), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: seen_classes_only | unique_labels
def confusion(y, y_hat, k):
    classes = np.unique(np.concatenate([y, y_hat]))
    C = np.zeros((len(classes), len(classes)), dtype=int)
    for a, b in zip(y, y_hat):
        i = list(classes).index(a)
        j = list(classes).index(b)
        C[i, j] += 1
    return C


# %% confusion | wrong: seen_classes_only | dictionary_of_dictionaries
def confusion(y, y_hat, k):
    seen = sorted(set(y) | set(y_hat))
    counts = {i: {j: 0 for j in seen} for i in seen}
    for i, j in zip(y, y_hat):
        counts[i][j] += 1
    return np.array([list(row.values()) for row in counts.values()])


# %% confusion | wrong: counted_from_one | one_row_more
def confusion(y, y_hat, k):
    C = np.zeros((k + 1, k + 1), dtype=int)
    for i, j in zip(y + 1, y_hat + 1):
        C[i, j] += 1
    return C


# %% confusion | wrong: counted_from_one | range_from_one
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i in range(1, k):
        for j in range(1, k):
            C[i, j] = np.sum((y == i) & (y_hat == j))
    return C


# %% confusion | wrong: counted_from_one | minus_one_wraps_around
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i - 1, j - 1] += 1
    return C


# %% confusion | wrong: both_ways | symmetric
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
        C[j, i] += 1
    return C


# %% confusion | wrong: both_ways | diagonal_counted_once
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
        if i != j:
            C[j, i] += 1
    return C


# %% confusion | wrong: value | rows_share_one_list
def confusion(y, y_hat, k):
    C = [[0] * k] * k
    for i, j in zip(y, y_hat):
        C[i][j] += 1
    return np.array(C)


# %% confusion | wrong: value | products_of_counts
def confusion(y, y_hat, k):
    true = np.bincount(y, minlength=k)
    answers = np.bincount(y_hat, minlength=k)
    return np.outer(true, answers)


# %% confusion | wrong: last_example_missing | last_example_forgotten
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for n in range(len(y) - 1):
        C[y[n], y_hat[n]] += 1
    return C


# %% confusion | wrong: value | bins_from_smallest_to_largest
def confusion(y, y_hat, k):
    return np.histogram2d(y, y_hat, bins=k)[0].astype(int)


# %% confusion | wrong: value | wrong_answers_in_every_row
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for n in range(len(y)):
        for i in range(k):
            for j in range(k):
                if y[n] == i or y_hat[n] == j:
                    C[i, j] += 1
    return C


# %% confusion | wrong: none | shown_as_a_table
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    for row in C:
        print(" ".join(f"{n:3}" for n in row))


# %% confusion | wrong: list | nested_lists
def confusion(y, y_hat, k):
    C = [[0 for j in range(k)] for i in range(k)]
    for i, j in zip(y, y_hat):
        C[i][j] += 1
    return C


# %% confusion | wrong: type | dictionary_of_counts
def confusion(y, y_hat, k):
    counts = {}
    for pair in zip(y, y_hat):
        counts[pair] = counts.get(pair, 0) + 1
    return counts


# %% confusion | wrong: error | bincount_without_minlength
def confusion(y, y_hat, k):
    return np.bincount(y * k + y_hat).reshape(k, k)


# %% confusion | wrong: past_the_end | size_is_the_largest_label
def confusion(y, y_hat, k):
    C = np.zeros((y.max(), y_hat.max()), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: shape_as_tuple | zeros_of_two_arguments
def confusion(y, y_hat, k):
    C = np.zeros(k, k)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: own_error | all_classes_must_occur
def confusion(y, y_hat, k):
    if len(np.unique(y)) != k:
        raise ValueError(f"there should be {k} classes")
    C = np.zeros((k, k), dtype=int)
    np.add.at(C, (y, y_hat), 1)
    return C


# %% confusion | wrong: changed | pair_numbers_in_y
def confusion(y, y_hat, k):
    y *= k
    y += y_hat
    return np.bincount(y, minlength=k * k).reshape(k, k)


# %% confusion | wrong: same_size_other_shape | not_reshaped
def confusion(y, y_hat, k):
    counts = np.zeros(k * k, dtype=int)
    for i, j in zip(y, y_hat):
        counts[i * k + j] += 1
    return counts


# %% confusion | wrong: shape | right_and_wrong_per_class
def confusion(y, y_hat, k):
    right = np.array([np.sum((y == i) & (y_hat == i)) for i in range(k)])
    wrong = np.array([np.sum((y == i) & (y_hat != i)) for i in range(k)])
    return np.column_stack([right, wrong, right + wrong])


# %% confusion | wrong: tensor | confusion_matrix_of_tensorflow
import tensorflow as tf


def confusion(y, y_hat, k):
    return tf.math.confusion_matrix(y, y_hat, k)


# %% confusion | wrong: call | k_forgotten
def confusion(y, y_hat):
    C = np.zeros((10, 10), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: shape | always_ten_digits
def confusion(y, y_hat, k):
    C = np.zeros((10, 10), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: unknown_name | classes_not_defined
def confusion(y, y_hat, k):
    C = np.zeros((number_of_classes, number_of_classes), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% confusion | wrong: value | counts_in_a_small_dtype
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype="uint8")  # as the images
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


# %% most_confused | correct | diagonal_set_to_zero
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    for i in range(k):
        C[i, i] = 0
    if C.sum() == 0:
        raise ValueError("all answers are right")
    i, j = np.unravel_index(np.argmax(C), C.shape)
    return int(i), int(j)


# %% most_confused | correct | two_loops_and_strictly_greater
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    most = 0
    pair = None
    for i in range(k):
        for j in range(k):
            if i != j and C[i, j] > most:
                most = C[i, j]
                pair = (i, j)
                print("so far:", pair, most)
    if pair is None:
        raise ValueError("there is no mistake")
    return pair


# %% most_confused | correct | largest_key_of_a_dictionary
def most_confused(y, y_hat, k):
    counts = {}
    for a, b in zip(y.tolist(), y_hat.tolist()):
        if a != b:
            counts[a, b] = counts.get((a, b), 0) + 1
    # without a mistake max raises the ValueError
    return max(counts, key=lambda pair: (counts[pair], -pair[0], -pair[1]))


# %% most_confused | correct | unique_rows
def most_confused(y, y_hat, k):
    wrong = y != y_hat
    if not wrong.any():
        raise ValueError
    pairs, counts = np.unique(np.stack([y, y_hat], axis=1)[wrong], axis=0, return_counts=True)
    return tuple(pairs[counts.argmax()])


# %% most_confused | correct | sorted_then_counted
from collections import Counter


def most_confused(y, y_hat, k):
    mistakes = sorted((int(i), int(j)) for i, j in zip(y, y_hat) if i != j)
    try:
        [(pair, times)] = Counter(mistakes).most_common(1)
    except ValueError:
        raise ValueError("no mistake: nothing was confused") from None
    return pair


# %% most_confused | correct | minus_one_on_a_copy
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y.copy(), y_hat.copy(), k)
    off = C.astype(float)
    np.fill_diagonal(off, -np.inf)
    if np.trace(C) == len(y):
        raise ValueError(f"{len(y)} of {len(y)} answers are right")
    return divmod(int(off.argmax()), k)


# %% most_confused | correct | first_row_of_argwhere
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k) * (1 - np.eye(k, dtype=int))
    if not np.any(C):
        raise ValueError("No mistakes at all, so no commonest one.")
    places = np.argwhere(C == C.max())
    return tuple(int(n) for n in places[0])


# %% most_confused | correct | recursion_without_the_last_row
def best_of(rows, i):
    """The largest (count, -i, -j) of the rows from i on."""
    if i == len(rows):
        return (0, 0, 0)
    here = max((int(c) if i != j else 0, -i, -j) for j, c in enumerate(rows[i]))
    return max(here, best_of(rows, i + 1))


def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    class NoMistake(ValueError):
        pass

    count, i, j = best_of(confusion(y, y_hat, k), 0)
    if not count:
        raise NoMistake("nothing is confused")
    return (-i, -j)


# %% most_confused | correct | tensorflow
import tensorflow as tf


def most_confused(y, y_hat, k):
    C = tf.math.confusion_matrix(y, y_hat, num_classes=k)
    C = tf.linalg.set_diag(C, tf.zeros(k, dtype=C.dtype))
    if tf.reduce_max(C) == 0:
        raise ValueError("no mistakes")
    flat = int(tf.argmax(tf.reshape(C, [-1])))
    return flat // k, flat % k


# %% most_confused | wrong: diagonal | argmax_of_the_whole_table
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    if (y == y_hat).all():
        raise ValueError("no mistake")
    C = confusion(y, y_hat, k)
    place = np.argmax(C)
    return int(place // k), int(place % k)


# %% most_confused | wrong: diagonal | pairs_counted_with_the_right_ones
from collections import Counter


def most_confused(y, y_hat, k):
    if np.array_equal(y, y_hat):
        raise ValueError("no mistake")
    pairs = sorted(zip(y.tolist(), y_hat.tolist()))
    return Counter(pairs).most_common(1)[0][0]


# %% most_confused | wrong: diagonal | no_test_at_all
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    return np.unravel_index(C.argmax(), C.shape)


# %% most_confused | wrong: swapped | remainder_first
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    place = int(C.argmax())
    return place % k, place // k


# %% most_confused | wrong: swapped | answer_and_label
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    best = (0, 0)
    most = 0
    for label in range(k):
        for answer in range(k):
            if label != answer and C[label, answer] > most:
                most = C[label, answer]
                best = (answer, label)
    if most == 0:
        raise ValueError("no mistake")
    return best


# %% most_confused | wrong: last_of_equals | greater_or_equal
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    if np.trace(C) == len(y):
        raise ValueError("no mistake")
    most = 0
    for i in range(k):
        for j in range(k):
            if i != j and C[i, j] >= most:
                most = C[i, j]
                pair = (i, j)
    return pair


# %% most_confused | wrong: last_of_equals | sorted_by_count_last
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    found = []
    for i in range(k):
        for j in range(k):
            if i != j and C[i, j] > 0:
                found.append((int(C[i, j]), i, j))
    if found == []:
        raise ValueError("no mistake")
    found.sort()
    return found[-1][1:]


# %% most_confused | wrong: column_first | loops_over_answers_outside
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    most = 0
    pair = None
    for answer in range(k):
        for label in range(k):
            if answer == label:
                continue
            if C[label, answer] > most:
                most = C[label, answer]
                pair = (label, answer)
    if pair is None:
        raise ValueError("no mistake")
    return pair


# %% most_confused | wrong: column_first | transposed_table
def most_confused(y, y_hat, k):
    T = np.zeros((k, k), dtype=int)  # row: answer, column: true label
    np.add.at(T, (y_hat, y), 1)
    np.fill_diagonal(T, 0)
    if not T.any():
        raise ValueError("no mistake")
    j, i = np.unravel_index(T.argmax(), T.shape)
    return i, j


# %% most_confused | wrong: both_ways | sum_with_its_transpose
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.sum() == 0:
        raise ValueError("no mistake")
    both = C + C.T
    i, j = np.unravel_index(both.argmax(), both.shape)
    return int(i), int(j)


# %% most_confused | wrong: both_ways | pairs_sorted
from collections import Counter


def most_confused(y, y_hat, k):
    counts = Counter()
    for a, b in zip(y.tolist(), y_hat.tolist()):
        if a != b:
            counts[min(a, b), max(a, b)] += 1
    if len(counts) == 0:
        raise ValueError("no mistake")
    return max(sorted(counts), key=counts.get)


# %% most_confused | wrong: both_ways | larger_direction_of_the_pair
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    best, most = None, 0
    for i in range(k):
        for j in range(i + 1, k):
            if C[i, j] + C[j, i] > most:
                most = C[i, j] + C[j, i]
                best = (i, j) if C[i, j] >= C[j, i] else (j, i)
    if best is None:
        raise ValueError("no mistake")
    return best


# %% most_confused | wrong: hardest_class | row_with_most_mistakes
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    mistakes = C.sum(axis=1)
    if mistakes.sum() == 0:
        raise ValueError("no mistake")
    i = np.argmax(mistakes)
    j = np.argmax(C[i])
    return int(i), int(j)


# %% most_confused | wrong: hardest_class | filtered_twice
def most_confused(y, y_hat, k):
    wrong = y != y_hat
    if np.sum(wrong) == 0:
        raise ValueError("no mistake")
    label = np.bincount(y[wrong]).argmax()
    answers = y_hat[wrong & (y == label)]
    return label, np.bincount(answers).argmax()


# %% most_confused | wrong: first_mistake | return_in_the_loop
def most_confused(y, y_hat, k):
    for i, j in zip(y, y_hat):
        if i != j:
            return int(i), int(j)
    raise ValueError("no mistake")


# %% most_confused | wrong: first_mistake | argmax_of_not_equal
def most_confused(y, y_hat, k):
    wrong = y != y_hat
    if not wrong.any():
        raise ValueError("no mistake")
    n = np.argmax(wrong)
    return y[n], y_hat[n]


# %% most_confused | wrong: flat_index | argmax_without_unravel
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    C[range(k), range(k)] = 0
    if C.max() < 1:
        raise ValueError("no mistake")
    return int(np.argmax(C))


# %% most_confused | wrong: flat_index | bincount_of_pair_numbers
def most_confused(y, y_hat, k):
    numbers = []
    for i, j in zip(y, y_hat):
        if i != j:
            numbers.append(k * i + j)
    if not numbers:
        raise ValueError("no mistake")
    return np.bincount(numbers).argmax()


# %% most_confused | wrong: count | maximum_of_the_table
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    most = 0
    for i in range(k):
        for j in range(k):
            if i != j:
                most = max(most, C[i, j])
    if most == 0:
        raise ValueError("no mistake")
    return most


# %% most_confused | wrong: no_mistake_accepted | starts_at_zero_zero
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    most = 0
    best_i = 0
    best_j = 0
    for i in range(k):
        for j in range(k):
            if i != j and C[i, j] > most:
                most = C[i, j]
                best_i, best_j = i, j
    return best_i, best_j


# %% most_confused | wrong: no_mistake_accepted | pair_stays_none
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    pair, most = None, 0
    for i in range(k):
        for j in range(k):
            if i != j and C[i, j] > most:
                pair, most = (i, j), C[i, j]
    return pair


# %% most_confused | wrong: no_mistake_accepted | diagonal_minus_one
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, -1)
    i, j = np.unravel_index(np.argmax(C), (k, k))
    return int(i), int(j)


# %% most_confused | wrong: no_error | sentence_returned
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.sum() == 0:
        return "ValueError: no mistake"
    i, j = np.unravel_index(C.argmax(), C.shape)
    return i, j


# %% most_confused | wrong: no_mistake_accepted | accuracy_in_percent
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    share = 100 * np.mean(y == y_hat)
    if share == 1:
        raise ValueError("no mistake")
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, -1)
    i, j = np.unravel_index(C.argmax(), C.shape)
    return i, j


# %% most_confused | wrong: no_mistake_accepted | printed_error
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.sum() == 0:
        print("Error: there is no mistake")
    else:
        i, j = np.unravel_index(C.argmax(), C.shape)
        return i, j


# %% most_confused | wrong: other_error | index_error_of_an_empty_list
from collections import Counter


def most_confused(y, y_hat, k):
    mistakes = [(int(i), int(j)) for i, j in zip(y, y_hat) if i != j]
    mistakes.sort()
    return Counter(mistakes).most_common(1)[0][0]


# %% most_confused | wrong: other_error | assertion
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    assert np.any(y != y_hat), "there is no mistake"
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    return divmod(int(C.argmax()), k)


# %% most_confused | wrong: own_error | right_answers_are_commonest
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    if np.argmax(C) % (k + 1) == 0:
        raise ValueError("no mistake")
    i, j = np.unravel_index(C.argmax(), C.shape)
    return i, j


# %% most_confused | wrong: own_error | less_than_two_of_a_kind
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() < 2:
        raise ValueError("no common mistake")
    return divmod(int(C.argmax()), k)


# %% most_confused | wrong: list_for_tuple | pair_in_a_list
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    i, j = np.unravel_index(C.argmax(), C.shape)
    return [int(i), int(j)]


# %% most_confused | wrong: list_for_tuple | row_of_argwhere
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    return np.argwhere(C == C.max())[0]


# %% most_confused | wrong: array_for_number | both_of_where
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    return np.where(C == C.max())


# %% most_confused | wrong: length | pair_and_count
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    i, j = divmod(int(C.argmax()), k)
    return i, j, int(C[i, j])


# %% most_confused | wrong: float_for_int | true_division
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    place = C.argmax()
    j = place % k
    i = (place - j) / k
    return i, j


# %% most_confused | wrong: none | return_forgotten
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    i, j = np.unravel_index(C.argmax(), C.shape)
    print(f"a {i} is often taken for a {j}")


# %% most_confused | wrong: changed | right_answers_replaced
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    if np.all(y == y_hat):
        raise ValueError("no mistake")
    right = y == y_hat
    y_hat[right] = 0
    y[right] = 0
    C = confusion(y, y_hat, k)
    C[0, 0] = 0
    return divmod(int(C.argmax()), k)


# %% most_confused | wrong: first_in_the_data | counter
from collections import Counter


def most_confused(y, y_hat, k):
    mistakes = [(int(i), int(j)) for i, j in zip(y, y_hat) if i != j]
    if not mistakes:
        raise ValueError("no mistake")
    return Counter(mistakes).most_common(1)[0][0]


# %% most_confused | wrong: item | label_and_answer_apart
def most_confused(y, y_hat, k):
    wrong = y != y_hat
    if not wrong.any():
        raise ValueError("no mistake")
    label = np.bincount(y[wrong]).argmax()
    answer = np.bincount(y_hat[wrong]).argmax()
    return int(label), int(answer)


# %% most_confused | wrong: item | shares_of_each_class
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k).astype(float)
    totals = C.sum(axis=1)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    for i in range(k):
        if totals[i] > 0:
            C[i] = C[i] / totals[i]
    i, j = np.unravel_index(C.argmax(), C.shape)
    return int(i), int(j)


# %% most_confused | wrong: item | only_above_the_diagonal
def confusion(y, y_hat, k):
    return np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k)


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    if (y == y_hat).all():
        raise ValueError("no mistake")
    most, pair = 0, (0, 1)
    for i in range(k):
        for j in range(i + 1, k):
            if C[i, j] > most:
                most, pair = C[i, j], (i, j)
    return pair


# %% most_confused | wrong: item | largest_pair_of_equals_in_row
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    most = C.max()
    i = min(i for i in range(k) if most in C[i])
    j = max(j for j in range(k) if C[i, j] == most)
    return i, j


# %% most_confused | wrong: truth_value | compared_with_the_whole_table
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    best = None
    for i in range(k):
        for j in range(k):
            if i == j:
                continue
            if C[i, j] > C[best]:
                best = (i, j)
    if best is None:
        raise ValueError("no mistake")
    return best[0], best[1]


# %% most_confused | wrong: unknown_name | pair_only_set_inside
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, k)
    most = C.max()
    for i in range(k):
        for j in range(k):
            if i != j and C[i, j] > most:
                most = C[i, j]
                pair = (i, j)
    if np.trace(C) == C.sum():
        raise ValueError("no mistake")
    return pair


# %% most_confused | wrong: call | table_as_argument
def most_confused(C):
    C = C.copy()
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    return np.unravel_index(C.argmax(), C.shape)


# %% most_confused | wrong: past_the_end | always_ten_classes
def confusion(y, y_hat, k):
    C = np.zeros((k, k), dtype=int)
    for i, j in zip(y, y_hat):
        C[i, j] += 1
    return C


def most_confused(y, y_hat, k):
    C = confusion(y, y_hat, 10)
    np.fill_diagonal(C, 0)
    if C.max() == 0:
        raise ValueError("no mistake")
    i, j = np.unravel_index(C.argmax(), (10, 10))
    return int(i), int(j)
