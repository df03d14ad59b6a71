"""Notebooks that take all there is: time, memory, processes, files, room in the results."""

from case import answering, first, hostile, solved

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


@hostile(Verdict.FAILED)
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


@hostile()
def floods_every_cell():
    def edit_source(n):
        return f"print('x' * 99_999)\nget_ipython().outputs._text = 0\nprint('y' * 99_999, {n})"

    import json

    import assignment

    made = assignment.notebook()
    made["cells"] += [assignment.code(edit_source(n)) for n in range(150)]
    return json.dumps(made).encode()


@hostile(Verdict.CRASHED, Verdict.NOT_ATTEMPTED)
def floods_every_cell_past_its_own_limits():
    import json

    import assignment

    made = assignment.notebook()
    flood = """
out = get_ipython().outputs
out.take = lambda: [{"output_type": "stream", "name": "stdout", "text": "é" * 19_000}] * 100
"""
    made["cells"] += [assignment.code(flood) for n in range(100)]
    return json.dumps(made).encode()


# --- results ---------------------------------------------------------------


@hostile(Verdict.OUT_OF_MEMORY, Verdict.FAILED)
def returns_a_huge_array():
    return solved(scale="def scale(X):\n    return np.zeros((20_000, 5_000))")


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY)
def returns_the_largest_array_that_may_be_sent():
    """As weights, which the checker looks at more closely than at others."""
    return solved(
        scale="def scale(X):\n    return np.zeros((1 << 12, 1 << 12), np.int8)",
        layers="def layers(widths, rng):\n    return [(rng.normal(size=(1, 2 << 20)), np.zeros(3))]*2",
    )


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY)
def returns_an_array_that_looks_huge():
    """Its entries are all the same eight bytes."""
    return solved(
        scale="""
        from numpy.lib.stride_tricks import as_strided
        def scale(X):
            return as_strided(X, (1 << 19, 1 << 19), (0, 0))
        """,
        layers="""
        from numpy.lib.stride_tricks import as_strided
        def layers(widths, rng):
            b = as_strided(np.zeros(1), (1 << 38,), (0,))
            return [(b[:, None], b), (b[:, None], b)]
        """,
    )


@hostile(Verdict.CRASHED, Verdict.FAILED)
def answers_with_a_view_that_looks_huge():
    return answering(
        """
        reply = raw(b'{"value": {"view": 0, "offset": 0, "dtype": "<f8", "shape": [1099511627776],'
                    b' "strides": [0]}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED, Verdict.FAILED)
def answers_with_a_view_beyond_its_array():
    """The steps are so large that the address wraps round to where it may be."""
    return answering(
        """
        reply = raw(b'{"value": {"view": 0, "offset": 0, "dtype": "<f8",'
                    b' "shape": [549755813889, 1], "strides": [33554432, 8]}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_arrays_that_share_all_their_bytes():
    return answering(
        """
        one = b'{"array": "|u1", "shape": [16000000], "at": 0},'
        reply = raw(b'{"value": [' + (one * 50_000)[:-1] + b']}', bytes(16_000_000))
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_keys_that_all_have_the_same_hash():
    """Whole numbers that differ by multiples of 2**61 - 1 do; so a set of them takes for ever."""
    return answering(
        """
        P = 2**61 - 1
        keys = ",".join('{"int": "%s"}' % hex(7 + n * P) for n in range(1000, 90_000))
        reply = raw(b'{"value": {"set": [' + keys.encode() + b']}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_fractions_that_all_have_the_same_hash():
    return answering(
        """
        P = 2**61 - 1
        keys = ",".join('[{"fraction": ["%s", "%s"]}, 0]' % (hex(5 * d + P * 7), hex(d))
                        for d in range(2, 60_000))
        reply = raw(b'{"value": {"dict": [' + keys.encode() + b']}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED, Verdict.FAILED)
def answers_with_objects_of_thousands_of_classes():
    return answering(
        """
        one = ",".join('{"object": %d, "kinds": [["a", "b%d"], ["c", "d"]]}' % (n, n)
                       for n in range(60_000))
        reply = raw(b'{"value": [' + one.encode() + b']}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.FAILED, Verdict.TIMEOUT)
def answers_with_as_many_values_as_fit():
    return answering(
        """
        count = [0]
        def reply(question):
            count[0] += 1
            return raw(b'{"value": [' + b"1.5," * (199_990) + b'2]}')
        answers(reply, "call", "items")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_values_nested_very_deeply():
    return answering(
        """
        answers(lambda question: raw(b'{"value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"), "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_a_number_of_a_million_digits():
    return answering(
        """
        answers(lambda question: raw(b'{"value": ' + b"9" * 1_000_000 + b"}"), "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_numbers_that_have_no_end():
    return answering(
        """
        answers(lambda question: raw(b'{"value": 1e999999999999999999}'), "name")
        """
    )


@hostile(Verdict.CRASHED)
def announces_more_than_a_message_may_be():
    return answering("answers(lambda question: b'\\xff' * 8, 'name')")


@hostile(Verdict.TIMEOUT)
def answers_in_a_trickle():
    return answering(
        """
        import gc, socket, time
        def reply(question):
            for thing in gc.get_objects():
                if isinstance(thing, socket.socket) and thing.fileno() > 2:
                    thing.sendall(LENGTHS.pack(4_000_000, 0))
                    while True:
                        thing.sendall(b" ")
                        time.sleep(0.05)
        answers(reply, "name")
        """
    )


@hostile(Verdict.TIMEOUT)
def answers_never():
    return answering("import time\nanswers(lambda question: time.sleep(600), 'name')")


@hostile(Verdict.TIMEOUT)
def answers_before_it_has_read_the_question():
    """It stops reading: what the grader sends must not wait for ever."""
    return first(
        """
        import gc, socket, time
        for thing in gc.get_objects():
            if isinstance(thing, socket.socket) and thing.fileno() > 2:
                thing.sendall(LENGTHS.pack(2, 0) + b"{}")
        time.sleep(600)
        """.replace("LENGTHS.pack(2, 0)", "bytes([0, 0, 0, 2, 0, 0, 0, 0])"),
        scale="x = '" + "y" * 3_000_000 + "'",
    )


@hostile(Verdict.CRASHED)
def closes_the_channel():
    return first("import os\nos.closerange(3, 256)\nwhile True: pass")


@hostile(Verdict.CRASHED)
def closes_the_channel_and_lives_on():
    return first(
        "import gc, socket, time\n"
        "for thing in gc.get_objects():\n"
        "    if isinstance(thing, socket.socket): thing.close()\n"
        "time.sleep(600)"
    )


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY)
def returns_lists_within_lists():
    return solved(
        scale="def scale(X):\n    y = []\n    for _ in range(100_000): y = [y]\n    return y",
        shout="def shout(text):\n    y = []\n    y.append(y)\n    return y",
        count="def count(n):\n    d = {}\n    d[0] = d\n    return d",
    )


@hostile(Verdict.STUDENT_ERROR, Verdict.TIMEOUT, Verdict.CRASHED, Verdict.OUT_OF_MEMORY)
def recurses_without_end():
    return solved(
        scale="def scale(X):\n    return scale(X)",
        shout="import sys\nsys.setrecursionlimit(10**9)\ndef shout(text):\n    return shout(text)",
        count="""
        class Deep:
            def __repr__(self): return repr(self)
            __str__ = __repr__
            __len__ = __iter__ = lambda self: iter(self)
        def count(n):
            return Deep()
        """,
    )


@hostile(Verdict.CRASHED, Verdict.NOT_ATTEMPTED)
def recurses_without_end_below_python():
    return first(
        """
        import sys
        sys.setrecursionlimit(10**9)
        x = None
        for _ in range(10**6): x = [x]
        repr(x); hash((x,)); x == x
        """
    )


@hostile(Verdict.TIMEOUT, Verdict.FAILED)
def yields_without_end():
    return solved(
        pairs="import itertools\ndef pairs(n):\n    return itertools.repeat((0, 0))",
        count="import itertools\ndef count(n):\n    return itertools.count()",
    )


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY, Verdict.TIMEOUT, Verdict.CRASHED)
def yields_huge_arrays_without_end():
    return solved(
        pairs="def pairs(n):\n    while True: yield np.zeros(1_000_000)",
        count="def count(n):\n    while True: yield np.zeros(15_000)",
    )


@hostile(Verdict.TIMEOUT, Verdict.FAILED)
def yields_slowly_without_end():
    return solved(
        pairs="import time\ndef pairs(n):\n    while True:\n        yield 1, 1\n        time.sleep(1)",
        count="import time\ndef count(n):\n    while True:\n        yield 1\n        time.sleep(1)",
    )


@hostile(Verdict.TIMEOUT)
def returns_a_range_of_billions():
    """A test in the instructor's own words makes a list of it."""
    return solved(count="def count(n):\n    return range(4 * 10**8)")


@hostile(Verdict.TIMEOUT)
def returns_a_range_beyond_all_numbers():
    return solved(
        count="def count(n):\n    return range(10**18)",
        scale="def scale(X):\n    return range(10**300)",
    )


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY)
def returns_huge_numbers_and_texts():
    return solved(
        scale="def scale(X):\n    return 10**5000",
        shout="def shout(text):\n    return 'x' * 50_000_000",
        count_up="def count_up(n):\n    return 10 ** 400",
        count="def count(n):\n    return 'ab' * 1_500_000",
    )


@hostile(Verdict.FAILED)
def returns_fractions_beyond_all_floats():
    return solved(
        count_up=(
            "from fractions import Fraction\n"
            "def count_up(n):\n    return Fraction(16**900, 3) if n % 2 else Fraction(1, 16**900)"
        )
    )


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY)
def returns_a_list_of_thousands_of_arrays():
    """To describe each of them would take longer than all else."""
    return solved(
        scale="def scale(X):\n    return [np.ones(2)] * 40_000",
        shout="def shout(text):\n    return {str(n): np.ones(2) for n in range(3000)}",
        pairs="def pairs(n):\n    return [[np.ones(2)] * 40 for _ in range(1000)]",
    )


@hostile(Verdict.FAILED)
def returns_thousands_of_layers():
    """To compare each with each would take hours."""
    return solved(layers="def layers(widths, rng):\n    return [(np.eye(2), np.zeros(2))] * 2300")


@hostile(Verdict.FAILED)
def returns_layers_that_are_hard_to_compare():
    return solved(
        layers=(
            "def layers(widths, rng):\n"
            "    return [(rng.normal(size=(1, 450_000)), np.zeros(450_000))] * 2"
        )
    )


@hostile(Verdict.FAILED)
def warns_of_thousands_of_things():
    return solved(
        scale="""
        import sys, warnings
        def scale(X):
            for n in range(3000):
                warnings.warn_explicit(f"{n}" * 100, type(f"W{n}", (UserWarning,), {}), "x", n)
                print("x" * 200, n, file=sys.stderr)
            return X
        """
    )


@hostile(Verdict.STUDENT_ERROR)
def raises_in_a_line_of_millions_of_words():
    """The line is the student's own; a message that shows it must stay short."""
    line = "    raise ValueError  # " + "a b " * 1_000_000
    return solved(scale=f"def scale(X):\n{line}")


@hostile(Verdict.STUDENT_ERROR)
def raises_a_message_of_a_hundred_megabytes():
    return solved(scale="def scale(X):\n    raise ValueError('\\x1b[1;1;1' * 10**7 + '`' * 10**6)")


@hostile(Verdict.FAILED)
def changes_its_arguments_into_something_huge():
    return answering(
        """
        import json
        def answer(self, question, given):
            if question["ask"] == "call":
                changed = {"tuple": [[{"float": "NaN"}] * 5_000]}
                return raw(json.dumps({"value": None, "args": changed}).encode())
            return _honest(self, question, given)
        student._Desk.answer = answer
        """
    )
