"""A student's Markdown on nbgrader's pages: all of it but what would run."""

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

PICTURE = "aGFsbG8="


def shown(source: str, **attachments: dict) -> str:
    """Return the page of a notebook with one cell, as the course's settings make it."""
    cell = nbformat.v4.new_markdown_cell(source, attachments=attachments)
    filters = {"markdown2html": "forwardpass.grading.pages.safe_html"}
    exporter = HTMLExporter(config=Config({"HTMLExporter": {"filters": filters}}))
    page, _ = exporter.from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    return page.partition("<main")[2]


def test_a_picture_that_was_pasted_is_shown():
    """Jupyter keeps it as an attachment of the cell."""
    page = shown("![mine](attachment:mine.png)", **{"mine.png": {"image/png": PICTURE}})
    assert f'src="data:image/png;base64,{PICTURE}"' in page


@pytest.mark.parametrize(
    "source", ["![it](attachment:none.png)", "> " * 3000 + "deep", "[" * 3000 + "](x)" * 3000]
)
def test_what_cannot_be_rendered_is_shown_as_it_was_written(source):
    """One such cell must not cost the page."""
    assert source[:20].replace(">", "&gt;") in shown(source)


def test_links_lead_to_pages_only():
    """Not to scripts, and not to documents that stand in the link itself."""
    page = shown(
        "[a](https://example.org) [b](chapter.md) [c](javascript:alert) [d](data:text/html,alert)"
        " <a href='data:text/html,alert'>e</a> <img src='data:image/svg+xml,alert'>"
    )
    assert 'href="https://example.org"' in page
    assert 'href="chapter.md"' in page
    assert "alert" not in page
