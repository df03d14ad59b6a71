"""The command ``forwardpass grade``: what is asked is looked at, run, shown and summed up."""

import argparse
import json
import signal
import sys
from typing import Any

from rich.console import Console

from forwardpass.grading.course import Course
from forwardpass.grading.errors import CourseError
from forwardpass.grading.progress import Shown, table
from forwardpass.grading.run import Options, Run, summary_of
from forwardpass.grading.verdicts import Verdict
from forwardpass.grading.worker import Settings
from forwardpass.sandbox.isolation import what_is_missing

_RISK = (
    "--isolation=none: students' code runs with all your rights. It can read and change every "
    "file that you can, the hidden tests and the gradebook among them, reach the network, and go "
    "on when grading is done. Use it only for code that you have read."
)


def grade(course: Course, arguments: argparse.Namespace) -> int:
    """Grade submissions and return the exit code: 1 where one could not be graded."""
    course.assignments([arguments.assignment])
    isolated = arguments.isolation == "full"
    if not isolated:
        print(f"forwardpass: {_RISK}", file=sys.stderr)
    elif not arguments.scheduler and (missing := what_is_missing()):
        raise CourseError(
            f"this machine cannot isolate students' code: {missing} (`forwardpass doctor` says "
            "more). Without it, --isolation=none grades with all that it risks"
        )
    run = Run(
        course,
        arguments.assignment,
        arguments.student,
        Options(
            workers=arguments.workers,
            scheduler=arguments.scheduler,
            settings=Settings(isolated, arguments.timeout, (str(course.root),)),
            force=arguments.force,
        ),
    )
    summaries, stopped = _follow(run)
    if arguments.json:
        print(json.dumps(summaries, ensure_ascii=False))
    else:
        Console(soft_wrap=True).print(table(summaries))
    failed = [s["student"] for s in summaries if s["verdict"] == Verdict.GRADER_ERROR.value]
    if failed:
        names = ", ".join(failed)
        print(f"forwardpass: could not be graded, grade by hand: {names}", file=sys.stderr)
    if stopped:
        left = len(run) - len(summaries)
        print(
            f"forwardpass: stopped; {len(summaries)} are graded and kept, {left} are left. Run the "
            "same command again to go on.",
            file=sys.stderr,
        )
    return 1 if failed or stopped else 0


def _follow(run: Run) -> tuple[list[dict], bool]:
    """Run to the end, or to Ctrl-C: then what is being graded is finished and kept.

    Of each submission only a summary is held on to, so that a large class takes little memory.
    """

    def stop(*_: Any) -> None:
        if run.stopping:
            raise KeyboardInterrupt
        run.stop()
        print("\nStopping: what is being graded is finished and kept.", file=sys.stderr)

    before = signal.signal(signal.SIGINT, stop)
    summaries: list[dict] = []
    try:
        with Shown(len(run)) as shown:
            for outcome in run.outcomes():
                summaries.append(summary_of(outcome))
                shown.add(outcome)
    finally:
        signal.signal(signal.SIGINT, before)
    return summaries, run.stopping and len(summaries) < len(run)
