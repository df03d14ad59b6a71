"""A forked kernel is as good as a fresh one, and none outlives its server."""

import os
import signal
import sys
import threading
import time

import pytest
from jupyter_client.manager import KernelManager

from forwardpass.kernels.plugin import Server
from forwardpass.kernels.provisioner import NAME, SOCKET_VARIABLE, PreloadedProvisioner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux")


@pytest.fixture(scope="module")
def server():
    """Run a server of this module's own."""
    before = os.environ.copy()
    server = Server()
    yield server
    server.close()
    os.environ.update(before)


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
        client.start_channels()
        client.wait_for_ready(timeout=60)
        started.append((manager, client))

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


def test_tensorflow_is_there_and_has_done_nothing(start):
    """Importing it takes no time; the first operation is the notebook's own."""
    manager, run = start()
    assert isinstance(manager.provisioner, PreloadedProvisioner)
    assert run("import sys; print('tensorflow' in sys.modules)") == "True\n"
    assert run("import tensorflow as tf; print(tf.reduce_sum([1, 2, 3]).numpy())") == "6\n"


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
    for _ in range(100):
        if not manager.is_alive():
            break
        time.sleep(0.05)
    assert not manager.is_alive()


def test_a_loop_can_be_interrupted(start):
    """As with Jupyter's stop button."""
    manager, run = start()
    interrupt = threading.Timer(1, os.killpg, (manager.provisioner.pid, signal.SIGINT))
    interrupt.start()
    code = "import time\ntry: time.sleep(50)\nexcept KeyboardInterrupt: print('stopped')"
    assert run(code) == "stopped\n"
    interrupt.join()
    assert manager.is_alive()


def test_no_kernel_outlives_the_server(start, monkeypatch):
    """It is killed with its server."""
    own = Server()
    monkeypatch.setenv(SOCKET_VARIABLE, str(own.path))
    manager, _ = start()
    pid = manager.provisioner.pid
    environment = os.environ.copy()
    own.close()
    os.environ.update(environment)
    for _ in range(100):
        if not os.path.exists(f"/proc/{pid}"):
            break
        time.sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_without_a_server_a_kernel_starts_as_usual(start, monkeypatch, tmp_path):
    """Where the variable is not set, and where the server is gone."""
    monkeypatch.setenv(SOCKET_VARIABLE, str(tmp_path / "gone"))
    _, run = start()
    assert run("import sys; print('tensorflow' in sys.modules)") == "False\n"
