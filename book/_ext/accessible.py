"""Mend what keeps assistive technology from reading the theme's pages well.

Each line of ``MENDS`` is one thing that axe-core finds in a page of sphinx-book-theme and its
extensions. ``self_contained.py`` calls this on each page that it goes over.
"""

import re

#: What stands in a page, and what is to stand there.
MENDS = (
    # A button's name begins with what is written on it.
    (
        r'(<button class="btn search-button-field[^"]*") title="Search" aria-label="Search"',
        r"\1",
    ),
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # What opens the list of pages below a chapter has a name.
    (
        r'(<li class="toctree-l\d[^"]*has-children"><a [^>]*>((?:(?!</a>).)*)</a><details[^>]*>)'
        r"<summary>",
        r'\1<summary><span class="visually-hidden">Pages below \2</span>',
    ),
    # The sidebar is a landmark: all that can be read stands in one.
    (
        r'<div id="pst-primary-sidebar"',
        '<div role="complementary" aria-label="The book" id="pst-primary-sidebar"',
    ),
    # References: a role that is no longer used, and a list whose items are none.
    (r' role="doc-biblioentry"', ""),
    (r'<div role="list" class="citation-list">', '<div class="citation-list">'),
    # The corner of a table is no heading.
    (r'<th class="head"><p></p></th>', "<td></td>"),
)


def mend(text: str) -> str:
    """Return the page with all of it mended. Mending it twice changes nothing more."""
    for pattern, better in MENDS:
        text = re.sub(pattern, better, text)
    return text
