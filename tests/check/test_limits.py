"""A call that does not come back is stopped, and told so."""

import sys
import threading
import time

import numpy as np
import pytest

from forwardpass.check import limits
from forwardpass.check.call import Raised, call
from forwardpass.check.limits import Endless, limited


def forever(n):
    """Never return."""
    while True:
        n = n + 1


def test_a_loop_without_end_is_stopped():
    """Within a moment of the limit."""
    outcome = call(forever, (0,), seconds=0.3)
    assert isinstance(outcome, Raised)
    assert outcome.kind == "Endless"
    assert "0.3 s" in outcome.message


def test_a_call_that_only_waits_is_stopped_too():
    """By the clock, and later: a busy machine makes every call wait."""
    started = time.monotonic()
    assert call(time.sleep, (60,), seconds=0.2).kind == "Endless"
    assert 0.2 < time.monotonic() - started < 30


def test_limits_may_be_kept_elsewhere():
    """A grader tells another process how long it may compute."""
    told = []
    with limits.kept_elsewhere(told.append):
        assert call(lambda: 3, (), seconds=0.1).value == 3
    assert told == [0.1]


def test_an_except_in_the_loop_does_not_swallow_it():
    """Students write ``except Exception``."""

    def stubborn():
        while True:
            try:
                forever(0)
            except Exception:
                continue

    assert call(stubborn, (), seconds=0.3).kind == "Endless"


def test_a_loop_that_collects_is_stopped_by_its_memory(monkeypatch):
    """Before the machine is full."""
    monkeypatch.setattr(limits, "GROWTH", 100_000_000)

    def hoard():
        kept = []
        while True:
            kept.append(np.ones(100_000))

    outcome = call(hoard, (), seconds=30)
    assert outcome.kind == "Endless"
    assert "memory" in outcome.message


def test_importing_tensorflow_has_more_time(monkeypatch):
    """From a slow disk it takes longer than any task."""
    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)

    def imports():
        sys.modules["tensorflow"] = None
        time.sleep(1.2)
        return 3

    try:
        assert call(imports, (), seconds=0.2).value == 3
        assert call(imports, (), seconds=0.2).kind == "Endless"
    finally:
        del sys.modules["tensorflow"]


def test_afterwards_nothing_is_stopped_any_more():
    """The timer is gone with the call."""
    with limited(0.2):
        pass
    time.sleep(0.4)


def test_outside_of_the_main_thread_a_call_is_just_made():
    """Signals reach the main thread only."""
    results = []
    thread = threading.Thread(target=lambda: results.append(call(lambda: 3, ()).value))
    thread.start()
    thread.join()
    assert results == [3]


def test_the_block_itself_may_raise():
    """And what it raises passes."""
    with pytest.raises(ZeroDivisionError), limited(5):
        raise ZeroDivisionError
    assert not issubclass(Endless, Exception)
