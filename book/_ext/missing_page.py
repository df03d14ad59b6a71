"""The page that a host shows where no other is: ``404.html``.

It is shown at any address, so that its own links begin with the path at which the book is
published; see ``described.py``. Where that is not known, it is taken to be a host's root.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sphinx.application import Sphinx

NAME = "404"

_BODY = """<h1>There is no such page</h1>
<p>Perhaps it has moved, or the address has a slip in it. What you look for may be in the list of
<a href="book/index.html">all chapters</a>, in the <a href="book/glossary.html">glossary</a>, or
where the <a href="search.html">search</a> finds it.</p>"""

_RELATIVE = re.compile(r'(?<=\s)(?P<name>href|src|action|data-content_root)="(?!\w+:|[#/])(\./)?')


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("html-collect-pages", _collect)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _collect(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    yield NAME, {"title": "No such page", "body": _BODY}, "page.html"


def absolute(text: str, address: str) -> str:
    """Return the page with all links from the root of the book, which is at ``address``."""
    path = urlsplit(address).path or "/"
    return _RELATIVE.sub(lambda found: f'{found["name"]}="{path}', text)
