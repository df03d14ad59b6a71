"""A check states its claim, and says what is wrong in one sentence."""

import json
import math
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

import forwardpass
from forwardpass.check import CheckFailed, Checks, ChecksFileError, load_checks
from forwardpass.check.checks import LAYOUT
from forwardpass.check.diagnose import GENERAL
from forwardpass.check.errors import Stopped
from forwardpass.grading.tasks import Mistake, Task, Test, checks_data

COLUMN = Mistake("column", "This is a column.", lambda x: x.reshape(-1, 1))
ROW = Task(
    reference=lambda x: x.reshape(1, -1),
    mistakes=[COLUMN],
    visible={"row_shape": Test([(np.arange(3.0),), (np.arange(5),)])},
    hidden={"row_hidden": Test([(np.array([41.0, 43.0]),)])},
)
CLAIMS = {"row_shape": "row(x) has one row.", "row_hidden": "row(x) is right elsewhere."}


@pytest.fixture
def data():
    return checks_data("00_rows", {"row": ROW}, CLAIMS)


@pytest.fixture
def check(data):
    return Checks(data)


@pytest.fixture
def hidden():
    return Checks(checks_data("00_rows", {"row": ROW}, CLAIMS, hidden=True), reveal=False)


def failure(check, function, test="row_shape"):
    with pytest.raises(CheckFailed) as caught:
        check(test, function)
    return caught.value


def test_a_right_function_passes_and_the_claim_is_printed(check, capsys):
    """The only output is the claim with a tick; the check returns nothing."""
    assert check("row_shape", lambda x: x[np.newaxis]) is None
    assert capsys.readouterr().out == "✓ row(x) has one row.\n"


def test_a_usual_mistake_is_named_with_both_shapes(check):
    """The message holds the claim, the call, what was expected, what came, and the mistake."""
    error = failure(check, lambda x: x[:, np.newaxis])
    assert error.diagnosis == "column"
    assert str(error) == (
        "row(x) has one row.\n"
        "\n"
        "  call      row(x) where x is shape (3,), float64: [0. 1. 2.]\n"
        "  expected  shape (1, 3), float64: [[0. 1. 2.]]\n"
        "  got       shape (3, 1), float64:\n"
        "            [[0.]\n"
        "             [1.]\n"
        "             [2.]]\n"
        "  diagnosis This is a column."
    )


def test_long_lines_are_wrapped_under_their_word(check):
    """nbgrader's feedback pages do not wrap them."""
    lines = str(failure(check, lambda x: x)).splitlines()
    assert max(map(len, lines)) <= 88
    assert lines[-1].startswith(" " * 12)


def test_arguments_that_need_more_than_a_line_have_lines_of_their_own():
    """And a matrix among them stands row by row, below its name."""
    case = (np.array([[1.0, -2.5], [10.0, 0.25]]), np.array([1, 2]))
    task = Task(lambda X, w: X @ w, [], {"t": Test([case])}, {})
    check = Checks(checks_data("00", {"f": task}, {"t": "claim"}))
    assert str(failure(check, lambda X, w: w @ X, "t")).startswith(
        "claim\n"
        "\n"
        "  call      f(X, w) where\n"
        "            X is shape (2, 2), float64:\n"
        "              [[ 1. -2.5 ]\n"
        "               [10.  0.25]]\n"
        "            w is shape (2,), int64: [1 2]\n"
        "  expected  shape (2,), float64: [-4. 10.5]\n"
        "  got       shape (2,), float64: [21. -2.]\n"
    )


def test_an_unknown_mistake_gets_a_general_diagnosis(check):
    """Never a bare “wrong”."""
    error = failure(check, lambda x: x)
    assert error.diagnosis == "axes_of_length_one"
    assert GENERAL["axes_of_length_one"] in " ".join(str(error).split())


def test_an_error_is_shown_with_the_students_line(check):
    """What was raised and where, in the student's own words."""

    def row(x):
        return x.no_such_method()

    error = failure(check, row)
    assert error.diagnosis == "error"
    assert "AttributeError" in str(error)
    assert "return x.no_such_method()" in str(error)


@pytest.mark.parametrize(
    ("row", "diagnosis"),
    [
        (lambda x: x if x > 0 else 0, "truth_value"),
        (lambda x: x @ np.ones((7, 2)), "inner_lengths"),
        (lambda x: np.dot(x, np.ones((7, 2))), "inner_lengths"),
        (lambda x: x + np.ones(7), "do_not_broadcast"),
        (lambda x: x.reshape(x.shape[1], 1), "past_the_end"),
        (lambda x: [x[i] for i in range(9)], "past_the_end"),
        (lambda x: sum(x[i] for i in x), "no_position"),
        (lambda x: x.tolist()[0.0], "no_position"),
        (lambda x: x.sum(axis=1), "too_few_axes"),
        (lambda x: x[0, 1], "too_few_axes"),
        (lambda x: x[0][0], "too_few_axes"),
        (lambda x: math.exp(x), "one_number"),
        (lambda x: float(x), "one_number"),
        (lambda x: [].append(x).append(x), "none_inside"),
        (lambda x: x + None, "none_inside"),
        (lambda x: len(x.sum()), "no_entries"),
        (lambda x: sum(len(x)), "no_entries"),
        (lambda x: x(0), "not_callable"),
        (lambda x: x.shape(), "not_callable"),
        (lambda x: np.zeros(1, len(x)), "shape_as_tuple"),
        (lambda x: range(len(x) / 2), "no_whole_number"),
        (lambda x: np.concatenate(x, x), "no_whole_number"),
        (lambda x: [a for a, b, c, d in [x]], "unpack"),
        (lambda x: [a for a, b in [3]], "unpack"),
        (lambda x: (lambda y: y)(x, 3), "arguments"),
        (lambda x: np.append(x), "arguments"),
        (lambda x: (1 / 4) ^ len(x), "power"),
        (lambda x: x[np.newaxis] + (4 ^ len(x)), "power"),
        (lambda x: x.no_such_method(), "error"),
    ],
)
def test_an_error_that_beginners_meet_has_a_diagnosis_of_its_own(check, hidden, row, diagnosis):
    """Told by NumPy's and Python's own words, in hidden tests, too."""
    assert failure(check, row).diagnosis == diagnosis
    assert failure(hidden, row, "row_hidden").diagnosis == diagnosis


def test_a_name_that_is_not_known_is_told_apart(check):
    """The commonest slip of all."""

    def row(x):
        return x[newaxis]  # noqa: F821 -- this is the slip

    error = failure(check, row)
    assert error.diagnosis == "unknown_name"
    assert "'newaxis' is not defined" in str(error)


def test_a_changed_argument_is_named(check):
    """A right result does not excuse it."""

    def row(x):
        x += 0
        x[0] = 9
        return np.array([[0.0, 1, 2]]) if len(x) == 3 else x[np.newaxis]

    error = failure(check, row)
    assert error.diagnosis == "changed"
    assert "where     changed: x" in str(error)


def test_a_wrong_signature_is_told_apart_from_an_error_inside(check):
    """The parameters are part of the task."""
    assert failure(check, lambda: 1).diagnosis == "call"


def test_something_that_is_no_function_is_named(check):
    """The usual cause is a result stored under the function's name."""
    assert failure(check, np.ones(3)).diagnosis == "not_a_function"
    with pytest.raises(CheckFailed, match="row is a function"):
        check.written("row", 5)


def test_a_warning_costs_nothing_and_is_passed_on(check, capsys):
    """The claim holds; the warning is shown as information, on stdout."""

    def row(x):
        np.array([1.0]) / 0
        return x[np.newaxis]

    check("row_shape", row)
    out = capsys.readouterr()
    assert "costs nothing: RuntimeWarning: divide by zero" in out.out
    assert out.err == ""


def test_an_unwritten_function_raises_notimplementederror(check):
    """As released; a student's own NotImplementedError with a message is an error like others."""

    def row(x):
        raise NotImplementedError()

    for run in (lambda: check("row_shape", row), lambda: check.written("row", row)):
        with pytest.raises(NotImplementedError, match="row is not written yet"):
            run()

    def refuses(x):
        raise NotImplementedError("odd lengths")

    assert failure(check, refuses).diagnosis == "own_error"


def test_who_stops_a_check_reads_where_the_function_was(check, hidden):
    """Instead of our own frames; of a hidden test's inputs nothing is told."""

    def row(x):
        raise KeyboardInterrupt

    for run in (lambda: check("row_shape", row), lambda: check.written("row", row)):
        with pytest.raises(Stopped, match=r"line \d+ of row: raise KeyboardInterrupt") as caught:
            run()
        assert "row(x) where x is shape (3,)" in str(caught.value)
        assert GENERAL["stopped"] in " ".join(str(caught.value).split())
        assert caught.value._render_traceback_() == [f"Stopped: {caught.value}"]
    with pytest.raises(KeyboardInterrupt) as caught:
        hidden("row_hidden", row)
    assert "41" not in str(caught.value)


def test_who_stops_the_search_for_a_mistake_reads_what_is_known(check):
    """The check has failed by then."""
    calls = []

    def row(x):
        calls.append(x)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return x

    assert failure(check, row).diagnosis == "axes_of_length_one"


def test_written_says_that_hidden_tests_follow(check, capsys):
    """Right or wrong; what the function prints is not shown."""
    check.written("row", lambda x: print("printed"))
    assert capsys.readouterr().out == (
        "row is written. The hidden tests run when your notebook is graded.\n"
    )


def test_a_hidden_test_tells_no_input_and_no_number(hidden):
    """The diagnosis and the name of Python's exception; nothing else, not even the own line."""

    def row(x):
        raise ValueError(f"got {x}")  # a line of its own for each input would tell it

    def tells(x):
        raise type(f"saw_{x[0]:.0f}", (Exception,), {})

    wrong = str(failure(hidden, lambda x: x.reshape(-1, 1), "row_hidden"))
    broken = str(failure(hidden, row, "row_hidden"))
    named = str(failure(hidden, tells, "row_hidden"))
    shaped = str(failure(hidden, lambda x: np.zeros((1, int(x[0]))), "row_hidden"))
    assert "This is a column." in wrong
    assert "shape (" not in wrong
    assert "ValueError" in broken
    assert "a line of its own" not in broken
    for text in (wrong, broken, named, shaped):
        assert "41" not in text
        assert "43" not in text


def test_a_hidden_test_shows_nothing_that_the_function_says(hidden, capfd):
    """Neither what it prints nor what it warns of: both may hold the inputs."""

    def row(x):
        print("print", x)
        print("stderr", x, file=sys.stderr)
        warnings.warn(f"warning {x}", stacklevel=1)
        return x[np.newaxis]

    hidden("row_hidden", row)
    assert capfd.readouterr() == ("✓ row(x) is right elsewhere.\n", "")


class Clumsy:
    """An object that fails at whatever it is asked."""

    shape = 3

    def __repr__(self):
        return 1 / 0


@pytest.mark.parametrize(
    "result",
    [
        Clumsy(),
        np.array([Clumsy(), 1], dtype=object),
        np.float64,
        np.dtype("float32"),
        memoryview(b"abc"),
        np.array("text"),
        np.zeros(3, dtype=[("a", int)]),
        (x for x in "abc"),
        {1: 2},
        np.full((1, 3), 9.0).view(np.matrix),
        np.full((1, 3), 1e308),
        "x" * 10**6,
    ],
    ids=lambda value: type(value).__name__,
)
def test_odd_results_are_diagnosed_like_others(check, hidden, result):
    """Whatever comes back, the check does not stumble over it, and its message stays short."""
    for checks, test in ((check, "row_shape"), (hidden, "row_hidden")):
        error = failure(checks, lambda x: result, test)
        assert len(str(error)) < 1000


def test_small_numbers_are_shown_as_they_are(check):
    """Not rounded to zero."""
    assert "1e-07" in str(failure(check, lambda x: np.array([[1e-7, 2e-7, 0]])))


def test_a_warning_fails_where_the_task_asks_for_none():
    """A usual mistake that gives the right numbers and warns is told by its warning."""

    def naive(z):
        return np.where(z < 0, 0, np.sqrt(z))

    def safe(z):
        return np.sqrt(np.maximum(z, 0))

    cases = [(np.array([-1.0, 4.0]),), (np.array([9.0]),)]
    both = Mistake("both", "Both branches.", naive)
    task = Task(safe, [both], {"t": Test(cases, no_warnings=True)}, {})
    check = Checks(checks_data("00", {"root": task}, {"t": "claim"}))
    check("t", safe)
    assert failure(check, naive, "t").diagnosis == "both"

    def other(z):
        np.array([1.0]) / 0
        return safe(z)

    error = failure(check, other, "t")
    assert error.diagnosis == "warned"
    assert "divide by zero" in str(error)


def test_the_message_of_an_error_can_be_asked_for():
    """An error that does not name what it should is told so."""

    def reference(name):
        if name not in ("relu", "tanh"):
            raise ValueError("known: relu, tanh")
        return name

    def silent(name):
        if name not in ("relu", "tanh"):
            raise ValueError("unknown; try relu")
        return name

    task = Task(reference, [], {"t": Test([("relu",), ("x",)], mentions=["relu", "tanh"])}, {})
    check = Checks(checks_data("00", {"name": task}, {"t": "claim"}))
    check("t", reference)
    error = failure(check, silent, "t")
    assert error.diagnosis == "message"
    assert "not in the message: tanh" in str(error)


def test_a_message_can_be_asked_to_name_what_was_given():
    """And an error that came by itself, from a library, is told so."""

    def reference(x, y):
        if x.shape != y.shape:
            raise ValueError(f"{x.shape} and {y.shape} differ")
        return x @ y

    def shapes(x, y):
        return [str(x.shape), str(y.shape)]

    cases = [(np.ones(3), np.ones(3)), (np.ones(3), np.ones(2)), (np.ones(5), np.ones(7))]
    task = Task(reference, [], {"t": Test(cases, mentions=shapes)}, {})
    check = Checks(checks_data("00", {"add": task}, {"t": "claim"}))
    check("t", reference)
    error = failure(check, lambda x, y: x @ y, "t")
    assert error.diagnosis == "by_itself"
    assert "not in the message: (3,), (2,)" in str(error)

    def names_the_first_pair(x, y):
        if x.shape != y.shape:
            raise ValueError("(3,) and (2,)")
        return x @ y

    error = failure(check, names_the_first_pair, "t")
    assert error.diagnosis == "message"
    assert "not in the message: (5,), (7,)" in str(error)


def test_a_generator_may_be_drawn_from_and_is_shown_by_its_seed():
    """Each call gets a fresh one, and drawing is no change of an argument."""
    task = Task(
        lambda n, rng: rng.normal(size=n), [], {"t": Test([(3, np.random.default_rng(8))])}, {}
    )
    data = json.loads(json.dumps(checks_data("00", {"draw": task}, {"t": "claim"})))
    check = Checks(data)
    check("t", lambda n, rng: rng.normal(size=n))
    check("t", lambda n, rng: rng.normal(size=n))
    error = failure(check, lambda n, rng: rng.uniform(size=n), "t")
    assert "rng is np.random.default_rng(8)" in str(error)


def test_a_wrong_signature_is_seen_through_a_view():
    """The view's own frames are not the student's."""
    task = Task(lambda n: [n], [], {"t": Test([(3,)])}, {}, view="items")
    check = Checks(checks_data("00", {"one": task}, {"t": "claim"}))
    error = failure(check, lambda n, m: [n], "t")
    assert error.diagnosis == "call"
    assert "list(one(n))" in str(error)


def test_what_a_view_shows_must_hold():
    """A property that does not hold is named, for hidden tests too."""

    def shuffle(X, y, rng):
        order = rng.permutation(len(X))
        return X[order], y[order]

    case = (np.arange(26.0).reshape(13, 2), np.arange(13), np.random.default_rng(1))
    task = Task(shuffle, [], {"t": Test([case])}, {}, view="shuffled")
    for reveal in (True, False):
        check = Checks(checks_data("00", {"shuffle": task}, {"t": "claim"}), reveal=reveal)
        check("t", shuffle)
        error = failure(check, lambda X, y, rng: (X[::-1].copy(), y[::-1].copy()), "t")
        assert error.diagnosis == "property"
        assert "another seed gives another order" in " ".join(str(error).split())


def test_a_mistake_must_explain_every_case():
    """One case may fit by chance: the length of (2, 5, 3) is 2, and so is the rank of a matrix."""
    task = Task(
        reference=lambda t: t.ndim,
        mistakes=[
            Mistake("len", "That is the length.", len),
            Mistake("one_too_many", "That is one too many.", lambda t: t.ndim + 1),
        ],
        visible={"rank": Test([(np.ones((3, 2)),), (np.ones((7, 5)),)])},
        hidden={},
    )
    check = Checks(checks_data("00", {"rank": task}, {"rank": "rank"}))
    assert failure(check, lambda t: t.ndim + 1, "rank").diagnosis == "one_too_many"
    assert failure(check, len, "rank").diagnosis == "len"


def test_an_error_alone_is_no_evidence_of_a_mistake():
    """Two functions that raise ValueError need not have made the same mistake."""
    task = Task(
        reference=lambda x, y: np.add.outer(x, y),
        mistakes=[Mistake("plain", "That is x + y.", lambda x, y: x + y)],
        visible={"sums": Test([(np.ones(3), np.ones(2)), (np.ones(3), np.ones(3))])},
        hidden={},
    )
    check = Checks(checks_data("00", {"sums": task}, {"sums": "sums"}))

    def own_test(x, y):
        if len(x) != len(y):
            raise ValueError("lengths differ")
        return np.add.outer(x, y)

    assert failure(check, own_test, "sums").diagnosis == "own_error"
    assert failure(check, lambda x, y: x + y, "sums").diagnosis == "plain"


def test_an_expected_error_may_be_a_subclass_and_nothing_else():
    """Returning None or raising something else is told apart."""

    def reference(n):
        if n < 1:
            raise ValueError("n must be positive")
        return n

    task = Task(reference, [], {"half": Test([(4,), (-1,)])}, {})
    check = Checks(checks_data("00", {"half": task}, {"half": "half"}))

    class OwnError(ValueError):
        pass

    def own(n):
        if n < 1:
            raise OwnError
        return n

    def index(n):
        return [0, 1, 2, 3, 4][n if n > 0 else 9]

    check("half", own)
    assert failure(check, lambda n: n if n > 0 else None, "half").diagnosis == "no_error"
    assert failure(check, index, "half").diagnosis == "other_error"


def test_an_unknown_test_lists_the_known_ones(check):
    """A renamed cell is found at once."""
    with pytest.raises(ChecksFileError, match="'no_such'; there are: row_shape"):
        check("no_such", len)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "does not exist"),
        ("{", "is damaged"),
        ("[]", "another version"),
        ('{"layout": 0}', f"layout 0, needed {LAYOUT}"),
        (json.dumps({"layout": LAYOUT, "assignment": "02_other"}), "belongs to 02_other"),
        (json.dumps({"layout": LAYOUT, "assignment": "00_rows"}), "is damaged"),
    ],
)
def test_a_bad_data_file_is_named_with_the_next_step(tmp_path, text, message):
    """Missing, damaged, old, or of another assignment."""
    if text is not None:
        (tmp_path / "checks.json").write_text(text)
    with pytest.raises(ChecksFileError, match=message) as caught:
        load_checks("00_rows", tmp_path)
    assert "Fetch the assignment again" in str(caught.value)


def test_the_data_file_gives_the_checks(tmp_path, data, capsys):
    """What release writes, an exercise reads."""
    (tmp_path / "checks.json").write_text(json.dumps(data))
    load_checks("00_rows", tmp_path)("row_shape", lambda x: x[np.newaxis])
    assert "✓" in capsys.readouterr().out


def test_failures_show_no_line_of_this_package():
    """IPython asks an exception how it wants to be shown."""
    error = CheckFailed("claim", "value")
    assert error._render_traceback_() == ["CheckFailed: claim"]


def test_checks_import_only_numpy_and_the_standard_library():
    """They run where nothing else is installed, a browser among others."""
    code = "import forwardpass.check, sys; print(*{m.partition('.')[0] for m in sys.modules})"
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {_where()!r}; {code}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {m for m in run.stdout.split() if m not in sys.stdlib_module_names}
    assert {"numpy", "forwardpass"} <= loaded
    cythons = {"cython_runtime"}  # made by NumPy's random generators
    assert {m for m in loaded if not m.startswith("_")} - cythons == {"numpy", "forwardpass"}


def _where() -> list[str]:
    """The folders of NumPy and of this package: `-S` leaves out what site packages start."""
    return [str(Path(module.__file__).parents[1]) for module in (np, forwardpass)]
