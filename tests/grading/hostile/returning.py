"""Notebooks whose functions return what is hard to send, to compare or to describe."""

from case import answering, first, hostile, solved

from forwardpass.grading.verdicts import Verdict


@hostile(Verdict.OUT_OF_MEMORY, Verdict.FAILED)
def returns_a_huge_array():
    return solved(scale="def scale(X):\n    return np.zeros((20_000, 5_000))")


@hostile(Verdict.FAILED, Verdict.OUT_OF_MEMORY)
def returns_the_largest_array_that_may_be_sent():
    """As weights, which the checker looks at more closely than at others."""
    return solved(
        scale="def scale(X):\n    return np.zeros((1 << 12, 1 << 12), np.int8)",
        layers="def layers(widths, rng):\n    return [(np.ones((1, 1 << 20)), np.zeros(3))] * 2",
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


@hostile(Verdict.CRASHED, Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
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
        pairs="import time\ndef pairs(n):\n    while not time.sleep(1): yield 1, 1",
        count="import time\ndef count(n):\n    while not time.sleep(1): yield 1",
    )


@hostile(Verdict.FAILED)
def returns_a_range_of_billions():
    """A test in the instructor's own words would make a list of it: so it is not sent."""
    return solved(count="def count(n):\n    return range(4 * 10**8)")


@hostile(Verdict.FAILED)
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
