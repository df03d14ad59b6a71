"""What axe-core finds on a page that keeps somebody from using it."""

from pathlib import Path

import assemble
from playwright.sync_api import Page

_SOURCE = Path(assemble.MODULES, "axe-core", "axe.min.js")

#: Without preloading: that puts styles into the page, which its policy forbids.
_RUN = """async within => {
    const {violations} = await axe.run(within ?? document, {preload: false});
    return violations.flatMap(one => one.nodes.map(
        node => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}"""


def violations(page: Page, within: str | None = None) -> list[str]:
    """Return each violation on the page, or in the part of it that a selector names."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE.read_text(encoding="utf-8"))
    return page.evaluate(_RUN, within)
