"""The server says what each file is, compresses it, and lets browsers keep what cannot change."""

import gzip
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest
from serve import POLICY, server


@pytest.fixture(scope="module")
def connection(tmp_path_factory) -> Iterator[HTTPConnection]:
    """A connection to a server of a small book."""
    folder = tmp_path_factory.mktemp("html")
    (folder / "_page").mkdir()
    for name in ("index.html", "a.mjs", "a.wasm", "a.whl", "_page/editor-ABCD1234.js"):
        (folder / name).write_bytes(b"text " * 100)
    with server(folder) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield HTTPConnection("127.0.0.1", serving.server_port)
        serving.shutdown()


def ask(connection: HTTPConnection, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=named)
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/a.mjs", "text/javascript; charset=utf-8"),
        ("/a.wasm", "application/wasm"),
        ("/a.whl", "application/zip"),
    ],
)
def test_files_have_their_types_and_the_policy(connection, path, kind):
    """WebAssembly is compiled while it comes only if it has its type."""
    answer, _ = ask(connection, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_what_is_not_compressed_yet_is_compressed(connection):
    """For whoever takes it so."""
    answer, data = ask(connection, "/a.wasm", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(data) == b"text " * 100
    assert ask(connection, "/a.whl", Accept_Encoding="gzip")[1] == b"text " * 100
    assert ask(connection, "/a.wasm")[1] == b"text " * 100


def test_browsers_keep_what_has_a_hash_and_ask_for_the_rest(connection):
    """Asked again, an unchanged file is not sent again."""
    kept, _ = ask(connection, "/_page/editor-ABCD1234.js")
    assert "immutable" in kept.headers["Cache-Control"]
    page, _ = ask(connection, "/index.html?v=1")
    assert page.headers["Cache-Control"] == "no-cache"
    again, data = ask(connection, "/index.html", If_None_Match=page.headers["ETag"])
    assert (again.status, data) == (304, b"")


def test_nothing_outside_of_the_folder_is_served(connection):
    """Whatever the address."""
    for path in ("/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/nothing"):
        assert ask(connection, path)[0].status == 404


def test_the_readme_states_the_policy(course):
    """The very one that the pages are tested with."""
    assert POLICY in (course.root / "README.md").read_text(encoding="utf-8")
