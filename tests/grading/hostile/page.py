"""What of a graded notebook a browser would run, once it is a page."""

from html.parser import HTMLParser

import nbformat
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

#: Elements that run something, load something, or change the page around them.
_ACTIVE = (
    *("script", "style", "iframe", "frame", "object", "embed", "applet", "form", "base", "meta"),
    *("link", "svg", "math", "template", "portal", "input", "textarea", "button", "video", "audio"),
)
_ADDRESSES = ("href", "src", "action", "formaction", "data", "srcdoc", "xlink:href", "background")
_HARMLESS = ("http:", "https:", "#", "data:image/png", "data:image/jpeg")


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag in ("script", "style") else ""
        if tag in _ACTIVE:
            self.found.add(f"<{tag} {attrs}>")
        for name, value in attrs:
            value = "".join((value or "").split()).lower()
            bad_address = name in _ADDRESSES and ":" in value and not value.startswith(_HARMLESS)
            if name.startswith("on") or bad_address or (name == "style" and "url(" in value):
                self.found.add(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.add(f"{self._inside}: {data}")


def what_would_run(notebook: bytes) -> set[str]:
    """Return what a browser would run of the page that the course's settings make of a notebook."""
    filters = {"markdown2html": "forwardpass.grading.pages.safe_html"}
    exporter = HTMLExporter(config=Config({"HTMLExporter": {"filters": filters}}))
    page, _ = exporter.from_notebook_node(nbformat.reads(notebook.decode(), as_version=4))
    return _Page(page).found
