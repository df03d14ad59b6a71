"""A student's function is called on copies, quietly, and its errors are located."""

import logging
import os
import sys
import tempfile
import warnings

import numpy as np

from forwardpass.check.call import Raised, Returned, call, outcomes


def test_arguments_are_copies_and_changes_are_seen():
    """A change in place reaches no one, and is reported by position."""

    def scale(x, y):
        y *= 2
        return x

    x, y = np.ones(2), np.ones(2)
    assert call(scale, (x, y)).changed == (1,)
    assert y.tolist() == [1, 1]


def test_changes_of_shape_and_inside_lists_are_seen():
    """A new shape is a change, too, and so is an array inside a list."""

    def reshape(x):
        x.shape = (1, 2)

    def zero(layers):
        layers[0][0][:] = 0

    assert call(reshape, (np.ones(2),)).changed == (0,)
    assert call(zero, ([(np.ones(2), np.ones(1))],)).changed == (0,)


def test_nan_in_an_argument_is_no_change():
    """NaN differs from itself, and yet nothing changed."""
    outcome = call(lambda x, y: None, (np.array([np.nan]), float("nan")))
    assert outcome.changed == ()


def test_warnings_logs_and_stderr_are_collected(capfd):
    """Nothing reaches stderr: nbgrader takes all points of a cell where something does."""

    def noisy():
        warnings.warn("careful", stacklevel=1)
        print("by print", file=sys.stderr)
        os.write(2, b"by C code\n")
        logging.getLogger("noisy").error("by logging")
        return 1

    outcome = call(noisy, ())
    assert outcome.value == 1
    assert outcome.warned == ("UserWarning: careful",)
    assert set(outcome.noise) == {"by print", "by C code"}
    assert capfd.readouterr().err == ""


def test_logging_is_as_before_afterwards():
    """The student's logging settings survive a call."""
    logging.disable(logging.INFO)
    try:
        call(lambda: None, ())
        assert logging.root.manager.disable == logging.INFO
    finally:
        logging.disable(logging.NOTSET)


def test_calls_are_made_when_their_outcomes_are_wanted():
    """One after the other, each with a copy of its arguments."""
    seen = []
    found = outcomes(lambda x: seen.append(x) or x[0], [([1],), ([],), ([3],)])
    assert next(found).value == 1
    assert seen == [[1]]
    assert next(found).kind == "IndexError"
    assert next(found).value == 3
    assert list(found) == []


def test_prints_are_shown_unless_told_otherwise(capsys):
    """A student sees what the function prints, once."""
    call(lambda: print("seen"), ())
    call(lambda: print("unseen"), (), show=False)
    assert capsys.readouterr().out == "seen\n"


def test_an_error_is_reported_with_the_students_own_line():
    """Also where the error is raised deep inside NumPy."""

    def broken(x):
        return np.linalg.inv(x)

    outcome = call(broken, (np.ones((2, 3)),))
    assert outcome.kind == "LinAlgError"
    assert "ValueError" in outcome.kinds
    assert outcome.line.endswith("broken: return np.linalg.inv(x)")


def test_exit_is_an_error_like_others():
    """exit() inside a function must not end the notebook."""
    outcome = call(sys.exit, ())
    assert isinstance(outcome, Raised)
    assert outcome.kind == "SystemExit"


def test_a_wrong_number_of_parameters_enters_nothing():
    """The call failed before any line of the student ran."""
    outcome = call(lambda: 1, (2,))
    assert outcome.line == ""
    assert not outcome.entered


def test_items_of_another_type_in_a_list_are_a_change():
    """Whatever the student puts there instead."""

    def replace(items):
        items[0] = 5

    assert call(replace, ([np.ones(3), np.ones(2)],)).changed == (0,)


def test_an_exception_that_cannot_be_printed_is_an_exception():
    """The student's own class may be broken."""

    class Broken(ValueError):
        def __str__(self):
            return 1 / 0

    def fail():
        raise Broken

    outcome = call(fail, ())
    assert outcome.kinds[:2] == ("Broken", "ValueError")
    assert outcome.message == ""


def test_stderr_has_a_descriptor_during_a_call():
    """A student may hand it to another program."""
    assert call(lambda: sys.stderr.fileno() > 2, ()).value is True


def test_without_a_file_for_stderr_the_call_still_works(monkeypatch, capfd):
    """In a browser there is no descriptor to redirect; a disk may be full."""

    def full(*_, **__):
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "TemporaryFile", full)
        outcome = call(lambda: print("x", file=sys.stderr), ())
    assert outcome.noise == ("x",)
    assert capfd.readouterr().err == ""


def test_values_are_returned_as_they_are():
    """Nothing is converted on the way."""
    assert call(lambda x: x, ([1],)) == Returned([1])
