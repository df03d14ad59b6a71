"""Calls of a student's function, made in its process and told here."""

import time
from collections.abc import Iterator

import numpy as np
import pytest

from forwardpass.check.call import Raised, Returned, call, outcomes
from forwardpass.grading.remote import Link
from forwardpass.sandbox import Sandbox, StudentGone
from forwardpass.sandbox.wire import Writer


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One for all tests here: none of them is hostile."""
    with Sandbox(isolated=False) as sandbox:
        yield sandbox


@pytest.fixture
def link(sandbox: Sandbox) -> Iterator[Link]:
    """The names of a new process."""
    with sandbox.student(time.monotonic() + 30) as student:
        yield Link(student, [])


def defined(link: Link, source: str) -> object:
    """Return ``f`` as the ``source`` of a cell defines it there."""
    link.run(f"import numpy as np\n{source}", 5, 2)
    return link.value("f")


def questions(link: Link) -> list[int]:
    """Return the list to which the number of questions is added each time that some are sent."""
    asked = []
    ask_all = link._student.ask_all
    link._student.ask_all = lambda some, seconds=None: (
        asked.append(len(some)) or ask_all(some, seconds)
    )
    return asked


def test_many_calls_are_asked_for_at_once(link):
    """And give what single ones give."""
    f = defined(link, "def f(X, k): return X @ X.T + k")
    calls = [(np.full((2, 3), k), k) for k in range(5)]
    asked = questions(link)
    found = [outcome.value for outcome in outcomes(f, calls)]
    assert asked == [5]
    for value, (X, k) in zip(found, calls, strict=True):
        np.testing.assert_array_equal(value, X @ X.T + k)
    np.testing.assert_array_equal(call(f, calls[3]).value, found[3])


def test_calls_go_on_behind_one_that_raises(link):
    """Each is made once, also where an error is what a test wants."""
    f = defined(link, "seen = []\ndef f(x):\n    seen.append(x)\n    return 1 / x")
    found = list(outcomes(f, [(2.0,), (0.0,), (4.0,)]))
    assert found == [Returned(0.5), found[1], Returned(0.25)]
    assert isinstance(found[1], Raised)
    assert found[1].kind == "ZeroDivisionError"
    assert link.value("seen") == [2.0, 0.0, 4.0]


def test_large_arguments_are_sent_one_by_one(link):
    """So that both sides can never wait for each other."""
    f = defined(link, "def f(X): return np.tile(X, 2)")
    asked = questions(link)
    calls = [(np.full(20_000, k),) for k in range(3)]
    assert [outcome.value[-1] for outcome in outcomes(f, calls)] == [0, 1, 2]
    assert asked == [1, 1, 1]


def test_what_a_call_changes_and_tells_is_its_own(link):
    """Also where several are made at once."""
    f = defined(
        link,
        "import warnings\ndef f(X, k):\n    if k:\n        X *= k\n        print(k)\n"
        "        warnings.warn(f'{k}')\n    return X[1:]",
    )
    calls = [(np.arange(3.0), 0), (np.arange(3.0), 2), (np.arange(3.0), 0)]
    found = list(outcomes(f, calls))
    assert [outcome.value.tolist() for outcome in found] == [[1, 2], [2, 4], [1, 2]]
    assert [outcome.changed for outcome in found] == [(), (0,), ()]
    assert [outcome.warned for outcome in found] == [(), ("UserWarning: 2",), ()]
    assert all(args[0].tolist() == [0, 1, 2] for args in calls)


@pytest.mark.parametrize(("show", "shown"), [(True, "1\n2\n"), (False, "")])
def test_prints_come_with_the_call_that_printed(link, capsys, show, shown):
    """Only where they are to be seen."""
    f = defined(link, "def f(x): print(x)")
    with link.shown():
        assert [outcome.value for outcome in outcomes(f, [(1,), (2,)], show=show)] == [None] * 2
    assert capsys.readouterr().out == shown


def test_a_loop_without_end_is_stopped_and_counted(link):
    """The next one gets less time."""
    f = defined(link, "def f(x):\n    while x: pass")
    found = list(outcomes(f, [(0,), (1,), (1,)], seconds=0.4))
    assert [getattr(outcome, "kind", "") for outcome in found] == ["", "Endless", "Endless"]
    assert "0.4 s" in found[1].message
    assert "0.2 s" in found[2].message


def test_a_process_that_leaves_out_a_call_is_not_believed(link):
    """It would be asked for ever."""
    f = defined(link, "def f(x): return x")
    link._student.ask_all = lambda some, seconds=None: [({"skipped": True}, b"")] * len(some)
    with pytest.raises(StudentGone, match="left out"):
        list(outcomes(f, [(1,)]))


def test_a_process_that_ends_in_one_call_ends_them_all(link):
    """Nothing is made of the outcomes before it."""
    f = defined(link, "import os\ndef f(x): return os._exit(3) if x else 0")
    with pytest.raises(StudentGone) as gone:
        next(outcomes(f, [(0,), (1,)]))
    assert gone.value.why == "crashed"


def test_only_what_can_cross_is_given(link):
    """A test that gives something else has a mistake itself."""
    f = defined(link, "def f(x): return x")
    with pytest.raises(TypeError, match="a test gives a Writer"):
        list(outcomes(f, [(Writer(),)]))
