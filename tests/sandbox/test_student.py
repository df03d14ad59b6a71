"""What runs in a student's process: cells as in Jupyter, and answers about what they define."""

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from forwardpass.sandbox import Sandbox, Student
from forwardpass.sandbox.student import MAX_DISPLAY, MAX_OUTPUTS, MAX_TEXT, Outputs
from forwardpass.sandbox.wire import Reader, Writer

# --- What cells show ----------------------------------------------------------


@pytest.fixture
def outputs() -> Outputs:
    return Outputs()


def test_streams_are_joined_as_long_as_nothing_comes_between(outputs):
    """As Jupyter joins them."""
    for name, text in [("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d")]:
        outputs.stream(name, text)
    assert [(out["name"], out["text"]) for out in outputs.take()] == [
        *(("stdout", "ab"), ("stderr", "c"), ("stdout", "d"))
    ]
    assert outputs.take() == []


def test_what_is_printed_is_cut_once(outputs):
    """A cell that prints for ever fills no memory."""
    for _ in range(1000):
        outputs.stream("stdout", "x" * 1000)
    (out,) = outputs.take()
    assert MAX_TEXT < len(out["text"]) < 1.1 * MAX_TEXT
    assert "cut" in out["text"]


def test_displays_are_cut_once(outputs):
    """Later ones are dropped."""
    for _ in range(10):
        outputs.data("display_data", {"image/png": "x" * (MAX_DISPLAY // 2), "x": 5})
    first, second, last = outputs.take()
    assert list(first["data"]) == list(second["data"]) == ["image/png"]
    assert "cut" in last["data"]["text/plain"]


def test_there_are_only_so_many_outputs(outputs):
    """However small they are."""
    for number in range(10 * MAX_OUTPUTS):
        outputs.stream(["stdout", "stderr"][number % 2], "x")
    taken = outputs.take()
    assert len(taken) == MAX_OUTPUTS + 1
    assert "cut" in taken[-1]["text"]


def test_a_display_can_be_updated_by_its_name(outputs):
    """It stays one output."""
    outputs.data("display_data", {"text/plain": "1"}, "bar")
    outputs.data("display_data", {"text/plain": "other"})
    outputs.data("display_data", {"text/plain": "2"}, "bar")
    assert [out["data"]["text/plain"] for out in outputs.take()] == ["2", "other"]


def test_long_tracebacks_keep_their_ends(outputs):
    """A recursion without end shows where it began, and the error."""
    outputs.error("RecursionError", "x" * 10_000, [f"line {n}" for n in range(3000)])
    (out,) = outputs.take()
    assert out["traceback"][0] == "line 0"
    assert out["traceback"][-1] == "line 2999"
    assert len(out["traceback"]) == 20


# --- Cells --------------------------------------------------------------------


@pytest.fixture
def student(sandbox: Sandbox) -> Iterator[Student]:
    with sandbox.student(time.monotonic() + 60) as student:
        yield student


@pytest.fixture
def run(student: Student) -> Callable[..., list[dict]]:
    """Run a cell and return its outputs."""

    def run(source: str, seconds: float = 10) -> list[dict]:
        writer = Writer()
        writer.put(source.encode())
        question = {"ask": "cell", "seconds": seconds, "patience": 2}
        return student.ask(writer.message(question))[0]["outputs"]

    return run


def texts(outputs: list[dict]) -> list[str]:
    """Return what outputs say, in a few words."""
    return [
        (out.get("text") or out.get("ename") or out["data"]["text/plain"]).strip()
        for out in outputs
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("x = 1", []),
        ("print('a')\n'b'", ["a", "'b'"]),
        ("1\n2", ["2"]),
        ("'hidden';", []),
        ("1 / 0", ["ZeroDivisionError"]),
        ("def f(:", ["SyntaxError"]),
        ("raise SystemExit", None),
        ("exit()\nprint('on')", ["on"]),
        ("raise BaseException", ["BaseException"]),
        ("input('?')", ["StdinNotImplementedError"]),
        ("import getpass; getpass.getpass()", ["StdinNotImplementedError"]),
        ("!echo a; false; echo b", ["a\nb"]),
        ("!exit 3\n_exit_code", ["3"]),
        ("n = 2\nlines = !echo {n} $n\nlines", ["['2 2']"]),
        ("!python -c 'import numpy; print(1)'", ["1"]),
        ("%%bash\necho a", ["a"]),
        ("%time x = 3\nx", None),
        ("%%capture out\nprint('a')", []),
        ("print?\nprint??", []),
        ("%nosuchmagic", ["UsageError: Line magic function `%nosuchmagic` not found."]),
        ("from IPython.display import *\nclear_output()\nprint(1)\nclear_output()", []),
        ("h = display(1, display_id=True)\nh.update(2)", ["2"]),
        ("await __import__('asyncio').sleep(0)\n3", ["3"]),
        ("import asyncio\nasyncio.run(asyncio.sleep(0))", ["RuntimeError"]),
        ("import asyncio\nasyncio.get_running_loop().is_running()", ["True"]),
        ("%%writefile own.py\nz = 5", ["Writing own.py"]),
        ("import sys\nsys.stdout.close()\nprint(4)", ["4"]),
        ("import sys\nsys.stdout.write(5)", ["TypeError"]),
        ("import sys\nprint(sys.stdout.fileno(), sys.stdout.isatty())", ["1 False"]),
        ("import subprocess as s\ns.run(['true'], stdout=s.PIPE, stdin=None).returncode", ["0"]),
        ("print('\\ud83d')", ["\ufffd"]),
        ("import os, random\nos.getcwd() == os.environ['HOME'], random.random()", None),
        ("__name__, get_ipython() is not None", ["('__main__', True)"]),
        ("import matplotlib.pyplot as plt\nplt.plot([1]);", ["<Figure size 640x480 with 1 Axes>"]),
    ],
)
def test_a_cell_shows_what_it_shows_in_jupyter(run, source, shown):
    """Magics, displays, shell commands, errors and event loops included."""
    outputs = run(source)
    assert (
        shown is None
        or [text.splitlines()[0] if "Usage" in text else text for text in texts(outputs)] == shown
    )


def test_cells_share_what_they_define(run):
    """And count as in a notebook."""
    run("x = 1")
    run("y = x + 1\ny")
    assert texts(run("x + y, _, Out, len(In)")) == ["(3, 2, {2: 2}, 4)"]


def test_modules_that_a_cell_writes_can_be_imported(run):
    """A later one may have changed."""
    run("%%writefile own.py\nz = 5")
    assert texts(run("import own\nown.z")) == ["5"]


def test_tasks_go_on_from_cell_to_cell(run):
    """In one event loop."""
    run("import asyncio\nasync def f():\n    await asyncio.sleep(0.001)\n    return 7")
    run("task = asyncio.create_task(f())")
    assert texts(run("task.done(), task.result()")) == ["(True, 7)"]
    assert texts(run("await asyncio.gather(f(), f())")) == ["[7, 7]"]


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "import time\ntime.sleep(60)",
        "import asyncio\nawait asyncio.sleep(60)",
        "!sleep 60",
        "try:\n    while True: pass\nexcept Exception: pass",
    ],
)
def test_a_cell_without_end_is_stopped_and_the_next_one_runs(run, source):
    """Whatever it waits for."""
    assert "Endless" in texts(run(source, seconds=0.3))
    assert texts(run("await __import__('asyncio').sleep(0)\n1")) == ["1"]


def test_a_task_without_end_is_ended(run):
    """The cell that has started it is long over."""
    run("import asyncio\nasync def f():\n    while True: pass")
    run("task = asyncio.create_task(f())", seconds=0.2)
    assert texts(run("task.done()")) == ["True"]


# --- Answers ------------------------------------------------------------------


@pytest.fixture
def ask(student: Student, run) -> Callable:
    """Ask something, and return the answer with its value decoded."""

    def ask(word: str, *args: object, **about: object) -> dict:
        writer = Writer()
        if word == "call":
            about |= {"args": writer.encode(args), "named": writer.encode({})}
        header, body = student.ask(writer.message({"ask": word, "seconds": 5, **about}))
        reader = Reader(body, lambda data, reader: data, list(writer.arrays))
        decoded = {
            name: reader.decode(header[name]) for name in ("value", "args") if name in header
        }
        return header | decoded

    return ask


def lent(ask, name: str) -> int:
    return ask("name", name=name)["value"]["object"]


def test_names_give_values_or_what_is_lent(run, ask):
    """The same object has the same number each time."""
    run("x = [1, (2.5, None)]\ndef f(): pass\ng = f")
    assert ask("name", name="x")["value"] == [1, (2.5, None)]
    assert ask("name", name="nothing") == {"missing": True, "outputs": []}
    about = ask("name", name="f")["value"]
    assert about["callable"] is True
    assert about["kinds"] == [["builtins", "function"]]
    assert lent(ask, "f") == lent(ask, "g") == about["object"]


def test_a_call_tells_all_that_came_of_it(run, ask):
    """The result, what was printed and warned of, and arguments that were changed."""
    run(
        "import sys, warnings\ndef f(X, k):\n    X[0] = k\n    print('p')\n"
        "    print('e', file=sys.stderr)\n    warnings.warn('w')\n    return X[1:], k + 1"
    )
    given = np.arange(3.0)
    answer = ask("call", given, 7, object=lent(ask, "f"))
    (view, number) = answer["value"]
    assert np.shares_memory(view, given)
    assert number == 8
    assert answer["args"][0].tolist() == [7, 1, 2]
    assert answer["warned"] == ["UserWarning: w"]
    assert answer["noise"] == ["e"]
    assert texts(answer["outputs"]) == ["p"]


def test_arguments_that_stay_as_they_were_are_not_sent_back(run, ask):
    """They may be large."""
    run("def f(X):\n    return X.sum()")
    assert "args" not in ask("call", np.ones(3), object=lent(ask, "f"))


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("def f():\n    return [][0]", "IndexError", "line 2 of f: return [][0]"),
        ("class Own(KeyError): pass\ndef f():\n    raise Own", "Own", "line 3 of f: raise Own"),
        ("def f(x): pass", "TypeError", ""),
        ("def f(): raise SystemExit", "SystemExit", "line 1 of f: def f(): raise SystemExit"),
        ("def f():\n    return f()", "RecursionError", "line 2 of f: return f()"),
        ("def f():\n    while True: pass", "Endless", "line 2 of f: while True: pass"),
        ("import numpy as np\ndef f(): return np.zeros(1 << 26)", "MemoryError", ""),
        ("def f(): return [[[]]] * 300_000", "MemoryError", ""),
    ],
)
def test_a_call_that_raises_tells_what_and_where(run, ask, source, kind, line):
    """Results that cannot be sent included."""
    run(source)
    raised = ask("call", object=lent(ask, "f"), seconds=0.3)["raised"]
    assert raised["kinds"][0] == kind
    assert raised["line"] == line
    assert raised["entered"] is bool(line) or kind == "MemoryError"


def test_questions_that_come_at_once_are_answered_in_their_order(run, ask, student):
    """A call that goes on from another one is left out where that raised, until one begins anew."""
    run("seen = []\ndef f(x):\n    seen.append(x)\n    return 1 / x")
    number = lent(ask, "f")

    def question(x: float, on: bool) -> bytes:
        writer = Writer()
        given = {"args": writer.encode((x,)), "named": writer.encode({})}
        return writer.message({"ask": "call", "object": number, "seconds": 5, "on": on, **given})

    asked = [question(2.0, False), question(0.0, True), question(4.0, True), question(8.0, False)]
    told = [answer for answer, _ in student.ask_all(asked)]
    assert [a.get("value", a.get("skipped")) for a in told] == [0.5, None, True, 0.125]
    assert told[1]["raised"]["kinds"][0] == "ZeroDivisionError"
    assert ask("name", name="seen")["value"] == [2.0, 0.0, 8.0]


def test_calls_that_go_on_stop_at_large_results(run, ask, student):
    """Those are sent before more are computed."""
    run("import numpy as np\ndef f(): return np.zeros(1 << 19)")
    question = {"ask": "call", "object": lent(ask, "f"), "seconds": 5, "on": True}
    asked = [Writer().message(question | {"args": {"tuple": []}, "named": {"dict": []}})] * 3
    assert ["skipped" in answer for answer, _ in student.ask_all(asked)] == [False, True, True]


def test_iterators_are_asked_for_many_items_at_once(run, ask):
    """And tell what they raised after the last one."""
    run("def f():\n    yield 1\n    yield 2\n    raise KeyError('k')\ng = f()")
    number = ask("iterate", object=lent(ask, "g"))["value"]["object"]
    answer = ask("items", object=number, many=2)
    assert answer["value"] == [1, 2]
    assert "then" not in answer
    answer = ask("items", object=number, many=2)
    assert answer["value"] == []
    assert answer["then"]["kinds"][0] == "KeyError"


def test_attributes_are_got_or_missing(run, ask):
    """Properties that fail tell so."""
    run("class A:\n    x = 1\n    @property\n    def y(self): return 1 / 0\na = A()")
    number = lent(ask, "a")
    assert ask("get", object=number, name="x")["value"] == 1
    assert ask("get", object=number, name="z")["missing"] is True
    assert ask("get", object=number, name="y")["raised"]["kinds"][0] == "ZeroDivisionError"


def test_objects_that_cannot_be_looked_at_cost_only_that_answer(run, ask):
    """The process goes on."""
    run("class M(type):\n    def __getattribute__(self, n): raise ValueError")
    run("class A(metaclass=M): pass\na = A()")
    assert ask("name", name="a")["raised"]["kinds"][0] == "ValueError"
    run("x = 1")
    assert ask("name", name="x")["value"] == 1


CHANGES = {
    "a global number": ("k = 1", "k", "k = 2"),
    "a global array": ("k = np.ones(1)", "k", "k[0] = 2"),
    "a list in a list": ("k = [[1]]", "k", "k[0].append(2)"),
    "a set": ("k = {1}", "k", "k.add(2)"),
    "an item of a dict": ("k = {1: 2}", "k", "k[1] = 3"),
    "a helper": ("def k(): pass", "k", "def k(): pass"),
    "a helper's helper": ("h = 1\ndef k(): return h", "k", "h = 2"),
    "an attribute of a class": ("class k: a = 1", "k", "k.a = 2"),
    "an attribute of an object": ("class A: pass\nk = A()", "k", "k.a = 2"),
    "an attribute of a function": ("def k(): pass", "k", "k.a = 2"),
    "a library's object": ("import types\nk = types.SimpleNamespace(a=1)", "k", "k.a = 2"),
    "a generator of numbers": ("k = np.random.default_rng(1)", "k", "k.normal()"),
    "a function of a module": ("", "np.dot", "np.dot = 1"),
    "a function of a module's module": ("", "np.linalg.norm", "np.linalg.norm = 1"),
    "a module": ("import math", "math", "import cmath as math"),
    "the environment": ("", "1", "import os; os.environ['A'] = 'b'"),
    "the folder": ("", "1", "%mkdir d\n%cd d"),
    "a file": ("", "1", "open('f', 'w').close()"),
    "NumPy's errors": ("", "1", "np.seterr(all='raise')"),
}


@pytest.mark.parametrize(("before", "used", "change"), CHANGES.values(), ids=CHANGES)
def test_changes_of_what_a_function_gets_at_are_seen(run, ask, before, used, change):
    """And nothing else is taken for one."""
    run(f"import numpy as np\n{before}")
    run(f"def f():\n    return {used}")
    assert ask("mark", object=lent(ask, "f"))["marked"] is True
    run("other = 1\nf()\nprint(other)")
    assert ask("unchanged")["unchanged"] is True
    run(change)
    assert ask("unchanged")["unchanged"] is False
