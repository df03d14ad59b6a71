"""Notebooks that look for what they must not see, and print what they find.

They know how the secrets begin (``assignment.CANARY_BEGINS``, ``WORK_BEGINS``), and print
``LEAKED`` where they see what no secret marks. They put that word together: it must not
occur in what comes back, and their source comes back.
"""

import textwrap

import assignment
from case import hostile, last, solved

from forwardpass.grading.verdicts import Verdict

#: Where the tests put the course's folder, which is another one each time.
COURSE = "/the-course-folder"

_BEGINS = f"""
begins = [b"{assignment.CANARY_BEGINS}", b"{assignment.WORK_BEGINS}"]
leaked = "LEA" + "KED"

def look(data, where=""):
    for begin in begins:
        at = data.find(begin)
        while at >= 0:
            found = data[at + len(begin) : at + len(begin) + 6]
            if found.isalnum():
                print(where, begin, found)
            at = data.find(begin, at + 1)
"""


def _search(source: str, **solutions: str) -> bytes:
    return last(_BEGINS + textwrap.dedent(source), **solutions)


_PROGRAMS = """
import os, sys
import forwardpass

package = os.path.dirname(forwardpass.__file__)
programs = ("/usr", "/proc", "/dev", "/lib", sys.prefix, sys.base_prefix, package)
"""

_WALK = f"""
{_PROGRAMS}

def walk(folder):
    for base, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if os.path.join(base, name) not in programs]
        for name in files:
            path = os.path.join(base, name)
            task = name == "tasks.py" and "solutions" in path
            if task or name == "gradebook.db" or name.endswith("_hidden") or "hostile" in name:
                print(leaked, path)
            try:
                if os.path.getsize(path) < 1 << 20:
                    look(open(path, "rb").read(), path)
            except OSError:
                pass
"""


@hostile()
def looks_through_the_folders_of_the_machine():
    return _search(
        _WALK
        + """
print(sorted(os.listdir("/")))
walk("/")
"""
    )


@hostile()
def looks_into_the_folder_of_the_course():
    return _search(
        _WALK
        + f"""
for name in ("", "solutions", "submitted", "autograded", "feedback", ".grading"):
    walk(os.path.join("{COURSE}", name))
for name in ("gradebook.db", "nbgrader_config.py", "submitted/honest.ipynb"):
    try:
        look(open(os.path.join("{COURSE}", name), "rb").read())
        print(leaked)
    except OSError as error:
        print(type(error).__name__)
"""
    )


@hostile()
def looks_for_names_passwords_and_keys():
    return _search(
        f"""
        {textwrap.indent(_PROGRAMS, " " * 8)}
        import glob
        for pattern in ("/etc/passwd", "/etc/shadow", "/etc/hosts", "~/.ssh/*", "~/.netrc",
                        "~/.jupyter/*", "/root/.*", "/home/*/*", "/var/*", "/run/*", "/mnt/*",
                        "/srv/*", "/sys/*", "/boot/*"):
            for path in glob.glob(os.path.expanduser(pattern)):
                if not any(f"{{program}}/".startswith(f"{{path}}/") for program in programs):
                    print(leaked, path)
        """
    )


@hostile()
def looks_at_the_environment():
    return _search(
        """
        import os
        print(dict(os.environ))
        for name in ("FORWARDPASS_SOLUTIONS", "SECRET_OF_THE_TESTS"):
            if name in os.environ: print(leaked, name)
        look(open("/proc/self/environ", "rb").read())
        if b"SECRET" in open("/proc/self/environ", "rb").read(): print(leaked)
        """
    )


@hostile(Verdict.PASSED, points=6 * (assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS))
def looks_at_all_objects_of_python():
    """Its own work is right: so all tests are made, and might leave something."""
    return _search(
        """
        import gc
        for holder in gc.get_objects():
            for thing in [holder, *gc.get_referents(holder)]:
                if type(thing) is str: look(thing.encode(errors="replace"))
                if type(thing) is bytes: look(thing)
        """,
        **assignment.SOLVED,
    )


@hostile()
def looks_at_the_memory_of_its_process():
    return _search(
        """
        memory = open("/proc/self/mem", "rb", 0)
        for line in open("/proc/self/maps"):
            area, rights = line.split()[:2]
            if rights.startswith("rw"):
                low, high = (int(x, 16) for x in area.split("-"))
                try:
                    memory.seek(low)
                    look(memory.read(high - low))
                except (OSError, OverflowError):
                    pass
        """
    )


@hostile()
def looks_at_memory_that_is_not_initialised():
    return _search(
        """
        for size in (100, 10_000, 1_000_000, 50_000_000):
            for _ in range(3):
                look(np.empty(size, np.uint8).tobytes())
        """
    )


@hostile()
def looks_at_the_stack_while_it_is_tested():
    return solved(
        scale="""
        import inspect, sys, traceback
        def scale(X):
            for frame in sys._current_frames().values():
                while frame:
                    print(frame.f_code.co_filename, list(frame.f_locals))
                    frame = frame.f_back
            print(traceback.format_stack())
            print([level.code_context for level in inspect.stack()])
            raise NotImplementedError()
        """
    )


@hostile()
def looks_for_the_source_of_tests():
    return _search(
        """
        import linecache, sys
        for name, entry in linecache.cache.items():
            if "<test" in name: print(leaked, entry)
        print(In, dir())
        for name in list(sys.modules):
            if name.startswith("forwardpass.grading"): print(leaked, name)
        try:
            from forwardpass.grading import hidden_checks
            hidden_checks("00_hostile")("scale_hidden", scale)
            print(leaked)
        except Exception as error:
            print(type(error).__name__, error)
        """
    )


@hostile()
def looks_for_other_processes():
    return _search(
        """
        import os
        for pid in os.listdir("/proc"):
            if pid.isdigit() and pid != "1": print(leaked, pid)
        for pid in (os.getppid(), 2, 3, 4):
            for name in ("cmdline", "environ", "mem", "fd/0"):
                try:
                    open(f"/proc/{pid}/{name}", "rb").read(1)
                    if pid > 1: print(leaked, pid, name)
                except OSError:
                    pass
        """
    )


@hostile()
def attaches_to_other_processes():
    return _search(
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        room = ctypes.create_string_buffer(4096)
        for pid in range(6):
            if libc.ptrace(16, pid, 0, 0) == 0: print(leaked, "ptrace", pid)
            piece = (ctypes.c_size_t * 2)(ctypes.addressof(room), 4096)
            if libc.process_vm_readv(pid, piece, 1, piece, 1, 0) > 0: print(leaked, "read", pid)
            if libc.syscall(438, pid, 3, 0) > 0: print(leaked, "pidfd_getfd", pid)
        """
    )


@hostile()
def looks_at_files_that_are_open_already():
    """Open files would be those of the grader, or of the process that it was forked from.

    The cells' own event loop has some, too.
    """
    return _search(
        """
        import os, stat
        for name in os.listdir("/proc/self/fd"):
            try:
                path = os.readlink(f"/proc/self/fd/{name}")
                kind = os.fstat(int(name)).st_mode
            except OSError:
                continue
            print(name, path)
            own = path in ("/dev/null", "anon_inode:[eventpoll]") or stat.S_ISSOCK(kind)
            if not own: print(leaked, path)
        """
    )


@hostile()
def looks_at_what_others_have_left():
    """Honest and hostile notebooks were run by the same preloaded process before."""
    return _search(
        _WALK
        + """
for folder in ("/tmp", "/dev/shm", "/var/tmp", "."):
    walk(folder)
if hasattr(np, "left_by_another") or "left_by_another" in os.environ: print(leaked)
for line in open("/proc/sysvipc/shm").readlines()[1:]: print(leaked, line)
for line in open("/proc/net/unix").readlines()[1:]:
    if "@" in line: print(leaked, line)
"""
    )
