"""A reader runs cells, changes them, and is told what happens."""

import re

import pytest
from page_cells import ENDED, pictures, run, texts, write
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.slow


@pytest.fixture
def chapter(page) -> Page:
    """Chapter 1, with its cells ready."""
    page.goto("/book/01_tensor_ranks.html")
    expect(page.locator("#cell-1 .fp-number")).to_be_visible()
    return page


def cell(page: Page, number: int) -> Locator:
    return page.locator(f"#cell-{number}")


def state(page: Page, number: int) -> Locator:
    return cell(page, number).locator(".fp-state")


def test_nothing_of_python_is_loaded_before_a_reader_asks(visitor):
    """Nor of the editor. The first click shows how many megabytes come, and how many have."""
    page = visitor.new_page()
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    page.goto("/book/01_tensor_ranks.html", wait_until="networkidle")
    scripts = {url.rpartition("/")[2] for url in asked if "/_page/" in url}
    assert scripts == {"page.js", "opened.js", "questions.js", "broadcasting.js"}
    page.evaluate(
        """() => {
            window.said = [];
            const place = document.querySelector('#cell-1 .fp-state');
            new MutationObserver(() => window.said.push(place.innerHTML)).observe(
                place, {childList: true, subtree: true, characterData: true});
        }"""
    )
    run(cell(page, 1))
    said = "\n".join(page.evaluate("window.said"))
    assert re.search(r"<progress.*loading Python: [\d.]+ of 1\d\.\d MB", said)
    assert any("pyodide.asm.wasm" in url for url in asked)


def test_changing_a_cell_changes_its_output(chapter):
    """And Reset brings back the code and the output of the book."""
    run(cell(chapter, 1))
    run(cell(chapter, 2))
    before = cell(chapter, 4).locator("pre").first.text_content()
    write(cell(chapter, 4), "print(T.sum(), 'changed')")
    chapter.keyboard.press("Shift+Enter")
    expect(state(chapter, 4)).to_have_text("done")
    assert texts(cell(chapter, 4)) == ["115 changed"]
    cell(chapter, 4).get_by_role("button", name="Reset").click()
    assert cell(chapter, 4).locator("pre").first.text_content() == before
    assert texts(cell(chapter, 4)) == ["4 2 8"]


def test_a_cell_that_needs_those_above_says_so_and_runs_them(chapter):
    """One click, and the names are there."""
    run(cell(chapter, 4))
    expect(state(chapter, 4)).to_have_text("NameError")
    cell(chapter, 4).get_by_role("button", name="Run them, then this").click()
    expect(state(chapter, 4)).to_have_text("done")
    assert texts(cell(chapter, 4)) == ["4 2 8"]


def test_run_all_above_runs_what_stands_above(chapter):
    """In order, and not the cell itself."""
    cell(chapter, 4).get_by_role("button", name="Run all above").click()
    expect(state(chapter, 3)).to_have_text("done")
    expect(state(chapter, 4)).to_have_text("")
    assert texts(cell(chapter, 3)) == ["(0, 1, 2, 3)"]


def test_an_error_is_shown_as_python_shows_it(chapter):
    """The lines of the cell, and none of what runs it; also through a function of another cell."""
    write(cell(chapter, 1), "def half(x):\n    return 1 / (x - x)\n")
    run(cell(chapter, 1))
    write(cell(chapter, 2), "half(3)")
    run(cell(chapter, 2))
    expected = """\
Traceback (most recent call last):
  File "<cell 2>", line 1, in <module>
    half(3)
    ~~~~^^^
  File "<cell 1>", line 2, in half
    return 1 / (x - x)
           ~~^~~~~~~~~
ZeroDivisionError: division by zero"""
    assert texts(cell(chapter, 2)) == [expected]
    expect(chapter.locator(".fp-live")).to_have_text("Cell 2: ZeroDivisionError")
    write(cell(chapter, 2), "exit()")
    run(cell(chapter, 2))
    expect(state(chapter, 2)).to_have_text("SystemExit")
    write(cell(chapter, 2), "print('it goes on'")
    run(cell(chapter, 2))
    assert "SyntaxError: '(' was never closed" in texts(cell(chapter, 2))[0]


def test_outputs_come_in_order_and_in_place(chapter):
    """Prints, warnings, values and pictures."""
    write(
        cell(chapter, 1),
        "import matplotlib.pyplot as plt, numpy as np\n"
        "print('first')\nplt.plot([1, 2])\nplt.show()\nnp.exp(np.array([1000.0]))\nprint('last')\n"
        "np.array([1, 2]) / 4",
    )
    run(cell(chapter, 1))
    assert pictures(cell(chapter, 1)) == 1
    first, warning, last, value = texts(cell(chapter, 1))
    assert (first, last, value) == ("first", "last", "array([0.25, 0.5 ])")
    assert warning.startswith("<cell 1>:5: RuntimeWarning: overflow encountered in exp")


def test_a_runaway_loop_is_stopped_and_the_page_goes_on(chapter):
    """Even one that prints without end. Stop says what it has cost."""
    run(cell(chapter, 1))
    write(cell(chapter, 2), "while True:\n    print('on and on')")
    cell(chapter, 2).get_by_role("button", name="Run", exact=True).click()
    expect(cell(chapter, 2)).to_contain_text("the rest is not shown")
    cell(chapter, 2).get_by_role("button", name="Stop").click()
    expect(state(chapter, 2)).to_contain_text("Stopped. Python has been ended and starts again")
    expect(chapter.locator(".fp-live")).to_contain_text("Stopped.")
    write(cell(chapter, 2), "1 + 1")
    run(cell(chapter, 2))
    assert texts(cell(chapter, 2)) == ["2"]
    run(cell(chapter, 3))
    expect(state(chapter, 3)).to_have_text("NameError")  # what was defined is gone


@pytest.mark.parametrize("file", ["numpy-*", "pyodide.asm.wasm", "forwardpass.zip", "sizes.json"])
def test_a_failed_download_says_so_and_can_be_tried_again(chapter, visitor, file):
    """Whichever file it is."""
    pattern = f"**/_page/python-*/{file}"
    visitor.route(pattern, lambda route: route.abort())
    run(cell(chapter, 1))
    expect(cell(chapter, 1)).to_contain_text("Python could not be loaded.")
    expect(chapter.locator(".fp-live")).to_contain_text("Python could not be loaded.")
    visitor.unroute(pattern)
    cell(chapter, 1).get_by_role("button", name="Try again").click()
    expect(state(chapter, 1)).to_have_text("done")
    visitor.complaints.clear()  # the browser reports the download that failed


def test_the_keyboard_is_enough(chapter):
    """Enter opens the editor, Tab indents there, Shift-Enter runs, Escape leaves it."""
    cell(chapter, 1).get_by_role("button", name="Edit").focus()
    chapter.keyboard.press("Enter")
    editor = cell(chapter, 1).get_by_role("textbox")
    expect(editor).to_be_focused()
    chapter.keyboard.press("Control+a")
    chapter.keyboard.type("if 6 / 3 == 2:\nprint('typed')")
    chapter.keyboard.press("Shift+Enter")
    expect(state(chapter, 1)).to_have_text("done")
    assert texts(cell(chapter, 1)) == ["typed"]
    chapter.keyboard.press("Tab")
    expect(editor).to_be_focused()
    chapter.keyboard.press("Escape")
    expect(cell(chapter, 1).get_by_role("button", name="Run", exact=True)).to_be_focused()
    chapter.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


def test_a_click_into_the_code_opens_the_editor_there(chapter):
    """On the line that was clicked."""
    chapter.locator("#cell-1 pre").first.click(position={"x": 60, "y": 20})
    expect(cell(chapter, 1).get_by_role("textbox")).to_be_focused()
    chapter.keyboard.press("End")
    chapter.keyboard.type("  # here")
    first = cell(chapter, 1).get_by_role("textbox").inner_text().splitlines()[0]
    assert first == "import numpy as np  # here"


def test_a_cell_that_needs_tensorflow_says_so(chapter):
    """And keeps its stored output; there is nothing to press."""
    last = chapter.locator(".fp-tensorflow").nth(1)
    expect(last).to_contain_text("needs TensorFlow, which browsers do not run")
    assert last.get_by_role("button", name="Run", exact=True).count() == 0
    assert texts(last) == ["(2, 1) float32"]


def test_cells_wait_for_each_other(chapter):
    """Two clicks in a row run both, in order."""
    for number in (1, 2, 4):
        cell(chapter, number).get_by_role("button", name="Run", exact=True).click()
    expect(cell(chapter, 4).and_(chapter.locator(ENDED))).to_be_visible()
    assert texts(cell(chapter, 4)) == ["4 2 8"]


def test_a_page_that_is_opened_as_a_file_says_why_nothing_runs(browser, site):
    """It can be read as ever."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "book" / "01_tensor_ranks.html").as_uri())
        expect(page.get_by_text("This page was opened as a file.")).to_be_visible()
        expect(page.get_by_role("heading", name="Broadcasting")).to_be_visible()
