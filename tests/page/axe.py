"""What axe-core, the checker of accessibility, finds in a page."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "book" / "_page" / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """Return each rule that the page breaks as it is now, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{broken['id']}: {node['target']} {node['html'][:150]}"
        for broken in found
        for node in broken["nodes"]
    ]
