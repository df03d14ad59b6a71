"""Each figure is operated by keyboard, mouse and finger, and says what it shows."""

import gzip
from collections.abc import Callable

import pytest
from axe import violations
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.slow

#: Each figure, and the page that it stands on.
FIGURES = {
    "broadcasting": "01_tensor_ranks",
    "line": "02_affine_functions",
    "slopes": "03_activations",
    "tracer": "06_cascades",
    "digit": "07_digits",
}
PHONE = {"width": 320, "height": 640}

every_figure = pytest.mark.parametrize("name", FIGURES)


def place(page: Page, name: str) -> Locator:
    return page.locator(f"figure.fp-try-{name}")


def opened(context: BrowserContext, name: str) -> Locator:
    """Open the page of a figure; return the figure, in view."""
    page = context.new_page()
    page.goto(f"/book/{FIGURES[name]}.html")
    figure = place(page, name)
    expect(figure.locator(".fp-stage")).to_be_visible()
    expect(page.locator(".fp-number").last).to_be_visible()  # the cells are ready: nothing moves
    figure.evaluate("one => one.scrollIntoView({block: 'start', behavior: 'instant'})")
    return figure


@pytest.fixture
def figure(visitor) -> Callable[[str], Locator]:
    """Opens a figure by its name."""
    return lambda name: opened(visitor, name)


@pytest.fixture
def on_phone(browser: Browser, address: str):
    """Opens a figure on the smallest phone, which has a touch screen."""
    contexts = []

    def open_figure(name: str) -> Locator:
        contexts.append(browser.new_context(base_url=address, viewport=PHONE, has_touch=True))
        return opened(contexts[-1], name)

    yield open_figure
    for context in contexts:
        context.close()


def control(figure: Locator, name: str) -> Locator:
    return figure.get_by_label(name, exact=True)


def set_theme(figure: Locator, theme: str) -> None:
    figure.evaluate("(_, theme) => { document.documentElement.dataset.theme = theme; }", theme)


def says(figure: Locator, text: str) -> None:
    expect(figure.get_by_role("status")).to_contain_text(text)


def tab_to(figure: Locator, name: str) -> None:
    """Press Tab until the control of that name has the focus, from the one before the figure."""
    page = figure.page
    if not figure.evaluate("one => one.contains(document.activeElement)"):
        figure.evaluate(
            """one => [...document.querySelectorAll('a[href], button:not([hidden]), input')]
                .filter(other => other.compareDocumentPosition(one) & 4)
                .filter(other => other.checkVisibility({visibilityProperty: true}))
                .at(-1).focus()"""
        )
    wanted = control(figure, name).or_(figure.get_by_role("button", name=name)).first
    for _ in range(12):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {name!r}")


def drag(figure: Locator, what: str, x: float, y: float) -> None:
    """Drag the handle with that letter by so many pixels."""
    handle = figure.locator(f".fp-grip[data-letter={what}]")
    area = handle.bounding_box()
    start = (area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    mouse = figure.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(start[0] + x, start[1] + y, steps=5)
    mouse.up()


# --- by keyboard -----------------------------------------------------------------


def test_the_line_by_keyboard(figure):
    """Turned, lifted, and without a bias through the origin whatever its weight."""
    line = figure("line")
    keyboard = line.page.keyboard
    says(line, "z = 0.5x + 1. The line crosses the vertical axis at 1.")
    tab_to(line, "weight w")
    keyboard.press("ArrowRight")
    tab_to(line, "bias b")
    keyboard.press("Home")
    says(line, "z = 0.6x − 2. The line crosses the vertical axis at −2.")
    tab_to(line, "with a bias")
    keyboard.press("Space")
    says(line, "z = 0.6x. Without a bias the line goes through the origin.")
    keyboard.press("Shift+Tab")
    keyboard.press("End")
    says(line, "z = 2x. Without a bias the line goes through the origin.")


def test_the_slopes_by_keyboard(figure):
    """Ten sigmoids leave next to nothing, ten ReLUs all."""
    slopes = figure("slopes")
    keyboard = slopes.page.keyboard
    says(
        slopes, "At z = 0 the slope of the sigmoid is 0.25. A chain of 5 leaves a slope of 0.00068."
    )
    tab_to(slopes, "activation")
    keyboard.press("R")
    tab_to(slopes, "z")
    keyboard.press("End")
    tab_to(slopes, "in a row, n")
    keyboard.press("End")
    says(slopes, "At z = 3 the slope of ReLU is 1. A chain of 10 leaves a slope of 1.")


def test_broadcasting_by_keyboard(figure):
    """Shapes are typed; where they do not fit, the axis and its lengths are named."""
    shapes = figure("broadcasting")
    keyboard = shapes.page.keyboard
    says(shapes, "(3, 1) and (1, 4) give (3, 4). Two axes are stretched.")
    tab_to(shapes, "first shape")
    keyboard.press("Control+a")
    keyboard.type("2, 3")
    tab_to(shapes, "second shape")
    keyboard.press("Control+a")
    keyboard.type("(2,)")
    says(shapes, "(2, 3) and (2,) do not fit: on axis −1, 3 and 2 are neither equal nor 1.")
    keyboard.type(", x")
    says(shapes, "Write a shape like (3, 1)")
    expect(control(shapes, "second shape")).to_have_attribute("aria-invalid", "true")
    tab_to(shapes, "example")
    keyboard.press("End")
    says(shapes, "(6, 1, 5) and (4, 1) give (6, 4, 5). Three axes are stretched.")


def test_the_tracer_by_keyboard(figure):
    """Widths, layers and mistakes; a mistake names the numbers that disagree, or that none does."""
    tracer = figure("tracer")
    keyboard = tracer.page.keyboard
    stage = tracer.locator(".fp-stage")
    says(tracer, "All blocks fit: 4 rows come in, and (4, 5) comes out.")
    expect(stage).to_contain_text("53 parameters in all")
    tab_to(tracer, "mistake")
    keyboard.press("ArrowDown")
    says(tracer, "Layer 1: X has 10 columns, but W₁ has 3 rows. 10 and 3 disagree.")
    keyboard.press("Home")
    for name, value in (("N", "64"), ("l₀", "3")):
        control(tracer, name).focus()
        keyboard.press("Control+a")
        keyboard.type(value)
    tab_to(tracer, "Add layer")
    keyboard.press("Enter")
    says(tracer, "All blocks fit: 64 rows come in, and (64, 4) comes out.")
    expect(stage).to_contain_text("3 · 3 + 3 = 12 parameters")
    expect(stage).to_contain_text("56 parameters in all")
    tab_to(tracer, "mistake")
    keyboard.press("ArrowDown")
    says(tracer, "every block fits, since W₁ has the shape (3, 3)")
    keyboard.press("End")
    says(tracer, "Layer 3: the product has 4 columns, but b₃ has 64 numbers. 4 and 64 disagree.")


def test_a_digit_by_keyboard(figure):
    """Arrow keys move the pen, Space puts it down; examples and Clear are controls."""
    digit = figure("digit")
    keyboard = digit.page.keyboard
    says(digit, "The cascade reads a 3")
    digit.get_by_role("application").focus()
    keyboard.press("Delete")
    says(digit, "Nothing is drawn yet.")
    keyboard.press("Space")
    for _ in range(11):
        keyboard.press("ArrowDown")
    says(digit, "The pen is down. The cascade reads a 1")
    tab_to(digit, "example")
    keyboard.press("End")
    says(digit, "The cascade reads a 9")
    tab_to(digit, "Clear")
    keyboard.press("Enter")
    says(digit, "Nothing is drawn yet.")


# --- by mouse and finger ---------------------------------------------------------


def test_handles_are_dragged(figure):
    """In the line and on the curve."""
    line = figure("line")
    unit = line.locator(".fp-stage").bounding_box()["width"] / 10
    drag(line, "b", 0, unit)
    says(line, "z = 0.5x + 0. The line crosses the vertical axis at 0: with this bias, through")
    drag(line, "w", 40, -unit / 2)
    says(line, "z = 1x + 0.")
    slopes = figure("slopes")
    unit = slopes.locator(".fp-stage").bounding_box()["width"] / 360 * 52
    drag(slopes, "z", 2 * unit, 0)
    says(slopes, "At z = 2 the slope of the sigmoid is 0.1.")


def test_a_digit_drawn_with_the_mouse_takes_the_place_of_the_example(figure):
    """And it is read."""
    digit = figure("digit")
    area = digit.get_by_role("application").bounding_box()
    mouse = digit.page.mouse
    points = [(0.3, 0.2), (0.7, 0.2), (0.45, 0.8)]
    points = [(area["x"] + x * area["width"], area["y"] + y * area["height"]) for x, y in points]
    mouse.move(*points[0])
    mouse.down()
    for point in points[1:]:
        mouse.move(*point, steps=8)
    mouse.up()
    says(digit, "The cascade reads a 7")
    expect(control(digit, "example")).to_have_value("")


def test_a_finger_draws_and_does_not_scroll(on_phone):
    """In the square; it scrolls elsewhere."""
    digit = on_phone("digit")
    page = digit.page
    pad = digit.get_by_role("application")
    pad.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    area = pad.bounding_box()
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    x, y = area["x"] + area["width"] / 2, area["y"]
    for kind, down in [("touchStart", 0.15), *(("touchMove", 0.15 + i / 20) for i in range(14))]:
        at = {"x": x, "y": y + area["height"] * down}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    says(digit, "The cascade reads a 1")
    assert page.evaluate("scrollY") == before


# --- in its place ----------------------------------------------------------------


@every_figure
def test_without_scripts_there_is_the_picture(browser, address, name):
    """With what it shows as its name, and no empty room around it."""
    with browser.new_context(java_script_enabled=False, base_url=address) as context:
        page = context.new_page()
        page.goto(f"/book/{FIGURES[name]}.html")
        figure = place(page, name)
        picture = figure.get_by_role("img")
        expect(picture).to_be_visible()
        assert len(picture.get_attribute("aria-label").split()) > 20
        assert figure.locator(".fp-stage, .fp-controls").count() == 0
        around = figure.locator(".fp-try").bounding_box()["height"]
        assert around < picture.bounding_box()["height"] + 20


#: Adds up how much of the page was moved, and how far, without anybody's doing.
_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({type: 'layout-shift', buffered: true});
"""


@every_figure
def test_nothing_moves_when_the_script_comes(browser, address, name):
    """However late it comes: the room is there, wherever the page is read."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.add_init_script(_SHIFTS)
        waiting = []
        page.route(f"**/figures/{name}.js", lambda route: waiting.append(route))
        page.goto(f"/book/{FIGURES[name]}.html", wait_until="commit")
        figure = place(page, name)
        figure.locator(".fp-try > svg.fp-figure").wait_for()
        before = _heights(figure)
        figure.evaluate("one => one.scrollIntoView({block: 'start', behavior: 'instant'})")
        page.wait_for_timeout(100)
        page.evaluate("window.shifted = 0")
        waiting[0].continue_()
        figure.locator(".fp-stage").wait_for()
        page.wait_for_timeout(100)
        assert page.evaluate("window.shifted") < 0.01
        for width, height in _heights(figure).items():
            assert abs(height - before[width]) < 2, width


def _heights(figure: Locator) -> dict[int, float]:
    """Return how high a figure is where the page is that wide; the last one stays."""
    heights = {}
    for width in (1280, 390, 320):
        figure.page.set_viewport_size({"width": width, "height": 800})
        heights[width] = figure.bounding_box()["height"]
    return heights


@every_figure
def test_nothing_scrolls_sideways_on_the_smallest_phone(on_phone, name):
    """And everything to be touched is large enough for a finger."""
    figure = on_phone(name)
    assert figure.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for one in figure.locator("input, select, button, .fp-grip, .fp-pad").all():
        area = one.bounding_box()
        assert min(area["width"], area["height"]) >= 24, one
        assert area["x"] >= 0
        assert area["x"] + area["width"] <= PHONE["width"] + 0.5


@every_figure
def test_a_figure_follows_light_and_dark(figure, name):
    """At once, when the reader changes from one to the other; and its texts can be read in both."""
    one = figure(name)
    seen = []
    for theme in ("light", "dark"):
        set_theme(one, theme)
        colors = one.locator(".fp-try").evaluate(_COLORS)
        seen.append(colors["--fp-ink"])
        ground = colors["ground"]
        for text, grounds in _TEXTS.items():
            for behind in (colors[name] if name != "ground" else ground for name in grounds):
                assert _contrast(colors[text], behind) > 4.5, (theme, text, behind)
    assert seen[0] != seen[1]


#: The colors of texts, and what they stand on.
_TEXTS = {
    "--fp-ink": [
        "ground",
        "--fp-blue-fill",
        "--fp-orange-fill",
        "--fp-green-fill",
        "--fp-red-fill",
    ],
    "--fp-soft": ["ground", "--fp-orange-fill"],
    "--fp-blue": ["ground"],
    "--fp-orange": ["ground"],
    "--fp-red": ["ground", "--fp-red-fill"],
}

_COLORS = """one => {
    const style = getComputedStyle(one);
    const names = ['ink', 'soft', 'blue', 'orange', 'red'].map(name => `--fp-${name}`);
    names.push(...['blue', 'orange', 'green', 'red'].map(name => `--fp-${name}-fill`));
    const colors = Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)]));
    colors.ground = style.getPropertyValue('--pst-color-background');
    return colors;
}"""


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, as accessibility guidelines count."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    digits = color.strip().removeprefix("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@every_figure
def test_nothing_keeps_anybody_from_using_it(on_phone, name):
    """As far as axe-core can tell: on a phone and on a desk, in light and dark."""
    figure = on_phone(name)
    for size in (PHONE, {"width": 1280, "height": 800}):
        figure.page.set_viewport_size(size)
        for theme in ("light", "dark"):
            set_theme(figure, theme)
            assert violations(figure.page, f".fp-try-{name}") == [], (size, theme)


def test_a_violation_is_found(figure):
    """The check above can fail."""
    line = figure("line")
    control(line, "weight w").evaluate(
        "one => { one.removeAttribute('aria-label'); one.parentElement.replaceWith(one); }"
    )
    assert any(one.startswith("label: ") for one in violations(line.page, ".fp-try-line"))


def test_a_figure_works_in_a_page_opened_as_a_file(browser, site):
    """Its script is no module, and has its numbers with it."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "book" / "07_digits.html").as_uri())
        says(place(page, "digit"), "The cascade reads a 3")


@every_figure
def test_a_script_is_small(site, name):
    """Compressed, weights included; and it is loaded where its figure is, and nowhere else."""
    assert len(gzip.compress((site / "_page" / "figures" / f"{name}.js").read_bytes())) < 25_000
    with_script = [
        page.stem
        for page in site.glob("book/*.html")
        if f"figures/{name}.js" in page.read_text(encoding="utf-8")
    ]
    assert with_script == [FIGURES[name]]
