"""How the process of a student is shut in. Linux only.

The preloaded process already lives in namespaces that bubblewrap has made:
nothing of the machine but programs, read only; no network; no other process.
Each student's process is confined once more, so that it sees nothing of the
preloaded process, and leaves nothing behind:

- its own user, mount, PID and IPC namespaces: it is process 1, and when it
  ends, the kernel ends everything that it has started;
- a scratch folder in memory, the only place that it can write to (Landlock
  says so once more);
- limits of memory, processor, processes, files and file sizes;
- no capabilities, and no system call that makes namespaces, mounts, traces or
  talks to a network (seccomp).

What Python 3.11 has no function for is called by ctypes.
"""

import ctypes
import errno
import os
import re
import resource
import signal
import socket
import struct
import tempfile

import pyseccomp as seccomp
from landlock import FSAccess, Ruleset, landlock_abi_version

#: The scratch folder, which holds the working folder, and where shared memory is.
SCRATCH, SHARED_MEMORY = "/tmp", "/dev/shm"

#: Bytes and files that each may hold.
SCRATCH_BYTES = 64 << 20
SCRATCH_FILES = 4096

#: Bytes that one process may take beside what the preloaded one has.
MEMORY = 2 << 30

#: Processes and threads; open files; bytes of one file.
PROCESSES = 32
FILES = 256

_CLONE_NEWNS, _CLONE_NEWIPC = 0x0002_0000, 0x0800_0000
_CLONE_NEWUSER, _CLONE_NEWPID = 0x1000_0000, 0x2000_0000
#: All that ask clone for a new namespace: time, mount, cgroup, UTS, IPC, user, PID, network.
_CLONE_FLAGS = (0x80, _CLONE_NEWNS, *(1 << n for n in range(25, 31)))

_MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 2, 4, 8
_MS_BIND, _MS_REC, _MS_PRIVATE = 0x1000, 0x4000, 0x4_0000
_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITY_VERSION = 0x2008_0522

_READING = FSAccess.EXECUTE | FSAccess.READ_FILE | FSAccess.READ_DIR
_WRITING = FSAccess.READ_FILE | FSAccess.WRITE_FILE
_DEVICES = ("null", "zero", "full", "random", "urandom")

#: System calls that no notebook needs, and that get at the kernel or at other processes.
_REFUSED = (
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "mount_setattr"),
    *("move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd"),
    *("bpf", "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot"),
    *("swapon", "swapoff", "acct", "quotactl", "settimeofday", "clock_settime", "syslog"),
    *("open_by_handle_at", "name_to_handle_at", "personality", "vhangup", "mknod", "mknodat"),
    # Memory that no process needs to have mapped, and so none is seen to hold:
    *("memfd_create", "memfd_secret", "shmget", "semget", "msgget"),
    *("sethostname", "setdomainname", "iopl", "ioperm", "lookup_dcookie", "nfsservctl"),
)

_libc = ctypes.CDLL(None, use_errno=True)


def _call(name: str, *args: object) -> None:
    if getattr(_libc, name)(*args) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{name}: {os.strerror(error)}")


class Confinement:
    """What is prepared once, in the preloaded process, and applied in each forked one.

    The preloaded process must be able to make namespaces: root, or in a user
    namespace of its own. Raises OSError where it is not.
    """

    def __init__(self) -> None:
        self._program = _seccomp_program()
        self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY)
        self._writable = FSAccess.all() if has_landlock() else None
        self._programs = _mounted_below(SCRATCH)

    def fork(self) -> int:
        """Fork a process that is process 1 of a new PID namespace."""
        _call("unshare", _CLONE_NEWPID)  # for children; this process stays where it is
        if pid := os.fork():
            _call("setns", self._own_pids, _CLONE_NEWPID)
        return pid

    def enter(self, user: int) -> None:
        """Enter the other namespaces, and mount what is private.

        ``user`` is the id to take, or 0 to stay: a root that is one outside of the
        sandbox, too, would have no limit of processes.
        """
        os.setsid()
        _call("unshare", _CLONE_NEWNS | _CLONE_NEWIPC)
        _call("mount", None, b"/", None, _MS_REC | _MS_PRIVATE, None)
        flags = _MS_NOSUID | _MS_NODEV
        programs = {path: os.open(path, os.O_PATH) for path in self._programs}
        size = f"size={SCRATCH_BYTES},nr_inodes={SCRATCH_FILES},mode=777".encode()
        for folder in (SCRATCH, SHARED_MEMORY):
            _call("mount", b"tmpfs", folder.encode(), b"tmpfs", flags, size)
        for path, fd in programs.items():  # seen no longer, but for what is open
            os.makedirs(path)
            _call("mount", b"/proc/self/fd/%d" % fd, os.fsencode(path), None, _MS_BIND, None)
            os.close(fd)
        _call("mount", b"proc", b"/proc", b"proc", flags | _MS_NOEXEC, None)
        if user:
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)
            _call("prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)  # else /proc/self belongs to root
        uid, gid = os.getuid(), os.getgid()
        _call("unshare", _CLONE_NEWUSER)
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"1000 {uid} 1"),
            ("gid_map", f"1000 {gid} 1"),
        ):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(text)

    def lock(self) -> None:
        """Give every further privilege away, for good."""
        header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
        _call("capset", header, bytes(24))
        _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if self._writable is not None:
            self._restrict_files()
        program = _Program(len(self._program) // 8, self._program)
        _call("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)

    def _restrict_files(self) -> None:
        """Let nothing be written but in the scratch folders, whatever is mounted (Landlock)."""
        rules = Ruleset(self._writable)
        rules.allow("/", rules=_READING)
        rules.allow(SCRATCH, SHARED_MEMORY)
        rules.allow(*(f"/dev/{name}" for name in _DEVICES), rules=_WRITING)
        rules.apply()


def set_limits(seconds: float) -> None:
    """Limit memory, processor, processes, files and file sizes of this process, for good."""
    with open("/proc/self/statm", encoding="ascii") as file:
        taken = int(file.read().split()[0]) * resource.getpagesize()
    for limit, value in {
        resource.RLIMIT_AS: taken + MEMORY,
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_NPROC: PROCESSES,
        resource.RLIMIT_NOFILE: FILES,
        resource.RLIMIT_FSIZE: SCRATCH_BYTES,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }.items():
        resource.setrlimit(limit, (value, value))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # an OSError instead


def has_landlock() -> bool:
    """Does this kernel have Landlock?"""
    try:
        return landlock_abi_version() >= 1
    except Exception:  # the package raises errors of several kinds
        return False


def _mounted_below(folder: str) -> list[str]:
    """Return where something is mounted in ``folder``: programs, in a course that lies there."""
    with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
        points = [line.split(" ")[4] for line in file]
    inside = [point for point in points if point.startswith(f"{folder}/")]
    return [re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), point) for point in inside]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def _seccomp_program() -> bytes:
    """Return the filter of system calls, compiled."""
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    not_permitted = seccomp.ERRNO(errno.EPERM)
    for name in _REFUSED:
        if seccomp.resolve_syscall(seccomp.system_arch(), name) != -1:
            rules.add_rule(not_permitted, name)
    # The C library then takes clone instead, whose flags a filter can read.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for flag in _CLONE_FLAGS:
        rules.add_rule(not_permitted, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    rules.add_rule(not_permitted, "socket", seccomp.Arg(0, seccomp.NE, socket.AF_UNIX))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
