"""A view shows a Keras layer as plain arrays, and leaves everything else alone."""

import numpy as np
import pytest

from forwardpass.check.views import seen_through

W, b = np.arange(6.0).reshape(2, 3), np.ones(3)  # (n_in, units), (units,)


@pytest.fixture(scope="module")
def keras():
    """Keras, which takes seconds to import."""
    return pytest.importorskip("keras", reason="chapters' packages are not installed")


def test_a_layer_is_shown_by_its_weights_and_results(keras):
    """So that two layers can be compared."""

    def build(W, b):
        layer = keras.layers.Dense(3, activation="relu")
        layer.build((None, 2))
        layer.set_weights([W, b])
        return layer

    shown = seen_through("keras_dense", build)(W, b)
    assert np.array_equal(shown["weights"], W)
    assert np.array_equal(shown["biases"], b)
    assert shown["results for three examples"].shape == (3, 3)
    assert shown["results for three examples"].min() >= 0


def test_a_layer_that_is_not_built_is_named(keras):
    """It has no weights to show."""
    assert "not built" in seen_through("keras_dense", lambda W, b: keras.layers.Dense(3))(W, b)


def test_anything_else_is_shown_as_it_is():
    """And so found to be of the wrong type."""
    assert seen_through("keras_dense", lambda W, b: None)(W, b) is None
    assert seen_through("", len)([1, 2]) == 2
