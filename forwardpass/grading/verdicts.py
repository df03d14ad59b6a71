"""The words for what came of a test, and of a whole submission."""

from enum import StrEnum


class Verdict(StrEnum):
    """What came of a test. Points are given for ``passed`` alone."""

    PASSED = "passed"
    NOT_ATTEMPTED = "not attempted"
    FAILED = "failed"
    STUDENT_ERROR = "student error"
    OUT_OF_MEMORY = "out of memory"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MALFORMED = "malformed submission"
    GRADER_ERROR = "grader error"

    @property
    def severity(self) -> int:
        """Where it stands in the list above, which goes from good to bad."""
        return list(Verdict).index(self)


#: What a process that did not live to its end is called, by ``StudentGone.why``.
GONE = {
    "timeout": Verdict.TIMEOUT,
    "memory": Verdict.OUT_OF_MEMORY,
    "crashed": Verdict.CRASHED,
}


def worst(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict on a submission: its worst one; a task left alone is not the worst."""
    return max(verdicts, key=lambda verdict: verdict.severity, default=Verdict.PASSED)
