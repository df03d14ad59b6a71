"""Serve the built book on this machine, as a good static host would.

    python book/_page/serve.py [--port 8000] [--folder _build/html]

It says of each file what it is, sends text and WebAssembly compressed, lets browsers keep what has
a hash in its name and ask for the rest, and forbids pages everything that they do not need.
"""

import argparse
import gzip
import hashlib
import mimetypes
import re
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: What a page may do: nothing but with files of its own host. Python is WebAssembly, and the
#: pictures that it draws come as data.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

#: Types that some systems do not know.
TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".ipynb": "application/x-ipynb+json",
    ".inv": "application/octet-stream",
}
COMPRESSED = re.compile(r"text/|application/(json|wasm|javascript|x-ipynb\+json)|image/svg")
#: Files whose name changes with their content.
KEPT = re.compile(r"/_page/.*-[0-9A-Za-z]{8}[./]")


class Handler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD with files of one folder."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"{self.path}/"})
                return
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, Path(self.directory, "404.html")
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file)[0] or "application/octet-stream"
        small = bool(COMPRESSED.match(kind)) and "gzip" in self.headers.get("Accept-Encoding", "")
        data, tag = _content(file, file.stat().st_mtime_ns, small)
        keep = "max-age=31536000, immutable" if KEPT.search(self.path) else "no-cache"
        headers = {"ETag": tag, "Cache-Control": keep, "Vary": "Accept-Encoding"}
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, headers)
            return
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        headers |= {"Content-Type": kind + charset} | (
            {"Content-Encoding": "gzip"} if small else {}
        )
        self._send(status, headers, data, body=body)

    def _send(
        self, status: HTTPStatus, headers: dict[str, str], data: bytes = b"", *, body: bool = True
    ) -> None:
        self.send_response(status)
        always = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
        for name, value in {**always, **headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the terminal is for the address."""


@lru_cache(maxsize=512)
def _content(file: Path, changed: int, small: bool) -> tuple[bytes, str]:
    """Return what is sent of a file, and a tag that changes with it."""
    data = file.read_bytes()
    sent = gzip.compress(data, 6, mtime=0) if small else data
    return sent, f'"{hashlib.sha256(sent).hexdigest()[:16]}"'


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of ``folder`` on this machine only; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), lambda *a: Handler(*a, directory=str(folder)))


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="Serve the built book on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parents[2] / "_build/html")
    wanted = parser.parse_args()
    if not (wanted.folder / "index.html").is_file():
        parser.exit(1, f"There is no book in {wanted.folder}: run `make book` first.\n")
    with server(wanted.folder, wanted.port) as serving:
        print(f"The book is at http://127.0.0.1:{serving.server_port}/ until you press Ctrl-C.")
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
