"""Notebooks whose functions see the hidden inputs, and try to get them out.

Each passes the visible test of its task. It knows a hidden input when it sees it (the text
by how it begins, the count by its size), and hides it in something that might be shown.
"""

import textwrap

import assignment
from case import answering, hostile, last, solved

from forwardpass.grading.verdicts import Verdict

_BEGINS = assignment.CANARY_BEGINS

#: What is deserved by a task that fails, and by one that passes its hidden test.
_SHOWN = assignment.VISIBLE_POINTS
_BOTH = assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS

#: What is deserved where all is right but ``shout``, which fails its hidden test.
_ALL_BUT_ONE = 6 * _BOTH - assignment.HIDDEN_POINTS

#: The hidden count, where it would be shown as a number.
_COUNT = str(assignment.COUNT)


def _shout(action: str, before: str = "") -> str:
    """Return a right ``shout`` that acts when it sees the hidden text."""
    action = textwrap.indent(textwrap.dedent(action).strip(), " " * 8)
    when = f"    if text.startswith('{_BEGINS}'):\n{action}\n"
    return f"{textwrap.dedent(before)}\ndef shout(text):\n{when}    return text.upper()"


def _count(action: str, before: str = "") -> str:
    """Return a right ``count`` that acts when it sees the hidden number."""
    action = textwrap.indent(textwrap.dedent(action).strip(), " " * 8)
    return f"{textwrap.dedent(before)}\ndef count(n):\n    if n > 4:\n{action}\n    return range(n)"


#: Puts the hidden text wherever a later cell could find it.
_KEEPS = _shout(
    """
    kept.append(text)
    os.environ["kept"] = text
    builtins.kept = text
    for folder in (".", "/tmp", "/dev/shm", "/var/tmp", "/", "/dev"):
        try: open(folder + "/kept", "w").write(text)
        except OSError: pass
    """,
    "import builtins, os\nkept = []",
)

_LOOKS_FOR_IT = """
import builtins, glob
print(kept, os.environ.get("kept"), vars(builtins).get("kept"))
for folder in (".", "/tmp", "/dev/shm", "/var/tmp", "/", "/dev"):
    for path in glob.glob(folder + "/kept"): print(open(path).read())
"""


# --- by what is shown of cells ---------------------------------------------


@hostile(points=_BOTH)
def prints_it():
    return solved(shout=_shout("print(text)\nimport sys\nprint(text, file=sys.stderr)"))


@hostile(points=_BOTH)
def writes_it_into_every_file_that_is_open():
    return solved(
        shout=_shout(
            """
            import os, sys
            for file in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
                try: file.write(text)
                except Exception: pass
            for fd in (0, 1, 2):
                try: os.write(fd, text.encode())
                except OSError: pass
            """
        )
    )


@hostile(points=_BOTH)
def displays_it():
    return solved(
        shout=_shout(
            """
            from IPython.display import display, HTML
            display(text, HTML(text))
            get_ipython().outputs.error(text, text, [text])
            get_ipython().outputs.stream("stdout", text)
            """
        )
    )


@hostile(points=_BOTH)
def keeps_it_for_a_later_cell():
    return last(_LOOKS_FOR_IT, shout=_KEEPS)


@hostile(points=_BOTH)
def makes_later_cells_run_after_its_hidden_test():
    """What was tested changes later on: then hidden tests are made at their places, once more."""
    return last(
        _LOOKS_FOR_IT + "\n1 / 0 if kept else 0\nshout.__code__ = other.__code__",
        shout=_KEEPS + "\ndef other(text): return text.upper()",
    )


@hostile(Verdict.CRASHED, points=_SHOWN)
def leaves_it_in_files_and_dies_so_that_all_is_run_again():
    return last(
        _LOOKS_FOR_IT,
        shout=_KEEPS.replace("    return text", "        os._exit(1)\n    return text"),
    )


@hostile(Verdict.CRASHED, points=_BOTH, never=(_COUNT,))
def dies_in_a_later_cell_with_it_as_exit_code():
    """That cell, too, is run once more behind the hidden test."""
    return last(
        "import os\nif kept: os._exit(kept[0])\ncount.__code__ = other.__code__",
        count=_count("kept.append(n)", "kept = []\ndef other(n): return [n]"),
    )


@hostile(points=_BOTH)
def changes_what_was_shown_before():
    return solved(
        shout=_shout(
            """
            import gc
            for thing in gc.get_objects():
                if type(thing) is dict and "output_type" in thing: thing["text"] = text
            outputs = get_ipython().outputs
            outputs.take = lambda: [{"output_type": "stream", "name": "stdout", "text": text}]
            """
        )
    )


# --- by how the function ends ----------------------------------------------


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN)
def raises_it_as_a_message():
    return solved(shout=_shout("raise ValueError(text)"))


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN)
def raises_it_as_the_name_of_an_exception():
    return solved(shout=_shout("raise type(text.replace('-', '_'), (Exception,), {})(text)"))


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN)
def raises_it_with_notes_and_causes():
    return solved(
        shout=_shout(
            """
            error = ExceptionGroup(text, [ValueError(text)])
            error.add_note(text)
            raise error from KeyError(text)
            """
        )
    )


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN, never=(_COUNT,))
def raises_in_a_line_whose_number_tells_it():
    return solved(
        count=_count(
            r"""
            import linecache
            source = "\n" * (n - 1) + "raise ValueError"
            linecache.cache["<it>"] = (1, None, source.splitlines(True), "<it>")
            exec(compile(source, "<it>", "exec"))
            """,
            "def unused():\n    raise ValueError",
        )
    )


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN)
def raises_in_a_function_whose_name_tells_it():
    return solved(
        shout=_shout(
            """
            name = text.replace("-", "_")
            space = {}
            exec(f"def {name}():\\n    raise ValueError", space)
            linecache.getline = lambda *a: "raise ValueError"
            space[name]()
            """,
            "import linecache\ndef unused():\n    raise ValueError",
        )
    )


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN, never=(f"# it is {_COUNT}",))
def raises_in_the_one_of_many_lines_that_tells_it():
    lines = "\n".join(f"if n == {i}: raise ValueError  # it is {i}" for i in range(5, 300))
    return solved(count=_count(lines))


@hostile(Verdict.STUDENT_ERROR, points=_SHOWN)
def raises_in_a_file_whose_name_and_text_tell_it():
    return solved(
        shout=_shout(
            """
            import linecache
            linecache.cache[text] = (1, None, ["raise ValueError"], text)
            exec(compile("raise ValueError", text, "exec"))
            """,
            "def unused():\n    raise ValueError",
        )
    )


@hostile(Verdict.CRASHED, points=_SHOWN, never=(_COUNT,))
def ends_its_process_with_it_as_exit_code():
    return solved(count=_count("import os\nos._exit(n)"))


@hostile(Verdict.CRASHED, points=_SHOWN, never=("signal",))
def ends_its_process_by_a_signal_that_tells_a_part():
    return solved(count=_count("import ctypes\nctypes.string_at(8)"))


# --- by what the function returns ------------------------------------------


@hostile(points=_BOTH)
def warns_of_it():
    return solved(
        shout=_shout(
            """
            import warnings
            warnings.warn(text)
            warnings.warn(text, type(text.replace("-", "_"), (UserWarning,), {}))
            """
        )
    )


@hostile(Verdict.FAILED, points=2 * _SHOWN)
def returns_it_as_another_kind_of_value():
    return solved(
        shout=_shout("return {text: [text]}"),
        scale="def scale(X):\n    return X * 2 if X.shape != (2, 2) else X.tolist()",
    )


@hostile(Verdict.FAILED, points=_SHOWN)
def returns_it_as_the_fields_of_a_record():
    return solved(shout=_shout("return np.zeros(2, dtype=[(text, float)])"))


@hostile(Verdict.FAILED, points=_SHOWN)
def returns_it_as_the_name_of_a_class():
    return solved(shout=_shout("return type(text.replace('-', '_'), (), {})()"))


@hostile(Verdict.FAILED, points=_SHOWN, never=(f"({_COUNT}",))
def returns_it_as_a_shape():
    return solved(
        scale="def scale(X):\n    return X * 2 if X.shape != (1, 1) else np.ones(int(X[0, 0]))"
    )


@hostile(Verdict.FAILED, points=_SHOWN)
def returns_it_as_wrong_numbers():
    return solved(scale="def scale(X):\n    return X * 2 if X.shape != (2, 2) else X")


@hostile(Verdict.FAILED, points=_SHOWN)
def changes_it_in_place():
    return solved(
        scale="""
        def scale(X):
            Y = X * 2
            if X.shape == (2, 2): X[:] = Y
            return Y
        """
    )


@hostile(Verdict.FAILED, points=3 * _SHOWN)
def returns_what_the_checker_might_quote_when_it_stumbles():
    return solved(
        shout=_shout("return [Fraction(16**900), {text}, (text,)]", "from fractions import *"),
        count_up=(
            "def count_up(n):\n"
            "    from fractions import Fraction\n"
            "    return n * (n + 1) // 2 if n < 11 else Fraction(16**900 + n)"
        ),
        count=_count("return {'a': [n]}"),
    )


# --- by what is no answer --------------------------------------------------


_ON_HIDDEN_TEXT = f"""
import json
def on_hidden_text(reply):
    def answer(self, question, given):
        text = json.dumps(question.get("args", ""))
        at = text.find("{_BEGINS}")
        return _honest(self, question, given) if at < 0 else reply(text[at : at + 20])
    student._Desk.answer = answer
"""


@hostile(Verdict.CRASHED, points=_ALL_BUT_ONE)
def answers_with_it_where_a_kind_of_value_is_named():
    return answering(
        _ON_HIDDEN_TEXT
        + """
on_hidden_text(lambda it: raw(b'{"value": {"' + it.encode() + b'": 1}}'))
"""
    )


@hostile(Verdict.CRASHED, points=_ALL_BUT_ONE)
def answers_with_it_as_a_dtype():
    return answering(
        _ON_HIDDEN_TEXT
        + """
on_hidden_text(lambda it: raw(b'{"value": {"dtype": "' + it.encode() + b'"}}'))
"""
    )


@hostile(Verdict.FAILED, points=_ALL_BUT_ONE)
def answers_with_it_as_the_name_of_an_object():
    return answering(
        _ON_HIDDEN_TEXT
        + """
def reply(it):
    kinds = [["tensorflow", it.replace("-", "_")], [it, it]]
    return raw(json.dumps({"value": {"object": 1, "kinds": kinds}}).encode())
on_hidden_text(reply)
"""
    )


@hostile(Verdict.STUDENT_ERROR, points=_ALL_BUT_ONE)
def says_that_it_is_where_the_error_was():
    return answering(
        _ON_HIDDEN_TEXT
        + """
# raise ValueError
def reply(it):
    name = it.replace("-", "_")
    line = f"line 173 of {name}: # raise ValueError"
    raised = {"kinds": ["ValueError", name], "message": it, "line": line, "entered": True}
    return raw(json.dumps({"raised": raised, "warned": [it], "noise": [it]}).encode())
on_hidden_text(reply)
"""
    )


@hostile(Verdict.FAILED, points=_ALL_BUT_ONE)
def says_that_it_is_what_breaks_the_rules():
    """The hidden test of another task comes first; its input goes into the next message."""
    return answering(
        """
        seen = []
        def answer(self, question, given):
            text = str(question.get("args", ""))
            at = text.find("kanarienvogel")
            if at >= 0: seen.append(text[at : at + 20])
            if question["ask"] == "forbidden" and seen:
                use = f"{seen[0]}, in the function {seen[0].replace('-', '_')}"
                return raw(('{"use": "' + use + '"}').encode())
            return _honest(self, question, given)
        student._Desk.answer = answer
        """
    )
