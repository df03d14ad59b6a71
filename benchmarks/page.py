"""How fast a chapter page is, in Chromium: ``python benchmarks/page.py`` (after ``make book``).

Prints the bytes that a chapter page takes before anybody asks for Python, as they come over the
network; the seconds from a click on Run to the first output, cold (nothing kept by the browser) and
warm (all kept); and the milliseconds of a cell's round trip afterwards, beside those of the same
cell in a Jupyter kernel on this machine.
"""

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.manager import start_new_kernel
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "book" / "_page"))

import chromium  # noqa: E402 (it is in no package: the line above finds it)
from serve import server  # noqa: E402 (the same)

CHAPTERS = sorted(path.stem for path in ROOT.glob("book/0*.ipynb"))
CHAPTER = "01_tensor_ranks"
STARTS = 3
TRIPS = 30
AIMS = {"bytes": 500_000, "warm": 8.0, "trip": 0.1}

#: Click on Run, and tell after how many milliseconds the cell is done.
CLICK = """cell => new Promise(resolve => {
    const state = cell.querySelector('.fp-state');
    const start = performance.now();
    const look = () => {
        if (cell.dataset.state === '' && state.textContent === 'done') {
            watch.disconnect();
            resolve(performance.now() - start);
        }
    };
    const watch = new MutationObserver(look);
    watch.observe(cell, {attributes: true, childList: true, subtree: true, characterData: true});
    cell.querySelector('.fp-button').click();
})"""


@contextmanager
def book() -> Iterator[str]:
    """Serve the built book, and give its address."""
    html = ROOT / "_build" / "html"
    if not (html / "_page" / "page.js").is_file():
        raise SystemExit("There is no book whose cells run: run `make book` first.")
    with server(html) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def page_bytes(browser: Browser, address: str, chapter: str) -> int:
    """Return the bytes of all that comes for a chapter's page, as it comes: compressed."""
    with browser.new_context() as context:
        page = context.new_page()
        sizes: list[float] = []
        session = context.new_cdp_session(page)
        session.on(
            "Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"])
        )
        session.send("Network.enable")
        page.goto(f"{address}/book/{chapter}.html", wait_until="networkidle")
        return round(sum(sizes))


def click(page: Page, cell: int) -> float:
    """Run a cell, and return the seconds until it is done."""
    return page.locator(f"#cell-{cell}").evaluate(CLICK) / 1000


def starts(browser: Browser, address: str) -> tuple[list[float], list[float]]:
    """Return the seconds to the first output: without anything kept, and the times after that."""
    cold, warm = [], []
    for _ in range(STARTS):
        with browser.new_context() as context:
            page = context.new_page()
            for times in (cold, warm, warm):
                page.goto(f"{address}/book/{CHAPTER}.html", wait_until="networkidle")
                times.append(click(page, 1))
    return cold, warm


def trips(browser: Browser, address: str) -> list[float]:
    """Return the seconds of a small cell, run again and again."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/book/{CHAPTER}.html", wait_until="networkidle")
        for cell in (1, 2):
            click(page, cell)
        return [click(page, 4) for _ in range(TRIPS)]


def kernel_trips() -> list[float]:
    """Return the seconds of the same cell in a Jupyter kernel."""
    manager, client = start_new_kernel(stderr=subprocess.DEVNULL)
    setup = "import numpy as np\nT = np.arange(24).reshape(2, 3, 4)"
    client.execute_interactive(setup, timeout=60)
    times = []
    for _ in range(TRIPS):
        start = time.perf_counter()
        client.execute_interactive("print(T[1, 1, 2])", output_hook=lambda message: None)
        times.append(time.perf_counter() - start)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return times


def main() -> None:
    """Measure, and print."""
    with chromium.browser() as browser, book() as address:
        print(
            f"A chapter page before Python is asked for (aim: under {AIMS['bytes'] / 1e3:.0f} kB)"
        )
        for chapter in CHAPTERS:
            print(f"  {chapter:22}{page_bytes(browser, address, chapter) / 1e3:6.0f} kB compressed")
        cold, warm = starts(browser, address)
        print(f"From a click to the first output (aim: warm under {AIMS['warm']:.0f} s)")
        for name, times in (("cold", cold), ("warm", warm)):
            each = ", ".join(f"{t:.1f}" for t in times)
            print(f"  {name:22}{statistics.median(times):6.1f} s  ({each})")
        print(f"A cell's round trip afterwards (aim: under {1000 * AIMS['trip']:.0f} ms)")
        for name, times in (("in the page", trips(browser, address)), ("Jupyter", kernel_trips())):
            middle, most = statistics.median(times), max(times)
            print(f"  {name:22}{1000 * middle:6.1f} ms (slowest of {TRIPS}: {1000 * most:.0f} ms)")


if __name__ == "__main__":
    main()
