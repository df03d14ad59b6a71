"""What a hostile notebook is made of, and what it must get.

To add one, write a function in the module of its family: its name says what is
tried, and it returns the notebook's bytes. ``hostile`` says what it must get.

    @hostile(Verdict.CRASHED)
    def ends_its_process():
        return first("import os; os._exit(0)")
"""

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import assignment

from forwardpass.grading.verdicts import Verdict


@dataclass(frozen=True)
class Case:
    """A hostile notebook.

    ``verdicts`` are those of the submission that are right (where a machine's speed
    decides, more than one); ``points`` are what is deserved, at most; ``never`` is what must
    not occur in what comes back, beside ``assignment.SECRETS``.
    """

    name: str
    make: Callable[[], bytes]
    verdicts: tuple[Verdict, ...]
    points: float
    never: tuple[str, ...]


CASES: dict[str, Case] = {}


def hostile(
    *verdicts: Verdict, points: float = 0.0, never: tuple[str, ...] = ()
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register a notebook. Without verdicts: it leaves all tasks as they are, and nothing else."""

    def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
        family = make.__module__.rpartition(".")[2]
        name = f"{family}-{make.__name__}"
        assert name not in CASES, f"there are two {name}"
        CASES[name] = Case(name, make, verdicts or (Verdict.NOT_ATTEMPTED,), points, never)
        return make

    return register


def first(source: str, **solutions: str) -> bytes:
    """Return the exercise with one more cell at its top, and solutions of some tasks."""
    return edited(lambda made: made["cells"].insert(0, _code(source)), **solutions)


def last(source: str, **solutions: str) -> bytes:
    """Return the exercise with one more cell at its end, and solutions of some tasks."""
    return edited(lambda made: made["cells"].append(_code(source)), **solutions)


def solved(**solutions: str) -> bytes:
    """Return the exercise with solutions of some tasks; the others are left alone."""
    return edited(lambda made: None, **solutions)


def edited(edit: Callable[[dict], None], **solutions: str) -> bytes:
    """Return the exercise after an edit of its JSON."""
    solutions = {task: textwrap.dedent(source) for task, source in solutions.items()}
    made = assignment.notebook(solutions)
    edit(made)
    return json.dumps(made).encode()


def _code(source: str) -> dict:
    return assignment.code(textwrap.dedent(source))


def cell_of(notebook: dict, grade_id: str) -> dict:
    """Return the cell with this id."""
    return next(cell for cell in notebook["cells"] if cell["id"] == grade_id)


#: The begin of a cell that takes over how its process answers the grader.
_TAKES_OVER = """
from forwardpass.sandbox import student
from forwardpass.sandbox.wire import LENGTHS

_honest = student._Desk.answer

def raw(header, body=b""):
    return LENGTHS.pack(len(header), len(body)) + header + body

def answers(reply, *asked):
    def answer(self, question, given):
        if question["ask"] in asked:
            return reply(question)
        return _honest(self, question, given)
    student._Desk.answer = answer
"""


def answering(source: str, **solutions: str) -> bytes:
    """Return a notebook whose process answers otherwise: ``answers(reply, "call", ...)``."""
    return first(_TAKES_OVER + textwrap.dedent(source), **(assignment.SOLVED | solutions))
