"""Processes are started, asked, and ended; nothing of them is left, however they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from cells import message, printed, printed_by

import forwardpass
from forwardpass.sandbox import Sandbox, SandboxError, StudentGone, launch
from forwardpass.sandbox.confine import MEMORY
from forwardpass.sandbox.wire import LENGTHS, Writer


def children() -> set[int]:
    """Return the processes that this one has started, and those that they have."""
    return {process.pid for process in psutil.Process().children(recursive=True)}


def test_a_cell_runs_in_a_process_of_its_own(sandbox):
    """Each block is a new one, which knows nothing of the last."""
    assert printed_by(sandbox, "x = 1", "print(x)") == "1"
    assert printed_by(sandbox, "print(x)") == "NameError"


def test_nothing_of_a_process_is_left_after_its_block(sandbox):
    """Of what it has started neither."""
    before = children()
    with sandbox.student(time.monotonic() + 30) as student:
        printed(student, "import subprocess\nfor _ in range(3): subprocess.Popen(['sleep', '99'])")
        printed(student, "if __import__('os').fork() == 0:\n    __import__('time').sleep(99)")
        during = children()
    assert len(during - before) >= 5
    assert children() == before


def test_closing_ends_everything():
    """Also what still runs; the one who asks it is told that the sandbox is at fault."""
    before = children()
    with Sandbox(isolated=False) as sandbox, sandbox.student(time.monotonic() + 30) as student:
        printed(student, "x = 1")
        sandbox.close()
        assert children() == before
        with pytest.raises(SandboxError, match="does not end"):
            printed(student, "x")


@pytest.mark.parametrize(
    ("source", "why", "text"),
    [
        ("import os; os._exit(3)", "crashed", "ended with exit code 3"),
        ("import ctypes; ctypes.string_at(0)", "crashed", "killed by signal 11"),
        ("x = bytearray(1 << 40)", None, "MemoryError"),
    ],
)
def test_how_a_process_has_ended_is_told(isolated, source, why, text):
    """By its exit code or its signal; an error is no end."""
    with isolated.student(time.monotonic() + 30) as student:
        if why is None:
            assert printed(student, source) == text
            return
        for _ in range(2):  # asked again, it says so again
            with pytest.raises(StudentGone) as gone:
                student.ask(message(source))
            assert gone.value.why == why
            assert text in str(gone.value) or "killed" in str(gone.value)


def test_memory_of_other_processes_of_the_machine_does_not_count():
    """Without isolation they are all there to be seen."""
    source = f"x = b'x' * {MEMORY + (100 << 20)}; print('ready', flush=True); input()"
    large = subprocess.Popen(
        [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with large, Sandbox(isolated=False) as sandbox:
        large.stdout.readline()
        assert printed_by(sandbox, "import time; time.sleep(0.3); print('alive')") == "alive"
        large.stdin.close()


def test_a_process_that_takes_too_much_memory_is_ended(isolated, monkeypatch):
    """With its children's, of which each takes little."""
    source = (
        "import os, time\nfor _ in range(9):\n    if os.fork() == 0:\n"
        "        x = b'x' * (400 << 20)\n        time.sleep(60)\ntime.sleep(60)"
    )
    with isolated.student(time.monotonic() + 60) as student:
        with pytest.raises(StudentGone) as gone:
            student.ask(message(source, seconds=60))
        assert gone.value.why == "memory"


@pytest.mark.parametrize("source", ["while True: pass", "import time; time.sleep(60)"])
def test_a_process_is_ended_at_its_deadline(sandbox, source):
    """Or when its answer takes longer than it may."""
    for seconds, patience in ((1.0, None), (30, 1.0)):
        started = time.monotonic()
        with sandbox.student(started + seconds) as student:
            with pytest.raises(StudentGone) as gone:
                student.ask(message(source, seconds=60), patience)
            assert gone.value.why == "timeout"
        assert time.monotonic() - started < 3


def test_after_an_end_the_next_process_starts(sandbox):
    """Whatever the last one did."""
    for source in ("import os; os._exit(1)", "while True: pass"):
        with pytest.raises(StudentGone), sandbox.student(time.monotonic() + 1) as student:
            student.ask(message(source))
    assert printed_by(sandbox, "print(1)") == "1"


_TALK = """
import os, socket, stat
first = next(fd for fd in range(3, 99) if os.path.exists(f"/proc/self/fd/{fd}")
             and stat.S_ISSOCK(os.fstat(fd).st_mode))
socket.socket(fileno=first).sendall(%r)
"""


@pytest.mark.parametrize("said", [b"x" * 100, b"\xff" * 8, LENGTHS.pack(2, 0) + b"[]"])
def test_a_student_who_talks_out_of_turn_is_not_believed(sandbox, said):
    """What it sends is no message, or too large a one."""
    with sandbox.student(time.monotonic() + 20) as student:
        with pytest.raises(StudentGone) as gone:
            student.ask(message(_TALK % said))
        assert gone.value.why == "crashed"


def test_answers_have_a_limit_in_all(sandbox, monkeypatch):
    """However small each of them is."""
    monkeypatch.setattr(launch, "_MAX_ANSWERS", 5000)
    with sandbox.student(time.monotonic() + 20) as student:
        for _ in range(3):
            student.ask(message("print('x' * 1000)"))
        with pytest.raises(StudentGone) as gone:
            student.ask(message("print('x' * 2000)"))
        assert gone.value.why == "crashed"


def test_answers_to_what_is_asked_at_once_have_a_limit(sandbox, monkeypatch):
    """They are kept until all are there."""
    monkeypatch.setattr(launch, "_MAX_AT_ONCE", 5000)
    with sandbox.student(time.monotonic() + 20) as student:
        for _ in range(3):
            student.ask_all([message("print('x' * 2000)")] * 2)
        with pytest.raises(StudentGone) as gone:
            student.ask_all([message("print('x' * 2000)")] * 3)
        assert gone.value.why == "crashed"


def test_each_answer_has_its_own_time(sandbox):
    """Each of what is asked at once: together they may take longer."""
    with sandbox.student(time.monotonic() + 20) as student:
        student.ask_all([message("import time; time.sleep(0.4)")] * 3, 0.9)
        with pytest.raises(StudentGone) as gone:
            student.ask_all([message("1"), message("time.sleep(5)")], 0.9)
        assert gone.value.why == "timeout"


def test_a_deadline_that_is_over_starts_nothing(sandbox):
    """The first question is too late."""
    with sandbox.student(time.monotonic() - 1) as student, pytest.raises(StudentGone) as gone:
        student.ask(message("x = 1"))
    assert gone.value.why == "timeout"


def test_files_do_not_outlive_a_process(isolated):
    """Nor shared memory; each has a folder of its own."""
    write = (
        "from pathlib import Path\nfor f in ('.', '/tmp', '/dev/shm'): Path(f, 'x').write_text('')"
    )
    assert printed_by(isolated, write, "print(len([*Path('/tmp').glob('x')]))") == "1"
    look = "from pathlib import Path\nprint([*Path('.').iterdir(), *Path('/dev/shm').iterdir()])"
    assert printed_by(isolated, look) == "[]"


def test_without_isolation_files_are_taken_away_too():
    """The folder is emptied after each process, and gone in the end."""
    with Sandbox(isolated=False) as sandbox:
        assert sandbox.isolation == "none"
        folder = Path(printed_by(sandbox, "import os\nopen('x', 'w').close()\nprint(os.getcwd())"))
        assert list(folder.iterdir()) == []
    deadline = time.monotonic() + 5
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()


def test_what_is_hidden_is_not_seen(isolated, tmp_path):
    """Programs are, wherever they lie: this package, for instance, in a hidden course."""
    package = Path(forwardpass.__file__).parent
    course = package.parent
    (tmp_path / "secret").write_text("secret")
    look = "import os\nprint(*map(os.path.exists, {}))"
    paths = [str(package), str(course / "solutions"), str(tmp_path / "secret"), "/etc/passwd"]
    with Sandbox(hidden=(course, tmp_path)) as sandbox:
        assert printed_by(sandbox, look.format(paths)) == "True False False False"


def test_without_bubblewrap_there_is_no_isolation(monkeypatch):
    """The error says what to install."""
    monkeypatch.setattr(launch.shutil, "which", lambda name: None)
    with pytest.raises(SandboxError, match="apt-get install bubblewrap"):
        Sandbox()


def test_a_process_that_does_not_start_says_why(monkeypatch):
    """And leaves nothing behind."""
    before = children()
    monkeypatch.setitem(launch._ENVIRONMENT, "PYTHONPATH", "/nowhere")
    monkeypatch.setattr(launch.sys, "executable", "/bin/false")
    with pytest.raises(SandboxError, match="does not start"):
        Sandbox(isolated=False)
    assert children() == before


def test_a_preloaded_process_that_died_is_an_error_of_the_sandbox():
    """Never of the student."""
    with Sandbox(isolated=False) as sandbox:
        os.kill(sandbox._process.pid, signal.SIGKILL)
        sandbox._process.wait()
        with pytest.raises(SandboxError, match=r"gone|confined"), sandbox.student(1e9):
            pass


def test_a_large_answer_comes_whole(sandbox):
    """In many pieces."""
    with sandbox.student(time.monotonic() + 30) as student:
        printed(student, "import numpy as np\nx = np.arange(1 << 20)")
        answer, body = student.ask(Writer().message({"ask": "name", "name": "x", "seconds": 5}))
        assert answer["value"]["shape"] == [1 << 20]
        assert len(body) == 8 << 20


def test_no_process_gets_what_is_open_here(isolated):
    """Only its own channel, its event loop, and the standard streams, which lead nowhere."""
    listing = (
        "import os\nprint(sorted(os.readlink(f'/proc/self/fd/{n}').split(':')[0] for n in range(99)"
    )
    with subprocess.Popen(["sleep", "30"], stdin=subprocess.PIPE) as process:
        shown = printed_by(isolated, f"{listing} if os.path.exists(f'/proc/self/fd/{{n}}')))")
        process.kill()
    loop = ["anon_inode", "socket", "socket"]
    assert shown == str(sorted(["/dev/null"] * 3 + ["socket", *loop]))
