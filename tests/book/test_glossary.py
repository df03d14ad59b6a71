"""The glossary is complete, and a chapter links each term where the term first occurs."""

import re
from pathlib import Path

import pytest
from prose import CODE, FORMULA, TERM, Place, cells, glossary

BOOK = Path(__file__).parents[2] / "book"
TERMS = glossary(BOOK.parent)

#: The chapters' texts in reading order, without each chapter's list of goals.
PLACES = [place for path in sorted(BOOK.glob("0*.ipynb")) for place in list(cells(path))[1:]]

#: What else is no running text, or cannot hold a link: links, headings, directives, list heads.
_ASIDE = re.compile(
    r"\[[^\]]*\]\([^)]*\)|^#+ [^\n]*|^:[^\n]*|^- \*\*[^\n]*?\*\*", re.DOTALL | re.MULTILINE
)


def test_the_glossary_is_large_enough_and_in_both_languages():
    """Each term has its Korean word, one sentence, and a link to where it is taught."""
    assert len(TERMS) >= 80
    names = [name.lower() for name in TERMS]
    assert names == sorted(names)
    for name, entry in TERMS.items():
        assert re.fullmatch(r"\([가-힣A-Za-z0-9 ]+\) .*[^.]\. → \[.*\]\(\w+\.ipynb#.*\)", entry), (
            name
        )


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_linked_where_it_first_occurs(name):
    """In the running text of the chapters."""
    for place in PLACES:
        found = occurrences(place, name)
        if found:
            assert found[0] == "linked", f"{place}: the first {found[0]!r} is not linked"
            return
    pytest.fail(f"{BOOK / 'glossary.md'}: no chapter speaks of {name!r}")


def occurrences(place: Place, name: str) -> list[str]:
    """Return the words by which a text speaks of a term, in order: "linked", or the word itself."""
    text = place.text.partition("## Further reading")[0]
    text = TERM.sub(lambda m: "\0" if m[1].strip().lower() == name.lower() else " ", text)
    for aside in (CODE, FORMULA, _ASIDE):
        text = aside.sub(" ", text)
    for longer in TERMS:
        if longer != name and name.lower() in longer.lower():
            text = re.sub(_word(longer), " ", text, flags=re.IGNORECASE)
    found = re.findall(rf"\0|{_word(name)}", text, flags=re.IGNORECASE)
    return ["linked" if word == "\0" else word for word in found]


def _word(name: str) -> str:
    """Return a pattern for a term as a word of its own, in singular and plural."""
    stem = re.escape(name).replace("\\ ", r"\s+")
    ending = "(?:s|es)?"
    if name.endswith("y"):
        stem, ending = stem[:-1], "(?:y|ies)"
    return rf"(?<![\w-]){stem}{ending}(?![\w-])"


def test_occurrences_are_found():
    """Links and words, in order, and neither in code nor in a longer term."""
    text = (
        "## Batches\n\nThe `batch` and the batch size, then {term}`a batch <batch>`, and Batches."
    )
    assert occurrences(Place(Path("x"), 1, text), "batch") == ["linked", "Batches"]
