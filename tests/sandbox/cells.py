"""Asking a student's process to run cells."""

import time

from forwardpass.sandbox import Sandbox, Student
from forwardpass.sandbox.wire import Writer


def message(source: str, seconds: float = 20) -> bytes:
    """Return the question that runs a cell."""
    writer = Writer()
    writer.put(source.encode())
    return writer.message({"ask": "cell", "seconds": seconds, "patience": 2})


def printed(student: Student, source: str) -> str:
    """Run a cell, and return what it has printed, or the names of its errors."""
    outputs = student.ask(message(source))[0]["outputs"]
    return "".join(out.get("text", "") or out.get("ename", "") for out in outputs).strip()


def printed_by(sandbox: Sandbox, *sources: str) -> str:
    """Run cells in a new process, and return what the last one has printed."""
    with sandbox.student(time.monotonic() + 60) as student:
        return [printed(student, source) for source in sources][-1]
