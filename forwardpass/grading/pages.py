"""What of a student's Markdown a page may show: nbgrader's own templates let everything through."""

import bleach
from nbconvert.filters import markdown2html

_TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt"),
        *("em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p"),
        *("pre", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "u", "ul"),
    )
)
_ATTRIBUTES = {
    "*": ["class", "id", "title"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
    "td": ["align", "colspan", "rowspan"],
    "th": ["align", "colspan", "rowspan"],
}


def safe_html(markdown: str) -> str:
    """Return Markdown as HTML that runs nothing: no scripts, frames, handlers or such addresses.

    ``nbgrader_config.py`` makes this the filter ``markdown2html`` of nbgrader's pages.
    """
    return bleach.clean(markdown2html(markdown), tags=_TAGS, attributes=_ATTRIBUTES)
