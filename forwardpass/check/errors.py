"""The ways in which a check ends early, each shown without our own frames."""


class _ShownPlainly(Exception):
    """An exception whose message is all that a notebook shows.

    IPython calls ``_render_traceback_`` where it exists. A student learns
    nothing from the lines of this package, so only the message is shown.
    """

    def _render_traceback_(self) -> list[str]:
        return [f"{type(self).__name__}: {self}"]


class CheckFailed(_ShownPlainly, AssertionError):
    """A check that did not pass.

    ``diagnosis`` is the id of the mistake that was recognised: one of the
    task's own or one of the general ones in ``forwardpass.check.diagnose``.
    ``stopped`` is the name of the exception that ended the call, if one did.
    """

    def __init__(self, message: str, diagnosis: str, stopped: str = "") -> None:
        super().__init__(message)
        self.diagnosis = diagnosis
        self.stopped = stopped


class Stopped(_ShownPlainly, KeyboardInterrupt):
    """The student stopped the check while their function was running."""


class ChecksFileError(_ShownPlainly, ValueError):
    """The data file of an assignment is missing, damaged or of another version."""


def not_written(name: str) -> NotImplementedError:
    """Return the error for a task that still is as it was released."""
    message = (
        f"{name} is not written yet. In the cell above, replace the line "
        "`raise NotImplementedError()` by your own code, and run that cell first."
    )
    error = NotImplementedError(message)
    error._render_traceback_ = lambda: [f"NotImplementedError: {message}"]
    return error
