"""Students' solutions of exercise 5, right and wrong, one a section.

A section's header names the task, the verdict or diagnosis it should get, and the variant.
"""

import numpy as np


# %% n_batches | correct | divmod_and_rest
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    full, rest = divmod(n, batch_size)
    if rest > 0 and not drop_remainder:
        return full + 1
    return full


# %% n_batches | correct | math_ceil
import math


def n_batches(n, batch_size, drop_remainder=False):
    if not batch_size >= 1:
        raise ValueError(batch_size)
    quotient = n / batch_size
    print("quotient:", quotient)
    return math.floor(quotient) if drop_remainder else math.ceil(quotient)


# %% n_batches | correct | length_of_a_range
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size <= 0:
        raise ValueError(f"cannot cut batches of {batch_size}")
    stop = n - batch_size + 1 if drop_remainder else n
    return len(range(0, stop, batch_size))


# %% n_batches | correct | subtracting_until_nothing_is_left
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch size!: {batch_size}")
    count = 0
    left = n
    while left >= batch_size:
        left -= batch_size
        count += 1
    if left != 0:
        if drop_remainder == False:
            count += 1
    return count


# %% n_batches | correct | upside_down_floor
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size < 1: {batch_size}")
    return n // batch_size if drop_remainder else -(-n // batch_size)


# %% n_batches | correct | numpy_numbers
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size in range(1, 10**9):
        starts = np.arange(0, n, batch_size)
        sizes = np.minimum(n - starts, batch_size)
        if drop_remainder:
            return np.count_nonzero(sizes == batch_size)
        return np.int64(sizes.size)
    raise ValueError(f"the batch size must be a whole number from 1: {batch_size}")


# %% n_batches | correct | truth_value_added
def n_batches(n, batch_size, drop_remainder=False):
    try:
        assert batch_size > 0
    except AssertionError:
        raise ValueError(f"batch_size has to be positive: {batch_size}") from None
    return n // batch_size + (n % batch_size > 0 and not drop_remainder)


# %% n_batches | wrong: remainder_forgotten | int_cuts_off
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = int(n / batch_size)
    if drop_remainder:
        return batches
    else:
        return batches


# %% n_batches | wrong: remainder_forgotten | counts_full_batches
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size <= 0:
        raise ValueError(f"batch_size: {batch_size}")
    count = 0
    for start in range(0, n, batch_size):
        if start + batch_size <= n:
            count += 1
    return count


# %% n_batches | wrong: remainder_always | compared_with_a_word
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be positive: {batch_size}")
    batches = n // batch_size
    if drop_remainder == "True":
        return batches
    if n % batch_size != 0:
        batches = batches + 1
    return batches


# %% n_batches | wrong: remainder_always | never_looks_at_the_choice
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be positive: {batch_size}")
    return int(np.ceil(n / batch_size))


# %% n_batches | wrong: one_too_many | always_plus_one
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"No batches of that size.: {batch_size}")
    n_full = n // batch_size
    if drop_remainder:
        return n_full
    last = 1
    return n_full + last


# %% n_batches | wrong: one_too_many | while_not_below_zero
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more: {batch_size}")
    if drop_remainder:
        return n // batch_size
    count = 0
    while n >= 0:
        n = n - batch_size
        count += 1
    return count


# %% n_batches | wrong: choice_reversed | rest_added_if_dropped
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more: {batch_size}")
    rest = 1 if n % batch_size else 0
    return n // batch_size + drop_remainder * rest


# %% n_batches | wrong: choice_reversed | not_in_the_wrong_place
import math


def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more: {batch_size}")
    if not drop_remainder:
        return math.floor(n / batch_size)
    return math.ceil(n / batch_size)


# %% n_batches | wrong: rounded | builtin_round
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"too small: {batch_size}")
    if drop_remainder:
        return n // batch_size
    return round(n / batch_size)


# %% n_batches | wrong: rounded | plus_a_half
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"too small: {batch_size}")
    if drop_remainder:
        return int(n / batch_size)
    return int(n / batch_size + 0.5)


# %% n_batches | wrong: size_not_checked | only_zero_refused
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size == 0:
        raise ValueError(f"division by zero: {batch_size}")
    count = n // batch_size
    if n % batch_size and not drop_remainder:
        count += 1
    return count


# %% n_batches | wrong: other_error | just_the_formula
def n_batches(n, batch_size, drop_remainder=False):
    if drop_remainder:
        return n // batch_size
    return (n + batch_size - 1) // batch_size


# %% n_batches | wrong: size_not_checked | zero_batches_then
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        return 0
    full = n // batch_size
    rest = n - full * batch_size
    if rest == 0 or drop_remainder:
        return full
    return full + 1


# %% n_batches | wrong: other_error | checked_too_late
def n_batches(n, batch_size, drop_remainder=False):
    full = n // batch_size
    rest = n % batch_size
    if batch_size < 1:
        raise ValueError(f"batch_size is less than 1: {batch_size}")
    if rest and not drop_remainder:
        full += 1
    return full


# %% n_batches | wrong: other_error | asserted
def n_batches(n, batch_size, drop_remainder=False):
    assert batch_size >= 1, "batch_size must be at least 1"
    if drop_remainder:
        return n // batch_size
    return -(-n // batch_size)


# %% n_batches | wrong: no_error | printed
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        print("ValueError: batch_size is less than 1")
    else:
        whole = n // batch_size
        if n % batch_size > 0 and not drop_remainder:
            whole += 1
        return whole


# %% n_batches | wrong: own_error | fewer_examples_than_a_batch
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1 or batch_size > n:
        raise ValueError(f"batch_size must be between 1 and n: {batch_size}")
    full, rest = divmod(n, batch_size)
    return full + 1 if rest and not drop_remainder else full


# %% n_batches | wrong: own_error | one_refused
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size <= 1:
        raise ValueError(f"batch_size must be larger: {batch_size}")
    full, rest = divmod(n, batch_size)
    return full + 1 if rest and not drop_remainder else full


# %% n_batches | wrong: float_for_int | numpys_ceil
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    if drop_remainder:
        return np.floor(n / batch_size)
    return np.ceil(n / batch_size)


# %% n_batches | wrong: call | choice_is_no_parameter
drop_remainder = False


def n_batches(n, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    if drop_remainder:
        return n // batch_size
    return (n - 1) // batch_size + 1


# %% n_batches | wrong: none | no_rest_no_return
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    if n % batch_size != 0:
        if drop_remainder:
            return n // batch_size
        else:
            return n // batch_size + 1


# %% n_batches | wrong: number | at_least_one_batch
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    if drop_remainder:
        return max(n // batch_size, 1)
    return max((n + batch_size - 1) // batch_size, 1)


# %% n_batches | wrong: number | counts_a_batch_of_nothing
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    if drop_remainder:
        return n // batch_size
    count = 0
    while True:
        count += 1
        n -= batch_size
        if n <= 0:
            return count


# %% n_batches | wrong: list_for_number | sizes_of_the_batches
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    sizes = [batch_size] * (n // batch_size)
    if n % batch_size and not drop_remainder:
        sizes.append(n % batch_size)
    return sizes


# %% n_batches | wrong: unknown_name | ceil_not_imported
def n_batches(n, batch_size, drop_remainder=False):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    if drop_remainder:
        return n // batch_size
    return ceil(n / batch_size)


# %% n_batches | wrong: size_not_checked | counted_down
def n_batches(n, batch_size, drop_remainder=False):
    count = 0
    while n > 0:
        if n < batch_size and drop_remainder:
            break
        n = n - batch_size
        count += 1
    return count


# %% minibatches | correct | slices_in_a_list
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = []
    for start in range(0, len(X), batch_size):
        batches.append(X[start : start + batch_size])
    return batches


# %% minibatches | correct | generator_that_checks_late
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}, but must be at least 1")
    for i in range(0, X.shape[0], batch_size):
        yield X[i : i + batch_size].copy()


# %% minibatches | correct | while_with_a_message
def minibatches(X, batch_size):
    if batch_size <= 0:
        raise ValueError(batch_size)
    rest = X
    result = ()
    while rest.shape[0] > 0:
        batch, rest = rest[:batch_size], rest[batch_size:]
        print("batch", batch.shape)
        result += (batch,)
    return result


# %% minibatches | correct | numpy_split_at
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch size below 1: {batch_size}")
    if len(X) == 0:
        return []
    return np.split(X, np.arange(batch_size, len(X), batch_size))


# %% minibatches | correct | recursion
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch size below 1: {batch_size}")
    if len(X) <= batch_size:
        return [X] if len(X) else []
    return [X[:batch_size]] + minibatches(X[batch_size:], batch_size)


# %% minibatches | correct | example_by_example
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"there must be an example in a batch: {batch_size}")
    batches, current = [], []
    for x in X:
        current.append(x)
        if len(current) == batch_size:
            batches.append(np.array(current))
            current = []
    if current:
        batches.append(np.array(current))
    return batches


# %% minibatches | correct | islice_and_map
from itertools import islice


def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size: {batch_size}")
    it = iter(X)
    return map(np.stack, iter(lambda: list(islice(it, batch_size)), []))


# %% minibatches | correct | tensorflow_dataset
import tensorflow as tf


def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be positive: {batch_size}")
    dataset = tf.data.Dataset.from_tensor_slices(X).batch(batch_size)
    return list(dataset.as_numpy_iterator())


# %% minibatches | correct | class_with_iter
class Batches:
    def __init__(self, X, batch_size):
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1: {batch_size}")
        self.X, self.batch_size = X, batch_size

    def __len__(self):
        return -(-len(self.X) // self.batch_size)

    def __iter__(self):
        for k in range(len(self)):
            yield self.X[k * self.batch_size : (k + 1) * self.batch_size]


def minibatches(X, batch_size):
    return Batches(X, batch_size)


# %% minibatches | correct | class_with_getitem
class BatchSequence:
    """Like a keras.utils.Sequence: list() calls it with 0, 1, 2, ... until IndexError."""

    def __init__(self, X, batch_size):
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1: {batch_size}")
        self.X, self.batch_size = X, batch_size

    def __len__(self):
        return (len(self.X) + self.batch_size - 1) // self.batch_size

    def __getitem__(self, k):
        if k >= len(self):
            raise IndexError(k)
        return self.X[k * self.batch_size : (k + 1) * self.batch_size]


def minibatches(X, batch_size):
    return BatchSequence(X, batch_size)


# %% minibatches | correct | groups_by_number
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    group = np.arange(len(X)) // batch_size
    return {k: X[group == k] for k in group.tolist()}.values()


# %% minibatches | wrong: last_dropped | whole_batches_counted
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    n_batches = len(X) // batch_size
    result = []
    for k in range(n_batches):
        result.append(X[k * batch_size : (k + 1) * batch_size])
    return result


# %% minibatches | wrong: last_dropped | list_is_full
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batch = []
    for x in X:
        batch.append(x)
        if len(batch) == batch_size:
            yield np.array(batch)
            batch = []


# %% minibatches | wrong: empty_batch | one_more_to_be_safe
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    n = len(X) // batch_size + 1
    return [X[k * batch_size : (k + 1) * batch_size] for k in range(n)]


# %% minibatches | wrong: empty_batch | rest_always_appended
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = []
    rest = X
    while len(rest) >= batch_size:
        batches.append(rest[:batch_size])
        rest = rest[batch_size:]
    batches.append(rest)
    return batches


# %% minibatches | wrong: sliding | step_forgotten
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = []
    for start in range(len(X)):
        end = start + batch_size
        if end <= len(X):
            batches.append(X[start:end])
    return batches


# %% minibatches | wrong: sliding | counts_up_by_one
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    i = 0
    while i < len(X):
        yield X[i : i + batch_size]
        i += 1


# %% minibatches | wrong: one_missing | last_index_as_in_other_languages
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = []
    for first in range(0, len(X), batch_size):
        last = first + batch_size - 1
        batches.append(X[first:last])
    return batches


# %% minibatches | wrong: padded | zeros_filled_in
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = []
    for start in range(0, len(X), batch_size):
        batch = np.zeros((batch_size,) + X.shape[1:])
        part = X[start : start + batch_size]
        batch[: len(part)] = part
        batches.append(batch)
    return batches


# %% minibatches | wrong: padded | made_divisible_first
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    missing = -len(X) % batch_size
    widths = [(0, missing)] + [(0, 0)] * (X.ndim - 1)
    padded = np.pad(X, widths)
    return padded.reshape(-1, batch_size, *X.shape[1:])


# %% minibatches | wrong: evenly_split | array_split
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    return np.array_split(X, batch_size)


# %% minibatches | wrong: evenly_split | split
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    return np.split(X, batch_size, axis=0)


# %% minibatches | wrong: balanced | number_of_batches_first
import math


def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    how_many = math.ceil(len(X) / batch_size)
    return np.array_split(X, how_many)


# %% minibatches | wrong: interleaved | every_kth
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    n = -(-len(X) // batch_size)
    batches = []
    for k in range(n):
        batches.append(X[k::n])
    return batches


# %% minibatches | wrong: size_not_checked | generator_without_a_check
def minibatches(X, batch_size):
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size]


# %% minibatches | wrong: size_not_checked | nothing_for_nothing
def minibatches(X, batch_size):
    if batch_size < 1:
        return []
    return [X[i : i + batch_size] for i in range(0, len(X), batch_size)]


# %% minibatches | wrong: size_not_checked | everything_at_once_then
def minibatches(X, batch_size):
    if batch_size <= 0:
        batch_size = len(X)
    return [X[i : i + batch_size] for i in range(0, len(X), batch_size)]


# %% minibatches | wrong: no_error | error_returned
def minibatches(X, batch_size):
    if batch_size < 1:
        return ValueError("batch_size must be at least 1")
    batches = []
    for start in range(0, len(X), batch_size):
        batches.append(X[start : start + batch_size])
    return batches


# %% minibatches | wrong: own_error | no_batch_larger_than_x
def minibatches(X, batch_size):
    if batch_size < 1 or batch_size > len(X):
        raise ValueError(f"batch_size must be between 1 and N: {batch_size}")
    return [X[i : i + batch_size] for i in range(0, len(X), batch_size)]


# %% minibatches | wrong: length | return_instead_of_yield
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    for start in range(0, len(X), batch_size):
        return X[start : start + batch_size]


# %% minibatches | wrong: list | lists_of_rows
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    rows = list(X)
    return [rows[i : i + batch_size] for i in range(0, len(rows), batch_size)]


# %% minibatches | wrong: none | generator_called_and_forgotten
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")

    def cut():
        for start in range(0, len(X), batch_size):
            yield X[start : start + batch_size]

    for batch in cut():
        print(batch)


# %% minibatches | wrong: changed | scaled_on_the_way
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    X.resize((len(X), X.size // len(X)))
    X[:] = X - X.min()
    return [X[i : i + batch_size] for i in range(0, len(X), batch_size)]


# %% minibatches | wrong: shape | columns_cut
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    return [X[:, i : i + batch_size] for i in range(0, X.shape[0], batch_size)]


# %% minibatches | wrong: value | reversed_order
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    rows = list(X)
    batches = []
    while rows:
        batch = [rows.pop() for _ in range(min(batch_size, len(rows)))]
        batches.append(np.array(batch))
    return batches


# %% minibatches | wrong: type | dictionary_of_batches
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = {}
    for k, start in enumerate(range(0, len(X), batch_size)):
        batches[k] = X[start : start + batch_size]
    return batches


# %% minibatches | wrong: too_few_axes | two_axes_expected
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    return [X[i : i + batch_size, :] for i in range(0, len(X), batch_size)]


# %% minibatches | wrong: value | one_buffer_for_all
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    buffer = np.empty((batch_size, *X.shape[1:]), X.dtype)
    for start in range(0, len(X), batch_size):
        part = X[start : start + batch_size]
        buffer[: len(part)] = part
        yield buffer[: len(part)]


# %% minibatches | wrong: length | rest_joined_to_the_last
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    n = max(1, len(X) // batch_size)
    batches = [X[k * batch_size : (k + 1) * batch_size] for k in range(n - 1)]
    batches.append(X[(n - 1) * batch_size :])
    return batches


# %% minibatches | wrong: no_error | endless_generator
def minibatches(X, batch_size):
    i = 0
    while i < len(X):
        yield X[i : i + batch_size]
        i += batch_size


# %% minibatches | wrong: size_not_checked | while_that_never_ends
def minibatches(X, batch_size):
    out = []
    i = 0
    while i < len(X):
        out.append(X[i : i + batch_size])
        i += batch_size
    return out


# %% minibatches | wrong: endless | step_forgotten
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}")
    batches = []
    i = 0
    while i < len(X):
        batches = [X[i : i + batch_size]]
    return batches


# %% shuffle_together | correct | one_permutation
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    return X[order], y[order]


# %% shuffle_together | correct | shuffled_indices
def shuffle_together(X, y, rng):
    indices = np.arange(X.shape[0])
    rng.shuffle(indices)
    print("order:", indices)
    return np.take(X, indices, axis=0), np.take(y, indices)


# %% shuffle_together | correct | list_of_pairs
def shuffle_together(X, y, rng):
    pairs = list(zip(X, y))
    rng.shuffle(pairs)
    new_X, new_y = zip(*pairs)
    return np.array(new_X), np.array(new_y)


# %% shuffle_together | correct | sorted_by_random_keys
def shuffle_together(X, y, rng):
    keys = rng.random(y.size)
    order = sorted(range(y.size), key=lambda i: keys[i])
    return np.array([X[i] for i in order]), np.array([y[i] for i in order])


# %% shuffle_together | correct | fisher_and_yates
def shuffle_together(X, y, rng):
    X, y = X.copy(), y.copy()
    for i in range(len(y) - 1, 0, -1):
        j = int(rng.integers(i + 1))
        X[[i, j]] = X[[j, i]]
        y[i], y[j] = y[j], y[i]
    return X, y


# %% shuffle_together | correct | same_state_twice
def shuffle_together(X, y, rng):
    state = rng.bit_generator.state
    new_X = rng.permutation(X)
    rng.bit_generator.state = state
    new_y = rng.permutation(y)
    return new_X, new_y


# %% shuffle_together | correct | one_seed_for_two_generators
def shuffle_together(X, y, rng):
    seed = rng.integers(2**32)
    X_new = X.copy()
    y_new = y.copy()
    np.random.default_rng(seed).shuffle(X_new)
    np.random.default_rng(seed).shuffle(y_new)
    return X_new, y_new


# %% shuffle_together | correct | label_as_a_column
def shuffle_together(X, y, rng):
    rows = X.reshape(len(X), -1)
    together = np.column_stack([rows, y])
    together = rng.permutation(together, axis=0)
    return together[:, :-1].reshape(X.shape), together[:, -1]


# %% shuffle_together | correct | drawn_from_a_bag
def shuffle_together(X, y, rng):
    bag = list(range(len(X)))
    X_new, y_new = np.empty_like(X), np.zeros_like(y)
    for place in range(len(X)):
        i = bag.pop(rng.integers(len(bag)))
        X_new[place] = X[i]
        y_new[place] = y[i]
    return (X_new, y_new)


# %% shuffle_together | correct | choice_without_repetition
def shuffle_together(X, y, rng):
    n = len(X)
    target = rng.choice(n, size=n, replace=False)
    new = np.zeros(X.shape, X.dtype), np.zeros(y.shape, y.dtype)
    new[0][target] = X
    new[1][target] = y
    return new


# %% shuffle_together | correct | tensorflow
import tensorflow as tf


def shuffle_together(X, y, rng):
    seed = rng.integers(1, 2**31, size=2)
    order = tf.random.experimental.stateless_shuffle(tf.range(len(X)), seed=seed)
    return tf.gather(X, order).numpy(), tf.gather(y, order).numpy()


# %% shuffle_together | wrong: two_orders | permuted_one_after_the_other
def shuffle_together(X, y, rng):
    X_shuffled = rng.permutation(X)
    y_shuffled = rng.permutation(y)
    return X_shuffled, y_shuffled


# %% shuffle_together | wrong: two_orders | shuffled_copies
def shuffle_together(X, y, rng):
    X = np.copy(X)
    y = np.copy(y)
    for array in (X, y):
        rng.shuffle(array)
    return X, y


# %% shuffle_together | wrong: two_orders | there_and_back
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    X_new = np.empty_like(X)
    for i in range(len(X)):
        X_new[order[i]] = X[i]
    y_new = y[order]
    return X_new, y_new


# %% shuffle_together | wrong: two_orders | global_shuffle_of_copies
def shuffle_together(X, y, rng):
    X_new, y_new = X.copy(), y.copy()
    np.random.shuffle(X_new)
    np.random.shuffle(y_new)
    return X_new, y_new


# %% shuffle_together | wrong: only_one | labels_as_they_were
def shuffle_together(X, y, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X_new = X[order]
    y_new = y.copy()
    return X_new, y_new


# %% shuffle_together | wrong: only_one | only_the_labels
def shuffle_together(X, y, rng):
    y = rng.permutation(y)
    return X, y


# %% shuffle_together | wrong: only_one | y_forgotten
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    X = X[order]
    return X, y


# %% shuffle_together | wrong: own_seed | forty_two
def shuffle_together(X, y, rng):
    rng = np.random.default_rng(42)
    order = rng.permutation(len(X))
    return X[order], y[order]


# %% shuffle_together | wrong: own_seed | seeded_for_both
def shuffle_together(X, y, rng):
    X_new, y_new = X.copy(), y.copy()
    np.random.seed(0)
    np.random.shuffle(X_new)
    np.random.seed(0)
    np.random.shuffle(y_new)
    return X_new, y_new


# %% shuffle_together | wrong: own_randomness | random_module
import random


def shuffle_together(X, y, rng):
    pairs = list(zip(X, y))
    random.shuffle(pairs)
    return np.array([x for x, _ in pairs]), np.array([label for _, label in pairs])


# %% shuffle_together | wrong: own_randomness | fresh_generator
def shuffle_together(X, y, rng):
    generator = np.random.default_rng()
    p = generator.permutation(X.shape[0])
    return X[p], y[p]


# %% shuffle_together | wrong: with_repetition | choice
def shuffle_together(X, y, rng):
    indices = rng.choice(len(X), len(X))
    return X[indices], y[indices]


# %% shuffle_together | wrong: with_repetition | a_random_index_each_time
def shuffle_together(X, y, rng):
    X_new, y_new = [], []
    for _ in range(len(X)):
        i = rng.integers(0, len(X))
        X_new.append(X[i])
        y_new.append(y[i])
    return np.array(X_new), np.array(y_new)


# %% shuffle_together | wrong: not_shuffled | permutation_thrown_away
def shuffle_together(X, y, rng):
    order = np.arange(len(X))
    rng.permutation(order)
    return X[order], y[order]


# %% shuffle_together | wrong: not_shuffled | list_of_a_copy
def shuffle_together(X, y, rng):
    rng.shuffle(list(zip(X, y)))
    return X, y


# %% shuffle_together | wrong: not_shuffled | sorted_again
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    X_new, y_new = X[order], y[order]
    back = np.argsort(order)
    return X_new[back], y_new[back]


# %% shuffle_together | wrong: reversed | step_minus_one
def shuffle_together(X, y, rng):
    order = list(range(len(X)))
    order.reverse()
    return X[order], y[order]


# %% shuffle_together | wrong: reversed | views_from_behind
def shuffle_together(X, y, rng):
    return X[::-1], y[::-1]


# %% shuffle_together | wrong: features_shuffled | permuted
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    X = rng.permuted(X, axis=1)
    return X[order], y[order]


# %% shuffle_together | wrong: features_shuffled | flattened
def shuffle_together(X, y, rng):
    numbers = X.flatten()
    rng.shuffle(numbers)
    return numbers.reshape(X.shape), rng.permutation(y)


# %% shuffle_together | wrong: features_shuffled | wrong_axis
def shuffle_together(X, y, rng):
    X = rng.permutation(X, axis=1)
    y = y.copy()
    return X, y


# %% shuffle_together | wrong: changed | in_place
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    X[:] = X[order]
    y[:] = y[order]
    return X, y


# %% shuffle_together | wrong: changed | shuffled_the_arguments
def shuffle_together(X, y, rng):
    rng.shuffle(X)
    rng.shuffle(y)
    return X, y


# %% shuffle_together | wrong: none | shuffle_returns_none
def shuffle_together(X, y, rng):
    order = np.arange(len(X))
    order = rng.shuffle(order)
    if order is not None:
        return X[order], y[order]


# %% shuffle_together | wrong: none_inside | result_of_shuffle_used
def shuffle_together(X, y, rng):
    pairs = rng.shuffle(list(zip(X, y)))
    X_new = np.array([pair[0] for pair in pairs])
    y_new = np.array([pair[1] for pair in pairs])
    return X_new, y_new


# %% shuffle_together | wrong: property | pair_in_brackets
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    return [X[order], y[order]]


# %% shuffle_together | wrong: property | lists_inside
def shuffle_together(X, y, rng):
    pairs = list(zip(X, y))
    rng.shuffle(pairs)
    return [x for x, _ in pairs], [label for _, label in pairs]


# %% shuffle_together | wrong: unknown_name | n_is_nowhere
def shuffle_together(X, y, rng):
    order = rng.permutation(N)
    return X[order], y[order]


# %% shuffle_together | wrong: property | one_example_as_it_is
def shuffle_together(X, y, rng):
    if len(X) == 1:
        return X, y
    order = rng.permutation(len(X))
    return X[order], y[order]


# %% shuffle_together | wrong: shape | drawn_one_too_few
def shuffle_together(X, y, rng):
    order = rng.permutation(np.arange(1, len(X)))
    return X[order], y[order]


# %% shuffle_together | wrong: labels_first | labels_first
def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    return y[order], X[order]


# %% shuffle_together | wrong: type | one_table
def shuffle_together(X, y, rng):
    rows = X.reshape(len(X), -1)
    return rng.permutation(np.column_stack([rows, y]))


# %% dense_without_loops | correct | product
def dense_without_loops(X, W, b):
    return X @ W + b


# %% dense_without_loops | correct | one_more_feature
def dense_without_loops(X, W, b):
    ones = np.ones((X.shape[0], 1))
    return np.c_[X, ones].dot(np.vstack([W, b]))


# %% dense_without_loops | correct | einsum
def dense_without_loops(X, W, b):
    N, l0 = X.shape
    assert W.shape[0] == l0
    return np.einsum("ni,ij->nj", X, W) + np.tile(b, (N, 1))


# %% dense_without_loops | correct | broadcast_and_summed
def dense_without_loops(X, W, b):
    print(X.shape, W.shape, b.shape)
    products = X[:, :, np.newaxis] * W[np.newaxis]
    return np.sum(products, axis=1) + b.reshape(1, -1)


# %% dense_without_loops | correct | columns_and_back
def dense_without_loops(X, W, b):
    Z = np.matmul(W.transpose(), X.transpose()) + b[:, np.newaxis]
    return Z.T


# %% dense_without_loops | correct | helpers
def product(A, B):
    return np.tensordot(A, B, axes=1)


def add_bias(Z, b):
    Z = Z.copy()
    Z += b
    return Z


def dense_without_loops(X, W, b):
    return add_bias(product(X, W), b)


# %% dense_without_loops | correct | inner_with_try
def dense_without_loops(X, W, b):
    try:
        Z = np.inner(X, W.T)
    except ValueError as error:
        print("shapes do not fit:", error)
        raise
    with np.errstate(over="ignore"):
        return np.add(Z, b)


# %% dense_without_loops | correct | tensorflow
import tensorflow as tf


def dense_without_loops(X, W, b):
    return tf.nn.bias_add(tf.matmul(X, W), b).numpy()


# %% dense_without_loops | correct | matrices
import warnings


def dense_without_loops(X, W, b):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(np.matrix(X) * np.matrix(W) + b)


# %% dense_without_loops | wrong: no_bias | b_zeroed
def dense_without_loops(X, W, b):
    bias = np.zeros(W.shape[1])
    return X @ W + bias


# %% dense_without_loops | wrong: no_bias | sum_not_stored
def dense_without_loops(X, W, b):
    Z = np.dot(X, W)
    Z + b
    return Z


# %% dense_without_loops | wrong: w_transposed | as_in_pytorch
def dense_without_loops(X, W, b):
    Z = X.dot(W.T)
    return Z + b


# %% dense_without_loops | wrong: w_transposed | inner
def dense_without_loops(X, W, b):
    return np.inner(X, W) + b


# %% dense_without_loops | wrong: elementwise | star
def dense_without_loops(X, W, b):
    Z = X * W + b
    return Z


# %% dense_without_loops | wrong: elementwise | multiply_and_sum
def dense_without_loops(X, W, b):
    Z = np.multiply(X, W)
    Z = Z + b
    return Z


# %% dense_without_loops | wrong: bias_per_example | b_as_a_column
def dense_without_loops(X, W, b):
    b = b.reshape(len(b), 1)
    return X @ W + b


# %% dense_without_loops | wrong: bias_per_example | repeated_in_the_wrong_direction
def dense_without_loops(X, W, b):
    Z = X @ W
    B = np.repeat(b[:, None], Z.shape[1], axis=1)
    return Z + B


# %% dense_without_loops | wrong: columns | column_convention_kept
def dense_without_loops(X, W, b):
    x = X.T  # examples are columns
    return W.T @ x + b[:, np.newaxis]


# %% dense_without_loops | wrong: averaged | mean_first
def dense_without_loops(X, W, b):
    x = X.mean(axis=0)
    return x @ W + b


# %% dense_without_loops | wrong: averaged | mean_last
def dense_without_loops(X, W, b):
    Z = X @ W + b
    return np.mean(Z, 0)


# %% dense_without_loops | wrong: first_only | index_zero
def dense_without_loops(X, W, b):
    i = 0
    z = np.dot(X[i], W) + b
    return z


# %% dense_without_loops | wrong: first_only | slice_of_one
def dense_without_loops(X, W, b):
    Z = X @ W + b
    return Z[:1]


# %% dense_without_loops | wrong: loop | comprehension
def dense_without_loops(X, W, b):
    return np.array([x @ W + b for x in X])


# %% dense_without_loops | wrong: loop | while_in_a_helper
def one_after_the_other(X, W, b, Z):
    i = 0
    while i < len(X):
        Z[i] = X[i] @ W + b
        i += 1


def dense_without_loops(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]))
    one_after_the_other(X, W, b, Z)
    return Z


# %% dense_without_loops | wrong: loop | generator_over_features
def dense_without_loops(X, W, b):
    return sum(np.outer(X[:, i], W[i]) for i in range(len(W))) + b


# %% dense_without_loops | wrong: loop | along_axis
def dense_without_loops(X, W, b):
    def one(x):
        return x @ W + b

    return np.apply_along_axis(one, 1, X)


# %% dense_without_loops | wrong: loop | mapped
def dense_without_loops(X, W, b):
    return np.stack(list(map(lambda x: W.T @ x + b, X)))


# %% dense_without_loops | wrong: loop | vectorize_imported
from numpy import vectorize

layer = vectorize(lambda x, W, b: x @ W + b, signature="(n),(n,m),(m)->(m)")


def dense_without_loops(X, W, b):
    return layer(X, W, b)


# %% dense_without_loops | wrong: loop | tensorflows_map
import tensorflow as tf


def dense_without_loops(X, W, b):
    return tf.map_fn(lambda x: tf.linalg.matvec(W, x, transpose_a=True) + b, X).numpy()


# %% dense_without_loops | wrong: tensor | tensorflow_not_converted
import tensorflow as tf


def dense_without_loops(X, W, b):
    Z = tf.matmul(X, W) + b
    return Z


# %% dense_without_loops | wrong: value | b_inside_the_brackets
def dense_without_loops(X, W, b):
    return X @ (W + b)


# %% dense_without_loops | wrong: shape | sum_forgotten
def dense_without_loops(X, W, b):
    Z = X[:, :, None] * W[None, :, :] + b
    return Z


# %% dense_without_loops | wrong: axes_of_length_one | squeezed
def dense_without_loops(X, W, b):
    Z = np.tensordot(X, W, axes=([1], [0])) + b
    return np.squeeze(Z)


# %% dense_without_loops | wrong: list | tolist
def dense_without_loops(X, W, b):
    Z = X @ W + b
    return Z.tolist()


# %% dense_without_loops | wrong: changed | b_reshaped_in_place
def dense_without_loops(X, W, b):
    b.shape = (1, b.size)
    return X @ W + b


# %% dense_without_loops | wrong: inner_lengths | order_of_the_factors
def dense_without_loops(X, W, b):
    return np.dot(W, X) + b


# %% dense_without_loops | wrong: none | printed
def dense_without_loops(X, W, b):
    Z = X @ W + b
    print(Z)


# %% forward_by_batches | correct | list_and_concatenate
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    parts = []
    for start in range(0, len(X), batch_size):
        batch = X[start : start + batch_size]
        parts.append(batch @ W + b)
    return np.concatenate(parts, axis=0)


# %% forward_by_batches | correct | filled_in
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(batch_size)
    Z = np.empty((X.shape[0], W.shape[1]))
    i = 0
    while i < X.shape[0]:
        j = min(i + batch_size, X.shape[0])
        print("rows", i, "to", j - 1)
        Z[i:j] = X[i:j].dot(W) + b
        i = j
    return Z


# %% forward_by_batches | correct | own_generator
def minibatches(X, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size]


def forward_by_batches(X, W, b, batch_size):
    return np.vstack([batch @ W + b for batch in minibatches(X, batch_size)])


# %% forward_by_batches | correct | recursion
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"a batch has at least one example: {batch_size}")
    Z = np.add(X[:batch_size] @ W, b)
    if batch_size >= len(X):
        return Z
    return np.r_[Z, forward_by_batches(X[batch_size:], W, b, batch_size)]


# %% forward_by_batches | correct | grown_from_nothing
def forward_by_batches(X, W, b, batch_size):
    if batch_size <= 0:
        raise ValueError(f"batch_size = {batch_size}?")
    Z = np.zeros((0, len(b)))
    for batch in np.split(X, range(batch_size, len(X), batch_size)):
        Z = np.append(Z, np.einsum("ni,ij->nj", batch, W), axis=0)
    return Z + b


# %% forward_by_batches | correct | full_batches_and_a_rest
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    n_full, rest = divmod(len(X), batch_size)
    Z = np.zeros((len(X), W.shape[1]))
    for k in range(n_full):
        rows = slice(k * batch_size, (k + 1) * batch_size)
        Z[rows] = X[rows] @ W + b
    if rest:
        Z[-rest:] = X[-rest:] @ W + b
    return Z


# %% forward_by_batches | correct | rows_in_a_list
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    rows = []
    for i in range(0, len(X), batch_size):
        rows.extend((X[i : i + batch_size] @ W + b).tolist())
    return np.array(rows)


# %% forward_by_batches | correct | padded_and_cut
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    N = len(X)
    X = np.pad(X, ((0, -N % batch_size), (0, 0)))
    batches = X.reshape(-1, batch_size, X.shape[1])
    Z = np.stack([batch @ W + b for batch in batches])
    return Z.reshape(-1, W.shape[1])[:N]


# %% forward_by_batches | correct | tensorflow_dataset
import tensorflow as tf


def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    dataset = tf.data.Dataset.from_tensor_slices(X).batch(batch_size)
    return tf.concat([tf.matmul(batch, W) + b for batch in dataset], axis=0).numpy()


# %% forward_by_batches | wrong: last_dropped | full_batches_only
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    results = []
    for k in range(len(X) // batch_size):
        batch = X[k * batch_size : (k + 1) * batch_size]
        results.append(batch @ W + b)
    return np.concatenate(results)


# %% forward_by_batches | wrong: last_dropped | appended_to_nothing
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.empty((0, W.shape[1]))
    start = 0
    while start + batch_size <= len(X):
        Z = np.append(Z, X[start : start + batch_size] @ W + b, axis=0)
        start += batch_size
    return Z


# %% forward_by_batches | wrong: last_left_zero | full_batches_only
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.zeros((X.shape[0], W.shape[1]))
    for k in range(X.shape[0] // batch_size):
        i = k * batch_size
        Z[i : i + batch_size] = X[i : i + batch_size] @ W + b
    return Z


# %% forward_by_batches | wrong: list_of_batches | not_joined
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    return [X[i : i + batch_size] @ W + b for i in range(0, len(X), batch_size)]


# %% forward_by_batches | wrong: type | generator
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    for i in range(0, len(X), batch_size):
        yield X[i : i + batch_size] @ W + b


# %% forward_by_batches | wrong: first_batch_only | return_in_the_loop
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = []
    for i in range(0, len(X), batch_size):
        Z.append(X[i : i + batch_size] @ W + b)
        return np.concatenate(Z)


# %% forward_by_batches | wrong: first_batch_only | filled_but_returned_too_early
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.zeros((len(X), len(b)))
    for i in range(0, len(X), batch_size):
        Z[i : i + batch_size] = X[i : i + batch_size] @ W + b
        return Z


# %% forward_by_batches | wrong: first_batch_only | only_a_slice
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batch = X[:batch_size]
    return batch @ W + b


# %% forward_by_batches | wrong: last_batch_only | overwritten
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    for start in range(0, len(X), batch_size):
        end = start + batch_size
        Z = X[start:end] @ W + b
    return Z


# %% forward_by_batches | wrong: last_batch_only | list_begun_again
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    for start in range(0, len(X), batch_size):
        results = []
        results.append(X[start : start + batch_size] @ W + b)
    return np.vstack(results)


# %% forward_by_batches | wrong: stacked | np_array_of_the_list
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    results = []
    for start in range(0, len(X), batch_size):
        results.append(X[start : start + batch_size] @ W + b)
    return np.array(results)


# %% forward_by_batches | wrong: stacked | np_stack
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    batches = np.split(X, range(batch_size, len(X), batch_size))
    return np.stack([batch @ W + b for batch in batches])


# %% forward_by_batches | wrong: side_by_side | hstack
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = None
    for start in range(0, len(X), batch_size):
        part = X[start : start + batch_size] @ W + b
        Z = part if Z is None else np.hstack([Z, part])
    return Z


# %% forward_by_batches | wrong: side_by_side | last_axis
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    parts = [X[i : i + batch_size] @ W + b for i in range(0, len(X), batch_size)]
    return np.concatenate(parts, axis=-1)


# %% forward_by_batches | wrong: no_bias | products_only
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.zeros((len(X), W.shape[1]))
    for i in range(0, len(X), batch_size):
        Z[i : i + batch_size] += np.matmul(X[i : i + batch_size], W)
    return Z


# %% forward_by_batches | wrong: bias_once | to_the_first_part
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    parts = []
    for i in range(0, len(X), batch_size):
        Z = X[i : i + batch_size] @ W
        if i == 0:
            Z = Z + b
        parts.append(Z)
    return np.concatenate(parts)


# %% forward_by_batches | wrong: bias_once | behind_the_loop
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    parts = []
    for i in range(0, len(X), batch_size):
        parts.append(X[i : i + batch_size] @ W)
    parts[-1] = parts[-1] + b
    return np.concatenate(parts)


# %% forward_by_batches | wrong: batches_added | plus_equals
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = 0
    for i in range(0, len(X), batch_size):
        Z += X[i : i + batch_size] @ W + b
    return Z


# %% forward_by_batches | wrong: batches_added | block_of_batch_size
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.zeros((batch_size, W.shape[1]))
    for i in range(0, len(X), batch_size):
        Z = Z + (X[i : i + batch_size] @ W + b)
    return Z


# %% forward_by_batches | wrong: batches_added | bias_at_the_end
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    parts = [X[i : i + batch_size] @ W for i in range(0, len(X), batch_size)]
    return sum(parts) + b


# %% forward_by_batches | wrong: size_not_checked | filled_from_zeros
def forward_by_batches(X, W, b, batch_size):
    Z = np.zeros((len(X), W.shape[1]))
    for i in range(0, len(X), batch_size):
        Z[i : i + batch_size] = X[i : i + batch_size] @ W + b
    return Z


# %% forward_by_batches | wrong: size_not_checked | set_to_one
def forward_by_batches(X, W, b, batch_size):
    batch_size = max(1, batch_size)
    parts = []
    for i in range(0, len(X), batch_size):
        parts.append(X[i : i + batch_size] @ W + b)
    return np.vstack(parts)


# %% forward_by_batches | wrong: no_error | none_then
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        print("ValueError: wrong batch_size")
        return None
    parts = []
    for i in range(0, len(X), batch_size):
        parts.append(X[i : i + batch_size] @ W + b)
    return np.vstack(parts)


# %% forward_by_batches | wrong: other_error | exception
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise Exception("batch_size must be at least 1")
    parts = []
    for i in range(0, len(X), batch_size):
        parts.append(X[i : i + batch_size] @ W + b)
    return np.vstack(parts)


# %% forward_by_batches | wrong: own_error | no_batch_larger_than_x
def forward_by_batches(X, W, b, batch_size):
    if not 1 <= batch_size <= len(X):
        raise ValueError(f"batch_size must be from 1 to N: {batch_size}")
    return np.vstack([X[i : i + batch_size] @ W + b for i in range(0, len(X), batch_size)])


# %% forward_by_batches | wrong: same_size_other_shape | append_without_axis
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.array([])
    for i in range(0, len(X), batch_size):
        Z = np.append(Z, X[i : i + batch_size] @ W + b)
    return Z


# %% forward_by_batches | wrong: value | bias_twice
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    parts = []
    for i in range(0, len(X), batch_size):
        parts.append(X[i : i + batch_size] @ W + b)
    Z = np.concatenate(parts)
    return Z + b


# %% forward_by_batches | wrong: shape | padding_kept
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    missing = -len(X) % batch_size
    X = np.vstack([X, np.zeros((missing, X.shape[1]))])
    return np.vstack([X[i : i + batch_size] @ W + b for i in range(0, len(X), batch_size)])


# %% forward_by_batches | wrong: unknown_name | another_name_for_minibatches
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    return np.concatenate([batch @ W + b for batch in mini_batches(X, batch_size)])


# %% forward_by_batches | wrong: shape_as_tuple | zeros_of_two_numbers
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    Z = np.zeros(X.shape[0], W.shape[1])
    for i in range(0, len(X), batch_size):
        Z[i : i + batch_size] = X[i : i + batch_size] @ W + b
    return Z


# %% forward_by_batches | wrong: changed | b_as_a_matrix
def forward_by_batches(X, W, b, batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1: {batch_size}")
    b.resize((1, W.shape[1]), refcheck=False)
    return np.vstack([X[i : i + batch_size] @ W + b for i in range(0, len(X), batch_size)])


# %% forward_by_batches | wrong: size_not_checked | while_that_never_ends
def forward_by_batches(X, W, b, batch_size):
    parts = []
    start = 0
    while start < len(X):
        parts.append(X[start : start + batch_size] @ W + b)
        start += batch_size
    return np.vstack(parts)


# %% activation_bytes | correct | itemsize
def activation_bytes(n, widths, dtype):
    return n * sum(widths) * np.dtype(dtype).itemsize


# %% activation_bytes | correct | loop_over_widths
def activation_bytes(n, widths, dtype):
    size = np.zeros(1, dtype=dtype).itemsize
    total = 0
    for width in widths:
        print(f"({n}, {width}): {n * width * size} bytes")
        total += n * width * size
    return total


# %% activation_bytes | correct | real_arrays
def activation_bytes(n, widths, dtype):
    return sum(np.zeros((n, width), dtype).nbytes for width in widths)


# %% activation_bytes | correct | recursion
def activation_bytes(n, widths, dtype):
    if not widths:
        return 0
    first, *others = widths
    return n * first * getattr(np, dtype)(0).nbytes + activation_bytes(n, others, dtype)


# %% activation_bytes | correct | numpy_sum
def activation_bytes(n, widths, dtype):
    numbers = (n * np.array(widths)).sum()
    return np.int64(numbers * np.empty(0, dtype).itemsize)


# %% activation_bytes | correct | tensorflow_knows_the_size
import tensorflow as tf


def activation_bytes(n, widths, dtype):
    return tf.as_dtype(dtype).size * n * sum(widths)


# %% activation_bytes | correct | bytes_of_one
def activation_bytes(n, widths, dtype):
    bytes_per_number = len(np.array([1]).astype(dtype).tobytes())
    return bytes_per_number * int(np.dot(widths, [n] * len(widths)))


# %% activation_bytes | correct | digits_of_the_name
import re


def activation_bytes(n, widths, dtype):
    if dtype == "bool":
        dtype = "bool8"
    bits = int(re.search(r"\d+$", dtype).group())
    return n * sum(widths) * bits // 8


# %% activation_bytes | wrong: numbers | counts_only
def activation_bytes(n, widths, dtype):
    total = 0
    for width in widths:
        total += n * width
    return total


# %% activation_bytes | wrong: numbers | size_instead_of_nbytes
def activation_bytes(n, widths, dtype):
    total = 0
    for width in widths:
        A = np.zeros((n, width), dtype=dtype)
        total += A.size
    return total


# %% activation_bytes | wrong: bits | digits_of_the_name
def activation_bytes(n, widths, dtype):
    digits = "".join(c for c in dtype if c.isdigit())
    return n * sum(widths) * int(digits)


# %% activation_bytes | wrong: bits | itemsize_times_eight
def activation_bytes(n, widths, dtype):
    bits = np.dtype(dtype).itemsize * 8
    return n * sum(widths) * bits


# %% activation_bytes | wrong: bits | finfo
def activation_bytes(n, widths, dtype):
    return n * sum(widths) * np.finfo(dtype).bits


# %% activation_bytes | wrong: input_left_out | layers_only
def activation_bytes(n, widths, dtype):
    total = 0
    for i in range(1, len(widths)):
        total += n * widths[i]
    return total * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: input_left_out | unpacked
def activation_bytes(n, widths, dtype):
    n_features, *layers = widths
    return sum(np.empty((n, units), dtype).nbytes for units in layers)


# %% activation_bytes | wrong: one_example | n_never_used
def activation_bytes(n, widths, dtype):
    numbers = 0
    for width in widths:
        numbers += width
    return numbers * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: one_example | one_row_each
def activation_bytes(n, widths, dtype):
    return sum(np.zeros((1, w), dtype=dtype).nbytes for w in widths)


# %% activation_bytes | wrong: always_float64 | dtype_not_passed
def activation_bytes(n, widths, dtype):
    total = 0
    for width in widths:
        activations = np.ones((n, width))
        total += activations.nbytes
    return total


# %% activation_bytes | wrong: always_float64 | itemsize_of_the_widths
def activation_bytes(n, widths, dtype):
    widths = np.array(widths)
    return n * widths.sum() * widths.itemsize


# %% activation_bytes | wrong: always_float32 | four
def activation_bytes(n, widths, dtype):
    bytes_per_number = 4
    return n * sum(widths) * bytes_per_number


# %% activation_bytes | wrong: always_float32 | tensorflow_default
import tensorflow as tf


def activation_bytes(n, widths, dtype):
    total = 0
    for width in widths:
        total += tf.zeros((n, width)).numpy().nbytes
    return total


# %% activation_bytes | wrong: multiplied | one_array_of_all_widths
def activation_bytes(n, widths, dtype):
    A = np.zeros([n] + widths, dtype=dtype)
    return A.nbytes


# %% activation_bytes | wrong: multiplied | times_equals
def activation_bytes(n, widths, dtype):
    numbers = n
    for width in widths:
        numbers *= width
    return numbers * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: weights_counted | with_biases
def activation_bytes(n, widths, dtype):
    total = 0
    for i in range(len(widths) - 1):
        total += widths[i] * widths[i + 1] + widths[i + 1]
    return total * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: weights_counted | matrices_only
def activation_bytes(n, widths, dtype):
    matrices = [np.zeros((a, b), dtype) for a, b in zip(widths, widths[1:])]
    return sum(W.nbytes for W in matrices)


# %% activation_bytes | wrong: weights_counted | weights_beside_the_activations
def activation_bytes(n, widths, dtype):
    numbers = n * sum(widths)
    for a, b in zip(widths[:-1], widths[1:]):
        numbers += a * b + b
    return numbers * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: last_only | replaced_in_the_loop
def activation_bytes(n, widths, dtype):
    for width in widths:
        total = n * width * np.dtype(dtype).itemsize
    return total


# %% activation_bytes | wrong: last_only | return_in_the_loop
def activation_bytes(n, widths, dtype):
    total = 0
    for width in widths:
        total += n * width * np.dtype(dtype).itemsize
        return total


# %% activation_bytes | wrong: last_only | largest_layer
def activation_bytes(n, widths, dtype):
    return n * max(widths) * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: number | size_of_the_python_object
import sys


def activation_bytes(n, widths, dtype):
    return sum(sys.getsizeof(np.zeros((n, w), dtype)) for w in widths)


# %% activation_bytes | wrong: float_for_int | bits_divided_by_eight
def activation_bytes(n, widths, dtype):
    bits = {"float16": 16, "float32": 32, "float64": 64, "int8": 8}[dtype]
    return n * sum(widths) * bits / 8


# %% activation_bytes | wrong: list_for_number | one_for_each_layer
def activation_bytes(n, widths, dtype):
    size = np.dtype(dtype).itemsize
    return [n * width * size for width in widths]


# %% activation_bytes | wrong: array_for_number | not_added_up
def activation_bytes(n, widths, dtype):
    return n * np.array(widths) * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: error | itemsize_of_a_word
def activation_bytes(n, widths, dtype):
    return n * sum(widths) * dtype.itemsize


# %% activation_bytes | wrong: error | dictionary_of_floats
SIZES = {"float32": 4, "float64": 8}


def activation_bytes(n, widths, dtype):
    return n * sum(widths) * SIZES[dtype]


# %% activation_bytes | wrong: changed | popped
def activation_bytes(n, widths, dtype):
    numbers = 0
    while len(widths) > 0:
        numbers += n * widths.pop()
    return numbers * np.dtype(dtype).itemsize


# %% activation_bytes | wrong: none | printed
def activation_bytes(n, widths, dtype):
    print(n * sum(widths) * np.dtype(dtype).itemsize, "bytes")


# %% activation_bytes | wrong: type | with_its_unit
def activation_bytes(n, widths, dtype):
    total = n * sum(widths) * np.dtype(dtype).itemsize
    return f"{total} bytes"


# %% activation_bytes | wrong: unknown_name | dtype_without_np
def activation_bytes(n, widths, dtype):
    size = itemsize(dtype)
    return n * sum(widths) * size


# %% batch_shapes | correct | comprehension
def batch_shapes(n, widths):
    return [(n, width) for width in widths]


# %% batch_shapes | correct | append
def batch_shapes(n, widths):
    shapes = []
    for k in range(len(widths)):
        shape = (n, widths[k])
        print("layer", k, shape)
        shapes.append(shape)
    return shapes


# %% batch_shapes | correct | zip_with_ns
def batch_shapes(n, widths):
    return list(zip([n] * len(widths), widths))


# %% batch_shapes | correct | product
from itertools import product


def batch_shapes(n, widths):
    return [*product((n,), widths)]


# %% batch_shapes | correct | recursion
def batch_shapes(n, widths):
    if len(widths) == 0:
        return []
    return batch_shapes(n, widths[:-1]) + [(n, widths[-1])]


# %% batch_shapes | correct | a_forward_pass
def batch_shapes(n, widths):
    A = np.zeros((n, widths[0]))
    shapes = [A.shape]
    for a, b in zip(widths, widths[1:]):
        A = A @ np.zeros((a, b)) + np.zeros(b)
        shapes.append(A.shape)
    return shapes


# %% batch_shapes | correct | numpy_ints
def batch_shapes(n, widths):
    pairs = np.column_stack([np.full(len(widths), n), widths])
    return list(map(tuple, pairs))


# %% batch_shapes | correct | named_tuples
from typing import NamedTuple


class Shape(NamedTuple):
    examples: int
    width: int


def batch_shapes(n, widths):
    return [Shape(n, width) for width in widths]


# %% batch_shapes | correct | tensorflow_shapes
import tensorflow as tf


def batch_shapes(n, widths):
    return [tuple(tf.zeros([n, width]).shape) for width in widths]


# %% batch_shapes | wrong: input_left_out | from_one
def batch_shapes(n, widths):
    shapes = []
    for i in range(1, len(widths)):
        shapes.append((n, widths[i]))
    return shapes


# %% batch_shapes | wrong: input_left_out | product_with_every_w
def batch_shapes(n, widths):
    A = np.zeros((n, widths[0]))
    shapes = []
    for i in range(len(widths) - 1):
        A = A @ np.zeros((widths[i], widths[i + 1]))
        shapes.append(A.shape)
    return shapes


# %% batch_shapes | wrong: swapped | columns
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        X = np.zeros((width, n))
        shapes.append(X.shape)
    return shapes


# %% batch_shapes | wrong: swapped | zipped_the_other_way
def batch_shapes(n, widths):
    ns = [n for _ in widths]
    return list(zip(widths, ns))


# %% batch_shapes | wrong: weights_shapes | neighbors
def batch_shapes(n, widths):
    shapes = []
    for i in range(len(widths) - 1):
        shapes.append((widths[i], widths[i + 1]))
    return shapes


# %% batch_shapes | wrong: n_in_front_only | n_for_the_input
def batch_shapes(n, widths):
    shapes = [(n, widths[0])]
    for units in widths[1:]:
        shapes.append((units,))
    return shapes


# %% batch_shapes | wrong: n_in_front_only | units_only
def batch_shapes(n, widths):
    return [np.zeros(width).shape for width in widths]


# %% batch_shapes | wrong: n_in_front_only | n_taken_for_a_width
def batch_shapes(n, widths):
    sizes = [n] + widths
    return [(sizes[i], sizes[i + 1]) for i in range(len(widths))]


# %% batch_shapes | wrong: tuple_of_tuples | comma_grown
def batch_shapes(n, widths):
    shapes = ()
    for width in widths:
        shapes += ((n, width),)
    return shapes


# %% batch_shapes | wrong: tuple_of_tuples | tuple_of_a_generator
def batch_shapes(n, widths):
    return tuple((n, width) for width in widths)


# %% batch_shapes | wrong: lists | brackets
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        shapes.append([n, width])
    return shapes


# %% batch_shapes | wrong: lists | tolist
def batch_shapes(n, widths):
    shapes = np.zeros((len(widths), 2), dtype=int)
    shapes[:, 0] = n
    shapes[:, 1] = widths
    return shapes.tolist()


# %% batch_shapes | wrong: last_only | list_replaced
def batch_shapes(n, widths):
    for width in widths:
        shapes = [(n, width)]
    return shapes


# %% batch_shapes | wrong: last_only | return_in_the_loop
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        shapes.append((n, width))
        return shapes


# %% batch_shapes | wrong: last_only | only_the_result
def batch_shapes(n, widths):
    A = np.zeros((n, widths[0]))
    for a, b in zip(widths, widths[1:]):
        A = A @ np.zeros((a, b))
    return A.shape


# %% batch_shapes | wrong: last_only | only_the_input
def batch_shapes(n, widths):
    X = np.zeros((n, widths[0]))
    return X.shape


# %% batch_shapes | wrong: type | zip_object
def batch_shapes(n, widths):
    return zip([n] * len(widths), widths)


# %% batch_shapes | wrong: type | generator
def batch_shapes(n, widths):
    for width in widths:
        yield n, width


# %% batch_shapes | wrong: type | array_of_shapes
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        shapes.append((n, width))
    return np.array(shapes)


# %% batch_shapes | wrong: type | words
def batch_shapes(n, widths):
    return [f"({n}, {width})" for width in widths]


# %% batch_shapes | wrong: changed | popped_one_by_one
def batch_shapes(n, widths):
    shapes = []
    while widths:
        shapes.append((n, widths.pop(0)))
    return shapes


# %% batch_shapes | wrong: changed | written_over
def batch_shapes(n, widths):
    for i in range(len(widths)):
        widths[i] = (n, widths[i])
    return widths


# %% batch_shapes | wrong: unpack | three_widths
def batch_shapes(n, widths):
    l0, l1, l2 = widths
    return [(n, l0), (n, l1), (n, l2)]


# %% batch_shapes | wrong: none | result_of_append
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        shapes = shapes.append((n, width)) or shapes
    return print(shapes)


# %% batch_shapes | wrong: none_inside | append_assigned
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        shapes = shapes.append((n, width))
    return shapes


# %% batch_shapes | wrong: length | flat
def batch_shapes(n, widths):
    shapes = []
    for width in widths:
        shapes += (n, width)
    return shapes


# %% batch_shapes | wrong: length | a_set_loses_doubles
def batch_shapes(n, widths):
    return sorted({(n, width) for width in widths}, key=lambda shape: widths.index(shape[1]))


# %% batch_shapes | wrong: float_for_int | floats_from_numpy
def batch_shapes(n, widths):
    table = np.zeros((len(widths), 2))
    table[:, 0] = n
    table[:, 1] = widths
    return [tuple(row) for row in table]
