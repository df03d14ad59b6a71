"""Questions answer in the page: each kind, by mouse and by keyboard; what is answered is kept."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.slow

CHAPTER = "/book/01_tensor_ranks.html"
EVERY_CHAPTER = ["01_tensor_ranks", "02_affine_functions", "03_activations", "04_dense_layers"]
EVERY_CHAPTER += ["05_minibatching", "06_cascades", "07_digits"]


@pytest.fixture
def chapter(page) -> Page:
    """Chapter 1, which has every kind of question."""
    page.goto(CHAPTER)
    return page


def question(page: Page, kind: str, number: int = 0) -> Locator:
    return page.locator(f"fieldset[data-kind='{kind}']").nth(number)


def feedback(asked: Locator) -> Locator:
    return asked.get_by_role("status")


def check(asked: Locator) -> None:
    asked.get_by_role("button", name="Check").click()


def test_choosing_is_answering(chapter):
    """A wrong choice is told what it confuses, the right one why; and each by a sign and words."""
    asked = question(chapter, "one")
    asked.get_by_label("(a) 1, because").check()
    expect(feedback(asked)).to_contain_text("✗ Not quite.")
    expect(feedback(asked)).to_contain_text("An axis of length 1 is an axis, too.")
    asked.get_by_label("(b) 3").check()
    expect(feedback(asked)).to_contain_text("✓ Right.")
    expect(feedback(asked)).to_contain_text("three entries, so there are three axes")


def test_several_choices_are_checked_together(chapter):
    """What is missing is counted, and not given away."""
    asked = question(chapter, "several")
    check(asked)
    expect(feedback(asked)).to_have_text("Choose at least one.")
    asked.get_by_label("(a)").check()
    asked.get_by_label("(b)").check()
    check(asked)
    expect(feedback(asked)).to_contain_text("✗ Not quite. 2 more belong to it.")
    expect(feedback(asked)).to_contain_text("One axis in reverse order is the same axis")
    expect(feedback(asked)).not_to_contain_text("Three rows")
    asked.get_by_label("(b)").uncheck()
    for letter in "ce":
        asked.get_by_label(f"({letter})").check()
    check(asked)
    expect(feedback(asked)).to_contain_text("✓ Right.")


def test_a_shape_is_read_as_people_write_it(chapter):
    """With one axis and with more."""
    for shape in ("(5,)", "5", "(5)", "[5]", " ( 5 , ) "):
        assert "✓ Right." in answer_shape(question(chapter, "shape"), shape), shape
    for shape in ("(8, 4, 6)", "8,4,6", "8 x 4 x 6", "8×4×6", "8x4x6", "[8 4 6]", "8 4 6"):
        assert "✓ Right." in answer_shape(question(chapter, "shape", 1), shape), shape


def test_a_wrong_shape_is_told_what_it_confuses(chapter):
    """Known ones, errors and others; and what is no shape is no answer."""
    asked = question(chapter, "shape", 2)
    assert "The 1 of the first shape is stretched, too." in answer_shape(asked, "6, 1, 5")
    assert "This compares from the left" in answer_shape(asked, "Error")
    assert "Write the shapes one below the other" in answer_shape(asked, "(2, 2)")
    for text in ("", "large", "(6, 4", "6, , 5", "(6; 4; five pieces)"):
        told = answer_shape(asked, text)
        assert told.startswith(("This is no shape", "✗")), text
    assert answer_shape(asked, "(6, 4").startswith("This is no shape")
    assert asked.get_attribute("data-verdict") is None


def answer_shape(asked: Locator, shape: str) -> str:
    asked.get_by_role("textbox").fill(shape)
    feedback(asked).evaluate("one => one.replaceChildren()")
    check(asked)
    expect(feedback(asked)).not_to_be_empty()
    return feedback(asked).inner_text()


def steps(asked: Locator) -> str:
    return "".join(
        asked.locator("li[data-step]").evaluate_all("all => all.map(s => s.dataset.step)")
    )


def test_steps_are_put_in_order(chapter):
    """By buttons; the first step that stands too early is told why it comes later."""
    asked = question(chapter, "order")
    check(asked)
    expect(feedback(asked)).to_contain_text("(a) comes later")
    expect(feedback(asked)).to_contain_text("Last, when it is known that every pair fits.")
    for _ in range(3):
        asked.get_by_role("button", name="Move (a) down").click()
    expect(feedback(asked)).to_have_text("(a) is now 4 of 4.")
    asked.get_by_role("button", name="Move (d) up").click()
    assert steps(asked) == "bdca"
    check(asked)
    expect(feedback(asked)).to_contain_text("✓ Right.")


def test_steps_are_dragged(chapter):
    """With the mouse."""
    asked = question(chapter, "order")
    first, last = asked.locator("li[data-step]").first, asked.locator("li[data-step]").last
    first.locator("span").drag_to(last.locator("span"))
    assert steps(asked) == "bcda"


def test_every_kind_is_answered_by_keyboard_alone(chapter):
    """With Tab, arrows, Space and Enter."""
    keys = chapter.keyboard
    asked = question(chapter, "one")
    asked.locator("input").first.focus()
    keys.press("ArrowDown")
    expect(feedback(asked)).to_contain_text("✓ Right.")
    asked = question(chapter, "shape")
    go_to(chapter, asked.get_by_role("textbox"))
    keys.type("(5,)")
    keys.press("Enter")
    expect(feedback(asked)).to_contain_text("✓ Right.")
    asked = question(chapter, "several")
    for letter in "ace":
        go_to(chapter, asked.get_by_label(f"({letter})"))
        keys.press("Space")
    go_to(chapter, asked.get_by_role("button", name="Check"))
    keys.press("Enter")
    expect(feedback(asked)).to_contain_text("✓ Right.")
    asked = question(chapter, "order")
    go_to(chapter, asked.get_by_role("button", name="Move (a) up"))
    for _ in range(3):
        keys.press("ArrowDown")
    assert steps(asked) == "bcda"
    go_to(chapter, asked.get_by_role("button", name="Move (d) up"), "Shift+Tab")
    keys.press("Space")
    go_to(chapter, asked.get_by_role("button", name="Check"))
    keys.press("Space")
    expect(feedback(asked)).to_contain_text("✓ Right.")


def go_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press a key until the focus is there."""
    for _ in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {wanted}")


@pytest.mark.parametrize("name", EVERY_CHAPTER)
def test_every_answer_has_words_of_its_own(page, name):
    """Each choice of each question is tried: the right ones are right, and the words differ."""
    page.goto(f"/book/{name}.html")
    for asked in page.locator("fieldset[data-kind='one']").all():
        told = {}
        for choice in asked.locator("input").all():
            choice.check()
            told[choice.get_attribute("value")] = feedback(asked).inner_text()
        right = asked.locator("[data-right]").get_attribute("data-answer")
        assert [letter for letter, text in told.items() if "✓" in text] == [right]
        assert len(set(told.values())) == len(told)
    for asked in page.locator("fieldset[data-kind='order']").all():
        check(asked)
        expect(feedback(asked)).to_contain_text("✗")


def answer_all_kinds(page: Page) -> None:
    question(page, "one").get_by_label("(b) 3").check()
    answer_shape(question(page, "shape"), "5")
    question(page, "several").get_by_label("(b)").check()
    check(question(page, "several"))
    question(page, "order").get_by_role("button", name="Move (a) down").click()
    check(question(page, "order"))


def test_answers_are_kept_and_deleted(chapter, tmp_path):
    """Over a reload, with what they are worth; and they travel with the reader's other work."""
    answer_all_kinds(chapter)
    chapter.reload()
    expect(feedback(question(chapter, "one"))).to_contain_text("✓ Right.")
    assert question(chapter, "one").get_by_label("(b) 3").is_checked()
    assert question(chapter, "shape").get_by_role("textbox").input_value() == "(5,)"
    assert question(chapter, "several").get_by_label("(b)").is_checked()
    assert steps(question(chapter, "order")) == "bacd"
    chapter.goto("/book/index.html")
    progress = chapter.locator(".fp-progress-of-all")
    expect(progress.locator("summary")).to_contain_text("2 of ")
    progress.locator("summary").click()
    expect(progress).to_contain_text("1 · Tensor ranks: 2 of 13 questions")
    badge = chapter.locator(".fp-badge[data-chapter='1'][data-what='questions']")
    expect(badge).to_be_visible()
    expect(badge).to_have_text("2/13 questions")
    with chapter.expect_download() as download:
        progress.get_by_role("button", name="Export my work").click()
    file = tmp_path / "work.json"
    download.value.save_as(file)
    kept = json.loads(file.read_text(encoding="utf-8"))["work"]
    assert sorted(worth.partition(" ")[0] for worth in kept.values()) == [
        *["right"] * 2,
        *["wrong"] * 2,
    ]
    chapter.on("dialog", lambda dialog: dialog.accept())
    progress.get_by_role("button", name="Delete my work").click()
    expect(badge).not_to_be_visible()
    expect(progress).to_contain_text("1 · Tensor ranks: 0 of 13 questions")
    kept_names = "Object.keys(localStorage).filter(name => name.startsWith('forwardpass/'))"
    assert chapter.evaluate(kept_names) == []
    with chapter.expect_file_chooser() as chooser:
        progress.get_by_role("button", name="Import my work").click()
    chooser.value.set_files(file)
    expect(badge).to_have_text("2/13 questions")
    chapter.goto(CHAPTER)
    expect(feedback(question(chapter, "one"))).to_contain_text("✓ Right.")


def test_two_tabs_show_the_same_answers(visitor):
    """And one that is deleted goes from both."""
    one, two = visitor.new_page(), visitor.new_page()
    for page in (one, two):
        page.goto(CHAPTER)
    question(one, "one").get_by_label("(a)").check()
    expect(feedback(question(two, "one"))).to_contain_text("✗ Not quite.")
    question(two, "shape").get_by_role("textbox").fill("5")
    check(question(two, "shape"))
    expect(question(one, "shape").get_by_role("textbox")).to_have_value("(5,)")
    one.evaluate("localStorage.clear()")
    expect(feedback(question(two, "one"))).to_be_empty()
    expect(question(two, "one").get_by_label("(a)")).not_to_be_checked()


def test_all_answered_is_said_in_the_map_and_in_words(page):
    """A chapter whose questions are all right has another badge."""
    page.goto("/book/index.html")
    page.evaluate(
        """() => {
            const line = document.querySelector("[data-chapter='4'][data-questions]");
            for (const key of line.dataset.questions.split(' '))
                localStorage[`forwardpass/questions/${key}`] = 'right a';
        }"""
    )
    page.reload()
    line = page.locator("[data-chapter='4'][data-questions]")
    expect(line).to_have_text("4 · Dense layers: 11 of 11 questions ✓")
    badge = page.locator(".fp-badge[data-chapter='4'][data-what='questions']")
    expect(badge).to_have_text("11/11 questions")
    assert "all" in badge.get_attribute("class").split()


def test_without_scripts_questions_are_read(browser, address):
    """Nothing asks to be pressed, and the answers are folded, and open."""
    with browser.new_context(java_script_enabled=False, base_url=address) as context:
        page = context.new_page()
        page.goto(CHAPTER)
        asked = question(page, "one")
        expect(asked).to_contain_text("(c) 7")
        for control in page.locator("fieldset :is(input, button)").all():
            assert not control.is_visible()
        answer = asked.locator("details li").nth(1)
        assert not answer.is_visible()
        asked.locator("summary").click()
        expect(answer).to_be_visible()
        page.goto("/book/index.html")
        assert not page.locator(".fp-progress-of-all").is_visible()


def test_questions_answer_in_a_page_opened_as_a_file(browser, site):
    """Modules do not load there; what answers is none."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / CHAPTER.strip("/")).as_uri())
        question(page, "one").get_by_label("(b) 3").check()
        expect(feedback(question(page, "one"))).to_contain_text("✓ Right.")
