"""What stands in a page as code or style moves into files, and nothing else changes."""

import re

import pytest
from self_contained import Page


@pytest.fixture
def mend(tmp_path):
    """Mend the text of a page in a folder, and return it with what the files hold."""

    def mended(text: str) -> tuple[str, list[str]]:
        file = tmp_path / "book" / "page.html"
        result = Page(file, tmp_path).mend(text)
        names = re.findall(r'(?:src|href)="\.\./(_static/inline/[^"]+)"', result)
        return result, [(tmp_path / name).read_text(encoding="utf-8") for name in names]

    return mended


def test_scripts_and_styles_become_files(mend):
    """In their order; data and other scripts stay."""
    kept = '<script type="application/json">{}</script><script src="a.js"></script>'
    text = f"<head><script>let a = 1</script>{kept}</head><body><style>p {{}}</style></body>"
    result, files = mend(text)
    assert files == ["let a = 1\n", "p {}\n"]
    assert kept in result
    assert "<style" not in result


def test_styles_and_clicks_of_elements_become_rules_and_listeners(mend):
    """Equal ones share one."""
    p = '<p style="color: red" onclick="go(&quot;x&quot;)">'
    result, files = mend(f"<head></head><body>{p}{p}</body>")
    assert "color: red }" in files[0]
    assert 'go("x")' in files[1]
    assert len(files) == 2
    assert result.count("data-style=") == result.count("data-click=") == 2
    assert " style=" not in result
    assert "onclick" not in result


def test_icons_become_drawings(mend):
    """With the classes and attributes that the theme's scripts look for."""
    result, _ = mend(
        '<head></head><i class="theme-switch fa-solid fa-sun fa-lg" data-mode="light"></i>'
    )
    assert '<svg class="theme-switch fa-solid fa-sun fa-lg fp-icon" data-mode="light"' in result
    assert mend('<head></head><i class="fa-solid fa-no-such"></i>')[0].endswith("</i>")


def test_a_page_is_mended_once(mend):
    """A second time nothing changes: pages that were not written anew stay as they are."""
    text = '<html lang="en"><head><script>1</script></head><p style="color: red"></p></html>'
    once, _ = mend(text)
    assert mend(once)[0] == once
