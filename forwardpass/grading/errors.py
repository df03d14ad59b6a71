"""The errors that the command reports in one line, without a traceback."""


class CourseError(Exception):
    """Something in the course folder stops the work: the message names it and the next step."""


class WorkersGone(CourseError):
    """There is nothing left to grade with; what was graded before can still be kept."""
