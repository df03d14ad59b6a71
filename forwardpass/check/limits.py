"""Stop a call that does not come back, so that a loop without end gets a message.

A help for students, no protection: where the system has no interval timer
(Windows, a browser), or outside of the main thread, calls are not limited.
"""

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar

try:
    import resource
except ImportError:  # Windows, a browser
    resource = None

#: Seconds that a call may compute.
SECONDS = 5.0

#: How many times as long it may take by the clock: on a busy machine, or asleep.
PATIENCE = 4

#: The same for a call that imports TensorFlow, from a slow disk perhaps.
SECONDS_TO_IMPORT = 120.0

#: The same for a call that is made only to find the likeliest mistake.
SECONDS_TO_DIAGNOSE = 1.0

#: Bytes by which memory may grow during a call; a loop that collects without end stops here.
GROWTH = 1_000_000_000

_WHEN_LARGE = f"when it had taken {GROWTH / 1e9:g} GB of memory"

#: Seconds between two looks at the clock; and what a stopped block has for its own end, for a
#: message perhaps, until it is stopped again.
_INTERVAL = 0.1
_LAST_SECONDS = 1.0


class Endless(BaseException):
    """A call was stopped. No ``except Exception`` in a student's code swallows it."""


#: Where calls are made by another process, it is told their seconds, and keeps the limits.
_tell: ContextVar[Callable[[float], None] | None] = ContextVar("tell", default=None)


@contextlib.contextmanager
def kept_elsewhere(tell: Callable[[float], None]) -> Iterator[None]:
    """Let ``limited`` only ``tell`` its seconds: the calls in the block are made elsewhere."""
    token = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(token)


@contextlib.contextmanager
def limited(seconds: float = SECONDS, patience: float = PATIENCE) -> Iterator[None]:
    """Raise Endless in the block once it computes longer, or its memory grows by over GROWTH.

    Seconds are those of the processor; by the clock it may take ``patience`` times as long.
    """
    if tell := _tell.get():
        tell(seconds)
        yield
        return
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return
    started, peak, imported = _clocks(), _peak(), "tensorflow" in sys.modules

    def look(*_: object) -> None:
        imports = "tensorflow" in sys.modules and not imported
        allowed = max(seconds, SECONDS_TO_IMPORT) if imports else seconds
        computed, passed = (now - then for now, then in zip(_clocks(), started, strict=True))
        late = computed > allowed or passed > patience * allowed
        if late or _peak() - peak > GROWTH:
            signal.setitimer(signal.ITIMER_REAL, _LAST_SECONDS, _INTERVAL)
            after = f"after {allowed:g} s"
            raise Endless(f"stopped {after if late else _WHEN_LARGE}")

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _INTERVAL, _INTERVAL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _clocks() -> tuple[float, float]:
    return time.process_time(), time.monotonic()


def _peak() -> int:
    """Return the most memory that this process has held, in bytes."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
