"""An end to what takes too long in the grader's own process: looking at a student's results."""

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

from forwardpass.sandbox import Student, StudentGone

#: Seconds between two tries, once it is late.
_INTERVAL = 0.05


@contextlib.contextmanager
def ended_at(deadline: float, student: Student) -> Iterator[None]:
    """Raise StudentGone in the block once ``time.monotonic()`` is past the ``deadline``.

    A question to the student's process keeps the deadline by itself, and is not
    disturbed. Outside of the main thread nothing is watched: sizes of results are
    limited in any case (see ``sandbox.wire``).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        if not student.asked:
            raise StudentGone("timeout", "it took too long to look at its results")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, max(1e-3, deadline - time.monotonic()), _INTERVAL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
