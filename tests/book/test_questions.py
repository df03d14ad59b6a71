"""Every question has a form that the page can answer, and says something of every answer."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from prose import Place, cells

BOOK = Path(__file__).parents[2] / "book"
CHAPTERS = sorted(BOOK.glob("0*.ipynb"))
TEMPLATE = BOOK.parent / "forwardpass" / "grading" / "template" / "chapter.ipynb"
KINDS = ("", "several", "shape", "order")

_QUESTION = re.compile(
    r"^:::\{admonition\} (?P<number>\d+)\. (?P<title>.*)\n:class: question ?(?P<kind>.*)\n"
    r"(?P<body>.*)\n:::\n:::\{admonition\} Answer\n:class: dropdown\n(?P<said>(?:.+\n)+?):::$",
    re.MULTILINE,
)
_SAID = re.compile(r"(?:-|\d+\.) (?P<bold>\*\*)?\((?P<to>[^)]*)\)(?:\*\*)? (?P<why>.*)")
_SHAPE = re.compile(r"(\w+, )*\w+,?|")


@dataclass(frozen=True)
class Question:
    """A question as the source has it. ``said`` are, of each answer: to what, right?, the words."""

    number: int
    title: str
    kind: str
    options: list[str]
    said: list[tuple[str, bool, str]]

    def faults(self) -> list[str]:
        """Return what keeps the page from answering it, in words."""
        to = [answer for answer, _, _ in self.said]
        right = [answer for answer, is_right, _ in self.said if is_right]
        short = [answer for answer, _, why in self.said if len(why.split()) < 3]
        found = [f"nothing is said of ({answer})" for answer in short]
        if self.kind not in KINDS:
            return [f"there is no kind {self.kind!r}"]
        if len(set(to)) != len(to):
            found.append("two things are said of one answer")
        if self.kind == "shape":
            return found + self._faults_of_shapes(to, right)
        if sorted(to) != self.options or len(self.options) < 2:
            found.append(f"it offers {self.options}, and answers {to}")
        if self.kind == "order" and (right or to == self.options):
            found.append("its steps stand in their order already, or one is in bold")
        if self.kind == "" and len(right) != 1:
            found.append(f"{len(right)} of its answers are in bold, and one is right")
        if self.kind == "several" and not 1 <= len(right) < len(to):
            found.append("none or all of its answers are in bold")
        return found

    def _faults_of_shapes(self, to: list[str], right: list[str]) -> list[str]:
        named = [t for t in to if t not in ("an error", "anything else")]
        found = [f"({t}) is no shape" for t in named if not _SHAPE.fullmatch(t)]
        if len(right) != 1 or len(to) < 3:
            found.append("one shape is right, and at least one wrong one has an answer")
        return found + ["nothing is said of (anything else)"] * (to[-1] != "anything else")


def questions(place: Place) -> list[Question]:
    """Return the questions of a text."""
    return [_question(found) for found in _QUESTION.finditer(place.text)]


def _question(found: re.Match[str]) -> Question:
    said = [_SAID.fullmatch(line) for line in found["said"].splitlines()]
    return Question(
        int(found["number"]),
        found["title"],
        found["kind"],
        re.findall(r"(?:^| · )\(([a-h])\) ", found["body"]),
        [(s["to"], bool(s["bold"]), s["why"]) if s else ("?", False, "") for s in said],
    )


@pytest.mark.parametrize("path", [*CHAPTERS, TEMPLATE], ids=lambda path: path.stem)
def test_a_question_has_a_right_answer_and_says_something_of_each(path):
    """And they are numbered in order."""
    numbers = []
    for place in cells(path):
        found = questions(place)
        opened = len(re.findall(r"^:class: question", place.text, re.MULTILINE))
        assert len(found) == opened, f"{place}: {opened - len(found)} questions have another form"
        for question in found:
            numbers.append(question.number)
            faults = question.faults()
            assert not faults, f"{place}, question {question.number}: {'; '.join(faults)}"
    assert numbers == list(range(1, len(numbers) + 1)), f"{path}: {numbers}"


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_asks_in_several_ways(path):
    """There are enough questions, one with several right answers and one of steps among them."""
    kinds = [question.kind for place in cells(path) for question in questions(place)]
    assert len(kinds) >= 9, path
    assert {"", "several", "order"} <= set(kinds), f"{path}: only {set(kinds)}"


def test_shapes_are_asked_for():
    """In most chapters: to say what comes out is what this course is about."""
    asked = [q.kind for path in CHAPTERS for place in cells(path) for q in questions(place)]
    assert asked.count("shape") >= 14


@pytest.mark.parametrize(
    ("kind", "body", "answer", "fault"),
    [
        ("", "(a) 1 · (b) 2", "- (a) It is not.\n- (b) It is not.", "0 of its answers"),
        ("", "(a) 1 · (b) 2", "- **(a)** It is so.", "it offers"),
        ("", "(a) 1 · (b) 2", "- **(a)** It is so.\n- (b) No.", r"nothing is said of \(b\)"),
        ("several", "(a) 1 · (b) 2", "- **(a)** It is so.\n- **(b)** It is so.", "all of its"),
        ("order", "(a) 1 · (b) 2", "1. (a) It is so.\n2. (b) It is so.", "in their order already"),
        ("shape", "Write it.", "- **(2,)** It is so.\n- (3,) It is not.", "anything else"),
        ("guess", "(a) 1 · (b) 2", "- **(a)** It is so.\n- (b) It is not.", "no kind"),
    ],
)
def test_a_question_without_form_is_found(kind, body, answer, fault):
    """Each check can fail."""
    text = f":::{{admonition}} 1. Which?\n:class: question {kind}\n{body}\n:::\n"
    text += f":::{{admonition}} Answer\n:class: dropdown\n{answer}\n:::"
    [question] = questions(Place(Path("x"), 1, text.replace("question \n", "question\n")))
    assert re.search(fault, "; ".join(question.faults()))
