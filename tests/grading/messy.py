"""Honest notebooks that are not tidy: what students hand in, one function each.

Each function gets a notebook as JSON, half-solved, and changes it. All of them are
handed in to nbgrader and to our grader by ``test_exact.py``.
"""

import json
import zlib
from collections.abc import Callable
from pathlib import Path

Notebook = dict
Change = Callable[[Notebook], None]

#: The assignment with NumPy only, and what a student has written of it: task 3 wrong, task 5 not
#: yet, task 6 right on what the visible tests ask.
NUMPY = "02_affine_functions"
HALF = {
    "affine_1": "def affine_1(x, w, b):\n    return x * w + b",
    "weighted_sum": "def weighted_sum(x, w):\n    return np.sum(x * w)",
    "affine": "def affine(x, w, b):\n    return x @ w",
    "affine_many": "def affine_many(X, w, b):\n    return X @ w + b",
    "line_through": "def line_through(p, q):\n"
    "    if p[0] == q[0]:\n"
    "        raise ValueError('vertical')\n"
    "    w = (q[1] - p[1]) / (q[0] - p[0])\n"
    "    return w, p[1] - p[0] * w",
    "compose_affine": "def compose_affine(w1, b1, w2, b2):\n    return w1 @ w2, b1 @ w2 + b2",
}

#: The assignment with Keras.
KERAS = "06_cascades"

#: What is done to a notebook of each, by its name.
MESSES: dict[str, dict[str, Change]] = {NUMPY: {}, KERAS: {}}


def mess(change: Change) -> Change:
    """Hand in a notebook of the NumPy assignment with this change."""
    MESSES[NUMPY][change.__name__] = change
    return change


def keras_mess(change: Change) -> Change:
    """Hand in a notebook of the Keras assignment with this change."""
    MESSES[KERAS][change.__name__] = change
    return change


def submission(released: Path, assignment: str, name: str) -> bytes:
    """Return the bytes of the notebook that is handed in under ``name``."""
    notebook = json.loads(released.read_bytes())
    if assignment == NUMPY:
        for task, source in HALF.items():
            write(notebook, task, source)
    MESSES[assignment][name](notebook)
    return json.dumps(notebook, indent=1).encode()


def position(notebook: Notebook, grade_id: str) -> int:
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    return ids.index(grade_id)


def write(notebook: Notebook, grade_id: str, source: str) -> None:
    """Write ``source`` into a cell, as a student does."""
    notebook["cells"][position(notebook, grade_id)]["source"] = source


def code(source: str, **metadata: object) -> dict:
    about = {"cell_type": "code", "execution_count": None, "outputs": []}
    name = f"added-{zlib.crc32(source.encode()):08x}"
    return {**about, "id": name, "metadata": metadata, "source": source}


def before(notebook: Notebook, grade_id: str, *sources: str) -> None:
    at = position(notebook, grade_id)
    notebook["cells"][at:at] = map(code, sources)


def after(notebook: Notebook, grade_id: str, *sources: str) -> None:
    at = position(notebook, grade_id) + 1
    notebook["cells"][at:at] = map(code, sources)


def at_the_end(notebook: Notebook, *sources: str) -> None:
    notebook["cells"] += map(code, sources)


def delete(notebook: Notebook, grade_id: str) -> None:
    del notebook["cells"][position(notebook, grade_id)]


# --- As it is ----------------------------------------------------------------


@mess
def half_solved(notebook):
    pass


@mess
def nothing_in_a_solution_cell(notebook):
    write(notebook, "weighted_sum", "")


@mess
def only_pass(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    pass")


@mess
def not_implemented_with_words(notebook):
    source = "def weighted_sum(x, w):\n    raise NotImplementedError('later')"
    write(notebook, "weighted_sum", source)


# --- Moved and copied --------------------------------------------------------


@mess
def tests_before_definitions(notebook):
    cells = notebook["cells"]
    cells.append(cells.pop(position(notebook, "weighted_sum")))
    cells.append(cells.pop(position(notebook, "affine_many")))


@mess
def all_definitions_at_the_end(notebook):
    for task in HALF:
        notebook["cells"].append(notebook["cells"].pop(position(notebook, task)))


@mess
def all_definitions_first(notebook):
    for task in reversed(HALF):
        notebook["cells"].insert(1, notebook["cells"].pop(position(notebook, task)))


@mess
def sections_swapped(notebook):
    cells = notebook["cells"]
    a, b, c = (position(notebook, name) for name in ("weighted_sum", "affine", "affine_many"))
    cells[a:c] = cells[b:c] + cells[a:b]


@mess
def all_cells_in_reverse(notebook):
    notebook["cells"].reverse()


@mess
def visible_test_copied(notebook):
    cells = notebook["cells"]
    at = position(notebook, "affine_1_values")
    cells.insert(at, dict(cells[at], id="copy"))


@mess
def test_copied_above_the_definition(notebook):
    cells = notebook["cells"]
    cells.insert(1, dict(cells[position(notebook, "affine_1_values")], id="copy"))


@mess
def test_moved_to_the_end(notebook):
    cells = notebook["cells"]
    cells.append(cells.pop(position(notebook, "affine_1_hidden")))


# --- Split, deleted, edited --------------------------------------------------


def split(notebook, grade_id, first, second):
    """Cut a cell in two, as JupyterLab does: both halves have the metadata."""
    cells = notebook["cells"]
    at = position(notebook, grade_id)
    halves = [dict(cells[at], source=first), dict(cells[at], source=second, id=f"{at}-second")]
    cells[at : at + 1] = halves


@mess
def solution_split_behind_a_helper(notebook):
    helper = "def product(x, w):\n    return x * w"
    split(
        notebook, "weighted_sum", helper, "def weighted_sum(x, w):\n    return product(x, w).sum()"
    )


@mess
def solution_split_before_an_example(notebook):
    split(notebook, "weighted_sum", HALF["weighted_sum"], "weighted_sum(np.ones(3), np.ones(3))")


@mess
def solution_split_with_an_empty_half(notebook):
    split(notebook, "weighted_sum", HALF["weighted_sum"], "")


@mess
def test_split(notebook):
    source = "".join(notebook["cells"][position(notebook, "affine_1_values")]["source"])
    split(notebook, "affine_1_values", *source.split("\n", 1))


@mess
def setup_split(notebook):
    split(notebook, "setup", "import numpy as np", "import matplotlib")


@mess
def solution_pasted_into_another_cell(notebook):
    after(notebook, "weighted_sum", HALF["weighted_sum"])
    delete(notebook, "weighted_sum")


@mess
def visible_test_deleted(notebook):
    delete(notebook, "weighted_sum_values")


@mess
def hidden_test_deleted(notebook):
    delete(notebook, "weighted_sum_hidden")


@mess
def all_tests_of_a_task_deleted(notebook):
    for test in ("values", "one_feature", "hidden"):
        delete(notebook, f"weighted_sum_{test}")


@mess
def setup_deleted(notebook):
    delete(notebook, "setup")


@mess
def setup_deleted_and_numpy_imported(notebook):
    delete(notebook, "setup")
    notebook["cells"].insert(0, code("import numpy as np"))


@mess
def solution_deleted(notebook):
    delete(notebook, "weighted_sum")


@mess
def markdown_deleted(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


@mess
def test_edited(notebook):
    write(notebook, "affine_values", "assert True")


@mess
def test_commented_out(notebook):
    write(notebook, "weighted_sum_values", '# check("weighted_sum_values", weighted_sum)')


@mess
def setup_edited(notebook):
    write(notebook, "setup", "import numpy as np\nimport math")


@mess
def test_made_markdown(notebook):
    cell = notebook["cells"][position(notebook, "weighted_sum_values")]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


@mess
def solution_made_markdown(notebook):
    cell = notebook["cells"][position(notebook, "weighted_sum")]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


@mess
def solution_made_raw(notebook):
    cell = notebook["cells"][position(notebook, "weighted_sum")]
    cell["cell_type"] = "raw"
    del cell["outputs"], cell["execution_count"]


# --- Added -------------------------------------------------------------------


@mess
def exploration(notebook):
    after(
        notebook,
        "weighted_sum",
        "x, w = np.arange(3.0), np.array([1.0, -2.0, 0.5])\nx",
        "print(x.shape, w)\nweighted_sum(x, w)",
        "_ + 1, In[2], Out",
        "for i in range(1000):\n    print(i, end=' ')",
        "weighted_sum",
        "[weighted_sum, affine_1, object()]",
    )


@mess
def plots(notebook):
    after(
        notebook,
        "affine_1",
        "import matplotlib.pyplot as plt\nxs = np.linspace(-1, 1)\nplt.plot(xs, affine_1(xs, 2, 1))",
        "fig, ax = plt.subplots()\nax.plot(xs)\nplt.show()",
        "%matplotlib inline\nplt.hist(xs);",
        "fig",
    )


@mess
def magics(notebook):
    after(
        notebook,
        "affine_1",
        "%timeit -n 2 -r 2 affine_1(1, 2, 3)",
        "%%time\nz = affine_1(1, 2, 3)",
        "%%timeit -n 2 -r 2\naffine_1(1, 2, 3)",
        "%%capture captured\nprint('seen by nobody')",
        "%who\n%whos\n%pwd\n%lsmagic",
        "%load_ext autoreload\n%autoreload 2",
        "%config InlineBackend.figure_format = 'retina'",
        "%precision 3\n%env HOME",
        "%nosuchmagic",
        "a = 3\n%timeit -n1 -r1 a\n%xmode Plain",
    )


@mess
def function_defined_under_a_cell_magic(notebook):
    write(notebook, "weighted_sum", f"%%time\n{HALF['weighted_sum']}")


@mess
def shell_commands(notebook):
    after(
        notebook,
        "affine_1",
        "!echo hello",
        "files = !ls\nprint(files)",
        "%%bash\necho hello\nfalse",
        "!pip --version",
        "!no_such_program",
    )


@mess
def help_and_source(notebook):
    after(notebook, "affine_1", "affine_1?", "?np.sum", "affine_1??", "help(affine_1)", "np.*sum*?")


@mess
def displays(notebook):
    after(
        notebook,
        "affine_1",
        "from IPython.display import display, HTML, Markdown, Image, clear_output",
        "display(1, 'two', [3])\ndisplay(HTML('<b>bold</b>'))\nMarkdown('# x')",
        "print('gone')\nclear_output()\nprint('stays')",
        "handle = display('first', display_id=True)\nhandle.update('second')",
        "class Shown:\n    def _repr_html_(self):\n        return '<i>x</i>'\n\nShown()",
    )


@mess
def awaits(notebook):
    after(
        notebook,
        "affine_1",
        "import asyncio\nawait asyncio.sleep(0)\nprint('slept')",
        "async def later(x):\n    await asyncio.sleep(0.01)\n    return x\n\n"
        "results = await asyncio.gather(later(1), later(2))\nresults",
        "task = asyncio.create_task(later(3))",
        "print(await task)",
        "asyncio.get_running_loop().is_running()",
        "async for _ in aiter_nothing():\n    pass",
    )


@mess
def function_that_a_task_defines(notebook):
    write(
        notebook,
        "weighted_sum",
        "import asyncio\n\nasync def make():\n    global weighted_sum\n    await asyncio.sleep(0)\n"
        "    weighted_sum = lambda x, w: x @ w\n\nmaking = asyncio.create_task(make())",
    )
    after(notebook, "weighted_sum", "await making")


@mess
def event_loop_of_its_own(notebook):
    write(
        notebook,
        "weighted_sum",
        "import asyncio\n\nasync def make():\n    return lambda x, w: x @ w\n\n"
        "weighted_sum = asyncio.run(make())",
    )


@mess
def threads_and_processes(notebook):
    after(
        notebook,
        "affine_1",
        "import threading\nthread = threading.Thread(target=print, args=('from a thread',))\n"
        "thread.start()\nthread.join()",
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as pool:\n    print(list(pool.map(abs, range(-3, 3))))",
        "import multiprocessing\nwith multiprocessing.Pool(2) as pool:\n"
        "    print(pool.map(abs, range(-3, 3)))",
        "import subprocess\nprint(subprocess.run(['echo', 'x'], capture_output=True).stdout)",
    )


@mess
def files_written_and_read(notebook):
    write(
        notebook,
        "weighted_sum",
        "np.save('signs.npy', np.array([1.0]))\n\n\ndef weighted_sum(x, w):\n"
        "    return float(np.load('signs.npy')[0]) * (x @ w)",
    )


@mess
def module_written_and_imported(notebook):
    before(notebook, "weighted_sum", f"%%writefile helpers.py\n{HALF['weighted_sum']}")
    write(notebook, "weighted_sum", "import numpy as np\nfrom helpers import weighted_sum")
    before(notebook, "weighted_sum", "!sed -i '1i import numpy as np' helpers.py")


@mess
def checks_file_read(notebook):
    source = "import json\nprint(len(json.load(open('checks.json'))))"
    before(notebook, "affine_1", source)


@mess
def temporary_files(notebook):
    source = "import tempfile\nwith tempfile.TemporaryDirectory() as d:\n    open(d + '/x', 'w')"
    before(notebook, "affine_1", source)


@mess
def tests_called_by_the_student(notebook):
    after(notebook, "weighted_sum", 'check("weighted_sum_values", weighted_sum)')


# --- Changed later -----------------------------------------------------------


@mess
def function_redefined_wrongly_after_its_tests(notebook):
    after(notebook, "weighted_sum_hidden", "def weighted_sum(x, w):\n    return 0")


@mess
def function_redefined_rightly_after_its_tests(notebook):
    after(notebook, "affine_hidden", "def affine(x, w, b):\n    return x @ w + b")


@mess
def function_redefined_before_the_hidden_test(notebook):
    before(notebook, "weighted_sum_hidden", "def weighted_sum(x, w):\n    return 0")


@mess
def helper_changed_after_the_tests(notebook):
    before(notebook, "weighted_sum", "def product(x, w):\n    return x * w")
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    return product(x, w).sum()")
    at_the_end(notebook, "def product(x, w):\n    return x + w")


@mess
def helper_deleted_after_the_tests(notebook):
    before(notebook, "weighted_sum", "def product(x, w):\n    return x * w")
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    return product(x, w).sum()")
    at_the_end(notebook, "del product")


@mess
def global_changed_after_the_tests(notebook):
    write(notebook, "weighted_sum", "f = 1\n\n\ndef weighted_sum(x, w):\n    return f * (x @ w)")
    at_the_end(notebook, "f = 2")


@mess
def global_array_changed_in_place_after_the_tests(notebook):
    source = "f = np.ones(1)\n\n\ndef weighted_sum(x, w):\n    return f[0] * (x @ w)"
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "f[:] = 2")


@mess
def attribute_changed_after_the_tests(notebook):
    source = "def weighted_sum(x, w):\n    return weighted_sum.f * (x @ w)\n\n\nweighted_sum.f = 1"
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "weighted_sum.f = 2")


@mess
def class_attribute_changed_after_the_tests(notebook):
    source = (
        "class Settings:\n    f = 1\n\n\ndef weighted_sum(x, w):\n    return Settings.f * (x @ w)"
    )
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "Settings.f = 2")


@mess
def own_module_changed_after_the_tests(notebook):
    before(notebook, "weighted_sum", "%%writefile settings.py\nf = 1")
    source = "import settings\n\n\ndef weighted_sum(x, w):\n    return settings.f * (x @ w)"
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "settings.f = 2")


@mess
def file_changed_after_the_tests(notebook):
    source = (
        "np.save('f.npy', 1.0)\n\n\ndef weighted_sum(x, w):\n    return np.load('f.npy') * (x @ w)"
    )
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "np.save('f.npy', 2.0)")


@mess
def environment_changed_after_the_tests(notebook):
    source = (
        "import os\nos.environ['F'] = '1'\n\n\n"
        "def weighted_sum(x, w):\n    return float(os.environ['F']) * (x @ w)"
    )
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "os.environ['F'] = '2'")


@mess
def numpy_patched_after_the_tests(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    return np.dot(x, w)")
    at_the_end(notebook, "np.dot = lambda x, w: 0")


@mess
def numpy_errors_raised_after_the_tests(notebook):
    source = "def weighted_sum(x, w):\n    np.array([1.0]) / 0\n    return x @ w"
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "np.seterr(all='raise')")


@mess
def everything_deleted_at_the_end(notebook):
    at_the_end(notebook, "%reset -f")


@mess
def counter_that_its_own_calls_change(notebook):
    source = (
        "calls = 0\n\n\ndef weighted_sum(x, w):\n    global calls\n    calls += 1\n    return x @ w"
    )
    write(notebook, "weighted_sum", source)
    at_the_end(notebook, "weighted_sum(np.ones(2), np.ones(2))\nprint(calls)")


@mess
def right_only_on_the_first_calls(notebook):
    source = (
        "calls = []\n\n\ndef weighted_sum(x, w):\n    calls.append(1)\n"
        "    return x @ w if len(calls) <= 4 else 0"
    )
    write(notebook, "weighted_sum", source)


@mess
def imports_undone_at_the_end(notebook):
    at_the_end(notebook, "del np")


# --- What is printed, warned of, logged ---------------------------------------


@mess
def cells_print_to_stderr(notebook):
    after(notebook, "affine_1", "import sys\nprint('careful', file=sys.stderr)")


@mess
def cells_warn_and_log(notebook):
    after(
        notebook,
        "affine_1",
        "import warnings\nwarnings.warn('careful')\nnp.array([1.0]) / 0",
        "import logging\nlogging.basicConfig()\nlogging.error('oh')\nlogging.warning('well')",
    )


@mess
def function_prints(notebook):
    source = "def weighted_sum(x, w):\n    print('x is', x)\n    return x @ w"
    write(notebook, "weighted_sum", source)


@mess
def function_prints_much(notebook):
    source = "def weighted_sum(x, w):\n    print('x' * 1_000_000)\n    return x @ w"
    write(notebook, "weighted_sum", source)


@mess
def function_prints_to_stderr(notebook):
    source = (
        "import sys\n\n\ndef weighted_sum(x, w):\n"
        "    print('x is', x, file=sys.stderr)\n    return x @ w"
    )
    write(notebook, "weighted_sum", source)


@mess
def function_warns(notebook):
    source = "def weighted_sum(x, w):\n    np.array([1.0]) / 0\n    return x @ w"
    write(notebook, "weighted_sum", source)


@mess
def function_logs(notebook):
    source = (
        "import logging\n\n\ndef weighted_sum(x, w):\n"
        "    logging.warning('x is %s', x)\n    return x @ w"
    )
    write(notebook, "weighted_sum", source)


@mess
def function_displays(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    display(x)\n    return x @ w")


@mess
def warnings_made_errors(notebook):
    before(notebook, "affine_1", "import warnings\nwarnings.simplefilter('error')")


@mess
def numpy_warnings_made_errors(notebook):
    before(notebook, "affine_1", "np.seterr(all='raise')")


@mess
def stdout_replaced(notebook):
    before(notebook, "affine_1", "import io, sys\nsys.stdout = io.StringIO()")


@mess
def stdout_closed(notebook):
    before(notebook, "affine_1", "import sys\nsys.stdout.close()")


@mess
def stderr_replaced_by_stdout(notebook):
    before(notebook, "affine_1", "import sys\nsys.stderr = sys.stdout")


@mess
def thread_goes_on_printing(notebook):
    before(
        notebook,
        "affine_1",
        "import threading, time\n\ndef go_on():\n    for i in range(30):\n"
        "        print(i)\n        time.sleep(0.05)\n\nthreading.Thread(target=go_on).start()",
    )


@mess
def printed_letters_of_all_kinds(notebook):
    source = "print('héllo 日本 🙂 \\x00 \\x1b[31mred\\x1b[0m \\x08')\n'🙂\\ud83d'"
    before(notebook, "affine_1", source, "print('\\ud83d')")


# --- Errors ------------------------------------------------------------------


@mess
def cells_raise(notebook):
    before(notebook, "affine_1", "1 / 0", "raise ValueError('no')", "undefined_name")
    at_the_end(notebook, "raise KeyboardInterrupt", "raise SystemExit", "raise BaseException")


@mess
def cells_with_syntax_errors(notebook):
    before(notebook, "affine_1", "def f(:\n  pass", "  x = 1", "x = (", "'abc", "for")


@mess
def solution_with_a_syntax_error(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w)\n    return x @ w")


@mess
def solution_with_tabs_and_spaces(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n\tz = x @ w\n        return z")


@mess
def error_behind_the_definition(notebook):
    write(notebook, "weighted_sum", HALF["weighted_sum"] + "\n\n\nweighted_sum([1], 2, 3)")


@mess
def error_before_the_definition(notebook):
    write(notebook, "weighted_sum", "undefined_name\n\n\n" + HALF["weighted_sum"])


@mess
def function_raises_an_error_of_its_own(notebook):
    source = "class Oops(Exception):\n    pass\n\n\ndef weighted_sum(x, w):\n    raise Oops(x, w)"
    write(notebook, "weighted_sum", source)


@mess
def value_error_of_its_own(notebook):
    source = HALF["line_through"].replace("ValueError('vertical')", "Vertical(p, q)")
    write(notebook, "line_through", f"class Vertical(ValueError):\n    pass\n\n\n{source}")


@mess
def error_that_cannot_be_printed(notebook):
    source = (
        "class Oops(Exception):\n    def __str__(self):\n        return 1\n\n\n"
        "def weighted_sum(x, w):\n    raise Oops"
    )
    write(notebook, "weighted_sum", source)
    after(notebook, "weighted_sum", "raise Oops")


@mess
def recursion_without_end(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    return weighted_sum(x, w)")


@mess
def cell_recurses_without_end(notebook):
    before(notebook, "affine_1", "def f():\n    return f()\n\nf()")


# --- Names and state ---------------------------------------------------------


@mess
def names_never_used(notebook):
    source = (
        "a, b, c = 1, 2, 3\nimport os, sys, re\nfrom math import *\nlst = [i for i in range(9)]"
    )
    before(notebook, "affine_1", source)


@mess
def function_overwritten_by_its_result(notebook):
    after(notebook, "weighted_sum", "weighted_sum = weighted_sum(np.ones(2), np.ones(2))")


@mess
def check_overwritten(notebook):
    before(notebook, "weighted_sum", "check = 5")


@mess
def numpy_overwritten(notebook):
    before(notebook, "weighted_sum", "np = 5")


@mess
def builtins_overwritten(notebook):
    before(notebook, "weighted_sum", "list = [1, 2]\nmax = 3\nsum = 5\nstr = 'x'\ntuple = 1")


@mess
def numpy_imported_under_another_name(notebook):
    source = "import numpy\n\n\ndef weighted_sum(x, w):\n    return numpy.dot(x, w)"
    write(notebook, "weighted_sum", source)


@mess
def star_import(notebook):
    source = "from numpy import *\n\n\ndef weighted_sum(x, w):\n    return dot(x, w)"
    write(notebook, "weighted_sum", source)


@mess
def works_only_with_state_of_an_earlier_cell(notebook):
    before(notebook, "weighted_sum", "cache = {}")
    source = (
        "def weighted_sum(x, w):\n    key = tuple(x), tuple(w)\n    if key not in cache:\n"
        "        cache[key] = x @ w\n    return cache[key]"
    )
    write(notebook, "weighted_sum", source)


@mess
def uses_the_students_own_variable_for_an_argument(notebook):
    before(notebook, "weighted_sum", "x = np.ones(3)")
    write(notebook, "weighted_sum", "def weighted_sum(X, w):\n    return x @ w")


# --- Other forms of functions --------------------------------------------------

_FORMS = {
    "lambda_": "weighted_sum = lambda x, w: x @ w",
    "partial": "import functools\n\n\ndef power(n, x, w):\n    return (x * w) @ np.ones_like(x) ** n"
    "\n\n\nweighted_sum = functools.partial(power, 1)",
    "numpys_own": "weighted_sum = np.dot",
    "class_with_call": "class Weighted:\n    def __call__(self, x, w):\n        return x @ w"
    "\n\n\nweighted_sum = Weighted()",
    "class_whose_call_changes_it": "class Weighted:\n    def __init__(self):\n        self.n = 0\n\n"
    "    def __call__(self, x, w):\n        self.n += 1\n        return x @ w\n\n\n"
    "weighted_sum = Weighted()",
    "method": "class Weighted:\n    def sum(self, x, w):\n        return x @ w"
    "\n\n\nweighted_sum = Weighted().sum",
    "static_method": "class Weighted:\n    @staticmethod\n    def sum(x, w):\n        return x @ w"
    "\n\n\nweighted_sum = Weighted.sum",
    "closure": "def make():\n    def weighted_sum(x, w):\n        return x @ w\n\n"
    "    return weighted_sum\n\n\nweighted_sum = make()",
    "decorated": "import functools\n\n\ndef told(f):\n    @functools.wraps(f)\n"
    "    def g(*args):\n        print('called')\n        return f(*args)\n\n    return g\n\n\n"
    "@told\ndef weighted_sum(x, w):\n    return x @ w",
    "vectorized": "weighted_sum = np.vectorize(lambda x, w: x @ w, signature='(n),(n)->()')",
    "helpers": "def product(a, b):\n    return a * b\n\n\ndef total(xs):\n    return sum(xs)\n\n\n"
    "def weighted_sum(x, w):\n    return total(map(product, x, w))",
    "recursive": "def weighted_sum(x, w):\n    if len(x) == 0:\n        return 0.0\n"
    "    return x[0] * w[0] + weighted_sum(x[1:], w[1:])",
    "generator_inside": "def terms(x, w):\n    for a, b in zip(x, w):\n        yield a * b\n\n\n"
    "def weighted_sum(x, w):\n    return sum(terms(x, w))",
    "annotated": "import numpy.typing as npt\n\n\n"
    "def weighted_sum(x: npt.NDArray, w: 'np.ndarray') -> float:\n    z: float = x @ w\n    return z",
    "defaults": "def weighted_sum(x, w=None, *more, b=0, **named):\n    return x @ w + b",
    "star_args": "def weighted_sum(*args):\n    return args[0] @ args[1]",
    "async_": "async def weighted_sum(x, w):\n    return x @ w",
    "generator": "def weighted_sum(x, w):\n    yield x @ w",
    "one_parameter_too_few": "def weighted_sum(x):\n    return x",
    "loops": "def weighted_sum(x, w):\n    z = 0\n    i = 0\n    while i < len(x):\n"
    "        z += x[i] * w[i]\n        i += 1\n    return z",
    "changes_its_argument": "def weighted_sum(x, w):\n    x *= w\n    return x.sum()",
    "sorts_its_argument": "def weighted_sum(x, w):\n    z = x @ w\n    x.sort()\n    return z",
    "slow": "import time\n\n\ndef weighted_sum(x, w):\n    time.sleep(0.2)\n    return x @ w",
    "evaluated": "exec('def weighted_sum(x, w):\\n    return x @ w')",
    "type_checked": "def weighted_sum(x, w):\n    assert type(x) is np.ndarray and x.flags.owndata\n"
    "    assert x.flags.writeable and x.flags.c_contiguous\n    return x @ w",
}

_RESULTS = {
    "python_float": "float(z)",
    "int_where_it_is_whole": "int(z) if z == int(z) else z",
    "array_without_axes": "np.array(z)",
    "array_of_one": "np.array([z])",
    "list_of_one": "[z]",
    "text": "str(z)",
    "none": "None",
    "fraction": "__import__('fractions').Fraction(float(z))",
    "decimal": "__import__('decimal').Decimal(float(z))",
    "complex_": "complex(z)",
    "numpy_complex": "np.complex128(z)",
    "bool_": "bool(z)",
    "float16": "np.float16(z)",
    "float32": "np.float32(z)",
    "longdouble": "np.longdouble(z)",
    "masked": "np.ma.array(z)",
    "masked_element": "np.ma.masked",
    "matrix": "np.matrix(z)",
    "dict_": "{'z': z}",
    "set_": "{z}",
    "object_array": "np.array(z, dtype=object)",
    "record": "np.array([(z,)], dtype=[('z', float)])[0]",
    "text_array": "np.array(str(z))",
    "date": "np.datetime64('2026-01-01')",
    "nan": "float('nan')",
    "infinity": "float('inf')",
    "huge_int": "10**400",
    "own_float": "type('Mine', (float,), {})(z)",
    "own_number": "type('Mine', (), {'__float__': lambda self: float(z)})()",
    "own_array": "np.array(z).view(type('Mine', (np.ndarray,), {}))",
    "function": "lambda: z",
    "type_": "float",
    "module": "np",
    "itself": "weighted_sum",
    "iterator": "iter([z])",
    "not_implemented": "NotImplemented",
    "ellipsis_": "...",
    "bytes_": "bytes(3)",
    "range_": "range(10**30)",
    "strange_text": "'\\ud83d'",
    "nested": "(lambda x: [x := [x] for _ in range(100)][-1])(z)",
    "itself_inside": "(lambda x: x.append(x) or x)([])",
    "large": "np.zeros(20_000_000)",
    "broadcast": "np.broadcast_to(z, (3, 4))",
}

_ARRAYS = {
    "list": "z.tolist()",
    "tuple": "tuple(z)",
    "matrix": "np.matrix(z)",
    "column": "z[:, None]",
    "masked_array": "np.ma.array(z)",
    "own_subclass": "z.view(type('Mine', (np.ndarray,), {}))",
    "recarray": "z.view(np.recarray)",
    "float32_array": "z.astype(np.float32)",
    "big_endian": "z.astype('>f8')",
    "fortran_order": "np.asfortranarray(z)",
    "view_backwards": "z[::-1][::-1]",
    "object_array_of_numbers": "z.astype(object)",
    "fractions": "np.array([__import__('fractions').Fraction(float(x)) for x in z])",
    "map_": "map(float, z)",
    "memory": "memoryview(z)",
    "array_module": "__import__('array').array('d', z)",
    "read_only": "(z.setflags(write=False), z)[1]",
    "pairs": "list(zip(z, z))",
    "argument_itself": "X",
    "view_of_argument": "X[:, 0]",
}


def _form(name: str, task: str, source: str) -> None:
    def change(notebook):
        write(notebook, task, source)

    change.__name__ = name
    mess(change)


for _name, _source in _FORMS.items():
    _form(f"function_{_name}", "weighted_sum", _source)
for _name, _source in _RESULTS.items():
    _form(
        f"result_{_name}",
        "weighted_sum",
        f"def weighted_sum(x, w):\n    z = x @ w\n    return {_source}",
    )
for _name, _source in _ARRAYS.items():
    _form(
        f"array_{_name}",
        "affine_many",
        f"def affine_many(X, w, b):\n    z = X @ w + b\n    return {_source}",
    )


# --- What ends or stops ----------------------------------------------------------


@mess
def input_in_a_cell(notebook):
    before(
        notebook, "weighted_sum", "name = input('Your name? ')", "import getpass\ngetpass.getpass()"
    )


@mess
def input_in_a_function(notebook):
    source = "def weighted_sum(x, w):\n    input('Go on?')\n    return x @ w"
    write(notebook, "weighted_sum", source)


@mess
def endless_cell(notebook):
    before(notebook, "weighted_sum", "while True:\n    pass")


@mess
def endless_cell_that_catches(notebook):
    source = "while True:\n    try:\n        pass\n    except Exception:\n        pass"
    before(notebook, "weighted_sum", source)


@mess
def endless_function(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    while True:\n        pass")


@mess
def three_endless_functions(notebook):
    loop = "(*args):\n    while True:\n        pass"
    for task in ("affine_1", "weighted_sum", "affine"):
        write(notebook, task, f"def {task}{loop}")


@mess
def system_exit(notebook):
    before(notebook, "weighted_sum", "import sys\nsys.exit()", "sys.exit(1)", "sys.exit('bye')")


@mess
def exit_at_the_end(notebook):
    at_the_end(notebook, "exit()")


@mess
def quit_in_the_middle(notebook):
    before(notebook, "weighted_sum", "quit()")


@mess
def system_exit_in_a_function(notebook):
    source = "import sys\n\n\ndef weighted_sum(x, w):\n    sys.exit()"
    write(notebook, "weighted_sum", source)


@mess
def exit_in_a_function(notebook):
    write(notebook, "weighted_sum", "def weighted_sum(x, w):\n    exit()\n    return x @ w")


@mess
def debugger(notebook):
    before(notebook, "weighted_sum", "%pdb on", "1 / 0", "breakpoint()", "%debug")


@mess
def pid_and_host(notebook):
    source = "import os, socket, getpass\nos.getpid(), socket.gethostname(), os.getcwd()"
    before(notebook, "weighted_sum", source, "getpass.getuser()")


# --- The file itself ---------------------------------------------------------------


@mess
def old_minor_format_without_ids(notebook):
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        cell.pop("id", None)


@mess
def oldest_minor_format(notebook):
    old_minor_format_without_ids(notebook)
    notebook["nbformat_minor"] = 0


@mess
def sources_as_lists(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)


@mess
def sources_as_texts(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])


@mess
def windows_line_ends(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")


@mess
def metadata_of_other_tools(notebook):
    notebook["metadata"] = {
        "kernelspec": {"display_name": "Anaconda", "language": "python", "name": "conda-base-py"},
        "language_info": {"name": "python", "version": "3.8.1", "mimetype": "text/x-python"},
        "colab": {"provenance": []},
        "widgets": {},
    }
    for cell in notebook["cells"]:
        cell["metadata"] |= {
            "tags": ["mine"],
            "collapsed": True,
            "jupyter": {"source_hidden": True},
        }


@mess
def no_metadata_of_the_notebook(notebook):
    notebook["metadata"] = {}


@mess
def outputs_of_an_earlier_run(notebook):
    shown = {"output_type": "stream", "name": "stderr", "text": ["old\n"]}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [shown], 7


@mess
def attachments_and_raw_cells(notebook):
    attached = {"a.png": {"image/png": "iVBORw0KGgo="}}
    notebook["cells"].insert(
        1,
        {
            "cell_type": "markdown",
            "id": "m",
            "metadata": {},
            "source": "x",
            "attachments": attached,
        },
    )
    notebook["cells"].insert(
        2, {"cell_type": "raw", "id": "r", "metadata": {"format": "text/latex"}, "source": "\\x"}
    )


@mess
def points_edited(notebook):
    cell = notebook["cells"][position(notebook, "affine_values")]
    cell["metadata"]["nbgrader"]["points"] = 100


@mess
def cell_tagged_to_be_skipped(notebook):
    cell = notebook["cells"][position(notebook, "weighted_sum")]
    cell["metadata"]["tags"] = ["skip-execution"]


@mess
def cell_tagged_to_raise(notebook):
    before(notebook, "affine_1", "1 / 0")
    notebook["cells"][position(notebook, "affine_1") - 1]["metadata"]["tags"] = ["raises-exception"]


# --- Keras -------------------------------------------------------------------------

_SEQUENTIAL = """def build_sequential(layers):
    known = [None, "identity", "sigmoid", "tanh", "relu", "softmax"]
    model = keras.Sequential([keras.Input((layers[0][0].shape[0],))])
    for W, b, g in layers:
        if g not in known:
            raise ValueError(f"{g} is none of {known}")
        model.add(keras.layers.Dense(W.shape[1], activation=None if g == "identity" else g))
    for layer, (W, b, _) in zip(model.layers, layers):
        layer.set_weights([W, b])
    return model"""

_CASCADE = """class Cascade(keras.Model):
    def __init__(self, layers):
        super().__init__()
        self.steps = [keras.layers.Dense(n, activation=g) for n, g in layers]

    def call(self, X):
        for step in self.steps:
            X = step(X)
        return X"""

_INIT = """def init_layers(widths, rng):
    return [(rng.normal(size=(n, m)), np.zeros(m)) for n, m in zip(widths, widths[1:])]"""


@keras_mess
def keras_half_solved(notebook):
    write(notebook, "build_sequential", _SEQUENTIAL)
    write(notebook, "init_layers", _INIT)


@keras_mess
def keras_all_at_the_end(notebook):
    keras_half_solved(notebook)
    write(notebook, "Cascade", _CASCADE)
    notebook["cells"].append(notebook["cells"].pop(position(notebook, "build_sequential")))


@keras_mess
def keras_explored(notebook):
    keras_half_solved(notebook)
    write(notebook, "Cascade", _CASCADE)
    after(
        notebook,
        "build_sequential",
        "model = build_sequential([(np.ones((2, 3)), np.zeros(3), 'relu')])\nmodel.summary()",
        "model(np.ones((1, 2))), model.layers, model.get_weights()",
        "model.compile('sgd', 'mse')\nh = model.fit(np.ones((8, 2)), np.zeros((8, 3)), epochs=2)",
        "import tensorflow as tf\ntf.constant([1.0, 2.0]) + tf.random.normal((2,))",
        "keras.backend.clear_session()\ntf.random.set_seed(3)",
        "model.predict(np.ones((2, 2)), verbose=0)",
        "@tf.function\ndef double(x):\n    return 2 * x\n\ndouble(tf.ones(2))",
    )


@keras_mess
def keras_results_as_tensors(notebook):
    source = (
        "def cascade(X, layers):\n    for W, b, g in layers:\n"
        "        X = keras.ops.matmul(X, W) + b\n    return X"
    )
    write(notebook, "cascade", source)
    write(
        notebook,
        "shallow_network",
        "def shallow_network(x, Wh, bh, Wo, bo):\n    import tensorflow as tf\n"
        "    h = tf.nn.relu(np.atleast_2d(x) @ Wh + bh)\n    return (h @ Wo + bo).numpy().reshape("
        "x.shape[:-1] + (-1,))",
    )


@keras_mess
def keras_model_kept_and_changed_later(notebook):
    source = "model = None\n\n\n" + _SEQUENTIAL.replace(
        "    known", "    global model\n    known", 1
    )
    write(notebook, "build_sequential", source)
    at_the_end(notebook, "model.set_weights([0 * w for w in model.get_weights()])", "del keras")


@keras_mess
def keras_setup_deleted(notebook):
    keras_half_solved(notebook)
    delete(notebook, "setup_keras")


@keras_mess
def keras_wrong_kinds(notebook):
    write(
        notebook,
        "build_sequential",
        "def build_sequential(layers):\n    x = keras.Input((layers[0][0].shape[0],))\n"
        "    return keras.Model(x, keras.layers.Dense(2)(x))",
    )
    write(
        notebook,
        "Cascade",
        "class Cascade:\n    def __init__(self, layers):\n        pass\n\n"
        "    def __call__(self, X):\n        return X",
    )
    write(notebook, "init_layers", "def init_layers(widths, rng):\n    return iter([])")


@keras_mess
def keras_mixed_in_functions(notebook):
    source = (
        "def collapse(layers):\n    W, b = layers[0]\n    for V, c in layers[1:]:\n"
        "        if W.shape[1] != V.shape[0]:\n"
        "            raise ValueError(f'{W.shape} {V.shape}')\n"
        "        W, b = keras.ops.matmul(W, V), keras.ops.matmul(b[None], V)[0] + c\n"
        "    return np.asarray(W), np.asarray(b)"
    )
    write(notebook, "collapse", source)
    write(notebook, "Cascade", _CASCADE.replace("return X", "print(X.shape)\n        return X"))
