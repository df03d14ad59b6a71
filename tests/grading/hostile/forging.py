"""Notebooks that want points for work that they do not do."""

import assignment
from case import answering, cell_of, edited, first, hostile, last, solved

from forwardpass.grading.verdicts import Verdict

#: A wrong solution of each task, so that all depends on the trick.
_WRONG = {
    "scale": "def scale(X):\n    return X",
    "shout": "def shout(text):\n    return text",
    "count": "def count(n):\n    return [n]",
}


#: What is deserved where all is right but ``scale``.
_ALL_BUT_SCALE = 5 * (assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS)


# --- patches ---------------------------------------------------------------


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
        **_WRONG,
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
        **_WRONG,
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
        **_WRONG,
    )


@hostile(Verdict.FAILED)
def replaces_the_check_after_it_is_loaded():
    made = dict(_WRONG)
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
        **_WRONG,
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
        **_WRONG,
    )


@hostile(Verdict.FAILED, Verdict.CRASHED)
def patches_what_writes_its_answers():
    return first(
        """
        import json, msgspec, socket
        json.dumps = lambda *a, **k: '{"passed": true}'
        msgspec.json.encode = lambda *a, **k: b'{"value": true, "verdict": "passed", "points": 99}'
        """,
        **_WRONG,
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
        **_WRONG,
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
        **_WRONG,
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
        **_WRONG,
    )


@hostile(Verdict.CRASHED)
def says_of_its_process_that_it_is_locked_and_ended():
    return first(
        """
        import os
        for fd in range(3, 256):
            for said in (b"locked", b'{"ended": {"code": 0, "why": ""}}\\n', b'{"forked": true}\\n'):
                try: os.write(fd, said)
                except OSError: pass
        """,
        **_WRONG,
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


# --- objects that lie ------------------------------------------------------

_LIAR = """
class Liar:
    __eq__ = __ge__ = __le__ = __contains__ = lambda self, other: True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __hash__ = lambda self: 0
    __bool__ = lambda self: True
    __len__ = lambda self: 0
    __iter__ = lambda self: iter(())
    __array_priority__ = 1e9
    __array__ = lambda self, *a, **k: self
    __array_ufunc__ = lambda self, *a, **k: True
    __array_function__ = lambda self, *a, **k: True
    shape, dtype, ndim, size = (2, 3), float, 2, 6
    __getattr__ = lambda self, name: self
    __call__ = lambda self, *a, **k: self
"""


@hostile(Verdict.FAILED)
def returns_an_object_that_equals_everything():
    return first(
        _LIAR,
        scale="def scale(X):\n    return Liar()",
        shout="def shout(text):\n    return Liar()",
        pairs="def pairs(n):\n    return Liar()",
        layers="def layers(widths, rng):\n    return [(Liar(), Liar())] * 2",
        count="def count(n):\n    return Liar()",
    )


@hostile(Verdict.FAILED)
def is_an_object_that_equals_everything():
    return first(_LIAR, scale="scale = Liar()", shout="shout = Liar()", count="count = Liar()")


@hostile(Verdict.FAILED)
def returns_an_array_that_lies_about_shape_and_dtype():
    return solved(
        scale="""
        class Lying(np.ndarray):
            shape = property(lambda self: (2, 3))
            dtype = property(lambda self: np.dtype(float))
            __eq__ = lambda self, other: np.ones((2, 3), bool)
            __sub__ = __rsub__ = lambda self, other: np.zeros((2, 3))
            tobytes = lambda self, *a: bytes(48)
            __array_ufunc__ = lambda self, *a, **k: np.ones((2, 3), bool)
        def scale(X):
            return np.ones(1).view(Lying)
        """
    )


@hostile(Verdict.FAILED)
def returns_texts_and_numbers_of_lying_classes():
    return first(
        """
        def lying(base):
            yes = lambda self, *a: True
            return type(base.__name__, (base,), {
                "__eq__": yes, "__ne__": lambda s, o: False, "__hash__": lambda s: 0,
                "__len__": lambda s: 1, "__str__": lambda s: "AHOY", "upper": lambda s: "AHOY"})
        """,
        scale="def scale(X):\n    return lying(float)(2.5)",
        shout="def shout(text):\n    return lying(str)('no')",
        pairs="def pairs(n):\n    return lying(list)([lying(tuple)((1, 2))])",
        count_up="def count_up(n):\n    return lying(int)(1)",
        count="def count(n):\n    return lying(list)([7])",
    )


@hostile(Verdict.FAILED)
def returns_booleans_that_are_neither_true_nor_false():
    return answering(
        r"""
        reply = raw(b'{"value": {"array": "|b1", "shape": [2, 3], "at": 0}}', b"\x02" * 6)
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.FAILED)
def returns_nan_everywhere():
    return solved(scale="def scale(X):\n    return X * np.nan")


@hostile(Verdict.FAILED)
def returns_a_masked_array_with_everything_masked():
    return solved(scale="def scale(X):\n    return np.ma.masked_all(X.shape)")


@hostile(Verdict.FAILED)
def has_classes_of_which_it_cannot_be_said_what_they_are():
    return first(
        """
        class Meta(type):
            __name__ = property(lambda cls: 1 / 0)
            __module__ = property(lambda cls: 1 / 0)
            def mro(cls): return [cls, object]
            __subclasscheck__ = __instancecheck__ = lambda cls, other: True
        class Odd(metaclass=Meta):
            __class__ = property(lambda self: np.ndarray)
        """,
        scale="def scale(X):\n    return Odd()",
        shout="def shout(text):\n    return Odd()",
        pairs="def pairs(n):\n    return Odd()",
    )


@hostile(Verdict.FAILED)
def says_that_its_object_is_a_keras_layer():
    return answering(
        """
        kinds = b'[["keras.layers", "Dense"], ["tensorflow", "Tensor"], ["numpy", "ndarray"]]'
        reply = raw(b'{"value": {"object": 1, "kinds": ' + kinds + b', "callable": true}}')
        answers(lambda question: reply, "call")
        """
    )


# --- how functions end -----------------------------------------------------


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
    return first("import os\nos.fork()", **_WRONG)


# --- edits of the notebook -------------------------------------------------


@hostile()
def states_points_of_its_own():
    def edit(made):
        for cell in made["cells"]:
            cell["metadata"]["nbgrader"]["points"] = 1e9
        cell_of(made, "scale_values")["metadata"]["nbgrader"]["points"] = -5

    return edited(edit)


@hostile(Verdict.FAILED)
def makes_a_test_of_each_own_cell():
    def edit(made):
        for name in ("scale", "shout", "count"):
            about = cell_of(made, name)["metadata"]["nbgrader"]
            about |= {"grade": True, "solution": False, "locked": False, "points": 100}

    return edited(edit, **_WRONG)


@hostile(Verdict.STUDENT_ERROR)
def swaps_the_ids_of_tests():
    def edit(made):
        a, b = (cell_of(made, name)["metadata"]["nbgrader"] for name in ("scale_values", "setup"))
        a["grade_id"], b["grade_id"] = b["grade_id"], a["grade_id"]

    return edited(edit, **_WRONG)


@hostile(points=assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS)
def gives_a_hard_test_the_id_of_an_easy_one():
    def edit(made):
        for cell in made["cells"]:
            about = cell["metadata"]["nbgrader"]
            if about["grade"] and not about["grade_id"].startswith("scale"):
                about["grade_id"] = "scale_values"

    return edited(edit, scale=assignment.SOLVED["scale"])


@hostile(Verdict.FAILED)
def makes_text_of_tests():
    def edit(made):
        for cell in made["cells"]:
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["cell_type"] = "markdown"

    return edited(edit, **_WRONG)


@hostile(Verdict.FAILED)
def makes_raw_cells_of_everything():
    def edit(made):
        for cell in made["cells"]:
            cell["cell_type"] = "raw"

    return edited(edit, **_WRONG)


@hostile(Verdict.FAILED)
def is_of_a_schema_to_come():
    def edit(made):
        for cell in made["cells"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 99

    return edited(edit, **_WRONG)


@hostile()
def has_marks_of_every_wrong_kind():
    def edit(made):
        odd = [None, 3, "x", [], {"grade_id": 7}, {"grade_id": []}, {"grade_id": {"a": 1}}]
        for number, cell in enumerate(made["cells"]):
            cell["metadata"]["nbgrader"] = odd[number % len(odd)]

    return edited(edit)


@hostile(Verdict.FAILED)
def has_every_id_twice():
    def edit(made):
        made["cells"] += [dict(cell) for cell in made["cells"]]

    return edited(edit, **_WRONG)


@hostile(Verdict.FAILED)
def has_one_id_for_all_cells():
    def edit(made):
        for cell in made["cells"]:
            cell["id"] = "same"

    return edited(edit, **_WRONG)


@hostile(Verdict.FAILED)
def replaces_tests_by_true():
    def edit(made):
        for cell in made["cells"]:
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["source"] = "assert True\nprint('✓')"

    return edited(edit, **_WRONG)


@hostile(Verdict.FAILED)
def empties_tests():
    def edit(made):
        for cell in made["cells"]:
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["source"] = ""

    return edited(edit, **_WRONG)


@hostile(Verdict.FAILED)
def deletes_tests():
    def edit(made):
        made["cells"] = [c for c in made["cells"] if not c["metadata"]["nbgrader"]["grade"]]

    return edited(edit, **_WRONG)


@hostile(Verdict.STUDENT_ERROR)
def deletes_everything_but_the_tests():
    def edit(made):
        made["cells"] = [c for c in made["cells"] if c["metadata"]["nbgrader"]["grade"]]

    return edited(edit)


@hostile(Verdict.FAILED)
def replaces_the_imports_by_its_own():
    def edit(made):
        cell_of(made, "setup")["source"] = "check = print\ncheck.written = print"

    return edited(edit, **_WRONG)


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
            for case in hidden_checks("00_hostile").tasks["scale"]["tests"]["scale_hidden"]["cases"]:
                return case["expected"]
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
