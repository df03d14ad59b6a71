"""A forked kernel is as good as a fresh one, and none outlives its server."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from jupyter_client.manager import KernelManager

from forwardpass.kernels import plugin, provisioner
from forwardpass.kernels.plugin import Server
from forwardpass.kernels.provisioner import NAME, SOCKET_VARIABLE, PreloadedProvisioner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux")

HAS_TENSORFLOW = "import sys; print('tensorflow' in sys.modules)"
USES_TENSORFLOW = "import tensorflow as tf; print(tf.reduce_sum([1, 2, 3]).numpy())"


def wait_until(holds: Callable[[], bool], pause: float = 0.05) -> None:
    """Return once ``holds()`` does, or fail after two minutes; ``pause`` is in seconds."""
    deadline = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < deadline, "it did not come to pass within two minutes"
        time.sleep(pause)


def forked() -> set[int]:
    """Return the ids of all servers that this process has started, and of their kernels."""
    found = set()
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):  # it has just ended
            if "forwardpass.kernels.server" in process.cmdline():
                found.add(process.pid)
    return found


@pytest.fixture(scope="module")
def server():
    """Run a server of this module's own."""
    server = Server()
    yield server
    server.close()


@pytest.fixture
def start(server, monkeypatch):
    """Return a function that starts a kernel and gives what runs code in it."""
    monkeypatch.setenv(SOCKET_VARIABLE, str(server.path))
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)
    started = []

    def start_one(**options):
        manager = KernelManager()
        manager.start_kernel(**options)
        client = manager.client()
        started.append((manager, client))
        client.start_channels()
        client.wait_for_ready(timeout=60)

        def run(code: str) -> str:
            texts = []

            def hear(message: dict) -> None:
                texts.append(message["content"].get("text", ""))

            client.execute_interactive(code, output_hook=hear, timeout=60)
            return "".join(texts)

        return manager, run

    yield start_one
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.fixture
def own_server(start, monkeypatch):
    """Run a server for one test, from which ``start`` then starts kernels."""
    own = Server()
    monkeypatch.setenv(SOCKET_VARIABLE, str(own.path))
    with contextlib.closing(own):
        yield own


@pytest.fixture
def wait_for_tensorflow(start):
    """Return a function that waits until kernels have TensorFlow from their start."""

    def has_tensorflow() -> bool:
        manager, run = start()
        found = run(HAS_TENSORFLOW) == "True\n"
        manager.shutdown_kernel(now=True)
        return found

    return lambda: wait_until(has_tensorflow, pause=1)


def test_tensorflow_can_be_used_before_it_is_there(start, own_server):
    """The first kernels import it for themselves."""
    manager, run = start()
    assert isinstance(manager.provisioner, PreloadedProvisioner)
    assert run(HAS_TENSORFLOW) == "False\n"
    assert run(USES_TENSORFLOW) == "6\n"


def test_soon_tensorflow_is_there_and_has_done_nothing(start, wait_for_tensorflow):
    """Importing it then takes no time; the first operation is the notebook's own."""
    wait_for_tensorflow()
    _, run = start()
    assert run(HAS_TENSORFLOW) == "True\n"
    assert run(USES_TENSORFLOW) == "6\n"


def test_where_tensorflow_cannot_be_imported_kernels_do_without(
    start, own_server, monkeypatch, tmp_path, capfd
):
    """A notebook that needs it says so itself."""
    (tmp_path / "tensorflow.py").write_text("raise ImportError('no TensorFlow here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    own_server.start()
    wait_until(lambda: "no TensorFlow here" in capfd.readouterr().err)
    _, run = start()
    assert run("print(1 + 1)") == "2\n"


def test_kernels_take_no_ports(start):
    """One that was free when it was chosen may be another's by the time it is used."""
    manager, _ = start()
    assert manager.transport == "ipc"
    files = [Path(f"{manager.ip}-{port}") for port in manager.ports]
    assert all(file.is_socket() for file in files)
    manager.shutdown_kernel(now=True)
    assert not any(file.exists() for file in files)


def test_a_kernel_has_the_folder_and_the_environment_that_were_asked_for(start, tmp_path):
    """And not the server's."""
    _, run = start(cwd=str(tmp_path), env=os.environ | {"GREETING": "hello"})
    assert run("import os; print(os.getcwd(), os.environ['GREETING'])") == f"{tmp_path} hello\n"


def test_modules_are_found_in_the_same_places(start, monkeypatch, tmp_path):
    """As by a kernel that starts as usual."""
    code = "import sys; print(sys.path, sys.executable, __name__)"
    _, forked = start(cwd=str(tmp_path))
    monkeypatch.delenv(SOCKET_VARIABLE)
    _, usual = start(cwd=str(tmp_path))
    assert forked(code) == usual(code)


def test_pictures_are_drawn_into_the_notebook(start):
    """Matplotlib takes the backend that a fresh kernel gives it."""
    _, run = start()
    assert "inline" in run("import matplotlib; print(matplotlib.get_backend())")


def test_two_kernels_do_not_draw_the_same_random_numbers(start):
    """Although both come from one process."""
    code = "import numpy as np, random; print(np.random.rand(), random.random())"
    (_, first), (_, second) = start(), start()
    assert first(code) != second(code)


def test_one_kernel_does_not_see_what_another_did(start):
    """Each has a memory of its own."""
    (_, first), (_, second) = start(), start()
    first("import numpy; numpy.left_behind = 1")
    assert second("import numpy; print(hasattr(numpy, 'left_behind'))") == "False\n"


def test_an_end_is_noticed(start):
    """Whether it was asked for or not."""
    manager, _ = start()
    assert manager.is_alive()
    os.kill(manager.provisioner.pid, signal.SIGKILL)
    wait_until(lambda: not manager.is_alive())


def test_a_loop_can_be_interrupted(start):
    """As with Jupyter's stop button."""
    manager, run = start()
    interrupt = threading.Timer(1, os.killpg, (manager.provisioner.pid, signal.SIGINT))
    interrupt.start()
    code = "import time\ntry: time.sleep(50)\nexcept KeyboardInterrupt: print('stopped')"
    assert run(code) == "stopped\n"
    interrupt.join()
    assert manager.is_alive()


def test_a_kernel_that_was_shut_down_is_gone(start):
    """At once, not when somebody looks the next time."""
    manager, _ = start()
    pid = manager.provisioner.pid
    manager.shutdown_kernel(now=True)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_no_kernel_outlives_the_server(start, own_server, wait_for_tensorflow):
    """It is killed with its server, whichever of the two processes forked it."""
    early, run_early = start()
    assert run_early(HAS_TENSORFLOW) == "False\n"
    wait_for_tensorflow()
    late, _ = start()
    own_server.close()
    for manager in (early, late):
        wait_until(lambda pid=manager.provisioner.pid: not psutil.pid_exists(pid))
    assert not own_server.path.parent.exists()


def test_a_server_that_dies_takes_its_kernels_along(start, own_server, wait_for_tensorflow):
    """And whoever wants a kernel then gets one that starts as usual, and does not wait."""
    before = forked()
    early, run_early = start()
    assert run_early(HAS_TENSORFLOW) == "False\n"
    wait_for_tensorflow()
    late, _ = start()
    kernels = {manager.provisioner.pid for manager in (early, late)}
    for pid in forked() - before - kernels:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not any(map(psutil.pid_exists, kernels)))
    assert not early.is_alive()
    _, run = start()
    assert run("print(1 + 1)") == "2\n"


def test_ctrl_c_is_for_pytest(own_server):
    """The server is in another session, and ends when pytest does."""
    before = forked()
    own_server.start()
    wait_until(lambda: forked() - before)
    assert os.getsid(0) not in {os.getsid(pid) for pid in forked() - before}


def test_who_connects_and_says_nothing_keeps_nobody_waiting(start, own_server):
    """It may have died just then."""
    with socket.socket(socket.AF_UNIX) as dying:
        dying.connect(str(own_server.path))
    _, run = start()
    assert run("print(1 + 1)") == "2\n"


@pytest.mark.parametrize(("length", "transport"), [(80, "ipc"), (84, "tcp")])
def test_where_the_path_is_too_long_kernels_take_ports(
    start, request, monkeypatch, length, transport
):
    """A socket's path has at most 107 bytes."""
    short = Path(tempfile.mkdtemp())
    request.addfinalizer(lambda: shutil.rmtree(short))
    folder = short / ("x" * (length - len(str(short)) - 1))
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with contextlib.closing(Server()) as own:
        monkeypatch.setenv(SOCKET_VARIABLE, str(own.path))
        manager, run = start()
        assert isinstance(manager.provisioner.process, provisioner._ForkedKernel)
        assert manager.transport == transport
        assert run("print(1 + 1)") == "2\n"
        manager.shutdown_kernel(now=True)


def test_where_no_socket_fits_nothing_is_left_behind(monkeypatch, tmp_path):
    """pytest then does without a server."""
    folder = tmp_path / ("x" * 100)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with pytest.raises(OSError, match="too long"):
        Server()
    assert list(folder.iterdir()) == []


def test_a_server_that_is_not_needed_ends_without_a_word(own_server, capfd):
    """Although it is importing TensorFlow just then."""
    before = forked()
    own_server.start()
    wait_until(lambda: len(forked() - before) == 2)
    own_server.close()
    assert forked() == before
    assert capfd.readouterr().err == ""


def test_without_a_server_a_kernel_starts_as_usual(start, monkeypatch, tmp_path):
    """Where the variable is not set, and where the server is gone."""
    monkeypatch.setenv(SOCKET_VARIABLE, str(tmp_path / "gone"))
    _, run = start()
    assert run("import sys; print('tensorflow' in sys.modules)") == "False\n"


def test_notebooks_without_tensorflow_come_first():
    """And then what has many tests, as xdist has it."""

    def items(path: str, *sources: str) -> list[SimpleNamespace]:
        cells = [SimpleNamespace(source=source) for source in sources]
        return [SimpleNamespace(path=Path(path), cell=cell) for cell in cells]

    collected = [
        *items("test_few.py", "", ""),
        *items("needs.ipynb", "x = 1", "  import tensorflow as tf", "y = 2"),
        *items("mentions.ipynb", "# import keras"),
        *items("plain.ipynb", "import numpy as np", "np.zeros(3)"),
        *items("test_many.py", "", "", "", ""),
    ]
    ordered = collected.copy()
    plugin.pytest_collection_modifyitems(ordered)
    files = list(dict.fromkeys(str(item.path) for item in ordered))
    assert files == ["plain.ipynb", "mentions.ipynb", "test_many.py", "needs.ipynb", "test_few.py"]
    for file in files:  # cells run in their order
        assert [i for i in ordered if str(i.path) == file] == [
            i for i in collected if str(i.path) == file
        ]


@pytest.mark.parametrize(
    ("test", "used"), [("pass", False), ("import hypothesis", True)], ids=["unused", "used"]
)
def test_hypothesis_is_imported_by_tests_only(tmp_path, test, used):
    """Its plugin would import it for a report that is empty."""
    (tmp_path / "conftest.py").write_text(
        "import sys\n"
        "def pytest_unconfigure(config):\n"
        "    has_plugin = config.pluginmanager.has_plugin('hypothesispytest')\n"
        "    print('hypothesis' in sys.modules, has_plugin)\n"
    )
    (tmp_path / "test_one.py").write_text(f"def test_one():\n    {test}\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", plugin.__name__, "-p", "no:xdist", tmp_path],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert f"{used} {used}" in done.stdout
