"""The texts of the book, cut into places that a message can name.

A place is a cell of a notebook, or a whole page of Markdown. Its prose is what
is left without code, formulas, addresses and options of directives.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toc import toc_pages

from forwardpass.grading import notebooks

#: Code, in prose or between fences.
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
#: A link into the glossary; the group is the term.
TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`>]*)>?`")
_ROLE = re.compile(r"\{[\w:]+\}`([^`<]*?)(?:\s*<[^`]*>)?`")
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$|:::\{math\}.*?:::", re.DOTALL)
_TARGET = re.compile(r"\]\([^)]*\)|<https?:[^>]*>")
_OPTION = re.compile(
    r"^:(?!alt:)[a-z]+:.*$|^:::+\{[a-z-]+\}( figures/\S+| \d+\.)?|^:::+$", re.MULTILINE
)


@dataclass(frozen=True)
class Place:
    """One text and where it stands: a file, and the number of a cell (0: the whole file)."""

    path: Path
    cell: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}, cell {self.cell}" if self.cell else str(self.path)

    @property
    def prose(self) -> str:
        """What is read: words, numbers and the texts of links, figures and questions."""
        text = _ROLE.sub(r"\1", self.text)
        for other in (CODE, FORMULA, _TARGET, _OPTION):
            text = other.sub(" ", text)
        return text

    @property
    def formulas(self) -> list[str]:
        """The formulas, without the signs around them."""
        return [m.strip("$") for m in FORMULA.findall(CODE.sub(" ", self.text))]


def places(root: Path) -> Iterator[Place]:
    """Yield every text of the pages that the table of contents lists."""
    for page in toc_pages(root):
        if (root / f"{page}.md").is_file():
            path = root / f"{page}.md"
            yield Place(path, 0, path.read_text(encoding="utf-8"))
        else:
            yield from cells(root / f"{page}.ipynb")


def cells(path: Path) -> Iterator[Place]:
    """Yield the texts of the notebook at ``path``."""
    for number, cell in enumerate(notebooks.read(path).cells, start=1):
        if cell.cell_type == "markdown":
            yield Place(path, number, cell.source)


def glossary(root: Path) -> dict[str, str]:
    """Return the terms of the glossary, in its order, and what it says of each."""
    text = (root / "book" / "glossary.md").read_text(encoding="utf-8")
    entries = text.partition(":::{glossary}\n")[2]
    return dict(re.findall(r"^(\S.*)\n  (.*)$", entries, re.MULTILINE))
