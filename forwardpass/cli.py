"""The command ``forwardpass``. Exit codes: 0 done; 1 something could not be; 2 wrong usage."""

import argparse
import sys
from pathlib import Path

from forwardpass.grading.course import Course, find_course
from forwardpass.grading.errors import CourseError
from forwardpass.imports import skip_what_is_slow


def main(argv: list[str] | None = None) -> int:
    """Run the command with the arguments ``argv`` and return its exit code."""
    arguments = _parser().parse_args(argv)
    skip_what_is_slow()
    for stream in (sys.stdout, sys.stderr):  # a Windows pipe may have no ✓
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return arguments.run(find_course(), arguments)
    except CourseError as error:
        print(f"forwardpass: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="forwardpass", description="Author and run the course.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    new = commands.add_parser("new", help="begin a chapter and its assignment")
    new.add_argument("name", metavar="NAME", help="such as 08_attention")
    new.add_argument("title", metavar="TITLE", help='such as "Attention"')
    new.set_defaults(run=_new)

    release = commands.add_parser("release", help="solutions/ -> exercises/")
    release.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="by default: all")
    release.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 on a difference"
    )
    release.set_defaults(run=_release)

    refresh = commands.add_parser("refresh", help="run notebooks and store their outputs")
    refresh.add_argument(
        "notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="by default: all"
    )
    refresh.add_argument(
        "--check", action="store_true", help="run nothing; exit 1 if not normalised"
    )
    refresh.set_defaults(run=_refresh)

    grade = commands.add_parser("grade", help="submitted/ -> autograded/ and the gradebook")
    grade.add_argument("assignment", metavar="ASSIGNMENT")
    grade.add_argument(
        "--student", action="append", default=[], metavar="ID", help="by default: all"
    )
    where = grade.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=_whole, default=0, metavar="N", help="by default: one for each core"
    )
    where.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="grade with the workers of this Dask scheduler, such as tcp://HOST:8786",
    )
    grade.add_argument(
        "--timeout",
        type=_seconds,
        default=60.0,
        metavar="S",
        help="seconds that one submission may take; by default: 60",
    )
    grade.add_argument(
        "--isolation",
        choices=["full", "none"],
        default="full",
        help="none: run students' code with all your rights, beside your files",
    )
    grade.add_argument(
        "--force", action="store_true", help="grade anew what has been graded before"
    )
    grade.add_argument("--json", action="store_true", help="print the results as JSON")
    grade.set_defaults(run=_grade)

    doctor = commands.add_parser("doctor", help="what this machine can do")
    doctor.set_defaults(run=_doctor)
    return parser


def _new(course: Course, arguments: argparse.Namespace) -> int:
    from forwardpass.grading.new import new, to_do

    for path in new(course, arguments.name, arguments.title):
        print(f"{path.relative_to(course.root)} is made")
    print(to_do(arguments.name, arguments.title))
    return 0


def _release(course: Course, arguments: argparse.Namespace) -> int:
    from forwardpass.grading.release import drift, release  # nbgrader takes a second to import

    found: list[str] = []
    for assignment in course.assignments(arguments.assignments):
        if arguments.check:
            found += drift(course, assignment)
        else:
            release(course, assignment)
            print(f"exercises/{assignment} is made")
    if found:
        print("\n".join(found), file=sys.stderr)
        print("Run `forwardpass release` and commit what it makes.", file=sys.stderr)
    return 1 if found else 0


def _refresh(course: Course, arguments: argparse.Namespace) -> int:
    from forwardpass.grading.notebooks import is_normal
    from forwardpass.grading.refresh import refresh

    paths = [p.resolve() for p in arguments.notebooks] or course.notebooks()
    if arguments.check:
        bad = [p for p in paths if not is_normal(p)]
        for path in bad:
            print(
                f"{path} is not in normal form; run `forwardpass refresh {path}`", file=sys.stderr
            )
        return 1 if bad else 0
    for path in paths:
        print(f"{path}: {'changed' if refresh(path) else 'unchanged'}", flush=True)
    return 0


def _whole(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"a whole number above 0 is needed, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 86400:
        raise argparse.ArgumentTypeError(f"seconds from 1 to 86400 are needed, not {text!r}")
    return seconds


def _grade(course: Course, arguments: argparse.Namespace) -> int:
    from forwardpass.grading.command import grade  # what it imports takes seconds

    return grade(course, arguments)


def _doctor(course: Course, arguments: argparse.Namespace) -> int:
    from forwardpass.grading.doctor import examine

    bad = 0
    for finding in examine(course):
        print(f"{'✓' if finding.good else '✗'} {finding.what}")
        if not finding.good:
            bad += 1
            print(f"    {finding.advice}")
    print("This machine can do everything." if not bad else f"{bad} thing(s) to mend, see above.")
    return 1 if bad else 0
