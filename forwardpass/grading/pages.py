"""What of a student's Markdown a page may show: nbgrader's own templates let everything through."""

import html
import re
from typing import Any

import bleach
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt"),
        *("em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p"),
        *("pre", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "u", "ul"),
    )
)
_ALIGNED = ["align", "colspan", "rowspan"]
_SIZED = ["alt", "width", "height"]

#: Pasted pictures stand in the page itself; no link leads to such an address.
_PROTOCOLS = ("http", "https", "mailto", "data")
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*|(?!\s*data:).*", re.DOTALL)
_LINK = re.compile(r"(?:https?:|mailto:|[#/.]|[^:]*$).*", re.DOTALL)


def _may_have(tag: str, name: str, value: str) -> bool:
    """May an element of a page have this attribute?"""
    match tag, name:
        case _, "class" | "id" | "title":
            return True
        case "a", "href":
            return _LINK.fullmatch(value) is not None
        case "img", "src":
            return _PICTURE.fullmatch(value) is not None
        case "img", _:
            return name in _SIZED
        case "td" | "th", _:
            return name in _ALIGNED
    return False


@pass_context
def safe_html(context: Any, markdown: str) -> str:
    """Return Markdown as HTML that runs nothing: no scripts, frames, handlers or such addresses.

    ``nbgrader_config.py`` makes this the filter ``markdown2html`` of nbgrader's pages.
    What cannot be rendered (a picture is missing, brackets are nested too deeply) is
    shown as it was written: one such cell must not cost the page.
    """
    pictures = context.get("cell", {}).get("attachments", {})
    try:
        renderer = IPythonRenderer(escape=False, attachments=pictures)
        page = MarkdownWithMath(renderer=renderer).render(markdown)
        return bleach.clean(page, tags=_TAGS, attributes=_may_have, protocols=_PROTOCOLS)
    except Exception:  # of nbconvert, mistune, html5lib: each has its own
        return f"<pre>{html.escape(markdown)}</pre>"
