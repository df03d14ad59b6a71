"""The grader's side of the sandbox: start the preloaded process, fork students, ask them things."""

import contextlib
import itertools
import json
import math
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import forwardpass
from forwardpass.sandbox.errors import SandboxError, StudentGone, WireError
from forwardpass.sandbox.wire import LENGTHS, MAX_BODY, MAX_HEADER, header_of

#: Seconds that the preloaded process has to import everything, from a slow disk perhaps.
_SECONDS_TO_START = 180

#: Seconds that the end of a student's process may take.
_SECONDS_TO_END = 10

#: Bytes that may come from one student's process in all, and those of answers to what is asked
#: at once.
_MAX_ANSWERS = 256 << 20
_MAX_AT_ONCE = MAX_HEADER + MAX_BODY + (8 << 20)

#: Bytes that a message of the preloaded process may have.
_MAX_WORDS = 1 << 16

#: How an ordinary user gets what it takes to make more namespaces. (As user 0 of it: as another
#: one, bubblewrap would put a second user namespace into the first, which owns the others. The
#: second capability is asked of whoever maps user 0 into another namespace.)
_USER_NAMESPACE = (
    *("--unshare-user", "--uid", "0", "--gid", "0"),
    *("--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETFCAP"),
)

#: This package. Its parent is looked at for imports; nothing else of it is shown.
_PACKAGE = Path(forwardpass.__file__).resolve().parent

#: What a notebook may know of the environment. One thread each: cores are for workers.
_ENVIRONMENT = {
    "PATH": f"{os.path.dirname(sys.executable)}:/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "IPYTHONDIR": "/tmp/ipython",
    "PYTHONPATH": str(_PACKAGE.parent),
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "",
}

#: Where a root's students begin to be numbered: ids that no account has.
_FIRST_USER = 1_900_000_000

_users = itertools.count(_FIRST_USER + os.getpid() % 10_000_000 * 10)


class Sandbox:
    """One preloaded process, and the students' processes that are forked from it, one at a time.

    With ``isolated=False`` nothing but limits stands between a student's code
    and this machine. ``hidden`` are folders that must not be seen, even where
    they lie beside the programs. Raises SandboxError where it cannot start.
    """

    def __init__(
        self, *, tensorflow: bool = False, isolated: bool = True, hidden: tuple[Path, ...] = ()
    ) -> None:
        around = _bubblewrap(hidden) if isolated else []
        # Each message stays one, however fast the next one follows.
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._folder = "/" if isolated else tempfile.mkdtemp(prefix="forwardpass-")
        command = [
            *around,
            *(sys.executable, "-s", "-m", "forwardpass.sandbox.preloaded", str(theirs.fileno())),
            *(["--tensorflow"] if tensorflow else []),
            *(["--namespaces"] if isolated else []),
        ]
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the sandbox)
        self._control = ours
        self._received = b""
        self._isolated = isolated
        self.isolation = "full" if isolated else "none"
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=self._errors,
                stderr=self._errors,
                pass_fds=[theirs.fileno()],
                env=_ENVIRONMENT | ({} if isolated else _homes(self._folder)),
                cwd=self._folder,
                start_new_session=True,
            )
        except OSError as error:
            self._control.close()
            self._errors.close()
            if not isolated:
                os.rmdir(self._folder)
            raise SandboxError(f"{command[0]} cannot be started: {error}") from error
        finally:
            theirs.close()
        if "ready" not in self._hear(_SECONDS_TO_START):
            with self:
                self.close()
                raise SandboxError(f"the preloaded process does not start:\n{self._last_words()}")

    def close(self) -> None:
        """End the preloaded process, and with it everything that was forked from it."""
        self._control.close()
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if not self._isolated:
            shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self._errors.close()

    @contextlib.contextmanager
    def student(self, deadline: float) -> "Iterator[Student]":
        """Fork a student's process; after the block nothing of it is left.

        It is killed once ``time.monotonic()`` is past the ``deadline``, and runs on the
        cores that the caller runs on.
        """
        ours, theirs = socket.socketpair()
        user = next(_users) if _is_root() else 0
        about = {
            "seconds": max(1.0, deadline - time.monotonic()),
            "user": user,
            "cores": sorted(os.sched_getaffinity(0)),
        }
        with ours:
            with theirs:
                order = json.dumps({"fork": about}).encode()
                try:
                    socket.send_fds(self._control, [order], [theirs.fileno()])
                except OSError as error:
                    raise SandboxError(f"the preloaded process is gone: {error}") from error
            if "forked" not in (answer := self._hear(_SECONDS_TO_END)):
                said = answer.get("refused") or self._last_words()
                raise SandboxError(f"a student's process cannot be confined:\n{said}")
            student = Student(ours, deadline, self)
            try:
                yield student
            finally:
                student.end()
                if not self._isolated:
                    _empty(self._folder)

    def _end_student(self, *, kill: bool) -> dict:
        """Return how the student's process ended. With ``kill``, end it now."""
        if kill:
            with contextlib.suppress(OSError):
                self._control.sendall(b'{"kill": true}')
        answer = self._hear(_SECONDS_TO_END)
        if "ended" not in answer:
            raise SandboxError(f"a student's process does not end:\n{self._last_words()}")
        return answer["ended"]

    def _hear(self, seconds: float) -> dict:
        """Return the next message of the preloaded process; an empty one where none comes."""
        until = time.monotonic() + seconds
        while b"\n" not in self._received:
            try:
                self._control.settimeout(max(0.001, until - time.monotonic()))
                more = self._control.recv(_MAX_WORDS)
            except OSError:
                return {}
            if not more:
                return {}
            self._received += more
        line, _, self._received = self._received.partition(b"\n")
        return json.loads(line)

    def _last_words(self) -> str:
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace").strip()[-2000:]


class Student:
    """A student's process, asked one question at a time. Every answer is hostile.

    Raises StudentGone where it has ended, does not answer until its deadline or
    answers what is no message. While it is ``asked``, nobody else should interrupt that.
    """

    def __init__(self, channel: socket.socket, deadline: float, sandbox: Sandbox) -> None:
        self._channel, self._deadline, self._sandbox = channel, deadline, sandbox
        self._unread = bytearray()
        self._received = self._room = 0
        self._over: StudentGone | None = None
        self._ended = False
        self.asked = False

    def ask(self, question: bytes, seconds: float | None = None) -> tuple[dict, bytes]:
        """Send a message and return the header and the body of the answer.

        It must be there within ``seconds``, if they are given, and by the deadline in any case.
        """
        return self.ask_all([question], seconds)[0]

    def ask_all(
        self, questions: list[bytes], seconds: float | None = None
    ) -> list[tuple[dict, bytes]]:
        """Send messages at once and return their answers.

        Each must be there ``seconds`` after the one before it. Several messages must be so small
        that the process need not read them to let all of them be sent.
        """
        if self._over:
            raise self._over
        with self._undisturbed():
            try:
                self._room = min(_MAX_AT_ONCE, _MAX_ANSWERS - self._received)
                self._wait_until(self._latest(seconds))
                self._channel.sendall(b"".join(questions))
                return [self._answer(self._latest(seconds)) for _ in questions]
            except TimeoutError:
                raise self._gone("timeout", "it took too long") from None
            except WireError as error:
                raise self.distrust(error) from None
            except OSError:
                raise self._died() from None

    def _latest(self, seconds: float | None) -> float:
        soon = math.inf if seconds is None else time.monotonic() + seconds
        return min(self._deadline, soon)

    def _answer(self, until: float) -> tuple[dict, bytes]:
        header, body = LENGTHS.unpack(self._exactly(LENGTHS.size, until))
        if header > MAX_HEADER or body > MAX_BODY:
            raise WireError("too large")
        return header_of(self._exactly(header, until)), self._exactly(body, until)

    @contextlib.contextmanager
    def _undisturbed(self) -> Iterator[None]:
        before, self.asked = self.asked, True
        try:
            yield
        finally:
            self.asked = before

    def distrust(self, error: WireError) -> StudentGone:
        """End the process, whose answer does not fit the question; return what to raise."""
        with self._undisturbed():
            return self._gone("crashed", f"what it answered is no message: {error}")

    def end(self) -> None:
        """End the process, whatever it does."""
        if not self._ended:
            self._ended = True
            self._sandbox._end_student(kill=True)

    def _exactly(self, length: int, until: float) -> bytes:
        self._received += length
        self._room -= length
        if self._room < 0:
            raise WireError(f"more than {_MAX_AT_ONCE >> 20} MB, or {_MAX_ANSWERS >> 20} MB in all")
        while len(self._unread) < length:
            self._wait_until(until)
            part = self._channel.recv(1 << 16)
            if not part:
                raise ConnectionResetError
            self._unread += part
        found = bytes(self._unread[:length])
        del self._unread[:length]
        return found

    def _wait_until(self, until: float) -> None:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._channel.settimeout(left)

    def _gone(self, why: str, text: str) -> StudentGone:
        self.end()
        self._over = StudentGone(why, text)
        return self._over

    def _died(self) -> StudentGone:
        """Say how a process ended that ended by itself."""
        self._ended = True
        ended = self._sandbox._end_student(kill=True)
        if ended["why"] == "memory":
            return self._gone("memory", "it took too much memory")
        if ended["why"] == "timeout":
            return self._gone("timeout", "it computed too long")
        code = ended["code"]
        text = f"killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
        return self._gone("crashed", f"the process was {text}" if code < 0 else text)


def _is_root() -> bool:
    return os.getuid() == 0


def _homes(folder: str) -> dict[str, str]:
    """Return where an unconfined process keeps what it would keep in its scratch folder."""
    return {
        **dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"), folder),
    }


def _empty(folder: str) -> None:
    for entry in Path(folder).glob("*"):  # of a folder that is gone, nothing
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)


def _bubblewrap(hidden: tuple[Path, ...]) -> list[str]:
    """Return the command that shows programs, read only, and nothing else of the machine."""
    program = shutil.which("bwrap")
    if program is None:
        raise SandboxError("bubblewrap is not installed: `apt-get install bubblewrap`")
    shown = _programs()
    options = [
        *("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"),
        *("--unshare-cgroup-try", "--die-with-parent", "--new-session"),
        *(("--cap-add", "ALL") if _is_root() else _USER_NAMESPACE),
        *("--hostname", "sandbox", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"),
    ]
    for link in ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"):
        if os.path.islink(link):
            options += ["--symlink", os.readlink(link), link]
        elif os.path.isdir(link):
            options += ["--ro-bind", link, link]
    for folder in sorted({parent for path in shown for parent in path.parents[:-1]}):
        options += ["--perms", "0755", "--dir", str(folder)]
    for path in shown:
        options += ["--ro-bind", str(path), str(path)]
    for folder in hidden:
        if any(folder.is_relative_to(path) for path in shown):
            options += ["--tmpfs", str(folder)]
            inside = [path for path in shown if path.is_relative_to(folder) and path != folder]
            for path in inside:
                options += ["--ro-bind", str(path), str(path)]
    for file in ("ld.so.cache", "localtime", "fonts", "alternatives"):
        options += ["--ro-bind-try", f"/etc/{file}", f"/etc/{file}"]
    options += ["--remount-ro", "/dev", "--remount-ro", "/"]
    return [program, *options, "--chdir", "/tmp", "--"]


def _programs() -> list[Path]:
    """Return the folders that Python and this package run from, none of them inside another."""
    python = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    libraries = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
    wanted = {Path("/usr"), _PACKAGE, *map(Path, python | libraries)}
    wanted = {path for path in wanted if path.is_dir()}
    return sorted(p for p in wanted if not any(p != q and p.is_relative_to(q) for q in wanted))
