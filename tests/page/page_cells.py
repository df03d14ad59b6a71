"""What tests do with the cells of a page, and what they read there."""

from playwright.sync_api import Locator, Page, expect

#: Matches the state of a cell that has ended, however.
ENDED = "[data-state='']"


def run(cell: Locator) -> Locator:
    """Press Run, wait until the cell has ended, and return it."""
    cell.get_by_role("button", name="Run", exact=True).click()
    expect(cell.and_(cell.page.locator(ENDED))).to_be_visible()
    return cell


def texts(cell: Locator) -> list[str]:
    """Return the text outputs that the cell shows now, those folded away included."""
    return [block.rstrip("\n") for block in shown(cell).locator("pre").all_text_contents()]


def pictures(cell: Locator) -> int:
    """Return how many pictures the cell shows now; each must be one that can be seen."""
    images = shown(cell).locator("img")
    for image in images.all():
        assert image.evaluate("one => one.complete && one.naturalWidth > 50")
        assert len(image.get_attribute("alt").split()) > 3
    return images.count()


def shown(cell: Locator) -> Locator:
    """Return the outputs that are there, and not those that they stand in for."""
    return cell.locator(".cell_output:not([hidden])")


def write(cell: Locator, source: str) -> None:
    """Replace the code of a cell by typing."""
    cell.get_by_role("button", name="Edit", exact=True).click()
    editor = cell.get_by_role("textbox")
    expect(editor).to_be_focused()
    page: Page = cell.page
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
