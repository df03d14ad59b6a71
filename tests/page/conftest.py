"""The book as readers see it: built, served with its strict policy, opened in Chromium."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from filelock import FileLock
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
)
from serve import server
from sources import copy_sources

from forwardpass.grading.course import Course, find_course

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "book" / "_page"
JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
#: How long a test waits, in milliseconds, for what takes seconds.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The built book, with what runs its cells; built once for all workers of a test run."""
    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else None
    folder = (shared or tmp_path_factory.getbasetemp()) / "site"
    with FileLock(f"{folder}.lock"):
        if not (folder / "_build" / "html" / "index.html").is_file():
            _build(folder)
    if not (folder / "_build" / "page").is_dir():
        assert "CI" not in os.environ, "what runs the cells could not be made"
        pytest.skip(
            "what runs the cells needs Node.js and a network: book/_page/assemble.py says more"
        )
    return folder / "_build" / "html"


def _build(folder: Path) -> None:
    subprocess.run([sys.executable, PAGE / "assemble.py"], check=True)
    folder.mkdir()
    copy_sources(ROOT, folder)
    if (ROOT / "_build" / "page").is_dir():
        shutil.copytree(ROOT / "_build" / "page", folder / "_build" / "page")
    build = [JUPYTER_BOOK, "build", ".", "-W", "-n", "--keep-going"]
    run = subprocess.run(build, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]


@pytest.fixture(scope="session")
def address(site) -> Iterator[str]:
    """Where the book is served, on this machine."""
    with server(site) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    if not chromium.PROGRAM:
        assert "CI" not in os.environ, "Chromium is not installed"
        pytest.skip("there is no Chromium: apt-get install chromium")
    with chromium.browser() as started:
        yield started


@pytest.fixture
def visitor(browser, address) -> Iterator[BrowserContext]:
    """A reader with a browser of their own. A complaint of the browser's fails the test."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{message.text} ({message.page and message.page.url})")

    with browser.new_context(base_url=address, accept_downloads=True) as context:
        context.set_default_timeout(PATIENCE)
        context.on("console", hear)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.complaints = complaints
        yield context
    assert not complaints, complaints


@pytest.fixture
def page(visitor) -> Page:
    """A tab of that reader's."""
    return visitor.new_page()


@pytest.fixture(scope="session")
def course() -> Course:
    """The course itself. Tests only read it."""
    return find_course(ROOT)
