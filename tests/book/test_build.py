"""The book builds from stored outputs, without a warning, and with every page."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sources import copy_sources
from toc import missing_pages, toc_pages

pytestmark = pytest.mark.slow

JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
URL = "https://example.org/course/"
BUILD = [JUPYTER_BOOK, "build", ".", "-W", "-n", "--keep-going"]


@pytest.fixture(scope="module")
def built(tmp_path_factory, request) -> Path:
    """Build the book from a copy of its sources, and return the folder of its pages.

    It is told where it will be published, and that a page has moved.
    """
    folder = tmp_path_factory.mktemp("book")
    copy_sources(request.config.rootpath, folder)
    config = folder / "_config.yml"
    text = config.read_text(encoding="utf-8")
    assert "    redirects: {" in text
    moved = "    redirects: {book/ranks: 01_tensor_ranks.html, "
    config.write_text(text.replace("    redirects: {", moved, 1), encoding="utf-8")
    run = subprocess.run(
        BUILD,
        cwd=folder,
        env=os.environ | {"BOOK_URL": URL},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    (folder / "build.log").write_text(run.stdout + run.stderr, encoding="utf-8")
    return folder / "_build" / "html"


def test_every_page_is_built(built, course):
    """All that the table of contents lists, and the page that leads to the first."""
    assert missing_pages(course.root, built) == []


def test_a_missing_page_is_found(course, tmp_path):
    """The check can fail."""
    missing = missing_pages(course.root, tmp_path)
    assert len(missing) == len(toc_pages(course.root)) + 1


def test_nothing_was_executed(built):
    """The build says so of each notebook that it runs."""
    log = (built.parents[1] / "build.log").read_text(encoding="utf-8")
    assert "execution_mode='off'" in log
    assert "Executing notebook" not in log


def test_formulas_and_drawings_are_in_the_page(built):
    """Formulas are MathML, drawings are SVG with their alt text as name; neither needs a script."""
    notation = (built / "book" / "notation.html").read_text(encoding="utf-8")
    assert notation.count("<math ") > 30
    chapter = (built / "book" / "01_tensor_ranks.html").read_text(encoding="utf-8")
    names = re.findall(r'<svg role="img" aria-label="([^"]{40,})"', chapter)
    assert len(names) == 6
    for text in (notation, chapter):
        assert not re.search(r"<script[^>]*mathjax", text, re.IGNORECASE)


def test_cells_say_how_to_make_them_run(built):
    """This copy of the book was built without what runs them; nothing else is missing."""
    log = (built.parents[1] / "build.log").read_text(encoding="utf-8")
    assert "The cells do not run in these pages" in log
    chapter = (built / "book" / "01_tensor_ranks.html").read_text(encoding="utf-8")
    assert chapter.count("was built without what runs its cells") > 20
    assert "page.js" not in chapter


def test_figures_are_pictures(built):
    """Those that can be operated, too, where their scripts have not been made: nothing is empty."""
    for chapter in ("01_tensor_ranks", "07_digits"):
        text = (built / "book" / f"{chapter}.html").read_text(encoding="utf-8")
        assert re.search(r'<figure class="fp-try-\w+ [^>]*>\s*<svg role="img"', text)
        assert "figures.css" not in text
        assert not re.search(r"<script[^>]*figures/", text)


def test_questions_are_read_where_no_script_answers(built):
    """All of them are there, with folded answers and without controls."""
    chapter = (built / "book" / "01_tensor_ranks.html").read_text(encoding="utf-8")
    assert chapter.count('<fieldset class="fp-question"') == 13
    assert chapter.count('<details class="fp-answer">') == 13
    article = chapter.partition("<article")[2].partition("</article>")[0]
    assert "<input" not in article
    assert "<button" not in article
    assert "questions.js" not in chapter


def test_addresses_are_those_where_the_book_is_published(built, course):
    """The sitemap lists every page; each names its own address and that of its picture."""
    listed = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(f"{URL}{page}.html" for page in toc_pages(course.root))
    for page in toc_pages(course.root):
        text = (built / f"{page}.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{URL}{page}.html"' in text, page
        assert f'<meta property="og:url" content="{URL}{page}.html">' in text, page
        assert f'<meta property="og:image" content="{URL}_static/social.png">' in text, page


def test_the_page_for_lost_readers_links_from_the_root(built):
    """It is shown at any address, so nothing in it is relative to one."""
    text = (built / "404.html").read_text(encoding="utf-8")
    links = re.findall(r'\s(?:href|src|action)="([^"]*)"', text)
    assert "/course/book/glossary.html" in links
    assert {link for link in links if not link.startswith(("/course/", "#", URL))} == set()
    for link in links:
        if link.startswith("/course/"):
            path = link.removeprefix("/course/").partition("?")[0].partition("#")[0]
            assert (built / path).is_file(), link


def test_a_page_that_has_moved_leads_to_where_it_is(built):
    """With and without scripts, and no script stands in the page."""
    text = (built / "book" / "ranks.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=01_tensor_ranks.html"' in text
    script = re.search(r'<script[^>]* src="\.\./([^"]*)"></script>', text)[1]
    assert "01_tensor_ranks.html" in (built / script).read_text(encoding="utf-8")


def test_a_broken_link_fails_the_build(course, tmp_path):
    """Warnings are errors, and a reference to nothing is a warning."""
    copy_sources(course.root, tmp_path)
    page = tmp_path / "book" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{term}`no such term`\n")
    run = subprocess.run(BUILD, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode != 0
    assert "no such term" in run.stdout + run.stderr
