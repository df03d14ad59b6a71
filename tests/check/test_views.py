"""A view shows a Keras layer as plain arrays, and leaves everything else alone."""

import itertools

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


def sequential(layers, *, build=True):
    """Return a Keras model of ``layers``, triples (W, b, name)."""
    import keras

    model = keras.Sequential([keras.layers.Dense(W.shape[1], g) for W, _, g in layers])
    if build:
        model.build((None, layers[0][0].shape[0]))
        model.set_weights([array for W, b, _ in layers for array in (W, b)])
    return model


def test_a_sequential_model_is_shown_by_its_weights_and_results(keras):
    """However it was put together."""
    layers = [(W, b, "relu"), (W.T, b[:2], "softmax")]
    shown = seen_through("keras_sequential", sequential)(layers)
    assert shown["each W is as given"]
    assert shown["each b is as given"]
    assert np.allclose(shown["results for three examples"].sum(axis=1), 1)
    unbuilt = seen_through("keras_sequential", lambda layers: sequential(layers, build=False))
    assert "not built" in unbuilt(layers)
    assert seen_through("keras_sequential", len)(layers) == 2
    others = [(W + 1, b, "relu"), (W.T, b[:2], "softmax")]
    shown = seen_through("keras_sequential", lambda layers: sequential(others))(layers)
    assert shown == {
        "shapes of the weights": [(2, 3), (3,), (3, 2), (2,)],
        "each W is as given": False,
        "each b is as given": True,
    }


def test_a_class_of_models_is_compared_with_equal_weights(keras):
    """Their own first weights are random."""

    class Model(keras.Model):
        def __init__(self, layers):
            super().__init__()
            self.steps = [keras.layers.Dense(units, g) for units, g in layers]

        def call(self, X):
            for step in self.steps:
                X = step(X)
            return X

    see = seen_through("keras_model_class", Model)
    X = np.ones((2, 4), dtype=np.float32)  # (N, l0)
    first, second = (see([(3, "relu"), (5, None)], X) for _ in range(2))
    assert first["shapes of the weights"] == [(4, 3), (3,), (3, 5), (5,)]
    assert np.array_equal(first["results"], second["results"])
    assert first["results"].shape == (2, 5)
    assert seen_through("keras_model_class", lambda layers: layers)([1], X) == [1]


@pytest.mark.parametrize(("dtype", "whole"), [("int64", True), ("uint8", True), ("float32", False)])
def test_labels_are_whole_numbers_of_any_dtype(dtype, whole):
    """But not floats that look like them."""
    shown = seen_through("labels", lambda n: np.arange(n).astype(dtype))(3)
    assert shown["their dtype is one of whole numbers"] is whole
    assert shown["labels"].tolist() == [0, 1, 2]
    assert seen_through("labels", lambda n: [0, 1, 2])(3) == {"labels": [0, 1, 2]}


class Sequence:
    """What ``list`` takes though it is no registered Iterable."""

    def __getitem__(self, i):
        """Return i, up to 1."""
        if i > 1:
            raise IndexError
        return i


def test_an_iterable_is_shown_as_a_list():
    """A generator too, and one without end is cut."""
    assert seen_through("items", range)(3) == [0, 1, 2]
    assert seen_through("items", lambda n: (i for i in range(n)))(3) == [0, 1, 2]
    assert len(seen_through("items", itertools.count)(3)) == 1000
    assert seen_through("items", lambda _: Sequence())(3) == [0, 1]
    for other in (None, 7, "word"):
        assert seen_through("items", lambda _, other=other: other)(3) == other


X = np.arange(26.0).reshape(13, 2)
y = np.arange(13) % 3


def permuted(X, y, rng):
    """Shuffle as one should."""
    order = rng.permutation(len(X))
    return X[order], y[order]


def in_place(X, y, rng):
    """Shuffle the caller's own arrays."""
    X[:], y[:] = permuted(X, y, rng)
    return X, y


SHUFFLES = {
    "every example is there once": lambda X, y, rng: (rng.choice(X, len(X)), y.copy()),
    "each y stays with its example": lambda X, y, rng: (rng.permutation(X), rng.permutation(y)),
    "the result is a tuple": lambda X, y, rng: list(permuted(X, y, rng)),
    "X and y are NumPy arrays": lambda X, y, rng: (list(X), list(y)),
    "X is in another order": lambda X, y, rng: (X.copy(), y.copy()),
    "y is in another order": lambda X, y, rng: (rng.permutation(X), y.copy()),
    "the order is not just reversed": lambda X, y, rng: (X[::-1].copy(), y[::-1].copy()),
    "an equal seed gives the same": lambda X, y, rng: permuted(X, y, np.random.default_rng()),
    "another seed gives another order": lambda X, y, rng: permuted(X, y, np.random.default_rng(0)),
    "X and y are new arrays": in_place,
}


def test_a_right_shuffle_has_all_properties():
    """Whatever the order is."""
    shown = seen_through("shuffled", permuted)(X.copy(), y.copy(), np.random.default_rng(3))
    assert set(SHUFFLES) < set(shown)
    assert all(shown[name] for name in SHUFFLES)


@pytest.mark.parametrize("name", SHUFFLES)
def test_a_wrong_shuffle_lacks_a_property(name):
    """Each of them can be lacking."""
    shown = seen_through("shuffled", SHUFFLES[name])(X.copy(), y.copy(), np.random.default_rng(3))
    assert shown[name] is False


INITIAL = {
    "every W is float64": lambda n, m, rng: rng.normal(size=(n, m)).astype(np.float32),
    "no dtype is one of whole numbers": lambda n, m, rng: rng.integers(9, size=(n, m)),
    "every W has two axes": lambda n, m, rng: rng.normal(size=n * m),
    "every W and b is a NumPy array": lambda n, m, rng: rng.normal(size=(n, m)).tolist(),
    "no two units of a layer have the same weights": lambda n, m, rng: np.tile(
        rng.normal(size=(n, 1)), (1, m)
    ),
    "all numbers are finite": lambda n, m, rng: np.full((n, m), np.nan),
    "no W has one number everywhere": lambda n, m, rng: np.full((n, m), rng.normal()),
    "no two layers have the same W": lambda n, m, rng: np.arange(n * m).reshape(n, m) / 7,
    "an equal seed gives the same": lambda n, m, rng: np.random.default_rng().normal(size=(n, m)),
    "another seed gives other weights": lambda n, m, rng: np.arange(n * m).reshape(n, m) / 7,
}


def initial(make):
    """Return ``init_layers`` with ``make`` for each W."""

    def init_layers(widths, rng):
        pairs = itertools.pairwise(widths)
        return [(make(n, m, rng), np.zeros(m)) for n, m in pairs]

    return seen_through("initial_layers", init_layers)([3, 3, 3, 2], np.random.default_rng(3))


def test_right_initial_layers_have_all_properties():
    """Whatever the numbers are."""
    shown = initial(lambda n, m, rng: rng.normal(size=(n, m)))
    assert shown["shapes of W"] == [(3, 3), (3, 3), (3, 2)]
    assert all(shown[name] is True for name in INITIAL)


@pytest.mark.parametrize("name", INITIAL)
def test_wrong_initial_layers_lack_a_property(name):
    """Each of them can be lacking."""
    assert initial(INITIAL[name])[name] is False


def test_anything_else_is_shown_as_it_is():
    """And so found to be of the wrong type."""
    assert seen_through("keras_dense", lambda W, b: None)(W, b) is None
    assert seen_through("", len)([1, 2]) == 2
