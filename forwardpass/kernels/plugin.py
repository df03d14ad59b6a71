"""Let pytest run notebooks in preloaded kernels: ``-p forwardpass.kernels.plugin``.

The server starts when the first kernel is wanted, and ends with pytest. Tests
of xdist's workers share it. On Linux only: elsewhere a process with threads
cannot be forked, or not safely, and kernels start as usual.
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

from forwardpass.kernels.provisioner import NAME, SOCKET_VARIABLE

_DEFAULT = "JUPYTER_DEFAULT_PROVISIONER_NAME"  # jupyter_client's own


def pytest_configure(config: pytest.Config) -> None:
    """Listen for the first kernel that is wanted. Workers use what their controller made."""
    if hasattr(config, "workerinput") or sys.platform != "linux":
        return
    server = Server()
    os.environ |= {SOCKET_VARIABLE: str(server.path), _DEFAULT: NAME}
    config.add_cleanup(server.close)


class Server:
    """The kernel server: a socket at ``path``, and the process once somebody has connected."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kernels"))
        self.path = self._folder / "socket"
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen(64)
        self._process: subprocess.Popen | None = None
        self._closing, self._closed = socket.socketpair()
        self._starter = threading.Thread(target=self._start_when_wanted, daemon=True)
        self._starter.start()

    def _start_when_wanted(self) -> None:
        ready, _, _ = select.select([self._listener, self._closed], [], [])
        if self._closed in ready:
            return
        fd = self._listener.fileno()
        command = [sys.executable, "-m", "forwardpass.kernels.server", str(fd)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[fd])

    def close(self) -> None:
        """End the server and all its kernels."""
        self._closing.send(b"x")
        self._starter.join()
        if self._process:
            self._process.stdin.close()
            self._process.wait()
        for end in (self._closing, self._closed, self._listener):
            end.close()
        for variable in (SOCKET_VARIABLE, _DEFAULT):
            os.environ.pop(variable, None)
        shutil.rmtree(self._folder)
