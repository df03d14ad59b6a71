"""Print the whole book into ``_build/the_forward_pass.pdf``: ``make pdf``, after ``make book``.

The built pages are put into one, in the order of the table of contents, and Chromium prints it:
with bookmarks, links that lead to other pages of the PDF, and tags for screen readers. The
page numbers of the contents are known only then, so it is printed twice.
"""

import re
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from posixpath import normpath

import chromium
import yaml
from pypdf import PdfReader
from toc import parts, toc_pages

ROOT = Path(__file__).parents[2]
STYLE = Path(__file__).with_name("pdf.css")

_ARTICLE = re.compile(r'<article class="bd-article">(.*?)</article>', re.S)
_TITLE = re.compile(r"<h1>(.*?)<a class=\"headerlink\"", re.S)
_SHEETS = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.S)
#: Names of places in a page, and what leads there or names them.
_NAME = re.compile(r'(?<=\s)(id|for|name|aria-labelledby|aria-describedby)="([^"]+)"')
_ADDRESS = re.compile(r'(?<=\s)(href|xlink:href|src)="(?!\w+:)([^"#]*)(?:#([^"]*))?"')
_INNER = re.compile(r"url\(#([^)]*)\)")


def main(html: Path = ROOT / "_build" / "html") -> int:
    """Print, or say what is missing. Return the exit code."""
    if missing := what_is_missing(html):
        print(f"The PDF cannot be made. {missing}", file=sys.stderr)
        return 1
    target = html.parent / "the_forward_pass.pdf"
    one = html / "_pdf.html"
    try:
        one.write_text(book(html), encoding="utf-8")
        _print(one, target)
        one.write_text(book(html, page_numbers(target)), encoding="utf-8")
        _print(one, target)
    finally:
        one.unlink(missing_ok=True)
    print(f"The book is in {target}: {len(PdfReader(target).pages)} pages.")
    return 0


def what_is_missing(html: Path) -> str:
    if not (html / "book" / "index.html").is_file():
        return f"There is no book in {html}: run `make book` first."
    if not chromium.PROGRAM:
        return "Chromium is not installed: apt-get install chromium."
    if shutil.which("fc-list"):
        listed = ["fc-list", ":lang=ko", "family"]
        if not subprocess.run(listed, capture_output=True, check=True).stdout.strip():
            return "No font has Korean letters: apt-get install fonts-noto-cjk."
    return ""


def book(html: Path, numbers: dict[str, int] | None = None) -> str:
    """Return all pages as one, behind a title and the contents with page ``numbers``."""
    pages = {n: (html / f"{n}.html").read_text(encoding="utf-8") for n in toc_pages()}
    sheets = dict.fromkeys(
        normpath(str(Path(name).parent / address))
        for name, text in pages.items()
        for address in _SHEETS.findall(_NOSCRIPT.sub("", text).partition("</head>")[0])
    )
    links = "\n".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    body = "\n".join(_page(name, text, set(pages)) for name, text in pages.items())
    return f"""<!DOCTYPE html>
<html lang="en" data-theme="light">
<meta charset="utf-8">
<title>{escape(config["title"])}</title>
{links}
<style>{STYLE.read_text(encoding="utf-8")}</style>
<body>
<div class="fp-title-page"><p class="fp-title">{escape(config["title"])}</p>
<p>How a neural network computes, from one number to handwritten digits</p>
<p>{escape(config["author"])}, {config["copyright"]}</p>
<p>Text and pictures: CC BY 4.0. Code: BSD 3-Clause License.</p></div>
<nav class="fp-contents"><p class="fp-title">Contents</p>{_contents(pages, numbers or {})}</nav>
{body}
</body></html>"""


def _contents(pages: dict[str, str], numbers: dict[str, int]) -> str:
    lines = []
    for caption, names in parts():
        lines.append(f"<p><strong>{escape(caption)}</strong></p>" if caption else "")
        for name in names:
            kind = "inner" if name.startswith("exercises/") else "outer"
            number = f"<span>{numbers.get(name, '')}</span>"
            title = _TITLE.search(_ARTICLE.search(pages[name])[1])[1]
            lines.append(f'<a class="{kind}" href="#{_slug(name)}">{title} {number}</a>')
    return "\n".join(lines)


def _slug(name: str) -> str:
    return name.replace("/", "-")


def _page(name: str, text: str, known: set[str]) -> str:
    """Return what is read of a page, its places named so that no other page has the same."""
    slug = _slug(name)

    def placed(found: re.Match[str]) -> str:
        attribute, path, place = found.groups()
        target = normpath(str(Path(name).parent / path)) if path else f"{name}.html"
        if attribute == "src":
            return f'src="{target}"'
        page = target.removesuffix(".html")
        if page in known:
            return f'{attribute}="#{_slug(page)}{f"--{place}" if place else ""}"'
        return f'{attribute}="{target}"'

    article = _ARTICLE.search(text)[1]
    article = _NAME.sub(lambda found: f'{found[1]}="{slug}--{found[2]}"', article)
    article = _ADDRESS.sub(placed, article)
    article = _INNER.sub(lambda found: f"url(#{slug}--{found[1]})", article)
    return f'<section class="fp-page" id="{slug}">{article}</section>'


def _print(one: Path, target: Path) -> None:
    with chromium.browser() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(one.as_uri(), wait_until="load")
        page.pdf(
            path=target,
            outline=True,
            tagged=True,
            print_background=True,
            prefer_css_page_size=True,
        )


def page_numbers(target: Path) -> dict[str, int]:
    """Return on which page of the PDF each page of the book begins."""
    reader = PdfReader(target)
    places = reader.named_destinations
    return {
        name: reader.get_destination_page_number(places[f"/{_slug(name)}"]) + 1
        for name in toc_pages()
    }


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))  # the folder of the pages, if it is another one
