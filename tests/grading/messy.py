"""Honest notebooks that are not tidy: what students hand in.

What they write is in ``messy_cells.txt``; what they do to the file itself is done
here, by one function each, to a notebook as JSON. All are half-solved. ``test_exact.py``
hands them in to nbgrader and to our grader.
"""

import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path

Notebook = dict
Change = Callable[[Notebook], None]

#: Assignments by their short names: one with NumPy only, one with Keras, one with plain tests.
ASSIGNMENTS = {"numpy": "02_affine_functions", "keras": "06_cascades", "plain": "08_plain"}

_SECTION = re.compile(r"^# %% (\w+) \| (\w+)\n", re.MULTILINE)
_CELL = re.compile(r"^# @ ?(\w*) ?(\w*)\n", re.MULTILINE)

#: What is done to a notebook of each assignment, by the name that it is handed in under.
MESSES: dict[str, dict[str, Change]] = {assignment: {} for assignment in ASSIGNMENTS.values()}

#: What else a function may give than a number, in terms of that number, and than an array.
_RESULTS = {
    "python_float": "float(z)",
    "int": "int(z) if z == int(z) else z",
    "array_without_axes": "np.array(z)",
    "array_of_one": "np.array([z])",
    "list_of_one": "[z]",
    "text": "str(z)",
    "none": "None",
    "fraction": "__import__('fractions').Fraction(float(z))",
    "decimal": "__import__('decimal').Decimal(float(z))",
    "complex": "complex(z)",
    "numpy_complex": "np.complex128(z)",
    "bool": "bool(z)",
    "float16": "np.float16(z)",
    "float32": "np.float32(z)",
    "longdouble": "np.longdouble(z)",
    "masked_number": "np.ma.array(z)",
    "masked_element": "np.ma.masked",
    "matrix": "np.matrix(z)",
    "dict": "{'z': z}",
    "set": "{z}",
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
    "type": "float",
    "module": "np",
    "itself": "output_change",
    "iterator": "iter([z])",
    "not_implemented": "NotImplemented",
    "ellipsis": "...",
    "bytes": "bytes(3)",
    "range": "range(10**30)",
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
    "object_array": "z.astype(object)",
    "fractions": "np.array([__import__('fractions').Fraction(float(x)) for x in z])",
    "map": "map(float, z)",
    "memory": "memoryview(z)",
    "array_module": "__import__('array').array('d', z)",
    "read_only": "(z.setflags(write=False), z)[1]",
    "pairs": "list(zip(z, z))",
    "argument_itself": "X",
    "view_of_argument": "X[:, 0]",
}

#: Tasks whose functions give a number, and how it is computed.
_NUMBERS = {
    "affine_1": "x, w, b):\n    z = x * w + b",
    "affine": "x, w, b):\n    z = x @ w + b",
    "output_change": "w, dx):\n    z = dx @ w",
}


def submission(released: Path, assignment: str, name: str) -> bytes:
    """Return the bytes of the notebook that is handed in under ``name``."""
    notebook = json.loads(released.read_bytes())
    first = next(iter(MESSES[assignment]))
    for change in dict.fromkeys((first, name)):
        MESSES[assignment][change](notebook)
    return json.dumps(notebook, indent=1).encode()


def position(notebook: Notebook, grade_id: str) -> int:
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    return ids.index(grade_id)


def cell_of(notebook: Notebook, grade_id: str) -> dict:
    return notebook["cells"][position(notebook, grade_id)]


def source_of(notebook: Notebook, grade_id: str) -> str:
    return "".join(cell_of(notebook, grade_id)["source"])


def code(source: str) -> dict:
    about = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return {**about, "id": f"added-{zlib.crc32(source.encode()):08x}", "source": source}


def delete(notebook: Notebook, *grade_ids: str) -> None:
    for grade_id in grade_ids:
        del notebook["cells"][position(notebook, grade_id)]


def move(notebook: Notebook, grade_id: str, to: int) -> None:
    notebook["cells"].insert(to, notebook["cells"].pop(position(notebook, grade_id)))


def split(notebook: Notebook, grade_id: str, first: str, second: str) -> None:
    """Cut a cell in two, as JupyterLab does: both halves have the metadata."""
    at = position(notebook, grade_id)
    cell = notebook["cells"][at]
    halves = [dict(cell, source=first), dict(cell, source=second, id=f"{cell['id']}-2")]
    notebook["cells"][at : at + 1] = halves


def make(notebook: Notebook, grade_id: str, cell_type: str) -> None:
    """Turn a code cell into another one."""
    cell = cell_of(notebook, grade_id)
    cell["cell_type"] = cell_type
    del cell["outputs"], cell["execution_count"]


# --- What is written ---------------------------------------------------------


def _written(text: str) -> Change:
    """Return what a section of ``messy_cells.txt`` does."""
    heads = list(_CELL.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)] if heads else []
    cells = [
        (*head.groups(), text[head.end() : end].removesuffix("\n"))
        for head, end in zip(heads, ends, strict=True)
    ]

    def change(notebook: Notebook) -> None:
        at = len(notebook["cells"])
        for place, grade_id, source in cells:
            if place == "write":
                cell_of(notebook, grade_id)["source"] = source
                continue
            if place:
                at = len(notebook["cells"])
            if grade_id:
                at = position(notebook, grade_id) + (place == "after")
            notebook["cells"].insert(at, code(source))
            at += 1

    return change


def _folded(form: str, number: int) -> tuple[str, Change]:
    """Return a notebook with another form of a function, and up to four strange results."""
    tasks = zip(_NUMBERS.items(), list(_RESULTS)[3 * number : 3 * number + 3], strict=False)
    sources = {"weighted_sum": form}
    for (task, head), result in tasks:
        sources[task] = f"def {task}({head}\n    return {_RESULTS[result]}"
    for name in list(_ARRAYS)[number : number + 1]:
        sources["affine_many"] = (
            f"def affine_many(X, w, b):\n    z = X @ w + b\n    return {_ARRAYS[name]}"
        )
    names = [*list(_RESULTS)[3 * number : 3 * number + 3], *list(_ARRAYS)[number : number + 1]]

    def change(notebook: Notebook) -> None:
        for task, source in sources.items():
            cell_of(notebook, task)["source"] = source

    return "_and_".join(["", *names]), change


def _read_sections() -> None:
    text = Path(__file__).with_name("messy_cells.txt").read_text(encoding="utf-8")
    heads = list(_SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    forms = 0
    for head, end in zip(heads, ends, strict=True):
        name, kind = head.groups()
        body = text[head.end() : end].rstrip("\n") + "\n"
        if kind == "form":
            more, change = _folded(body, forms)
            MESSES[ASSIGNMENTS["numpy"]][f"function_{name}{more}"] = change
            forms += 1
        else:
            MESSES[ASSIGNMENTS[kind]][name] = _written(body)
    assert 3 * forms >= len(_RESULTS), "results are left out; more forms are needed"
    assert forms >= len(_ARRAYS), "arrays are left out"


_read_sections()


# --- What is done to the file ------------------------------------------------


def mess(change: Change) -> Change:
    """Hand in a notebook of the NumPy assignment with this change."""
    MESSES[ASSIGNMENTS["numpy"]][change.__name__] = change
    return change


@mess
def tests_before_definitions(notebook):
    for task in ("weighted_sum", "affine_many"):
        move(notebook, task, len(notebook["cells"]))


@mess
def all_definitions_at_the_end(notebook):
    for task in ("affine_1", "weighted_sum", "affine", "affine_many", "line_through"):
        move(notebook, task, len(notebook["cells"]))


@mess
def all_definitions_first(notebook):
    for task in ("affine_1", "weighted_sum", "affine", "affine_many", "line_through"):
        move(notebook, task, 1)


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
    copied = dict(cell_of(notebook, "affine_1_values"), id="copy")
    notebook["cells"].insert(position(notebook, "affine_1_values"), copied)


@mess
def test_copied_above_the_definition(notebook):
    notebook["cells"].insert(1, dict(cell_of(notebook, "affine_1_values"), id="copy"))


@mess
def test_moved_to_the_end(notebook):
    move(notebook, "affine_1_hidden", len(notebook["cells"]))


@mess
def solution_split_behind_a_helper(notebook):
    helper = "def product(x, w):\n    return x * w"
    second = "def weighted_sum(x, w):\n    return product(x, w).sum()"
    split(notebook, "weighted_sum", helper, second)


@mess
def solution_split_before_an_example(notebook):
    first = source_of(notebook, "weighted_sum")
    split(notebook, "weighted_sum", first, "weighted_sum(np.ones(3), np.ones(3))")


@mess
def solution_split_with_an_empty_half(notebook):
    split(notebook, "weighted_sum", source_of(notebook, "weighted_sum"), "")


@mess
def test_split(notebook):
    split(notebook, "affine_1_values", *source_of(notebook, "affine_1_values").split("\n", 1))


@mess
def setup_split(notebook):
    split(notebook, "setup", "import numpy as np", "import matplotlib")


@mess
def solution_pasted_into_another_cell(notebook):
    pasted = code(source_of(notebook, "weighted_sum"))
    notebook["cells"][position(notebook, "weighted_sum")] = pasted


@mess
def visible_test_deleted(notebook):
    delete(notebook, "weighted_sum_values")


@mess
def hidden_test_deleted(notebook):
    delete(notebook, "weighted_sum_hidden")


@mess
def all_tests_of_a_task_deleted(notebook):
    delete(notebook, "weighted_sum_values", "weighted_sum_one_feature", "weighted_sum_hidden")


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
def test_made_markdown(notebook):
    make(notebook, "weighted_sum_values", "markdown")


@mess
def solution_made_markdown(notebook):
    make(notebook, "weighted_sum", "markdown")


@mess
def solution_made_raw(notebook):
    make(notebook, "weighted_sum", "raw")


@mess
def old_minor_format_without_ids(notebook):
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        cell.pop("id", None)


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
    }
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": ["mine"], "collapsed": True}


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
    empty = {"metadata": {}, "source": "x"}
    notebook["cells"][1:1] = [
        {"cell_type": "markdown", "id": "m", **empty, "attachments": attached},
        {"cell_type": "raw", "id": "r", **empty},
    ]


@mess
def points_edited(notebook):
    cell_of(notebook, "affine_values")["metadata"]["nbgrader"]["points"] = 100


@mess
def cell_tagged_to_be_skipped(notebook):
    cell_of(notebook, "weighted_sum")["metadata"]["tags"] = ["skip-execution"]


def keras_setup_deleted(notebook):
    delete(notebook, "setup_keras")


def keras_definition_moved_to_the_end(notebook):
    move(notebook, "build_sequential", len(notebook["cells"]))


for _change in (keras_setup_deleted, keras_definition_moved_to_the_end):
    MESSES[ASSIGNMENTS["keras"]][_change.__name__] = _change
