"""Notebooks that want to change something that outlasts them.

What they write is named ``assignment.LEFT``; the tests look for that name on the machine.
"""

import textwrap

import assignment
from case import hostile, last
from reading import COURSE

_WRITES = f"""
import os, pathlib, sys
leaked = "LEA" + "KED"

def write(*paths):
    for path in map(os.path.expanduser, paths):
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        except OSError:
            pass
        try:
            open(path, "a").write("{assignment.LEFT}")
            if not os.path.realpath(path).startswith(("/tmp/", "/dev/shm/")): print(leaked, path)
        except OSError as error:
            print(type(error).__name__)
"""


def _writing(source: str, **solutions: str) -> bytes:
    return last(_WRITES + textwrap.dedent(source), **solutions)


@hostile()
def writes_into_the_gradebook():
    return _writing(f"write('{COURSE}/gradebook.db', '{COURSE}/.grading/results/x')")


@hostile()
def writes_into_other_submissions_and_its_own_result():
    return _writing(
        f"""
        for folder in ("submitted", "autograded", "feedback", "solutions", "exercises"):
            write(f"{COURSE}/{{folder}}/honest/00_hostile/00_hostile.ipynb")
        """
    )


@hostile()
def waits_for_its_result_to_change_it():
    return _writing(
        f"""
        import subprocess
        script = (
            "import os, time\\n"
            "for _ in range(600):\\n"
            "    for base, _, files in os.walk('{COURSE}'):\\n"
            "        for name in files: open(os.path.join(base, name), 'a').write('x')\\n"
            "    time.sleep(0.1)\\n"
        )
        subprocess.Popen([sys.executable, "-c", script], start_new_session=True)
        """
    )


@hostile()
def writes_into_the_python_installation():
    return _writing(
        f"""
        import numpy, site, forwardpass
        folders = [*site.getsitepackages(), sys.prefix, sys.base_prefix, sys.prefix + "/bin",
                   os.path.dirname(numpy.__file__), os.path.dirname(forwardpass.__file__),
                   "/usr/lib", "/usr/local/bin", "/usr/bin", "/lib"]
        write(*(f"{{folder}}/{assignment.LEFT}.py" for folder in folders))
        write(numpy.__file__, forwardpass.__file__, sys.executable, os.__file__)
        """
    )


@hostile()
def writes_into_homes_and_settings():
    return _writing(
        f"""
        write(*(f"{{folder}}/{assignment.LEFT}" for folder in
                ("/root", "/home", "/etc", "/etc/cron.d", "/var/tmp", "/var/spool/cron", "/srv",
                 "/opt", "/run", "/mnt", "/", "/dev", "/proc/1", "/proc/sys/kernel", "/sys")))
        write("/root/.bashrc", "/root/.ssh/authorized_keys", "/etc/passwd", "/etc/ld.so.preload")
        """
    )


@hostile()
def changes_settings_of_the_kernel():
    return _writing(
        """
        for name in ("kernel/core_pattern", "kernel/hostname", "vm/drop_caches", "kernel/pid_max",
                     "net/ipv4/ip_forward", "user/max_user_namespaces", "fs/file-max"):
            try:
                open(f"/proc/sys/{name}", "r+").write("1")
                print(leaked, name)
            except OSError as error:
                print(type(error).__name__)
        open("/proc/self/oom_score_adj", "w").write("-1000")
        """
    )


@hostile()
def mounts_and_leaves_its_namespaces():
    return _writing(
        """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        tried = {
            "unshare": libc.unshare(0x10000000), "mount": libc.mount(b"x", b"/tmp", b"tmpfs", 0, 0),
            "remount": libc.mount(b"x", b"/usr", b"x", 0x1020, 0), "umount": libc.umount2(b"/tmp", 2),
            "chroot": libc.chroot(b"/tmp"), "setns": libc.setns(3, 0),
            "mknod": libc.mknod(b"/tmp/sda", 0o60666, 0x800), "setuid": libc.setuid(0),
            "clone": libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0),
            "bpf": libc.syscall(321, 0, 0, 0), "keyctl": libc.syscall(250, 0, 0, 0, 0, 0),
            "nice": libc.setpriority(0, 0, -20), "sethostname": libc.sethostname(b"x", 1),
        }
        for name, result in tried.items():
            if result >= 0: print(leaked, name)
        """
    )


@hostile()
def climbs_out_by_proc_and_open_folders():
    return _writing(
        f"""
        for start in ("/proc/self/root", "/proc/1/root", "/proc/self/cwd", "/proc/1/cwd",
                      *(f"/proc/self/fd/{{fd}}" for fd in range(3, 12))):
            for up in ("", "/..", "/../..", "/../../.."):
                write(f"{{start}}{{up}}/root/{assignment.LEFT}", f"{{start}}{{up}}{COURSE}/x")
        """
    )


@hostile()
def leaves_files_everywhere_it_can():
    """The places where it may write; the next notebook looks for them in ``reading``."""
    return _writing(
        f"""
        for folder in (".", "/tmp", "/tmp/matplotlib", "/tmp/ipython", "/dev/shm", "~"):
            path = os.path.join(os.path.expanduser(folder), "{assignment.LEFT}")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "w").write(path)
        """
    )


@hostile()
def leaves_patches_for_the_next_one():
    """The next notebook is forked from the same preloaded process."""
    return _writing(
        """
        import builtins, ctypes, forwardpass.check.checks as checks, numpy as np
        np.left_by_another = builtins.left_by_another = True
        os.environ["left_by_another"] = "1"
        checks.Checks.__call__ = lambda *a: None
        np.matmul = np.add = None
        # 1 becomes 2, for small whole numbers are kept as objects
        at = id(257 - 256) + object.__basicsize__ + 8
        print(ctypes.c_uint32.from_address(at).value)
        type(get_ipython()).run_cell = lambda *a, **k: None
        """
    )


@hostile()
def hides_its_files_behind_strange_names():
    return _writing(
        """
        for name in ("-rf", "..\\\\x", "a\\nb", "\\u202etxt.exe", "x" * 255, b"\\xff\\xfe", "$(id)"):
            try: open(name, "w").close()
            except OSError: pass
        os.makedirs("/".join(["d"] * 500))
        os.symlink("/etc", "link")
        os.symlink("loop", "loop")
        os.mkfifo("pipe")
        os.chmod(".", 0)
        """
    )
