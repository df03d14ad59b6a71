"""Put the Korean words of the glossary into the index, each at its term: there the search looks.

An entry says its Korean word in parentheses, at the start of what it says.
"""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_KOREAN = re.compile(r"^\((?P<word>[^)]*[가-힣][^)]*)\)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.add_transform(NoteWords)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class NoteWords(SphinxTransform):
    """Puts each Korean word beside the term in English. The index is made of these at 850."""

    default_priority = 840

    def apply(self, **_: object) -> None:
        for glossary in self.document.findall(addnodes.glossary):
            for entry in glossary.findall(nodes.definition_list_item):
                found = _KOREAN.match(next(entry.findall(nodes.definition)).astext())
                index = next(entry.findall(addnodes.index))
                if found:
                    kind, _, *where = index["entries"][0]
                    index["entries"].append((kind, found["word"], *where))
