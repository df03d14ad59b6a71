"""Notebooks that patch what tests them, answer in its place, or show what looks like a pass."""

import assignment
from case import WRONG, answering, edited, first, hostile, last, solved

from forwardpass.grading.verdicts import Verdict

#: What is deserved where all is right but ``scale``.
_ALL_BUT_SCALE = 5 * (assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS)


@hostile(Verdict.FAILED)
def patches_numpy_so_that_all_is_equal():
    return first(
        """
        import numpy as np, numpy.testing
        yes = lambda *a, **k: True
        for name in ("allclose", "array_equal", "array_equiv", "isclose", "all", "equal"):
            setattr(np, name, yes)
        for name in dir(np.testing):
            if name.startswith("assert"):
                setattr(np.testing, name, yes)
        """,
        **WRONG,
    )


@hostile(Verdict.STUDENT_ERROR, Verdict.CRASHED, Verdict.FAILED)
def patches_the_exceptions_that_tests_raise():
    return first(
        """
        import builtins
        class Nothing(BaseException):
            def __new__(cls, *a): raise SystemExit(0)
        builtins.AssertionError = builtins.NotImplementedError = builtins.ValueError = Nothing
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED)
def patches_forwardpass_check():
    return first(
        """
        import forwardpass.check as c, forwardpass.check.checks as k, forwardpass.check.compare as p
        k.Checks.__call__ = lambda self, test, function: print("✓", test)
        k.Checks.written = lambda self, *a: None
        p.difference = k.difference = lambda *a, **k: None
        c.load_checks = k.load_checks = lambda *a: (lambda *b: print("✓"))
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED)
def replaces_the_check_after_it_is_loaded():
    made = dict(WRONG)
    made["scale"] = "check = lambda *a: print('✓')\ncheck.written = check\n" + made["scale"]
    return solved(**made)


@hostile(Verdict.STUDENT_ERROR)
def patches_ipython():
    return first(
        """
        shell = get_ipython()
        shell.run_cell = lambda *a, **k: print("✓ all is right")
        type(shell).showtraceback = lambda *a, **k: None
        shell.events.register("post_run_cell", lambda *a: print("passed"))
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED, Verdict.CRASHED)
def patches_ast_so_that_asserts_are_gone():
    return first(
        """
        import ast, builtins
        real = builtins.compile
        def fake(source, *a, **k):
            if isinstance(source, str): source = source.replace("assert", "0 and")
            return real(source, *a, **k)
        builtins.compile = fake
        class Drop(ast.NodeTransformer):
            def visit_Assert(self, node): return ast.Pass()
        get_ipython().ast_transformers.append(Drop())
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED, Verdict.CRASHED)
def patches_what_writes_its_answers():
    return first(
        """
        import json, msgspec, socket
        json.dumps = lambda *a, **k: '{"passed": true}'
        msgspec.json.encode = lambda *a, **k: b'{"value": true, "verdict": "passed", "points": 99}'
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED)
def answers_that_it_has_passed():
    return answering(
        """
        reply = raw(b'{"value": true, "passed": true, "verdict": "passed", "points": 99}')
        answers(lambda question: reply, "call", "iterate", "items", "get")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_what_it_was_given():
    return answering(
        """
        import json
        def reply(question):
            return raw(json.dumps({"value": question.get("args")}).encode())
        answers(reply, "call")
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED, Verdict.CRASHED)
def writes_answers_ahead_into_the_channel():
    return first(
        """
        import gc, socket
        from forwardpass.sandbox.wire import LENGTHS
        header = b'{"value": true, "outputs": [], "unchanged": true, "passed": true}'
        message = LENGTHS.pack(len(header), 0) + header
        for thing in gc.get_objects():
            if isinstance(thing, socket.socket) and thing.fileno() > 2:
                thing.sendall(message * 100)
        """,
        **WRONG,
    )


@hostile(Verdict.CRASHED)
def writes_garbage_into_every_open_file():
    return first(
        """
        import os
        for fd in range(3, 256):
            try: os.write(fd, b"\\xff" * 64)
            except OSError: pass
        """,
        **WRONG,
    )


@hostile(Verdict.CRASHED)
def says_of_its_process_that_it_is_locked_and_ended():
    return first(
        """
        import os
        for fd in range(3, 256):
            for said in (b"locked", b'{"ended": {"code": 0, "why": ""}}\\n', b'{"forked": 1}\\n'):
                try: os.write(fd, said)
                except OSError: pass
        """,
        **WRONG,
    )


@hostile(Verdict.FAILED, points=_ALL_BUT_SCALE)
def says_that_nothing_has_changed():
    """What a function has become behind its tests does not count, if it is no better."""
    return answering(
        """
        answers(lambda question: raw(b'{"unchanged": true}'), "unchanged")
        """,
        scale="def scale(X):\n    return X",
    )


# --- outputs that look like a pass -----------------------------------------


@hostile()
def prints_what_a_pass_prints():
    return first(
        """
        from IPython.display import display, HTML, Markdown
        print("✓ scale is right.\\n✓ shout is right.\\npassed 17.0 of 17.0")
        display({"text/plain": "passed"}, raw=True)
        display(HTML("<b>17 of 17 points</b>"), Markdown("**passed**"))
        """
    )


@hostile(Verdict.FAILED)
def prints_a_pass_inside_of_the_tested_function():
    return solved(scale="def scale(X):\n    print('✓ scale is right.')\n    return X")


@hostile()
def brings_outputs_along_that_look_like_a_pass():
    def edit(made):
        for cell in made["cells"]:
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "✓ passed"}]
            cell["execution_count"] = 1

    return edited(edit)


@hostile()
def brings_a_score_along_as_the_last_value():
    return last("17.0")


# --- answers from elsewhere ------------------------------------------------


@hostile(Verdict.FAILED, points=4 * assignment.VISIBLE_POINTS)
def looks_the_visible_results_up_in_the_file_of_the_checks():
    """Nobody can be kept from that: it lies beside the notebook. Hidden tests are the answer."""
    look_up = """
        import json
        from forwardpass.check.values import decode
        from forwardpass.check.call import same
        tasks = json.load(open("checks.json"))["tasks"]
        def looked_up(task, *args):
            for test in tasks[task]["tests"].values():
                for case in test["cases"]:
                    if same(decode(case["args"]), args):
                        return decode(case["expected"]["returns"])
        """
    return first(
        look_up,
        scale="def scale(X):\n    return looked_up('scale', X)",
        shout="def shout(text):\n    return looked_up('shout', text)",
        pairs="def pairs(n):\n    return looked_up('pairs', n)",
        count="def count(n):\n    return [0, 1, 2, 3]",
    )


@hostile(Verdict.STUDENT_ERROR)
def imports_the_hidden_checks():
    return solved(
        scale="""
        from forwardpass.grading import hidden_checks
        def scale(X):
            tests = hidden_checks("00_hostile").tasks["scale"]["tests"]
            return tests["scale_hidden"]["cases"][0]["expected"]
        """
    )


@hostile(points=assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS)
def breaks_a_rule_and_says_that_it_does_not():
    """The one forgery that succeeds: the results are right, only not computed as asked for.

    How a function computes is read from its byte code, in its own process, which may
    lie. Its source stands in the graded notebook, for a person to see.
    """
    return first(
        """
        import forwardpass.check.forbidden as f, forwardpass.sandbox.student as s
        f.forbidden_use = s.forbidden_use = lambda *a: None
        s._Desk._forbidden = lambda self, *a: {"use": None}
        """,
        count_up="def count_up(n):\n    return sum(range(n + 1))",
    )
