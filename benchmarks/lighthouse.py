"""How fast the pages are there, by Lighthouse (after ``make book``).

Prints its scores for the landing page and the longest chapter, served compressed as by a good host:
on a desktop, and on a phone with a slow processor and a slow line, both simulated. Each is the best
of three: whatever else the machine does makes a page slower, and nothing makes it faster.
"""

import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "book" / "_page"), str(ROOT / "tests" / "page")]
sys.path.remove(str(Path(__file__).parent))  # this file has the name of what it imports

import chromium  # noqa: E402 (it is in no package: the lines above find it)
import lighthouse  # noqa: E402 (the same)
from serve import server  # noqa: E402 (the same)

HTML = ROOT / "_build" / "html"
ROUNDS = 3
AIMS = {"desktop": 95, "mobile": 90}
SHOWN = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
SHOWN += ("cumulative-layout-shift",)


def main() -> int:
    """Print a line for each page and form. Return 1 if an aim is missed."""
    if not chromium.PROGRAM or not (HTML / "index.html").is_file():
        raise SystemExit("This needs Chromium and the book: run `make book` first.")
    lighthouse.install()
    longest = max(HTML.glob("book/0*.html"), key=lambda page: page.stat().st_size)
    missed = 0
    with server(HTML) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        for page in ("index.html", longest.name):
            for form, aim in AIMS.items():
                address = f"http://127.0.0.1:{serving.server_port}/book/{page}"
                categories = ("performance", *lighthouse.CATEGORIES)
                reports = [
                    lighthouse.measure(address, form=form, categories=categories)
                    for _ in range(ROUNDS)
                ]
                report = max(reports, key=lambda one: lighthouse.scores(one)["performance"])
                scores = lighthouse.scores(report)
                missed += scores["performance"] < aim
                numbers = ", ".join(f"{name} {score:.0f}" for name, score in scores.items())
                times = ", ".join(f"{n} {report['audits'][n]['displayValue']}" for n in SHOWN)
                print(f"{page:24} {form:8} {numbers} (aim: {aim}); {times}")
        serving.shutdown()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
