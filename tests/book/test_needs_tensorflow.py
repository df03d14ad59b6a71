"""Which cells need TensorFlow is found by what they import and by where their names come from."""

import pytest
from needs_tensorflow import cells_that_need_tensorflow


@pytest.mark.parametrize(
    ("cells", "needed"),
    [
        (["import numpy as np", "np.zeros(3)"], [False, False]),
        (["import tensorflow as tf", "x = tf.constant(1)", "print(x)"], [True, True, True]),
        (["from keras.layers import Dense", "Dense(1)", "1 + 1"], [True, True, False]),
        (["import keras", "x = keras.Input((1,))", "x = 2", "x"], [True, True, False, False]),
        (
            ["import keras", "x = keras.Input((1,))", "x = 2; y = x", "y"],
            [True, True, False, False],
        ),
        (["import keras", "def f(): return keras.ops", "f()"], [True, True, True]),
        (["import keras", "def f(keras): return keras", "f(1)"], [True, False, False]),
        (["def f():\n    import keras", "f()"], [True, True]),
        (["import keras", "for keras in range(3):\n    print(keras)"], [True, False]),
        (["import keras", "for a in [keras]:\n    print(a)", "a"], [True, True, True]),
        (["import keras", "[keras for keras in range(3)]"], [True, False]),
    ],
)
def test_a_name_belongs_to_the_cell_that_bound_it_last(cells, needed):
    """Names inside of functions and comprehensions are their own."""
    assert cells_that_need_tensorflow(cells) == needed
