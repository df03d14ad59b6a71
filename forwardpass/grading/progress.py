"""What ``forwardpass grade`` shows while it runs and at its end, on the error stream."""

import collections
import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from forwardpass.grading.run import Outcome
from forwardpass.grading.verdicts import Verdict

#: Seconds between two lines where there is no terminal.
_INTERVAL = 5.0


class Shown:
    """A bar with rate, remaining time and counts by verdict; plain lines without a terminal."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._began = self._spoke = time.monotonic()
        self._counts: collections.Counter[Verdict] = collections.Counter()
        self._console = Console(stderr=True)
        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[counts]}"),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total, rate="", counts="")

    def __enter__(self) -> "Shown":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def add(self, outcome: Outcome) -> None:
        """Count a submission that is graded and kept."""
        self._done += 1
        self._counts[outcome.graded.verdict] += 1
        now = time.monotonic()
        rate = f"{self._done / max(now - self._began, 1e-3):.1f}/s"
        counts = ", ".join(f"{n} {verdict.value}" for verdict, n in sorted(self._counts.items()))
        self._bar.update(self._task, completed=self._done, rate=rate, counts=counts)
        last = self._done == self._total
        if not self._console.is_terminal and (last or now - self._spoke > _INTERVAL):
            self._spoke = now
            print(f"{self._done}/{self._total}, {rate}: {counts}", file=sys.stderr, flush=True)


def table(summaries: list[dict]) -> Table:
    """Return a table of all submissions, the worst first. They are those of ``summary_of``."""
    made = Table(box=None, pad_edge=False)
    for title in ("student", "verdict", "points", ""):
        made.add_column(title, justify="right" if title == "points" else "left")
    for summary in sorted(summaries, key=_worst_first):
        points = f"{summary['points']:g} of {summary['possible']:g}"
        student, note = _plain(summary["student"]), _plain(_note(summary))
        made.add_row(student, summary["verdict"], points, note)
    return made


def _worst_first(summary: dict) -> tuple:
    return -Verdict(summary["verdict"]).severity, summary["points"], summary["student"]


def _note(summary: dict) -> str:
    if reason := summary.get("reason"):
        return reason
    lost = {Verdict(name): n for name, n in summary["tests"].items() if name != Verdict.PASSED}
    return ", ".join(f"{n} {verdict.value}" for verdict, n in sorted(lost.items(), reverse=True))


def _plain(text: str) -> Text:
    """Return ``text`` without what a terminal would obey: names of folders can be anything."""
    return Text("".join(c if c.isprintable() else "�" for c in text))
