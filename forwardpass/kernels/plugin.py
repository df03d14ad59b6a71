"""Let pytest run notebooks in preloaded kernels: ``-p forwardpass.kernels.plugin``.

The server starts at once where pytest is asked for notebooks, else when the
first kernel is wanted, and ends with pytest. Tests of xdist's workers share it.
Notebooks that do not import TensorFlow come first: their kernels are there
before it is.
On Linux only: elsewhere a process with threads cannot be forked, or not safely,
and kernels start as usual.
"""

import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

import pytest

from forwardpass.imports import skip_what_is_slow

skip_what_is_slow()  # in each of pytest's processes

from forwardpass.kernels.provisioner import NAME, SOCKET_VARIABLE  # noqa: E402  (after that)

#: Finds an import of TensorFlow or Keras in a cell.
IMPORTS_TENSORFLOW = re.compile(r"^\s*(?:import|from) (?:tensorflow|keras)\b", re.MULTILINE)

_START, _CLOSE = b"s", b"c"
_DEFAULT = "JUPYTER_DEFAULT_PROVISIONER_NAME"  # jupyter_client's own


def pytest_configure(config: pytest.Config) -> None:
    """Listen for kernels that are wanted. Workers use what their controller made."""
    if hasattr(config, "workerinput") or sys.platform != "linux":
        return
    try:
        server = Server()
    except OSError:  # the path of the temporary folder is too long for a socket
        return
    paths = [Path(argument.partition("::")[0]) for argument in config.args]
    if not config.option.collectonly and any(map(_holds_notebooks, paths)):
        server.start()
    variables = {SOCKET_VARIABLE: str(server.path), _DEFAULT: NAME}
    os.environ |= variables
    config.add_cleanup(lambda: [os.environ.pop(name, None) for name in variables])
    config.add_cleanup(server.close)


def _holds_notebooks(path: Path) -> bool:
    return path.suffix == ".ipynb" or any(path.rglob("*.ipynb"))


@pytest.hookimpl(trylast=True)  # when it is known what will not run
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put notebooks first that need no TensorFlow; and what has many tests before what has few.

    The latter is what xdist does with whole files unless it is told not to reorder them, as in
    pyproject.toml, so that the former holds.
    """
    tests, needing = Counter(item.path for item in items), set()
    for item in items:
        if IMPORTS_TENSORFLOW.search(_source(item)):
            needing.add(item.path)

    def place(item: pytest.Item) -> tuple[bool, int]:
        needs = item.path.suffix != ".ipynb" or item.path in needing
        return needs, -tests[item.path]

    items.sort(key=place)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep Hypothesis' plugin from importing Hypothesis, for a second, to report that it did not.

    Each of pytest's processes would, one after the other.
    """
    plugins = session.config.pluginmanager
    if "hypothesis" not in sys.modules and plugins.has_plugin("hypothesispytest"):
        plugins.unregister(name="hypothesispytest")


def _source(item: pytest.Item) -> str:
    return item.cell.source if item.path.suffix == ".ipynb" else ""


class Server:
    """The kernel server: a socket at ``path``, and the process once somebody has connected.

    Raises OSError where the path of the temporary folder is too long for a socket.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kernels"))
        self.path = self._folder / "socket"
        self._listener = socket.socket(socket.AF_UNIX)
        try:
            self._listener.bind(str(self.path))
        except OSError:
            self._listener.close()
            self._folder.rmdir()
            raise
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
        try:
            # A session of its own: Ctrl-C is pytest's affair, and the server ends after it.
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, pass_fds=[fd], start_new_session=True
            )
        finally:
            self._listener.close()  # so that nobody waits for a server that has died

    def start(self) -> None:
        """Start the process now, so that it imports while tests are collected."""
        self._orders.send(_START)

    def close(self) -> None:
        """End the server and all its kernels. More than once does no harm."""
        if self._orders.fileno() == -1:
            return
        self._orders.send(_CLOSE)
        self._starter.join()
        if self._process:
            self._process.stdin.close()
            self._process.wait()
        for end in (self._orders, self._ordered, self._listener):
            end.close()
        shutil.rmtree(self._folder, ignore_errors=True)  # a server has removed it already
