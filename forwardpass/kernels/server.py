"""The process that forks kernels: ``python -m forwardpass.kernels.server FD``.

FD is a listening Unix socket. Each connection brings one JSON line, ``{"argv":
[...], "env": {...}, "cwd": "..."}``, asks for one kernel, and is answered with
a line ``{"pid": ...}``, and with a line ``{"exit": code}`` once it has ended.
Standard input is a lifeline: when it closes, all kernels are killed and the
server ends.
"""

import contextlib
import importlib
import json
import os
import random
import selectors
import signal
import socket
import sys

#: In this order: importing forwardpass quiets TensorFlow's log.
PRELOADED = (
    *("forwardpass", "numpy", "tensorflow", "keras"),
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.debugger"),
    *("numpy.random", "sqlite3", "IPython.extensions.storemagic", "tornado.platform.asyncio"),
)


def main() -> None:
    """Import what notebooks import, then fork kernels until the lifeline closes."""
    del sys.path[0]  # the current folder: ipykernel_launcher removes it, too
    listener = socket.socket(fileno=int(sys.argv[1]))
    _import_what_notebooks_need()
    kernels: dict[int, socket.socket] = {}
    woken, wakes = socket.socketpair()
    for end in (woken, wakes):
        end.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes.fileno())
    selector = selectors.DefaultSelector()
    for source in (sys.stdin.fileno(), woken, listener):
        selector.register(source, selectors.EVENT_READ)
    while True:
        ready = {key.fileobj for key, _ in selector.select()}
        if sys.stdin.fileno() in ready:
            break
        if woken in ready:
            woken.recv(4096)
        _report_ended(kernels)
        if listener in ready:
            connection, _ = listener.accept()
            _fork(connection, kernels, (listener, woken, wakes))
    for pid in kernels:
        os.killpg(pid, signal.SIGKILL)


def _import_what_notebooks_need() -> None:
    # Keras brings Matplotlib along, which looks for its backend once, on import. A kernel that
    # starts as usual sets this by then.
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # the debugger writes a note about itself
    for name in PRELOADED:
        importlib.import_module(name)


def _report_ended(kernels: dict[int, socket.socket]) -> None:
    for pid in list(kernels):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with kernels.pop(pid) as connection:
                _send(connection, {"exit": os.waitstatus_to_exitcode(status)})


def _fork(connection: socket.socket, kernels: dict, inherited: tuple) -> None:
    with connection.makefile("r", encoding="utf-8") as lines:
        wanted = json.loads(lines.readline())
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

        IPKernelApp.launch_instance(argv[1:])
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
