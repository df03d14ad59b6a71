"""Students' solutions of exercise NUMBER, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% scale | correct | product
def scale(x, w):
    return x * w


# %% scale | correct | loop
def scale(x, w):
    return np.array([entry * w for entry in x])


# %% scale | correct | in_a_copy
def scale(x, w):
    result = x.astype(float)
    result *= w
    return result


# %% scale | wrong: added | sum
def scale(x, w):
    return x + w


# %% scale | wrong: summed | dot_product_with_ones
def scale(x, w):
    return x @ np.full(len(x), w)


# %% scale | wrong: divided | quotient
def scale(x, w):
    return x / w


# %% scale | wrong: changed | in_place
def scale(x, w):
    x *= w
    return x


# %% scale | wrong: none | no_return
def scale(x, w):
    print(x * w)
