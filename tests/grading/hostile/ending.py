"""Notebooks whose functions or cells end as no function should."""

from case import WRONG, first, hostile, solved

from forwardpass.grading.verdicts import Verdict


@hostile(Verdict.STUDENT_ERROR)
def exits_inside_of_the_tested_function():
    return solved(scale="import sys\ndef scale(X):\n    sys.exit(0)")


@hostile(Verdict.STUDENT_ERROR)
def raises_an_exit_that_says_zero():
    return solved(
        scale="def scale(X):\n    raise SystemExit",
        shout="def shout(text):\n    raise KeyboardInterrupt",
        count="def count(n):\n    raise GeneratorExit",
    )


@hostile(Verdict.CRASHED)
def ends_its_process_inside_of_the_tested_function():
    return solved(scale="import os\ndef scale(X):\n    os._exit(0)")


@hostile(Verdict.CRASHED)
def ends_its_process_in_a_cell():
    return first("import os\nos._exit(0)")


@hostile(Verdict.STUDENT_ERROR)
def exits_in_a_cell():
    return first("exit()", scale="quit()\nraise SystemExit(0)")


@hostile(Verdict.CRASHED)
def dies_of_a_segmentation_fault():
    return first("import ctypes\nctypes.string_at(8)")


@hostile(Verdict.NOT_ATTEMPTED)
def raises_that_it_is_not_written():
    return solved(scale="def scale(X):\n    raise NotImplementedError()")


@hostile(Verdict.STUDENT_ERROR, Verdict.TIMEOUT)
def raises_what_the_checks_raise():
    return solved(
        scale="""
        from forwardpass.check.errors import CheckFailed
        def scale(X):
            raise CheckFailed("✓ scale is right.", "", "")
        """,
        shout="""
        from forwardpass.check.call import Relayed, Raised
        def shout(text):
            raise Relayed(Raised(("StudentGone",), "passed"))
        """,
        count="""
        from forwardpass.check.limits import Endless
        def count(n):
            raise Endless("passed")
        """,
    )


@hostile(Verdict.STUDENT_ERROR, Verdict.FAILED)
def raises_an_exception_that_cannot_be_looked_at():
    return solved(
        scale="""
        class Odd(Exception):
            __str__ = __repr__ = __getattribute__ = lambda self, *a: 1 / 0
        def scale(X):
            raise Odd
        """,
        shout="""
        def shout(text):
            raise type("", tuple(type(f"B{i}", (Exception,), {}) for i in range(500)), {})
        """,
    )


@hostile()
def sends_signals_to_its_parents():
    return first(
        """
        import os, signal
        for pid in (os.getppid(), 1, 0, -1, 2, 3, 4, 5):
            for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP, signal.SIGINT):
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
        """
    )


@hostile(*(v for v in Verdict if v not in (Verdict.PASSED, Verdict.GRADER_ERROR)))
def answers_with_two_processes_at_once():
    return first("import os\nos.fork()", **WRONG)
