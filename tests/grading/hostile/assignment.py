"""A small assignment to attack: six tasks, and secrets in its hidden tests.

Nobody could guess the secrets; who finds one in what a student gets back has
found a leak. The attacks know how the secrets begin, so that they can look for them.
"""

import itertools
import json

import numpy as np

from forwardpass.grading.bundle import Bundle, GradedCell
from forwardpass.grading.tasks import Mistake, Task, Test, checks_data

NAME = "00_hostile"

#: A text among the hidden inputs: how it begins, and what must never be seen.
CANARY_BEGINS, CANARY = "kanarienvogel-", "zq7xw3"

#: A text in the honest students' notebooks: how it begins, and what no other may get at.
WORK_BEGINS, WORK = "kolibri-", "vk4jy8"

#: How files are named that a notebook leaves where it can.
LEFT = "left-by-a-hostile-notebook"

#: Among the hidden inputs, too: numbers, and a count that fits into a byte.
NUMBERS = np.array([[-716.40625, 31459.28125], [0.0009765625, 27182.84375]])
COUNT = 173

#: What must occur in nothing that is handed back, whoever handed it in.
SECRETS = (
    *(CANARY, CANARY.upper(), "31459.28", "27182.84", "62918.56", "54365.68"),
    *("LEAKED", f"count({COUNT})", f"range({COUNT})", 'hidden_checks("', "BEGIN HIDDEN"),
)


def _shout(text: str) -> str:
    return text.upper()


def _pairs(n: int) -> list:
    return [(i, i * i) for i in range(n)]


def _layers(widths: list[int], rng: np.random.Generator) -> list:
    return [(rng.normal(size=(n, m)), np.zeros(m)) for n, m in itertools.pairwise(widths)]


def _count_up(n: int) -> int:
    return n * (n + 1) // 2


TASKS = {
    "scale": Task(
        reference=lambda X: 2.0 * X,
        mistakes=[Mistake("halved", "It was halved.", lambda X: X / 2.0)],
        visible={"scale_values": Test([(np.arange(6.0).reshape(2, 3),), (np.ones((1, 2)),)])},
        hidden={"scale_hidden": Test([(NUMBERS,), (np.array([[float(COUNT)]]),)])},
    ),
    "shout": Task(
        reference=_shout,
        mistakes=[Mistake("whispered", "It was whispered.", str.lower)],
        visible={"shout_values": Test([("Ahoy",), ("it is I",)])},
        hidden={"shout_hidden": Test([(CANARY_BEGINS + CANARY,)])},
    ),
    "pairs": Task(
        reference=_pairs,
        view="items",
        mistakes=[Mistake("cubed", "It was cubed.", lambda n: [(i, i**3) for i in range(n)])],
        visible={"pairs_values": Test([(4,), (0,)])},
        hidden={"pairs_hidden": Test([(7,)])},
    ),
    "layers": Task(
        reference=_layers,
        view="initial_layers",
        mistakes=[
            Mistake("ones", "All are ones.", lambda widths, rng: [(np.ones((3, 2)), np.ones(2))])
        ],
        visible={"layers_values": Test([([5, 3, 2], np.random.default_rng(1))])},
        hidden={"layers_hidden": Test([([7, 2, 3], np.random.default_rng(2))])},
    ),
    "count_up": Task(
        reference=_count_up,
        forbidden=("sum", "for", "while"),
        mistakes=[Mistake("one_less", "One is missing.", lambda n: n * (n - 1) // 2)],
        visible={"count_up_values": Test([(4,), (10,)])},
        hidden={"count_up_hidden": Test([(100,)])},
    ),
}

#: What an honest student hands in, task by task.
SOLVED = {
    "scale": "def scale(X):\n    return X * 2",
    "shout": "def shout(text):\n    return text.upper()",
    "pairs": "def pairs(n):\n    for i in range(n):\n        yield i, i**2",
    "layers": (
        "def layers(widths, rng):\n"
        "    made = []\n"
        "    for n, m in zip(widths, widths[1:]):\n"
        "        made.append((rng.normal(size=(n, m)), np.zeros(m)))\n"
        "    return made"
    ),
    "count_up": "def count_up(n):\n    return n * (n + 1) // 2",
    "count": "def count(n):\n    return range(n)",
}

_SETUP = f"""import numpy as np

from forwardpass.check import load_checks

check = load_checks("{NAME}")"""

#: A visible and a hidden test in the instructor's own words, without ``check``.
_COUNT_VISIBLE = """# count(n) gives the numbers below n.
assert list(count(4)) == [0, 1, 2, 3]"""

_COUNT_HIDDEN = f"""# count(n) is right for a number that you do not see here.
list(count(1))
### BEGIN HIDDEN TESTS
assert sorted(count({COUNT})) == list(range({COUNT}))
### END HIDDEN TESTS"""

VISIBLE_POINTS, HIDDEN_POINTS = 1.0, 2.0


def visible(task: str) -> str:
    """Return the grade_id of the visible test of a task."""
    return f"{task}_values"


def make() -> Bundle:
    """Return all that it takes to grade the assignment."""
    cells = _cells()
    claims = {cell.grade_id: cell.claim for cell in cells}
    checks = checks_data(NAME, TASKS, claims)
    hidden = checks_data(NAME, TASKS, claims, hidden=True)
    return Bundle(
        assignment=NAME,
        cells=cells,
        released=json.dumps(notebook()).encode(),
        files={"checks.json": json.dumps(checks).encode()},
        checks=checks,
        hidden=hidden,
        tensorflow=False,
    )


def notebook(solved: dict[str, str] | None = None) -> dict:
    """Return the released notebook, with solutions of some tasks in it."""
    cells = []
    for cell in _cells():
        source = (solved or {}).get(cell.grade_id, cell.released)
        about = {
            "grade": cell.role == "test",
            "grade_id": cell.grade_id,
            "locked": cell.role != "solution",
            "schema_version": 3,
            "solution": cell.role == "solution",
            "task": False,
            **({"points": cell.points} if cell.role == "test" else {}),
        }
        cells.append({**code(source), "id": cell.grade_id, "metadata": {"nbgrader": about}})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def code(source: str) -> dict:
    """Return a cell of code as a notebook has it."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def honest() -> bytes:
    """Return a notebook in which everything is right, and one student's own words."""
    made = notebook(SOLVED)
    words = {"cell_type": "markdown", "metadata": {}, "source": f"{WORK_BEGINS}{WORK}"}
    made["cells"] += [words, code(f"print('{WORK_BEGINS}' + '{WORK}')\n{WORK_BEGINS[:-1]} = 1")]
    return json.dumps(made).encode()


def untouched() -> bytes:
    """Return the notebook as it was released."""
    return json.dumps(notebook()).encode()


def _cells() -> list[GradedCell]:
    cells = [GradedCell("setup", "locked", "code", _SETUP, _SETUP)]
    for task in TASKS:
        cells.append(_solution(task))
        source = f'# {task} is right.\ncheck("{visible(task)}", {task})'
        cells.append(_test(visible(task), source, source, VISIBLE_POINTS))
        shown = f'# {task} is right elsewhere.\ncheck.written("{task}", {task})'
        cells.append(_test(f"{task}_hidden", _with_hidden(task, shown), shown, HIDDEN_POINTS))
    cells.append(_solution("count"))
    cells.append(_test(visible("count"), _COUNT_VISIBLE, _COUNT_VISIBLE, VISIBLE_POINTS))
    shown = _COUNT_HIDDEN.partition("###")[0].rstrip()
    cells.append(_test("count_hidden", _COUNT_HIDDEN, shown, HIDDEN_POINTS))
    return cells


def _solution(task: str) -> GradedCell:
    arguments = {"scale": "X", "shout": "text", "layers": "widths, rng"}.get(task, "n")
    source = f"def {task}({arguments}):\n    raise NotImplementedError()"
    return GradedCell(task, "solution", "code", source, source)


def _test(name: str, source: str, shown: str, points: float) -> GradedCell:
    claim = source.partition("\n")[0].removeprefix("# ")
    hidden = source != shown
    return GradedCell(name, "test", "code", source, shown, points, hidden, claim)


def _with_hidden(task: str, shown: str) -> str:
    return (
        f"{shown}\n### BEGIN HIDDEN TESTS\nfrom forwardpass.grading import hidden_checks\n\n"
        f'hidden_checks("{NAME}")("{task}_hidden", {task})\n### END HIDDEN TESTS'
    )
