"""What one submission gets, apart from any course: bytes in, bytes and points out."""

import json

import pytest
from by_hand import bundle_of, notebook, submission

from forwardpass.grading.grade import Graded, grade
from forwardpass.grading.verdicts import Verdict

BUNDLE = bundle_of("""
# %% setup locked
import numpy as np

# %% double solution
def double(x):
    return 2 * x

# %% double_sign test 1
# double(x) keeps the sign.
assert double(-2) < 0 < double(2)

# %% double_hidden test 2
# double(x) is right for other numbers.
### BEGIN HIDDEN TESTS
assert double(21) == 42
### END HIDDEN TESTS

# %% mean solution
def mean(X):
    return X.mean(axis=0)

# %% mean_shape test 1
# mean(X) has one entry for each column.
assert mean(np.ones((2, 3))).shape == (3,)

# %% words manual 3
Why?
""")

RIGHT = {"double": "def double(x):\n    return 2 * x", "mean": "def mean(X): return X.mean(0)"}

#: Shows what differs from process to process, unless somebody sees to it.
RESTLESS = """
import random
class Thing: pass
print(Thing(), {str(n) for n in range(50)}, hash("text"), random.random(), np.random.normal())
np.random.default_rng(1).normal(size=3), Thing(), double
"""


def verdicts(graded: Graded) -> dict[str, str]:
    return {test.grade_id: test.verdict.value for test in graded.tests}


def test_the_same_bytes_get_the_same_result_a_hundred_times(sandbox):
    """The notebook included, to its last byte, but for the times that a run took."""
    wrong = RIGHT | {"mean": "def mean(X):\n    return X.mean()"}
    data = submission(BUNDLE, wrong, end=RESTLESS)
    first = grade(data, BUNDLE, sandbox)
    assert verdicts(first) == {
        "double_sign": "passed",
        "double_hidden": "passed",
        "mean_shape": "failed",
    }
    assert "Thing object at 0x" in first.notebook.decode()
    for _ in range(99):
        again = grade(data, BUNDLE, sandbox)
        assert again.notebook == first.notebook
        assert (again.tests, again.reason) == (first.tests, first.reason)


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        (RIGHT, {"double_sign": 1, "double_hidden": 2, "mean_shape": 1}),
        ({"double": RIGHT["double"]}, {"double_sign": 1, "double_hidden": 2, "mean_shape": 0}),
        ({"double": "def double(x): return x"}, {"double_sign": 1, "double_hidden": 0}),
        ({"double": "double = abs"}, {"double_sign": 0, "double_hidden": 0}),
        ({"mean": RIGHT["mean"]}, {"double_sign": 0, "mean_shape": 1}),
        ({}, {"double_sign": 0, "double_hidden": 0, "mean_shape": 0}),
    ],
)
def test_each_test_earns_its_points_or_none(sandbox, answers, points):
    """One that fails costs the others nothing; words are for a person to read."""
    graded = grade(submission(BUNDLE, answers), BUNDLE, sandbox)
    found = {test.grade_id: test.points for test in graded.tests}
    assert {name: found[name] for name in points} == points
    assert graded.possible == 4
    assert graded.solutions == {"double": "double" in answers, "mean": "mean" in answers}


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04", b'{"nbformat": 3, "cells": []}'])
def test_what_is_no_notebook_is_malformed(sandbox, data):
    """It gets no points, a notebook that says why, and never an error of the grader."""
    graded = grade(data, BUNDLE, sandbox)
    assert graded.verdict is Verdict.MALFORMED
    assert graded.points == 0
    first, *_ = json.loads(graded.notebook)["cells"]
    assert graded.reason.split(":")[0] in first["source"]


def test_a_notebook_without_any_of_the_cells_is_untouched(sandbox):
    """Its own cells run, and are shown; the tests come back."""
    graded = grade(notebook("print('mine')"), BUNDLE, sandbox)
    assert graded.points == 0
    assert set(verdicts(graded).values()) <= {"student error", "not attempted"}
    assert "mine" in graded.notebook.decode()
