"""The whole book is one PDF, with every page, letter and link."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import chromium
import pdf
import pytest
from pypdf import PdfReader
from toc import toc_pages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pypdf"),
]


@pytest.fixture(scope="module")
def file(site) -> Path:
    """The PDF of the built book."""
    if pdf.what_is_missing(site):
        assert "CI" not in os.environ, pdf.what_is_missing(site)
        pytest.skip(pdf.what_is_missing(site))
    # Its own process: of Playwright there can be one in each, and other tests have it open.
    subprocess.run([sys.executable, pdf.__file__, site], check=True)
    return site.parent / "the_forward_pass.pdf"


@pytest.fixture(scope="module")
def printed(file) -> PdfReader:
    """The same, opened."""
    return PdfReader(file)


@pytest.fixture(scope="module")
def text(printed) -> list[str]:
    """What each of its pages says, with single spaces."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in printed.pages]


def test_every_page_of_the_book_is_in_it(file, text, course):
    """The contents name the page on which each begins, and it begins there."""
    begins = pdf.page_numbers(file)
    assert list(begins) == toc_pages(course.root)
    assert set(begins) == set(toc_pages(course.root))
    assert list(begins.values()) == sorted(begins.values())
    assert len(text) > 150
    for title, name in (
        ("7 · Handwritten digits", "book/07_digits"),
        ("Exercise 4 · Dense layers", "exercises/04_dense_layers/04_dense_layers"),
        ("Glossary", "book/glossary"),
    ):
        assert re.search(rf"{title} ?{begins[name]}\b", text[1]), title
        assert title in text[begins[name] - 1]


def test_formulas_figures_answers_and_korean_terms_are_in_it(text):
    """As words and signs that can be found."""
    whole = " ".join(text)
    for words in ("softmax", "브로드캐스팅", "편향", "What is the rank of an array", "𝑒"):
        assert words in whole, words
    assert "An axis of length 1 is an axis, too." in whole
    assert "Fig. 1" in whole


def test_no_letter_is_missing(printed):
    """Each font is in the file, one for Korean among them, and none shows a box for a letter."""
    fonts = {}
    for page in printed.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            found = font.get_object()
            fonts[str(found.get("/BaseFont", "Type3"))] = found
    assert fonts
    for name, font in fonts.items():
        assert font["/Subtype"] == "/Type3" or _embedded(font), name
    listed = subprocess.run(
        ["fc-list", ":lang=ko", "family"], capture_output=True, encoding="utf-8", check=True
    )
    assert listed.stdout


def _embedded(font) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    about = inner["/FontDescriptor"].get_object()
    return any(name in about for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_links_and_bookmarks_lead_into_it(printed):
    """Links from page to page of the book stay in the PDF."""
    targets, outside = 0, []
    for page in printed.pages:
        for link in page.get("/Annots") or []:
            about = link.get_object()
            if "/Dest" in about:
                targets += 1
                assert about["/Dest"] in printed.named_destinations, about["/Dest"]
            elif "/A" in about and "/URI" in about["/A"]:
                outside.append(str(about["/A"]["/URI"]))
    assert targets > 300
    assert [address for address in outside if not address.startswith("http")] == []
    assert len(printed.outline) > 20


def test_what_is_missing_is_said(tmp_path, capsys, monkeypatch):
    """The book, the browser, or letters."""
    assert pdf.main(tmp_path) == 1
    assert "run `make book` first" in capsys.readouterr().err
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index.html").touch()
    monkeypatch.setattr(chromium, "PROGRAM", None)
    assert "Chromium is not installed" in pdf.what_is_missing(tmp_path)
    monkeypatch.setattr(chromium, "PROGRAM", "chromium")
    (tmp_path / "fc-list").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "fc-list").chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / name))
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert "fonts-noto-cjk" in pdf.what_is_missing(tmp_path)
