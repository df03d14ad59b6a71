"""The process that forks kernels: ``python -m forwardpass.kernels.server FD``.

FD is a listening Unix socket. Each connection brings one JSON line, ``{"argv":
[...], "env": {...}, "cwd": "..."}``, asks for one kernel, and is answered with
a line ``{"pid": ...}``, and with a line ``{"exit": code}`` once it has ended.
Standard input is a lifeline: when it closes, all kernels are killed, the sockets are
removed, and the server ends.

TensorFlow is imported by a second process, which then forks all further kernels.
The first ones come without it. They are for notebooks that do not need it; one that
does imports it for itself.
"""

import contextlib
import gc
import importlib
import json
import os
import random
import selectors
import signal
import socket
import sys
from pathlib import Path

#: What each kernel has. Importing forwardpass first quiets TensorFlow's log.
LIGHT = (
    *("forwardpass", "numpy", "numpy.random", "sqlite3", "tornado.platform.asyncio"),
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.debugger"),
    "IPython.extensions.storemagic",
)

#: What a kernel has, too, once it is imported.
HEAVY = ("tensorflow", "keras")


def main() -> None:
    """Fork kernels until the lifeline closes, and import meanwhile what notebooks import."""
    del sys.path[0]  # the current folder: ipykernel_launcher removes it, too
    listener = socket.socket(fileno=int(sys.argv[1]))
    folder = Path(listener.getsockname()).parent
    # Keras brings Matplotlib along, which looks for its backend once, on import. A kernel that
    # starts as usual sets this by then.
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # the debugger writes a note about itself
    _import(LIGHT)
    successor, announcing = socket.socketpair()
    importer = os.fork()
    if importer == 0:
        successor.close()
        _import(HEAVY)
        announcing.send(b"!")
        _serve(listener)
        os._exit(0)
    announcing.close()
    if not _serve(listener, successor):
        os.kill(importer, signal.SIGKILL)
    os.waitpid(importer, 0)
    _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder of sockets. One that holds anything else is somebody's, and stays."""
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if file.is_socket():
                file.unlink()
        folder.rmdir()


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # so that a kernel's garbage collection does not copy all pages


def _serve(listener: socket.socket, successor: socket.socket | None = None) -> bool:
    """Fork kernels until the lifeline closes. Return whether a successor took over."""
    kernels: dict[int, socket.socket] = {}
    woken, wakes = socket.socketpair()
    for end in (woken, wakes, listener):  # another process may be quicker to accept
        end.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes.fileno())
    inherited = [end for end in (listener, woken, wakes, successor) if end]
    selector = selectors.DefaultSelector()
    for source in (sys.stdin.fileno(), woken, listener, *([successor] if successor else [])):
        selector.register(source, selectors.EVENT_READ)
    succeeded = False
    while True:
        ready = {key.fileobj for key, _ in selector.select()}
        if sys.stdin.fileno() in ready:
            break
        if woken in ready:
            woken.recv(4096)
        _report_ended(kernels)
        if successor in ready:
            selector.unregister(successor)
            succeeded = successor.recv(1) == b"!"  # else importing has failed
            if succeeded:
                selector.unregister(listener)
                listener.close()  # so that nobody waits if the successor dies
        elif listener in ready:
            with contextlib.suppress(BlockingIOError):
                connection, _ = listener.accept()
                _fork(connection, kernels, inherited)
    signal.set_wakeup_fd(-1)
    for pid in kernels:
        with contextlib.suppress(ProcessLookupError):  # no group yet: it is just being forked
            os.killpg(pid, signal.SIGKILL)
        os.kill(pid, signal.SIGKILL)
    return succeeded


def _report_ended(kernels: dict[int, socket.socket]) -> None:
    for pid in list(kernels):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with kernels.pop(pid) as connection:
                _send(connection, {"exit": os.waitstatus_to_exitcode(status)})


def _fork(connection: socket.socket, kernels: dict, inherited: list) -> None:
    connection.settimeout(10)  # seconds: whoever connects says at once what is wanted
    try:
        with connection.makefile("r", encoding="utf-8") as lines:
            wanted = json.loads(lines.readline())
    except (OSError, ValueError):  # it died, or was stopped
        connection.close()
        return
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in (*inherited, connection, *kernels.values()):
            other.close()
        _be_a_kernel(**wanted)
    kernels[pid] = connection
    _send(connection, {"pid": pid})


def _be_a_kernel(argv: list[str], env: dict[str, str], cwd: str) -> None:
    """Do as ``python -m ipykernel_launcher`` does, in this process, and end it."""
    code = 1
    parent = os.getppid()
    try:
        os.setsid()
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):  # what cells print goes through messages
            os.dup2(nowhere, standard)
        random.seed()
        sys.modules["numpy"].random.seed()
        sys.argv = argv
        from ipykernel.kernelapp import IPKernelApp

        # A kernel looks every second whether its parent is still this process, and ends if not.
        IPKernelApp.launch_instance([*argv[1:], f"--IPKernelApp.parent_handle={parent}"])
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 0
    finally:
        os._exit(code)


def _send(connection: socket.socket, message: dict) -> None:
    with contextlib.suppress(OSError):  # whoever wanted the kernel may be gone
        connection.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main()
