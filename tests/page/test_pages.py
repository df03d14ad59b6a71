"""No page needs another host, breaks its policy, or makes the browser complain."""

import re

import pytest
from playwright.sync_api import expect
from toc import toc_pages

pytestmark = pytest.mark.slow


def _pages(course) -> list[str]:
    return [*toc_pages(course.root), "index", "search", "genindex"]


def test_no_page_asks_another_host_or_makes_the_browser_complain(visitor, course, address):
    """The fixture listens for complaints: those of the policy are among them."""
    page = visitor.new_page()
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    for name in _pages(course):
        page.goto(f"/{name}.html", wait_until="networkidle")
    assert len(asked) > 100
    assert {url for url in asked if not url.startswith((f"{address}/", "data:"))} == set()


def test_every_script_and_style_is_a_file_of_its_own(site, course):
    """And no file of a page has the address of another host in a place that is loaded."""
    for name in _pages(course):
        text = (site / f"{name}.html").read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text), name
        assert not re.search(r"<(script|link|img|iframe)[^>]*(src|href)=\"(https?:)?//", text), name


def test_search_finds(page):
    """Its index is searched in the page."""
    page.goto("/search.html?q=broadcasting")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_without_scripts_the_page_can_be_read(browser, address):
    """On a dark system, too: text stands out from its ground, and nothing asks to be pressed."""
    options = {"java_script_enabled": False, "color_scheme": "dark", "base_url": address}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto("/book/02_affine_functions.html")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("math").count() > 3
        assert page.locator(".fp-tools:visible").count() == 0
        for place in ("article p", "div.cell .highlight pre"):
            assert _contrast(page.locator(place).first) > 4.5, place
        page.goto("/exercises/02_affine_functions/02_affine_functions.html")
        assert page.locator(".fp-panel:visible, .fp-tools:visible").count() == 0


def _contrast(place) -> float:
    """Return the contrast of a text with what it stands on, as accessibility guidelines count."""
    colors = place.evaluate(
        """one => {
            let ground = one;
            while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
                ground = ground.parentElement;
            return [getComputedStyle(one).color, getComputedStyle(ground).backgroundColor];
        }"""
    )
    light, dark = sorted((_luminance(color) for color in colors), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
