"""Pages that are there at once, on a slow line, too.

The theme and its extensions ask for ten style sheets and fifteen scripts before anything is shown,
the index of the search among them. Here a page gets one style sheet, its scripts run once it is
shown, in their order, and what a page does not use is not loaded. ``self_contained.py`` calls this
on each page that it goes over.
"""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

_SHEET = re.compile(r'[ \t]*<link (?=[^>]*rel="stylesheet")[^>]*href="(?P<address>[^"?]*)[^>]*>\n?')
_SCRIPT = re.compile(r"<script (?![^>]*(?:\bdefer\b|\btype=|data-cfasync))(?=[^>]*\bsrc=)")
_IMPORT = re.compile(r'@import (?:url\()?"?(?P<address>[^")]*)"?\)?;')
_ADDRESS = re.compile(r"url\((?P<quote>[\"']?)(?!data:|#|https?:)(?P<address>[^)\"']*)(?P=quote)\)")
#: The rules that name the icons of a font: the icons are drawings here; see self_contained.py.
_ICON = re.compile(r'(?:\.fa-[\w-]+(?:::?before)?,?)+\{(?:content|--fa):"[^"]*"\}')

#: Scripts that are asked for early would come before the style sheet, which is waited for.
_EARLY = re.compile(r'[ \t]*<link rel="preload" as="script"[^>]*>\n?')

#: Scripts that a page needs only where something else is in it.
UNUSED = (
    (r"<[^>]*\bid=\"search-results\"", r"searchtools\.js|language_data\.js|searchindex\.js"),
    (r'class="[^"]*\bsd-tab-set\b', r"design-tabs\.js"),
)
_ONE_SCRIPT = r'[ \t]*<script [^>]*src="[^"]*(?:%s)[^"]*"[^>]*></script>\n?'


def mend(text: str, page: Path, root: Path, folder: Path) -> str:
    """Return the page with one style sheet in ``folder``, and scripts that wait."""
    for needed_by, scripts in UNUSED:
        if not re.search(needed_by, text):
            text = re.sub(_ONE_SCRIPT % scripts, "", text)
    text = _EARLY.sub("", _SCRIPT.sub("<script defer ", text))
    head, end, body = text.partition("<noscript>" if "<noscript>" in text else "</head>")
    skipped, other, rest = body.partition("</noscript>")
    own = page.parent
    sheets = [own / found["address"] for found in _SHEET.finditer(rest.partition("</head>")[0])]
    sheets = [Path(os.path.normpath(s)) for s in sheets if folder.name not in s.parts]
    if len(sheets) < 2:
        return text
    one = _joined(tuple(sheets), root / folder)
    link = f'<link rel="stylesheet" href="{os.path.relpath(one, own)}">\n'
    top, close, below = rest.partition("</head>")
    kept = _SHEET.sub(lambda found: found[0] if folder.name in found["address"] else "\0", top)
    kept = kept.replace("\0", link, 1).replace("\0", "")
    return "".join([head, end, skipped, other, kept, close, below])


@cache
def _joined(sheets: tuple[Path, ...], folder: Path) -> Path:
    """Write the sheets into one file named by its content, and return it."""
    rules = "\n".join(_rules(sheet, folder) for sheet in sheets)
    file = folder / f"{hashlib.sha256(rules.encode()).hexdigest()[:10]}.css"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(rules, encoding="utf-8")
    return file


def _rules(sheet: Path, folder: Path) -> str:
    """Return a sheet's rules, those that it imports included, as they are read from ``folder``."""
    text = sheet.read_text(encoding="utf-8").replace('@charset "UTF-8";', "")
    text = _ADDRESS.sub(lambda found: _moved(found["address"], sheet, folder), text)
    text = _ICON.sub("", text)
    return _IMPORT.sub(lambda found: _rules(sheet.parent / found["address"], folder), text)


def _moved(address: str, sheet: Path, folder: Path) -> str:
    return f'url("{os.path.relpath(sheet.parent / address, folder)}")'
