"""Can this machine isolate students' code, and what is missing where it cannot?"""

import shutil
import sys
import time

from forwardpass.sandbox.errors import SandboxError, StudentGone

#: Run where a student's code would run. Each line that is printed is a hole.
_PROBE = """
import os, pathlib, socket, sys

status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
if os.getpid() != 1:
    print("it sees other processes")
if int(status["CapEff"], 16) or int(status["NoNewPrivs"]) != 1:
    print("it keeps privileges")
if int(status["Seccomp"]) != 2:
    print("system calls are not filtered")
for folder in (sys.prefix, "/usr", "/"):
    try:
        pathlib.Path(folder, "forwardpass-probe").write_text("")
        print(f"it can write into {folder}")
    except OSError:
        pass
try:
    socket.socket(socket.AF_INET)
    print("it reaches the network")
except OSError:
    pass
if pathlib.Path("/proc/2").exists() or os.path.exists("/etc/passwd"):
    print("it sees files of the machine")
"""

#: What to do where bubblewrap may not make namespaces, by what it says.
_ADVICE = (
    "Unprivileged user namespaces seem to be switched off. On Ubuntu 24.04 and later AppArmor "
    "does that: `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` allows them until "
    "the next start, a line with that setting in /etc/sysctl.d/ for good. On Debian look at "
    "kernel.unprivileged_userns_clone, in a container at its seccomp profile and capabilities."
)


def what_is_missing() -> str:
    """Return, in words, why students' code cannot be isolated here; an empty text if it can.

    Tries it: a process is confined, and looks for what it must not see.
    """
    if sys.platform != "linux":
        return f"it needs Linux, and this is {sys.platform}"
    if shutil.which("bwrap") is None:
        return "bubblewrap is not installed; `apt-get install bubblewrap` (as root) installs it"
    try:
        from forwardpass.sandbox.launch import Sandbox
        from forwardpass.sandbox.wire import Writer

        with Sandbox() as sandbox, sandbox.student(time.monotonic() + 20) as student:
            writer = Writer()
            writer.put(_PROBE.encode())
            answer, _ = student.ask(writer.message({"ask": "cell", "seconds": 10, "patience": 4}))
    except (ImportError, RuntimeError) as error:
        return f"a library is missing ({error}); it needs libseccomp and landlock"
    except (SandboxError, StudentGone, OSError) as error:
        said = str(error).strip()
        return f"{said}\n{_ADVICE}" if "bwrap:" in said else said
    holes = [output.get("text") or output.get("evalue", "") for output in answer["outputs"]]
    return "; ".join("".join(holes).strip().splitlines())


def layers() -> str:
    """Return what students' code is confined by, on a machine where nothing is missing."""
    from forwardpass.sandbox.confine import has_landlock

    landlock = ", Landlock" if has_landlock() else ""
    return f"namespaces (bubblewrap), system call filter (seccomp){landlock}, limits"
