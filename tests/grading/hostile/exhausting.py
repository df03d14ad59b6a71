"""Notebooks that take all there is: time, memory, processes, files, room on the page."""

import assignment
from case import edited, first, hostile, solved

from forwardpass.grading.verdicts import Verdict

# --- time ------------------------------------------------------------------


@hostile(Verdict.TIMEOUT)
def never_ends():
    return first("while True: pass")


@hostile(Verdict.TIMEOUT)
def never_ends_and_catches_everything():
    return first(
        """
        while True:
            try:
                while True: pass
            except BaseException:
                pass
        """
    )


@hostile(Verdict.TIMEOUT)
def never_ends_and_blocks_signals():
    return first(
        """
        import signal
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
        for number in range(1, 65):
            try: signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError): pass
        while True: pass
        """
    )


@hostile(Verdict.TIMEOUT)
def never_ends_below_python():
    return first("import itertools\nsum(itertools.repeat(0))")


@hostile(Verdict.TIMEOUT)
def computes_one_huge_number():
    return first("x = 7 ** (7 ** 10)")


@hostile(Verdict.TIMEOUT)
def matches_a_pattern_that_backtracks_for_ever():
    return first("import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')")


@hostile(Verdict.TIMEOUT)
def sleeps():
    return first("import time\nwhile True: time.sleep(1000)")


@hostile(Verdict.TIMEOUT)
def waits_for_a_lock_that_it_holds():
    return first("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()")


@hostile(Verdict.TIMEOUT)
def computes_in_many_threads_and_processes():
    """They take all cores: the grader must get its turn, and in time."""
    return first(
        """
        import os, threading
        for _ in range(25):
            if os.fork() == 0: break
        while True: pass
        """
    )


@hostile(Verdict.TIMEOUT)
def computes_faster_than_its_limit_of_processor_time():
    return first(
        """
        import hashlib, threading
        data = bytes(1 << 24)
        def burn():
            while True: hashlib.sha512(data)
        for _ in range(3): threading.Thread(target=burn).start()
        burn()
        """
    )


@hostile(Verdict.TIMEOUT)
def never_ends_when_it_is_tested():
    return solved(scale="def scale(X):\n    while True: pass")


@hostile(Verdict.TIMEOUT)
def never_ends_when_it_is_tested_and_catches_everything():
    return solved(
        scale="""
        def scale(X):
            while True:
                try:
                    while True: pass
                except BaseException:
                    pass
        """
    )


@hostile(Verdict.TIMEOUT)
def never_ends_when_its_result_is_read():
    return solved(
        scale="""
        class Slow:
            def __getattribute__(self, name):
                while True: pass
        def scale(X):
            return Slow()
        """,
        shout="""
        class Slow(str):
            def __str__(self):
                while True: pass
        def shout(text):
            return Slow()
        """,
    )


@hostile(Verdict.TIMEOUT)
def never_ends_when_its_error_is_read():
    return solved(
        scale="""
        class Slow(Exception):
            def __str__(self):
                while True:
                    try:
                        while True: pass
                    except BaseException: pass
        def scale(X):
            raise Slow
        """
    )


@hostile(Verdict.TIMEOUT)
def raises_its_own_limits():
    return first(
        """
        import resource
        for limit in range(16):
            try: resource.setrlimit(limit, (resource.RLIM_INFINITY,) * 2)
            except (OSError, ValueError): pass
        while True: pass
        """
    )


# --- memory ----------------------------------------------------------------


@hostile()
def takes_memory_in_one_piece():
    return first("import numpy as np\nx = np.ones(10**10)")


@hostile(Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
def takes_memory_bit_by_bit():
    return first("kept = []\nwhile True: kept.append(bytearray(b'x') * (64 << 20))")


@hostile(Verdict.OUT_OF_MEMORY)
def takes_memory_when_it_is_tested():
    return solved(scale="def scale(X):\n    return np.ones(10**10)")


@hostile(Verdict.OUT_OF_MEMORY, Verdict.TIMEOUT)
def takes_memory_in_many_processes():
    return first(
        """
        import os, time
        for _ in range(6):
            if os.fork() == 0:
                kept = bytearray(b"x") * (600 << 20)
                break
        time.sleep(600)
        """
    )


@hostile(Verdict.OUT_OF_MEMORY, Verdict.TIMEOUT)
def takes_shared_memory_in_many_processes():
    return first(
        """
        import mmap, os, time
        for _ in range(6):
            if os.fork() == 0:
                kept = mmap.mmap(-1, 600 << 20)
                for _ in range(600): kept.write(b"x" * (1 << 20))
                break
        time.sleep(600)
        """
    )


@hostile()
def takes_memory_as_files_without_names():
    return first(
        """
        import os
        kept = []
        for _ in range(60):
            kept.append(os.memfd_create("x"))
            os.write(kept[-1], bytes(64 << 20))
        print("LEA" + "KED")
        """
    )


@hostile()
def takes_memory_as_segments_of_system_v():
    return first(
        """
        import ctypes
        libc = ctypes.CDLL(None)
        libc.shmat.restype = ctypes.c_void_p
        for _ in range(60):
            segment = libc.shmget(0, 64 << 20, 0o1600)
            at = libc.shmat(segment, 0, 0)
            if segment >= 0 and at:
                ctypes.memset(at, 1, 64 << 20)
                libc.shmdt(ctypes.c_void_p(at))
                print("LEA" + "KED")
        """
    )


@hostile(Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
def takes_memory_as_buffers_of_pipes_and_sockets():
    return first(
        """
        import fcntl, os, socket
        kept = []
        try:
            while True:
                a, b = socket.socketpair()
                a.setblocking(False)
                kept += [a, b]
                for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
                    a.setsockopt(socket.SOL_SOCKET, option, 1 << 30)
                try:
                    while True: a.send(bytes(1 << 20))
                except BlockingIOError: pass
        except OSError as error:
            print(len(kept) < 300)
        """
    )


# --- processes, files, room ------------------------------------------------


@hostile(Verdict.TIMEOUT)
def forks_without_end():
    return first(
        """
        import os
        while True:
            try: os.fork()
            except OSError: pass
        """
    )


@hostile(Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
def forks_without_end_in_the_shell():
    return first("!f() { f | f & }; f; sleep 600")


@hostile()
def starts_thousands_of_threads():
    return first(
        """
        import threading, time
        for _ in range(5000):
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
        """
    )


@hostile()
def fills_the_disk():
    return first(
        """
        import os
        for folder in (".", "/tmp", "/dev/shm", "/var/tmp"):
            for number in range(40):
                try:
                    with open(f"{folder}/big{number}", "wb") as file:
                        for _ in range(64): file.write(bytes(1 << 20))
                    print(folder, number)
                    if number > 2: print("LEA" + "KED")
                except OSError as error:
                    print(error)
                    break
        """
    )


@hostile()
def makes_thousands_of_files_and_folders():
    return first(
        """
        import os
        for number in range(20_000):
            try: os.makedirs(f"{number % 100}/{number}")
            except OSError: break
        if number > 9000: print("LEA" + "KED")
        """
    )


@hostile()
def opens_thousands_of_files_and_sockets():
    return first(
        """
        import os, socket
        kept = []
        try:
            while True: kept += socket.socketpair(), os.pipe(), open("/dev/null")
        except OSError as error:
            print(type(error).__name__)
        if len(kept) > 1000: print("LEA" + "KED")
        """
    )


@hostile(Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
def prints_without_end():
    return first("for n in range(10**7):\n    print('spam' * 50)\n    if n > 2_000_000: break")


@hostile()
def prints_one_huge_text():
    return first("print('x' * 10**8)")


@hostile(Verdict.FAILED, Verdict.TIMEOUT)
def prints_a_flood_when_it_is_tested():
    return solved(
        scale="def scale(X):\n    for _ in range(200_000): print('spam', end='')\n    return X"
    )


@hostile()
def displays_without_end():
    return first(
        """
        from IPython.display import display
        for n in range(100_000): display({"text/plain": "spam" * 10}, raw=True)
        """
    )


@hostile()
def displays_pictures_as_large_as_can_be():
    return first(
        """
        import base64
        from IPython.display import display
        for n in range(20): display({"image/png": "A" * 3_900_000}, raw=True)
        """
    )


@hostile()
def displays_a_picture_that_is_hard_to_check():
    """A careless pattern for base64 tries every way to split these spaces."""
    return first(
        """
        from IPython.display import display
        display({"image/png": "AAAA" + " " * 3_000_000 + "!"}, raw=True)
        display({"image/png": "A" * 500_000 + "=" * 400_000 + "\\n" * 400_000 + "!"}, raw=True)
        """
    )


def _with_cells(source: str, many: int) -> bytes:
    """Return the exercise with the same cell at its end, many times."""
    cells = [assignment.code(source)] * many
    return edited(lambda made: made["cells"].extend(cells))


@hostile()
def floods_every_cell():
    return _with_cells(
        "print('x' * 99_999)\nget_ipython().outputs._text = 0\nprint('y' * 99_999)", 150
    )


@hostile(Verdict.CRASHED, Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
def floods_every_cell_past_its_own_limits():
    return _with_cells(
        "flood = {'output_type': 'stream', 'name': 'stdout', 'text': 'é' * 19_000}\n"
        "get_ipython().outputs.take = lambda: [flood] * 100",
        100,
    )
