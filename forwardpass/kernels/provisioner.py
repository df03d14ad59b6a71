"""Where kernels come from: forked by the server, or started as usual where there is none."""

import asyncio
import contextlib
import json
import os
import socket
import sys
from typing import Any

import zmq
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

#: The name of this provisioner, as pyproject.toml registers it.
NAME = "forwardpass-preloaded"

#: Names the path of the server's socket.
SOCKET_VARIABLE = "FORWARDPASS_KERNELS"

#: What a kernel of this environment is started with; all other kernels start as usual.
_LAUNCHER = [sys.executable, "-m", "ipykernel_launcher"]


class PreloadedProvisioner(LocalProvisioner):
    """Gets Python kernels from the server that SOCKET_VARIABLE names."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare a launch: kernels from the server talk through files of its folder.

        Ports are chosen before a kernel is there to hold them. While many kernels start, one can
        get a port that another was promised.
        """
        path = os.environ.get(SOCKET_VARIABLE, "")
        if os.path.exists(path) and self.parent.format_kernel_cmd()[:3] == _LAUNCHER:
            files = os.path.join(os.path.dirname(path), self.kernel_id[:8])  # with -1 to -5
            if len(os.fsencode(files)) + 2 <= zmq.IPC_PATH_MAX_LEN:
                self.parent.transport, self.parent.ip = "ipc", files
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel: forked, if it is one of Python and there is a server."""
        path = os.environ.get(SOCKET_VARIABLE)
        if not path or cmd[:3] != _LAUNCHER:
            return await super().launch_kernel(cmd, **kwargs)
        env, cwd = kwargs.get("env") or os.environ, kwargs.get("cwd") or os.getcwd()
        try:
            self.process = _ForkedKernel(path, [cmd[0], *cmd[3:]], dict(env), str(cwd))
        except OSError:  # a server that is gone
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel, and wait for its end: who asks for it otherwise asks every 0.1 s."""
        await super().kill(restart)
        for _ in range(1000):
            if await self.poll() is not None:
                break
            await asyncio.sleep(0.005)


class _ForkedKernel:
    """A kernel that the server forked, with what LocalProvisioner uses of ``subprocess.Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, path: str, argv: list[str], env: dict[str, str], cwd: str) -> None:
        wanted = {"argv": argv, "env": env, "cwd": cwd}
        self._code: int | None = None
        self._connection = socket.socket(socket.AF_UNIX)
        self._lines = self._connection.makefile("r", encoding="utf-8")
        try:
            self._connection.connect(path)
            self._connection.sendall(json.dumps(wanted).encode() + b"\n")
            answer = self._read()
            if "pid" not in answer:
                raise ConnectionResetError(f"the kernel server at {path} has ended")
        except OSError:
            self._lines.close()
            self._connection.close()
            raise
        self.pid: int = answer["pid"]

    def _read(self) -> dict:
        try:
            line = self._lines.readline()
        except ConnectionResetError:
            line = ""
        return json.loads(line) if line else {"exit": -1}  # the server is gone; its kernels end

    def poll(self) -> int | None:
        """Return the exit code, or None where the kernel still runs."""
        if self._code is None:
            self._connection.setblocking(False)
            try:
                ended = self._connection.recv(1, socket.MSG_PEEK) is not None
            except BlockingIOError:
                ended = False
            except ConnectionResetError:
                ended = True
            finally:
                self._connection.setblocking(True)
            if ended:
                self.wait()
        return self._code

    def wait(self) -> int:
        """Wait for the kernel's end, and return its exit code."""
        if self._code is None:
            self._code = self._read()["exit"]
            self._lines.close()
            self._connection.close()
        return self._code

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it has just ended
                os.kill(self.pid, signum)
