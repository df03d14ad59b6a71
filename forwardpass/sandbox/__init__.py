"""Where students' code runs: a process of its own, confined, on the other end of a pipe.

``Sandbox`` keeps one preloaded process and forks a ``Student`` from it for each
run of a notebook. What comes over the pipe is hostile until ``wire`` has read it.
"""

from forwardpass.sandbox.errors import SandboxError, StudentGone
from forwardpass.sandbox.launch import Sandbox, Student

__all__ = ["Sandbox", "SandboxError", "Student", "StudentGone"]
