"""Pages that need no other host, and no code or style written into the page itself.

The theme and its extensions write scripts, styles and click handlers into each page, name a script
on another host, and load 540 kB of icons. A strict Content-Security-Policy forbids the first, and
readers gain nothing from the rest. So every page is gone over once it is written: what stands in
it moves into files beside it, and each icon becomes a drawing in its place.
"""

import hashlib
import re
from functools import cache
from html import escape, unescape
from pathlib import Path

import accessible
import missing_page
import quick
from pydata_sphinx_theme import __file__ as theme
from sphinx.application import Sphinx
from sphinx.config import Config

#: Where what stood in pages is put.
_FOLDER = Path("_static", "inline")

#: Until a script says otherwise: some of the theme's colors need it, those of code among them.
_LIGHT = '<html data-theme="light" lang'

#: What the theme sets before anything is shown, and what it sets only once all scripts have come:
#: until then code would have no colors, and other heights.
_LATE = 'localStorage.getItem("theme") || "auto"'
_SOON = (
    'localStorage.getItem("theme") || '
    '(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
)

#: The page that leads to the first one. Jupyter Book's own has no icon, which browsers ask for.
_FRONT = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={page}">
<link rel="icon" href="_static/icon.svg">
<title>{title}</title>
<p><a href="{page}">{title}</a></p>
</html>
"""

_SCRIPT = re.compile(
    r"<script(?P<about>(?![^>]*(?:\bsrc=|\btype=))[^>]*)>(?P<body>.*?)</script>", re.S
)
_STYLE = re.compile(r"<style[^>]*>(?P<body>.*?)</style>", re.S)
_STYLE_ATTRIBUTE = re.compile(r'(?<=\s)style="(?P<body>[^"]*)"')
_CLICK = re.compile(r'(?<=\s)onclick="(?P<body>[^"]*)"')
_ICON = re.compile(
    r'<(?P<tag>i|span) class="(?P<classes>[^"]*\bfa-(?P<name>[a-z-]+)\b[^"]*)"(?P<about>[^>]*)>'
    r"</(?P=tag)>"
)
_ALL_ICONS = re.compile(r"\s*<script[^>]*fontawesome\.js[^>]*></script>")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("config-inited", _without_unused)
    app.connect(
        "build-finished", _go_over_pages, priority=900
    )  # the theme writes sheets until then
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _without_unused(app: Sphinx, config: Config) -> None:
    """Take out what Jupyter Book always adds: sphinx-thebe, whose script is on another host, and
    sphinx-togglebutton, since what is folded is folded without a script; see folded.py.
    """
    unused = ("sphinx_thebe", "sphinx_togglebutton")
    for listeners in app.events.listeners.values():
        listeners[:] = [one for one in listeners if one.handler.__module__ not in unused]
    sheets = ("sphinx-thebe.css", "togglebutton.css")
    app.registry.css_files[:] = [css for css in app.registry.css_files if css[0] not in sheets]
    scripts = [s for s in app.registry.js_files if "toggle" in f"{s[0]} {s[1].get('body')}"]
    app.registry.js_files[:] = [s for s in app.registry.js_files if s not in scripts]


def _go_over_pages(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    front = {"title": escape(app.config.html_title), "page": f"{app.config.root_doc}.html"}
    (Path(app.outdir) / "index.html").write_text(_FRONT.format(**front), encoding="utf-8")
    for file in Path(app.outdir).rglob("*.html"):
        if "_static" not in file.parts and "_page" not in file.parts:
            text = file.read_text(encoding="utf-8")
            mended = Page(file, Path(app.outdir)).mend(text)
            mended = quick.mend(mended, file, Path(app.outdir), _FOLDER)
            if file.stem == missing_page.NAME:
                mended = missing_page.absolute(mended, app.config.html_baseurl)
            if mended != text:
                file.write_text(mended, encoding="utf-8")


class Page:
    """One page. Mending a page twice changes nothing more."""

    def __init__(self, file: Path, root: Path) -> None:
        self._root = root
        self._up = "../" * len(file.relative_to(root).parent.parts)

    def mend(self, text: str) -> str:
        """Return the page with nothing but addresses of its own host in it."""
        text = text.replace("<html lang", _LIGHT, 1) if _LIGHT not in text else text
        text = accessible.mend(text).replace(_LATE, _SOON)
        text = _ALL_ICONS.sub("", text)
        text = _ICON.sub(_drawing, text)
        text = _SCRIPT.sub(self._script, text)
        head, end, body = text.partition("</head>")
        head = _STYLE.sub(lambda found: self._sheet(found["body"]), head)
        sheets = {self._sheet(found["body"]): None for found in _STYLE.finditer(body)}
        rules: dict[str, None] = {}
        body = _STYLE_ATTRIBUTE.sub(
            lambda found: _named(found["body"], rules), _STYLE.sub("", body)
        )
        if rules:
            sheets[self._sheet("\n".join(rules))] = None
        actions: dict[str, None] = {}
        body = _CLICK.sub(lambda found: _clicked(found["body"], actions), body)
        if actions:
            sheets[f'<script defer src="{self._file(chr(10).join(actions), "js")}"></script>'] = (
                None
            )
        return "".join([head, *(f"{sheet}\n" for sheet in sheets), end, body])

    def _script(self, found: re.Match[str]) -> str:
        return f'<script{found["about"]} src="{self._file(found["body"], "js")}"></script>'

    def _sheet(self, rules: str) -> str:
        return f'<link rel="stylesheet" href="{self._file(rules, "css")}">'

    def _file(self, content: str, ending: str) -> str:
        """Write a file of its own, named by its content, and return its address."""
        name = _FOLDER / f"{_short(content)}.{ending}"
        (self._root / name).parent.mkdir(parents=True, exist_ok=True)
        (self._root / name).write_text(content.strip() + "\n", encoding="utf-8")
        return f"{self._up}{name.as_posix()}"


def _short(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:10]


def _named(style: str, rules: dict[str, None]) -> str:
    """Return an attribute that a rule asks for, three times: the style must win as it did."""
    mark = f'data-style="{_short(style)}"'
    rules[f"[{mark}][{mark}][{mark}] {{ {unescape(style)} }}"] = None
    return mark


def _clicked(code: str, actions: dict[str, None]) -> str:
    mark = f'data-click="{_short(code)}"'
    each = f"document.querySelectorAll('[{mark}]').forEach"
    actions[f"{each}(one => one.addEventListener('click', () => {{ {unescape(code)} }}))"] = None
    return mark


def _drawing(found: re.Match[str]) -> str:
    """Return an icon as SVG, with the classes and attributes that the theme looks for."""
    name = next((n for n in re.findall(r"\bfa-([a-z-]+)", found["classes"]) if n in _icons()), None)
    if name is None:
        return found[0]
    width, height, path = _icons()[name]
    return (
        f'<svg class="{found["classes"]} fp-icon"{found["about"]} viewBox="0 0 {width} {height}" '
        f'aria-hidden="true"><path fill="currentColor" d="{path}"/></svg>'
    )


@cache
def _icons() -> dict[str, tuple[str, str, str]]:
    """Read the solid icons out of the theme: of each its width, its height and its outline."""
    static = Path(theme).parent / "theme" / "pydata_sphinx_theme" / "static"
    text = (static / "scripts" / "fontawesome.js").read_text(encoding="utf-8")
    solid = re.search(r'\{[^{}]*"angle-left":\[[^{}]*\}', text)[0]
    one = re.compile(r'"?([\w-]+)"?:\[(\d+),(\d+),\[[^\]]*\],"[0-9a-f]+","([^"]+)"\]')
    return {name: (width, height, path) for name, width, height, path in one.findall(solid)}
