"""Lighthouse gives the landing page and the longest chapter all it can but for speed.

Speed depends on the machine: ``benchmarks/lighthouse.py`` measures it.
"""

import os
import shutil

import chromium
import lighthouse
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    """Lighthouse, from npm."""
    if not chromium.PROGRAM or not shutil.which("npm"):
        assert "CI" not in os.environ, "Chromium or npm is not installed"
        pytest.skip("Lighthouse needs Chromium and npm")
    lighthouse.install()


@pytest.fixture(scope="module")
def longest(site) -> str:
    """The chapter with the largest page."""
    pages = sorted(site.glob("book/0*.html"), key=lambda page: page.stat().st_size)
    return f"book/{pages[-1].name}"


def test_the_landing_page(address):
    """Accessibility, best practices and what search engines ask for."""
    assert _complaints(f"{address}/book/index.html") == []


def test_the_longest_chapter(address, longest):
    """The same."""
    assert _complaints(f"{address}/{longest}") == []


def _complaints(page: str) -> list[str]:
    categories = lighthouse.CATEGORIES
    report = lighthouse.measure(page, form="mobile", categories=categories)
    assert set(lighthouse.scores(report)) == set(categories)
    return lighthouse.complaints(report)
