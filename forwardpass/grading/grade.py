"""Grading one submission: a pure function of its bytes and a bundle.

Cells are run in their order, and the visible tests at their places between
them. Hidden tests come when all cells have run and their outputs are kept:
whatever is printed or displayed from then on is thrown away, so that code that
has seen a hidden input has no way to tell anybody. A function is tested as it was
where its test stands. If it, or something that it gets at, has changed since
then, the notebook is run once more, in a new process and for no output, with the
hidden tests at their places.
"""

import time
from collections import Counter
from dataclasses import dataclass, field

import msgspec

from forwardpass.grading.bundle import Bundle, GradedCell
from forwardpass.grading.examine import Examiner, Finding
from forwardpass.grading.graded import (
    MAX_OUTPUTS,
    ShownCell,
    displayed,
    graded_notebook,
    malformed_notebook,
)
from forwardpass.grading.remote import Link
from forwardpass.grading.submission import Cell, MalformedSubmission, read_submission
from forwardpass.grading.verdicts import GONE, Verdict, worst
from forwardpass.grading.watch import ended_at
from forwardpass.sandbox import Sandbox, StudentGone

#: Seconds that a cell may compute, and how many times as long it may take by the clock: as long
#: as nbgrader lets it.
CELL_SECONDS = 15.0
CELL_PATIENCE = 2.0

#: Seconds that a whole submission may take, by the clock; and those of them that are kept for
#: ending what still runs: to end many processes takes a while.
SECONDS = 60.0
_SECONDS_TO_END = 0.3


class TestResult(msgspec.Struct, frozen=True):
    """What a test gave. ``diagnosis`` is the id of the mistake that was recognised, or empty."""

    __test__ = False  # not a test class for pytest

    grade_id: str
    verdict: Verdict
    points: float
    possible: float
    diagnosis: str = ""


class Graded(msgspec.Struct, frozen=True):
    """What grading a submission gives. ``manual`` are ids of cells that a person must grade.

    ``seconds`` are those by the clock, of each part of the work.
    """

    verdict: Verdict
    tests: list[TestResult]
    notebook: bytes
    isolation: str
    seconds: dict[str, float]
    manual: dict[str, bool] = {}
    solutions: dict[str, bool] = {}
    reason: str = ""

    @property
    def points(self) -> float:
        return sum(test.points for test in self.tests)

    @property
    def possible(self) -> float:
        return sum(test.possible for test in self.tests)


@dataclass
class _Step:
    """A cell of the submission as it is run, or a test in its place."""

    cell: Cell
    graded: GradedCell | None
    runs: bool

    @property
    def test(self) -> GradedCell | None:
        return self.graded if self.graded and self.graded.role == "test" else None


@dataclass
class _Progress:
    """What is known so far: outputs of cells and findings of tests, by their step."""

    outputs: dict[int, list[dict]] = field(default_factory=dict)
    findings: dict[int, Finding] = field(default_factory=dict)
    stops: Counter[str] = field(default_factory=Counter)
    deadly: set[int] = field(default_factory=set)
    fatal: int | None = None
    room: int = MAX_OUTPUTS

    def found(self, at: int, finding: Finding) -> None:
        """Keep what came of a test when it was made for the first time."""
        self.findings.setdefault(at, finding)
        if finding.verdict in GONE.values():  # once is enough
            self.deadly.add(at)

    def keep(self, at: int, outputs: list) -> None:
        """Keep what a cell has shown when it was run for the first time."""
        if at not in self.outputs:
            self.outputs[at], self.room = displayed(outputs, self.room)


def grade(data: bytes, bundle: Bundle, sandbox: Sandbox, *, seconds: float = SECONDS) -> Graded:
    """Grade the notebook that ``data`` is. Raises SandboxError where no code can be run."""
    started = time.monotonic()
    try:
        steps = _arrange(read_submission(data), bundle)
    except MalformedSubmission as error:
        return malformed(bundle, str(error), sandbox.isolation)
    deadline = started + seconds - min(_SECONDS_TO_END, seconds / 10)
    shown = examined = _Progress()
    _run(steps, bundle, sandbox, deadline, shown, hidden=False)
    seen = time.monotonic()
    until = len(steps) if shown.fatal is None else shown.fatal
    left = [n for n, s in enumerate(steps[:until]) if s.test and n not in shown.findings]
    if left:
        examined = _Progress({}, dict(shown.findings), shown.stops, shown.deadly)
        _run(steps[:until], bundle, sandbox, deadline, examined, hidden=True)
    findings = _together(steps, shown, examined)
    ended = time.monotonic()
    results = _results(bundle, steps, findings)
    return Graded(
        verdict=worst([*(result.verdict for result in results), *_fatal(shown, examined)]),
        tests=results,
        notebook=graded_notebook(bundle, _shown(steps, shown, findings)),
        isolation=sandbox.isolation,
        seconds={"shown": seen - started, "examined": ended - seen},
        manual=_answered(bundle, steps, "manual"),
        solutions=_answered(bundle, steps, "solution"),
    )


def _arrange(cells: list[Cell], bundle: Bundle) -> list[_Step]:
    """Return what is run, in the submission's order, with what is missing put in its place.

    A cell that the instructor has locked comes back as it was, a test runs where
    its last copy stands; those that were deleted are added, tests at the end.
    """
    known = {cell.grade_id: cell for cell in bundle.cells}
    last = {cell.grade_id: number for number, cell in enumerate(cells) if cell.grade_id in known}
    steps = []
    for number, cell in enumerate(cells):
        graded = known.get(cell.grade_id)
        if graded and graded.role == "test" and last[cell.grade_id] != number:
            continue
        if graded and graded.role in ("test", "locked"):
            cell = Cell(graded.cell_type, graded.released, cell.grade_id)
        elif graded:
            cell = Cell(graded.cell_type, cell.source, cell.grade_id, cell.attachments)
            graded = graded if last[cell.grade_id] == number else None
        steps.append(_step(cell, graded))
    missing = [cell for cell in bundle.cells if cell.grade_id not in last]
    before = [_added(cell) for cell in missing if cell.role == "locked"]
    after = [_added(cell) for cell in missing if cell.role == "test"]
    return before + steps + after


def _step(cell: Cell, graded: GradedCell | None) -> _Step:
    is_test = graded is not None and graded.role == "test"
    return _Step(cell, graded, runs=cell.cell_type == "code" and not is_test)


def _added(graded: GradedCell) -> _Step:
    return _step(Cell(graded.cell_type, graded.released, graded.grade_id), graded)


def _run(
    steps: list[_Step],
    bundle: Bundle,
    sandbox: Sandbox,
    deadline: float,
    progress: _Progress,
    *,
    hidden: bool,
) -> None:
    """Run all cells in a fresh process, and the tests but those that have been stopped.

    With ``hidden``, hidden tests are made at their places; else when all cells have run,
    as far as what they test has not changed since.

    Where a test ends the process, another one is brought to the same place, and
    the next test is made: one task does not cost the others. Where a cell ends
    it, that is the end, and ``progress.fatal`` names the cell.
    """
    while progress.fatal is None:
        at, secret = 0, hidden
        try:
            with sandbox.student(deadline) as student:
                sources = [step.cell.source for step in steps]
                link = Link(student, sources, progress.stops)
                for name, content in bundle.files.items():
                    link.write_file(name, content)
                examiner = Examiner(bundle, link)
                for at, step in enumerate(steps):
                    secret = hidden or (step.test is not None and examiner.is_secret(step.test))
                    if step.runs:
                        examiner.forget()
                        progress.keep(at, link.run(step.cell.source, CELL_SECONDS, CELL_PATIENCE))
                    elif step.test and at not in progress.deadly:
                        with ended_at(deadline, student):
                            if secret and not hidden:
                                examiner.hold(step.test, at)
                            else:  # perhaps once more: later tests may need what it has defined
                                progress.found(at, examiner.examine(step.test))
                at, secret = len(steps), True
                for at, held in examiner.held():
                    with ended_at(deadline, student):
                        progress.found(at, examiner.examine_held(held))
            return
        except StudentGone as gone:
            if at == len(steps):  # it died when it was asked what has changed
                return
            progress.found(at, _gone(gone, tells=not secret))
            if time.monotonic() >= deadline or not steps[at].test:
                progress.fatal = at


_GONE_TEXTS = {
    "timeout": "Stopped: {}. Is there a loop that never ends?",
    "memory": "Stopped: {}.",
    "crashed": "The process that ran this notebook ended here: {}.",
}

_GONE_HIDDEN = {
    "timeout": "Stopped: it took too long. Is there a loop that never ends?",
    "memory": "Stopped: it took too much memory.",
    "crashed": "The process that ran this notebook ended here.",
}


def _gone(gone: StudentGone, *, tells: bool) -> Finding:
    """Report the end of a process. What has seen hidden inputs could tell them by how it ends."""
    texts = _GONE_TEXTS if tells else _GONE_HIDDEN
    return Finding(GONE[gone.why], texts[gone.why].format(gone))


def _together(steps: list[_Step], shown: _Progress, examined: _Progress) -> dict[int, Finding]:
    """Return a finding for every test; where it was not reached, that of what stopped the run."""
    found = {**shown.findings, **examined.findings}
    stopped = [p.findings[p.fatal] for p in (shown, examined) if p.fatal is not None]
    for number, step in enumerate(steps):
        if step.test and number not in found:
            found[number] = stopped[0]
    return found


def _fatal(*runs: _Progress) -> list[Verdict]:
    """Return what the cells get that ended their runs."""
    return [run.findings[run.fatal].verdict for run in runs if run.fatal is not None]


def _results(bundle: Bundle, steps: list[_Step], findings: dict[int, Finding]) -> list[TestResult]:
    by_id = {step.test.grade_id: findings[n] for n, step in enumerate(steps) if step.test}
    return [
        TestResult(
            grade_id=test.grade_id,
            verdict=by_id[test.grade_id].verdict,
            points=test.points if by_id[test.grade_id].verdict is Verdict.PASSED else 0.0,
            possible=test.points,
            diagnosis=by_id[test.grade_id].diagnosis,
        )
        for test in bundle.tests.values()
    ]


def _shown(steps: list[_Step], shown: _Progress, findings: dict[int, Finding]) -> list[ShownCell]:
    return [
        ShownCell(
            step.cell,
            step.graded,
            shown.outputs.get(number, []),
            findings.get(number),
        )
        for number, step in enumerate(steps)
    ]


def _answered(bundle: Bundle, steps: list[_Step], role: str) -> dict[str, bool]:
    """Return, for each cell of a role, whether the student has changed it."""
    sources = {step.graded.grade_id: step.cell.source for step in steps if step.graded}
    return {
        cell.grade_id: sources.get(cell.grade_id, cell.released) != cell.released
        for cell in bundle.cells
        if cell.role == role
    }


def malformed(bundle: Bundle, reason: str, isolation: str = "") -> Graded:
    """Return what a submission gets that is no notebook: no points, and the reason."""
    return _without_running(bundle, Verdict.MALFORMED, reason, isolation)


def ungraded(bundle: Bundle, reason: str) -> Graded:
    """Return what a submission gets on which the grader itself failed: it waits for a person.

    Its ``reason`` is for that person: it could quote a hidden test.
    """
    shown = "The grader itself failed; a person will grade it"
    return _without_running(bundle, Verdict.GRADER_ERROR, reason, "", shown)


def _without_running(
    bundle: Bundle, verdict: Verdict, reason: str, isolation: str, shown: str = ""
) -> Graded:
    tests = bundle.tests.values()
    return Graded(
        verdict=verdict,
        tests=[TestResult(test.grade_id, verdict, 0.0, test.points) for test in tests],
        notebook=malformed_notebook(bundle, shown or reason),
        isolation=isolation,
        seconds={},
        manual={cell.grade_id: False for cell in bundle.cells if cell.role == "manual"},
        solutions={cell.grade_id: False for cell in bundle.cells if cell.role == "solution"},
        reason=reason,
    )
