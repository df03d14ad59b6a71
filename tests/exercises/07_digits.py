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


# %% normalise | wrong: columns | reshaped_to_64_first
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


# %% normalise | wrong: shifted | uint8_wraps_around
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


# %% normalise | wrong: standardized | each_feature
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


# %% normalise | wrong: error | three_axes_unpacked
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


