"""The live preview shows a page as it was saved last."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sources import copy_sources

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no make"),
]

SECONDS = 120


@pytest.fixture
def preview(course, tmp_path) -> Iterator[tuple[Path, str]]:
    """Start ``make preview`` in a copy of the book, and yield its folder and its address."""
    copy_sources(course.root, tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["make", f"BIN={Path(sys.executable).parent}", "READY=", f"PREVIEW_PORT={port}"]
    process = subprocess.Popen([*command, "preview"], cwd=tmp_path, start_new_session=True)
    try:
        yield tmp_path, f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=SECONDS)


def read_until(address: str, text: str) -> bool:
    """Return whether ``text`` came to stand on the page at ``address`` before the time is over."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(address) as page:
                if text in page.read().decode():
                    return True
        except (URLError, ConnectionError):
            pass
        time.sleep(0.2)
    return False


def test_a_saved_change_is_shown(preview):
    """Of a page, and of the code of a drawing."""
    folder, address = preview
    assert read_until(f"{address}/book/references.html", "References")
    page = folder / "book" / "references.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    assert read_until(f"{address}/book/references.html", "One more sentence.")
    drawing = folder / "book" / "figures" / "landing.py"
    code = drawing.read_text(encoding="utf-8")
    assert "numbers with axes" in code
    drawing.write_text(code.replace("numbers with axes", "boxes with axes"), encoding="utf-8")
    assert read_until(f"{address}/book/index.html", ">boxes with axes<")


def test_every_page_follows_what_all_have_in_common(preview):
    """Such as its sidebar, which shows the table of contents, and its style sheet."""
    folder, address = preview
    changes = (
        ("_toc.yml", "caption: To look things up", "caption: Lists", "book/references.html"),
        ("_config.yml", "title: The Forward Pass", "title: Another Title", "book/references.html"),
        (
            "book/_static/forwardpass.css",
            "1rem 0;",
            "2rem 0; /* wide */",
            "_static/forwardpass.css",
        ),
    )
    assert read_until(f"{address}/book/references.html", "References")
    for file, old, new, page in changes:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
        assert read_until(f"{address}/{page}", new.partition(": ")[2]), file
