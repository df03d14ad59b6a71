"""The pages are for everybody: whatever screen, whatever reads them, on paper and when lost."""

import re

import pytest
from axe import violations
from playwright.sync_api import expect
from toc import toc_pages

from forwardpass.grading.course import find_course

ROOT = find_course().root
PAGES = [*toc_pages(ROOT), "search", "genindex", "404"]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
#: The theme makes what scrolls reachable by keyboard so many milliseconds after a window changed.
SETTLED = 400

#: Collect how far things move by themselves, from the start.
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
    for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.shifts.push(entry.value);
}).observe({type: 'layout-shift', buffered: true});
"""

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page, name):
    """In light and dark, on a desktop and on a phone; and nothing scrolls sideways."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP)
    page.goto(f"/{name}.html")
    for screen in (DESKTOP, PHONE):
        page.set_viewport_size(screen)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(SETTLED)
            assert violations(page) == [], f"{name}, {scheme}, {screen['width']} pixels"
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_a_fault_is_found(page):
    """The check above can fail: a picture without words, and text that is too pale."""
    page.goto("/book/index.html")
    page.evaluate(
        """() => {
            const article = document.querySelector('article');
            article.querySelector('p').style.color = '#bbb';
            article.prepend(new Image());
        }"""
    )
    found = " ".join(violations(page))
    assert "image-alt" in found
    assert "color-contrast" in found


@pytest.mark.parametrize(
    "place",
    [
        "book/index.html",
        "book/01_tensor_ranks.html",
        "book/03_activations.html#the-slope-that-vanishes",
        "book/06_cascades.html#summary",
        "exercises/02_affine_functions/02_affine_functions.html",
    ],
)
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_moves_when_scripts_arrive(visitor, place, screen):
    """They come late here, and find an answer to show."""
    visitor.add_init_script(WATCH_SHIFTS)
    page = visitor.new_page()
    page.set_viewport_size(screen)
    page.goto("/book/01_tensor_ranks.html")
    page.locator("#question-1").get_by_label("(b)").check()
    page.route(re.compile(r"\.js(\?|$)"), _late)
    page.goto(f"/{place}", wait_until="load")
    page.wait_for_timeout(SETTLED)
    assert sum(page.evaluate("window.shifts")) < 0.05


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_do_not_wait_for_scripts(page, scheme):
    """A page that is dark must not be light first."""
    page.emulate_media(color_scheme=scheme)
    page.route("**/scripts/*.js*", lambda route: route.fulfill(body=""))
    page.goto("/book/01_tensor_ranks.html")
    assert page.locator("html").get_attribute("data-theme") == scheme


def _late(route) -> None:
    route.request.frame.page.wait_for_timeout(50)
    route.continue_()


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("broadcasting", "broadcasting"),
        ("브로드캐스팅", "broadcasting"),
        ("배치 크기", "batch-size"),
        ("bias", "bias"),
        ("편향", "bias"),
    ],
)
def test_search_leads_to_terms_of_the_glossary(page, query, term):
    """In English and in Korean: the first result is the entry."""
    page.goto(f"/search.html?q={query}")
    result = page.locator("#search-results li a").first
    expect(result).to_be_visible()
    found = [a.get_attribute("href") for a in page.locator("#search-results li a").all()]
    assert any(address.endswith(f"glossary.html#term-{term}") for address in found[:3]), found
    page.locator(f"#search-results li a[href$='#term-{term}']").first.click()
    expect(page.locator(f"#term-{term}")).to_be_in_viewport()


def test_an_unknown_address_shows_a_way_back(browser, address):
    """With status 404, styles and all, however deep the address is."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        failed: list[str] = []
        page.on("requestfinished", lambda r: failed.append(r.url) if _is_lost(r) else None)
        answer = page.goto("/book/old/name.html")
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
        assert failed == [f"{address}/book/old/name.html"]
        page.get_by_role("link", name="all chapters").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("The Forward Pass")


def _is_lost(request) -> bool:
    return request.response().status == 404


def test_each_notebook_can_be_downloaded(site, course):
    """As it is in the repository, by the link in its page."""
    names = [n for n in toc_pages(course.root) if (course.root / f"{n}.ipynb").is_file()]
    assert len(names) == 15
    for name in names:
        text = (site / f"{name}.html").read_text(encoding="utf-8")
        link = re.search(r'<a href="([^"]*\.ipynb)"[^>]*btn-download-source-button', text)[1]
        data = (site / name).parent.joinpath(link).read_bytes()
        assert data == (course.root / f"{name}.ipynb").read_bytes(), name


def test_pages_lead_on_and_back(page, course):
    """From the first to the last, and each back to the one before it."""
    page.goto("/book/index.html")
    seen = [page.url]
    while page.locator("a.right-next").count():
        before = page.url
        page.goto(page.locator("a.right-next").evaluate("one => one.href"))
        assert page.locator("a.left-prev").evaluate("one => one.href") == before
        seen.append(page.url)
    assert len(seen) == len(toc_pages(course.root))


def test_paper_is_white_and_shows_the_answers(page):
    """From a dark screen, too. What can only be pressed is gone."""
    page.emulate_media(color_scheme="dark")
    page.goto("/book/01_tensor_ranks.html")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#question-1 details li").first).to_be_visible()
    expect(page.locator("div.cell details.hide .output").first).to_be_visible()
    for gone in (".bd-sidebar-primary", ".fp-tools", ".prev-next-footer", "#question-1 input"):
        expect(page.locator(gone).first).not_to_be_visible()
    color = "one => getComputedStyle(one).color"
    assert max(_parts(page.locator("article p").first.evaluate(color))) < 90
    assert max(_parts(page.locator("article pre span").first.evaluate(color))) < 90


def _parts(color: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", color)[:3]]


def test_every_page_is_described(site, course):
    """With a title of its own, a sentence, and a picture that is there."""
    titles, said = set(), set()
    for name in toc_pages(course.root):
        text = (site / f"{name}.html").read_text(encoding="utf-8")
        titles.add(re.search(r"<title>(.*?)</title>", text)[1])
        said.add(re.search(r'<meta name="description" content="([^"]*)">', text)[1])
        picture = re.search(r'<meta property="og:image" content="([^"]*)">', text)[1]
        assert (site / name).parent.joinpath(picture).is_file(), name
    assert len(titles) == len(said) == len(toc_pages(course.root))
    assert all(60 < len(sentence) <= 170 for sentence in said), said


def test_the_picture_for_shared_links_is_large_enough(site):
    """1200 by 630 pixels, as its readers say."""
    data = (site / "_static" / "social.png").read_bytes()
    size = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    assert size == (1200, 630)
