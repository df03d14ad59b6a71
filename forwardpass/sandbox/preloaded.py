"""The process that students' processes are forked from.

Run as ``python -m forwardpass.sandbox.preloaded FD``.

It has imported what notebooks import, has run no operation of TensorFlow
(a fork after one hangs), and holds no test and nobody's work. One student's
process runs at a time. Orders come as JSON lines over the socket ``FD``:

    {"fork": {"seconds": 60, "user": 200001, "cores": [0]}}, with the student's end of a channel
    {"kill": true}

and answers go back: ``{"ready": [versions]}`` once, ``{"forked": true}``, and
``{"ended": {"code": -9, "why": "memory"}}`` when nothing of the student's process
is left. When the socket closes, everything ends.
"""

import argparse
import contextlib
import gc
import importlib
import json
import os
import random
import re
import resource
import select
import shutil
import signal
import socket
import sys
import threading
import traceback

from forwardpass.sandbox.confine import FILES, MEMORY, SCRATCH, Confinement, set_limits

#: What is imported before the first fork; forwardpass quiets TensorFlow's log.
ALWAYS = ("forwardpass", "numpy", "numpy.random", "matplotlib.pyplot", "matplotlib_inline")
WITH_TENSORFLOW = ("tensorflow", "keras", "tensorflow.keras")

#: Seconds between two looks at the memory of a student's processes.
_INTERVAL = 0.05

#: Where cells run.
_WORK = f"{SCRATCH}/work"

#: What a student's process reports before it listens.
_LOCKED = "locked"

#: Memory that is its own, and such as may be shared between processes, in kilobytes.
_HELD = re.compile(r"^Rss(?:Anon|Shmem):\s+(\d+)", re.MULTILINE)


def main() -> None:
    """Import, then fork on demand until the socket closes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("fd", type=int)
    parser.add_argument("--tensorflow", action="store_true")
    parser.add_argument("--namespaces", action="store_true")
    options = parser.parse_args()
    control = socket.socket(fileno=options.fd)
    for name in (*ALWAYS, *(WITH_TENSORFLOW if options.tensorflow else ())):
        importlib.import_module(name)
    from forwardpass.sandbox.student import make_shell

    shell = make_shell()
    sys.modules["numpy"].random.seed(0)  # notebooks that draw without a seed draw the same
    if options.tensorflow:
        sys.modules["tensorflow"].random.set_seed(0)
    confinement = Confinement() if options.namespaces else None
    if threading.active_count() > 1:
        raise RuntimeError("a process with threads cannot be forked safely")
    gc.collect()
    gc.freeze()  # so that a student's garbage collection does not copy all pages
    _say(control, {"ready": True})
    _Warden(control, confinement, shell).run()
    if confinement is None:
        shutil.rmtree(os.getcwd(), ignore_errors=True)  # made for this process alone


class _Warden:
    """Forks one student's process at a time, watches its memory, and sees to its end."""

    def __init__(
        self, control: socket.socket, confinement: Confinement | None, shell: object
    ) -> None:
        self._control, self._confinement, self._shell = control, confinement, shell
        self._student, self._seconds = 0, 0.0
        self._own = _memory(os.getpid())

    def run(self) -> None:
        while True:
            ready, _, _ = select.select(
                [self._control], [], [], _INTERVAL if self._student else None
            )
            if ready and not self._obey():
                break
            if self._student:
                self._look()
        self._kill("")

    def _obey(self) -> bool:
        line, fds, _, _ = socket.recv_fds(self._control, 4096, 1)
        if not line:
            return False
        order = json.loads(line)
        if "fork" in order:
            self._fork(fds[0], **order["fork"])
        else:
            self._kill("")
        return True

    def _fork(self, channel: int, seconds: float, user: int, cores: list[int]) -> None:
        os.sched_setaffinity(0, cores)
        reading, writing = os.pipe()
        pid = self._confinement.fork() if self._confinement else os.fork()
        if pid == 0:
            os.close(reading)
            self._control.close()
            self._be_a_student(channel, writing, seconds, user)
        for fd in (channel, writing):
            os.close(fd)
        self._student, self._seconds = pid, seconds
        with open(reading, encoding="utf-8") as report:
            said = report.read()
        if said == _LOCKED:
            _say(self._control, {"forked": True})
        else:
            self._end_it()
            _say(self._control, {"refused": said})

    def _be_a_student(self, channel: int, report: int, seconds: float, user: int) -> None:
        try:
            if self._confinement:
                self._confinement.enter(user)
                os.mkdir(_WORK)
                os.chdir(_WORK)
            else:
                os.setsid()
            nowhere = os.open(os.devnull, os.O_RDWR)
            for standard in (0, 1, 2):  # what cells print goes into messages
                os.dup2(nowhere, standard)
            set_limits(seconds)
            if self._confinement:
                self._confinement.lock()
            os.write(report, _LOCKED.encode())
            os.closerange(3, channel)  # whatever is open here is nothing for a student
            os.closerange(channel + 1, FILES)
            random.seed(0)  # a fork has seeded it anew
        except BaseException:
            with contextlib.suppress(OSError):
                os.write(report, traceback.format_exc(limit=-3).encode())
            os._exit(1)
        try:
            from forwardpass.sandbox.student import serve

            serve(socket.socket(fileno=channel), self._shell)
        finally:
            os._exit(0)

    def _look(self) -> None:
        """See whether the student's process has ended, or holds too much memory with its own."""
        ended, status, used = os.wait4(self._student, os.WNOHANG)
        if ended:
            self._student = 0
            self._finish(status, self._spent(used))
        elif self._held() > MEMORY:
            self._kill("memory")

    def _held(self) -> int:
        """Return the bytes that all processes of the student hold beside what was preloaded."""
        pids = {int(entry.name) for entry in os.scandir("/proc") if entry.name.isdigit()}
        pids.discard(os.getpid())
        if not self._confinement:  # there are those of the whole machine
            pids = {pid for pid in pids if _session(pid) == self._student}
        return sum(max(0, _memory(pid) - self._own) for pid in pids)

    def _kill(self, why: str) -> None:
        if self._student:
            status, used = self._end_it()
            self._finish(status, why or self._spent(used))

    def _spent(self, used: resource.struct_rusage) -> str:
        """Return why a process was ended, if it was for the processor's time that it had used."""
        return "timeout" if used.ru_utime + used.ru_stime >= int(self._seconds) else ""

    def _end_it(self) -> tuple[int, resource.struct_rusage]:
        """Kill the student's process with all that it has started; return how it has ended."""
        student, self._student = self._student, 0
        kill = os.kill if self._confinement else os.killpg
        with contextlib.suppress(ProcessLookupError):
            kill(student, signal.SIGKILL)
        return os.wait4(student, 0)[1:]

    def _finish(self, status: int, why: str) -> None:
        with contextlib.suppress(ChildProcessError):  # those that have lost their parents
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        code = os.waitstatus_to_exitcode(status)
        _say(self._control, {"ended": {"code": code, "why": why}})


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def _memory(pid: int) -> int:
    """Return the bytes of a process that are in no file: what it has allocated and touched."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            held = _HELD.findall(file.read())
    except OSError:
        return 0
    return sum(map(int, held)) << 10


def _say(control: socket.socket, message: dict) -> None:
    with contextlib.suppress(OSError):  # whoever wanted to know may be gone
        control.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main()
