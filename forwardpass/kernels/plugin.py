"""Let pytest run notebooks in preloaded kernels: ``-p forwardpass.kernels.plugin``.

The server starts at once where pytest is asked for notebooks, else when the
first kernel is wanted, and ends with pytest. Tests of xdist's workers share it.
On Linux only: elsewhere a process with threads cannot be forked, or not safely,
and kernels start as usual.
"""

import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from forwardpass.imports import skip_what_is_slow

skip_what_is_slow()  # in each of pytest's processes

from forwardpass.kernels.provisioner import NAME, SOCKET_VARIABLE  # noqa: E402  (after that)

_START, _CLOSE = b"s", b"c"
_DEFAULT = "JUPYTER_DEFAULT_PROVISIONER_NAME"  # jupyter_client's own


def pytest_configure(config: pytest.Config) -> None:
    """Listen for kernels that are wanted. Workers use what their controller made."""
    if hasattr(config, "workerinput") or sys.platform != "linux":
        return
    server = Server()
    if any(_holds_notebooks(Path(argument.partition("::")[0])) for argument in config.args):
        server.start()
    os.environ |= {SOCKET_VARIABLE: str(server.path), _DEFAULT: NAME}
    config.add_cleanup(server.close)


def _holds_notebooks(path: Path) -> bool:
    return path.suffix == ".ipynb" or any(path.rglob("*.ipynb"))


class Server:
    """The kernel server: a socket at ``path``, and the process once somebody has connected."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kernels"))
        self.path = self._folder / "socket"
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen(64)
        self._process: subprocess.Popen | None = None
        self._orders, self._ordered = socket.socketpair()
        self._starter = threading.Thread(target=self._start_when_wanted, daemon=True)
        self._starter.start()

    def _start_when_wanted(self) -> None:
        ready, _, _ = select.select([self._listener, self._ordered], [], [])
        if self._ordered in ready and self._ordered.recv(1) == _CLOSE:
            return
        fd = self._listener.fileno()
        command = [sys.executable, "-m", "forwardpass.kernels.server", str(fd)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[fd])

    def start(self) -> None:
        """Start the process now, so that it imports while tests are collected."""
        self._orders.send(_START)

    def close(self) -> None:
        """End the server and all its kernels."""
        self._orders.send(_CLOSE)
        self._starter.join()
        if self._process:
            self._process.stdin.close()
            self._process.wait()
        for end in (self._orders, self._ordered, self._listener):
            end.close()
        for variable in (SOCKET_VARIABLE, _DEFAULT):
            os.environ.pop(variable, None)
        shutil.rmtree(self._folder)
