"""Print after pytest how long each notebook took: ``-p forwardpass.kernels.times``."""

from collections import Counter
from collections.abc import Iterable

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print one line for each notebook, the slowest first."""
    reports = [r for rs in terminalreporter.stats.values() for r in rs if hasattr(r, "duration")]
    seconds = seconds_by_notebook(reports)
    if seconds:
        terminalreporter.section("seconds a notebook, with the start of its kernel")
    for path, taken in seconds.most_common():
        terminalreporter.write_line(f"{taken:6.1f} s  {path}")


def seconds_by_notebook(reports: Iterable[pytest.TestReport]) -> Counter[str]:
    """Return how many seconds the cells of each notebook took, by its path."""
    seconds: Counter[str] = Counter()
    for report in reports:
        path = report.nodeid.partition("::")[0]
        if path.endswith(".ipynb"):
            seconds[path] += report.duration
    return seconds
