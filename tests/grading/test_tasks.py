"""What authors write about tasks is checked when it is read."""

import numpy as np
import pytest

from forwardpass.grading.errors import CourseError
from forwardpass.grading.hidden import hidden_checks
from forwardpass.grading.tasks import Mistake, Task, Test, checks_data

CLAIMS = {"t": "claim", "h": "claim"}


def task(*mistakes, reference=abs, cases=((1.0,), (-2.0,))):
    return Task(reference, mistakes, {"t": Test(cases)}, {"h": Test(cases)})


def test_a_mistake_that_no_test_can_tell_is_refused():
    """It could never be caught."""
    with pytest.raises(CourseError, match="no test tells the mistake 'same'"):
        checks_data("00", {"a": task(Mistake("same", "…", lambda x: max(x, -x)))}, CLAIMS)


def test_an_id_of_a_general_diagnosis_is_refused():
    """A message must have one meaning."""
    with pytest.raises(CourseError, match="'nan' is a general diagnosis or no name"):
        checks_data("00", {"a": task(Mistake("nan", "…", lambda x: x))}, CLAIMS)


def test_a_reference_must_return_what_can_be_recorded():
    """A function, say, cannot travel as data."""
    with pytest.raises(CourseError, match="the reference returns a function"):
        checks_data("00", {"a": task(reference=lambda x: lambda: x)}, CLAIMS)


def test_only_results_that_differ_are_recorded():
    """Forms of one mistake have names of their own and one sentence."""
    mistake = Mistake("sign", "The sign is lost.", lambda x: x, lambda x: -abs(x))
    data = checks_data("00", {"a": task(mistake)}, CLAIMS)["tasks"]["a"]
    one, minus_two = data["tests"]["t"]["cases"]
    assert one["mistakes"] == {"sign.2": {"returns": -1.0}}
    assert minus_two["mistakes"] == {"sign": {"returns": -2.0}, "sign.2": {"returns": -2.0}}
    assert data["mistakes"] == {"sign": "The sign is lost."}


def test_inputs_are_not_changed_by_a_mistake_that_changes_them():
    """Each function gets a copy."""

    def in_place(x):
        x -= 1
        return x

    x = np.array([1.0, 2.0])
    data = checks_data(
        "00", {"a": task(Mistake("m", "…", in_place), reference=np.abs, cases=[(x,)])}, CLAIMS
    )
    assert x.tolist() == [1, 2]
    assert data["tasks"]["a"]["tests"]["t"]["cases"][0]["args"]["tuple"][0]["array"] == [1.0, 2.0]


def test_hidden_tests_without_the_instructors_copy_say_so(tmp_path, monkeypatch):
    """Where to grade, and what to set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORWARDPASS_SOLUTIONS", str(tmp_path / "none"))
    with pytest.raises(CourseError, match="grade from the course folder"):
        hidden_checks("77_missing")


def test_hidden_tests_are_found_by_the_environment_variable(course, tmp_path, monkeypatch):
    """nbgrader's kernels run in the student's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORWARDPASS_SOLUTIONS", str(course.solutions))
    hidden_checks("01_tensor_ranks")("rank_hidden", np.ndim)
    with pytest.raises(CourseError, match="has no hidden test named 'none'"):
        hidden_checks("01_tensor_ranks")("none", np.ndim)
