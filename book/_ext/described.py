"""What others are told of a page: its description, its address, and a picture for shared links.

The descriptions stand in ``book/descriptions.yml``. Addresses can only be written where it is known
where the book will be published: as ``html.baseurl`` in ``_config.yml`` or in the environment, as
``BOOK_URL``. Without it there are no canonical addresses and no sitemap.
"""

import os
from functools import cache
from html import escape
from pathlib import Path

import yaml
from social import draw
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

logger = logging.getLogger(__name__)

PICTURE = Path("_static", "social.png")
ALT = "The Forward Pass: seven boxes, from tensor ranks to handwritten digits, joined by arrows."


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("config-inited", _look_for_address)
    app.connect("html-page-context", _describe)
    app.connect("build-finished", _draw_picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _look_for_address(app: Sphinx, config: Config) -> None:
    config.html_baseurl = os.environ.get("BOOK_URL", config.html_baseurl or "")
    if config.html_baseurl:
        config.html_baseurl = config.html_baseurl.rstrip("/") + "/"


@cache
def descriptions(root: Path) -> dict[str, str]:
    """Return what is said of each page."""
    return yaml.safe_load((root / "book" / "descriptions.yml").read_text(encoding="utf-8"))


def _describe(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    if not doctree:
        return
    text = descriptions(Path(app.srcdir)).get(pagename)
    if not text:
        logger.warning("book/descriptions.yml says nothing of this page", location=pagename)
        return
    base = app.config.html_baseurl
    picture = context["pathto"](PICTURE.as_posix(), resource=True)
    about = {
        "og:type": "article",
        "og:site_name": app.config.html_title,
        "og:title": app.env.titles[pagename].astext(),
        "og:description": text,
        "og:url": f"{base}{app.builder.get_target_uri(pagename)}" if base else "",
        "og:image": f"{base}{PICTURE.as_posix()}" if base else picture,
        "og:image:alt": ALT,
        "og:image:width": "1200",
        "og:image:height": "630",
    }
    tags = [_tag("name", "description", text), _tag("name", "twitter:card", "summary_large_image")]
    tags += [_tag("property", name, content) for name, content in about.items() if content]
    context["metatags"] = context.get("metatags", "") + "\n" + "\n".join(tags)


def _tag(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'


def _draw_picture(app: Sphinx, error: Exception | None) -> None:
    if not error and app.builder.name == "html":
        (Path(app.outdir) / PICTURE).write_bytes(draw(app.config.html_title))
