"""What the texts say is so: numbers, equations, links, letters, one spelling."""

import re
import tokenize
from io import StringIO
from pathlib import Path

import pytest
from prose import TERM, Place, cells, glossary, places

from forwardpass.grading import notebooks

ROOT = Path(__file__).parents[2]
TEXTS = list(places(ROOT))
CHAPTERS = sorted(ROOT.glob("book/*.ipynb"))

# --- numbers -----------------------------------------------------------------

#: Whole numbers up to this one need no cell: people count so far by themselves.
COUNTED = 12

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")

#: Numbers that name a place, not a quantity.
_REFERENCE = re.compile(
    r"(chapters?|exercise|question|section|Task|layer) [\d.]+((, | and | to )\d+)*"
)

_EQUATION = re.compile(
    r"(?<![\w.,)−])(?<![·+−/] )(?P<left>\(?[−\d][\d,.]*\)?(?: [·+−/] \(?−?[\d][\d,.]*\)?)+)"
    r" = (?P<right>−?\d[\d,]*(?:\.\d+)?)"
)


def value(text: str) -> float:
    """Return the number that ``text`` is, written as in prose or as in Python."""
    return float(text.replace(",", "").replace("_", "").replace("−", "-"))


def evaluate(text: str) -> float:
    """Return the value of sums and products as prose writes them."""
    for sign, operator in (("·", "*"), ("−", "-"), (",", "")):
        text = text.replace(sign, operator)
    assert re.fullmatch(r"[\d.()*/+\- ]+", text), text
    return eval(text, {"__builtins__": {}})


def equations(place: Place) -> list[tuple[str, float, float]]:
    """Return each equation of a text, and the values of its sides."""
    found = _EQUATION.finditer(place.prose)
    return [(m[0], evaluate(m["left"]), value(m["right"])) for m in found]


def computed(path: Path) -> set[float]:
    """Return the numbers in the code and the outputs of a notebook, and these rounded."""
    numbers = set()
    for cell in notebooks.read(path).cells:
        if cell.cell_type == "code":
            numbers |= _numbers_of(cell)
    return numbers | {round(x, digits) for x in numbers for digits in range(4)}


def _numbers_of(cell: dict) -> set[float]:
    tokens = tokenize.generate_tokens(StringIO(cell.source).readline)
    texts = [t.string for t in tokens if t.type in (tokenize.NUMBER, tokenize.STRING)]
    for output in cell.outputs:
        texts.append(str(output.get("text") or output.get("data", {}).get("text/plain", "")))
    found = (n for text in texts for n in re.findall(r"\d[\d_]*(?:\.\d+)?", text))
    return {value(n) for n in found}


def uncomputed(place: Place, known: set[float]) -> list[str]:
    """Return the numbers of a text that no cell has."""
    text = _REFERENCE.sub(" ", place.prose.split("## Further reading")[0])
    known = known | {x for _, *sides in equations(place) for x in sides}
    return [
        number
        for number in _NUMBER.findall(text)
        if value(number) not in known and not ("." not in number and value(number) <= COUNTED)
    ]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_number_in_the_text_is_computed_in_a_cell(path):
    """Printed or asserted; or it is the result of an equation that stands beside it."""
    known = computed(path)
    for place in cells(path):
        found = uncomputed(place, known)
        assert not found, f"{place}: no cell computes {', '.join(found)}"


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_equations_in_the_text_hold(path):
    """As 4 · 6 + 6 · 2 = 36 does."""
    for place in cells(path):
        for text, left, right in equations(place):
            assert abs(left - right) < 1e-9, f"{place}: {text}, but the left side is {left}"


def test_equations_are_found():
    """The check above sees what it should."""
    text = "So 1 · 10 + 2 · 1 = 12, and 2 · (−1) = −2, and 0.5 · 5 = 2.5."
    found = equations(Place(Path("x"), 1, text))
    assert [(left, right) for _, left, right in found] == [(12, 12), (-2, -2), (2.5, 2.5)]
    assert sum(len(equations(place)) for path in CHAPTERS for place in cells(path)) > 20


def test_an_uncomputed_number_is_found():
    """And one that is computed, counted or a reference is not."""
    place = Place(Path("x"), 1, "In chapter 20 there are 3 of 1,437, that is 91.5 of 4711.")
    assert uncomputed(place, {1437.0}) == ["91.5", "4711"]


# --- links -------------------------------------------------------------------

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_CITATION = re.compile(r"\{cite(?::\w+)?\}`([^`]*)`")


def anchors(path: Path) -> set[str]:
    """Return the addresses of the headings of a page, as MyST makes them."""
    if path.suffix == ".ipynb":
        text = "\n".join(place.text for place in cells(path))
    else:
        text = path.read_text(encoding="utf-8")
    titles = re.findall(r"^#{1,3} (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", t.lower().replace("`", "")).replace(" ", "-") for t in titles}


@pytest.mark.parametrize("place", TEXTS, ids=lambda p: f"{p.path.stem}-{p.cell}")
def test_links_lead_somewhere(place):
    """To a file, and to a heading in it."""
    for target, anchor in _LINK.findall(place.text):
        path = (place.path.parent / target).resolve() if target else place.path
        assert path.is_file(), f"{place}: a link to {target}, which does not exist"
        if anchor:
            assert anchor in anchors(path), f"{place}: {target} has no heading #{anchor}"


def test_terms_and_citations_are_defined():
    """In the glossary, and in the bibliography."""
    terms = {term.lower() for term in glossary(ROOT)}
    bibliography = (ROOT / "book" / "references.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{(\w+),", bibliography, re.MULTILINE))
    for place in TEXTS:
        for term in TERM.findall(place.text):
            assert term.strip().lower() in terms, f"{place}: no glossary term {term!r}"
        for names in _CITATION.findall(place.text):
            for key in names.split(","):
                assert key.strip() in keys, f"{place}: no reference {key!r}"


# --- letters of formulas -----------------------------------------------------


def letters(formula: str) -> set[str]:
    """Return the letters of a formula, Latin and Greek, without words and functions."""
    formula = re.sub(r"\\(text|mathrm|mathsf|operatorname|begin|end)\{[^}]*\}", " ", formula)
    greek = set(re.findall(r"\\(theta|sigma|nu|Delta|hat)", formula))
    return greek | set(re.findall(r"[A-Za-z]", re.sub(r"\\[A-Za-z]+", " ", formula)))


def test_letters_of_formulas_are_on_the_notation_page():
    """In the first column of its table."""
    notation = ROOT / "book" / "notation.ipynb"
    rows = [
        row for place in cells(notation) for row in re.findall(r"^\| (.*?) \|", place.text, re.M)
    ]
    known = {x for row in rows for f in re.findall(r"\$([^$]*)\$", row) for x in letters(f)}
    assert {"X", "W", "theta"} <= known
    for place in TEXTS:
        if place.path != notation:
            unknown = {x for formula in place.formulas for x in letters(formula)} - known
            assert not unknown, f"{place}: not on the notation page: {', '.join(sorted(unknown))}"


# --- fences --------------------------------------------------------------------

#: The first line of a fence with a backtick in its title. Markdown takes it for text, and the line
#: that should end the fence for the start of another one.
_NO_FENCE = re.compile(r"^[ \t]*`{3,}\{[^`\n]+`.*$", re.MULTILINE)


@pytest.mark.parametrize("place", TEXTS, ids=str)
def test_fences_begin_where_they_should(place):
    """A title without backticks."""
    assert _NO_FENCE.findall(place.text) == [], place


def test_a_fence_that_does_not_begin_is_found():
    """And no other."""
    assert _NO_FENCE.findall("```{table} As `x` says\n```\n```python\n```\n```x``` is code") == [
        "```{table} As `x` says"
    ]


# --- one spelling ------------------------------------------------------------

#: What is not written, and what is written instead.
SPELLING = {
    r"colou?r(?<=our)\w*": "color",
    r"behaviour\w*": "behavior",
    r"neighbour\w*": "neighbor",
    r"favour\w*": "favor",
    r"centre[ds]?": "center",
    r"grey\w*": "gray",
    r"metres?": "meter",
    r"(normal|recogn|organ|optim|real|general)is(e|ed|es|ing|ation)": "-ize",
    r"(minim|maxim|memor|visual|summar|standard)is(e|ed|es|ing|ation)": "-ize",
    r"analys(e|ed|es|ing)": "analyze",
    r"label(led|ling)": "labeled",
    r"model(led|ling)": "modeled",
    r"travell(ed|ing)": "traveled",
    r"cancell(ed|ing)": "canceled",
    r"licence": "license",
    r"artefact\w*": "artifact",
    r"whilst|amongst": "while, among",
    r"mini-batch\w*": "minibatch",
    r"data-set|data set": "dataset",
    r"multilayer": "multi-layer",
    r"feed-forward": "feedforward",
    r"fully-connected": "fully connected",
    r"non-linear\w*": "nonlinear",
    r"back-propagation": "backpropagation",
    r"Tensorflow|tensor flow": "TensorFlow",
    r"Numpy": "NumPy",
    r"Relu|ReLu|RELU": "ReLU",
    r"Jupyterlab": "JupyterLab",
}


@pytest.mark.parametrize("place", TEXTS, ids=lambda p: f"{p.path.stem}-{p.cell}")
def test_one_spelling(place):
    """US English, and one form of each term."""
    for wrong, right in SPELLING.items():
        found = re.search(rf"\b({wrong})\b", place.prose)
        assert not found, f"{place}: {found[0]!r} is written {right} here"
