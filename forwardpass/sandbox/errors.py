"""What can go wrong between a grader and the process of a student."""


class SandboxError(Exception):
    """The machine cannot run or confine students' code. Never the student's fault."""


class WireError(ValueError):
    """What came over the pipe is no message, or is larger than a message may be."""


class StudentGone(BaseException):
    """The student's process is over, before its time.

    ``why`` is ``timeout``, ``memory`` or ``crashed``; the text says more. It is no
    ``Exception``, so that nothing on the way takes it for an error of the student's code.
    """

    def __init__(self, why: str, text: str) -> None:
        super().__init__(text)
        self.why = why
