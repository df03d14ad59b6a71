"""Where kernels come from: forked by the server, or started as usual where there is none."""

import asyncio
import json
import os
import socket
import sys
from typing import Any

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
            self.parent.transport = "ipc"
            self.parent.ip = os.path.join(os.path.dirname(path), self.kernel_id)
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
        while await self.poll() is None:
            await asyncio.sleep(0.005)


class _ForkedKernel:
    """A kernel that the server forked, with what LocalProvisioner uses of ``subprocess.Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, path: str, argv: list[str], env: dict[str, str], cwd: str) -> None:
        self._connection = socket.socket(socket.AF_UNIX)
        try:
            self._connection.connect(path)
        except OSError:
            self._connection.close()
            raise
        wanted = {"argv": argv, "env": env, "cwd": cwd}
        self._connection.sendall(json.dumps(wanted).encode() + b"\n")
        self._lines = self._connection.makefile("r", encoding="utf-8")
        self.pid: int = self._read()["pid"]
        self._code: int | None = None

    def _read(self) -> dict:
        line = self._lines.readline()
        return json.loads(line) if line else {"exit": -1}  # the server is gone, and all kernels

    def poll(self) -> int | None:
        """Return the exit code, or None where the kernel still runs."""
        if self._code is None:
            self._connection.setblocking(False)
            try:
                ended = self._connection.recv(1, socket.MSG_PEEK) is not None
            except BlockingIOError:
                ended = False
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
            os.kill(self.pid, signum)
