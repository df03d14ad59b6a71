"""The one writer into nbgrader's gradebook: its feedback, export and formgrader go on working.

Results are written in batches, each in one transaction: a batch is in the
gradebook whole, or not at all. The tables are nbgrader's own.
"""

import datetime
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbgrader
import sqlalchemy as sql
from alembic.script import ScriptDirectory
from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.engine import Connection
from traitlets.config import Config

from forwardpass.grading import database
from forwardpass.grading.bundle import Bundle
from forwardpass.grading.errors import CourseError
from forwardpass.grading.grade import Graded
from forwardpass.grading.verdicts import Verdict

#: Seconds between two tries to reach a server that has gone.
_SECONDS_BETWEEN = 0.5

#: How often rows may turn out to be there already that were not there when they were looked for.
_MAX_CLASHES = 5

_CONSEQUENCE = (
    ". Nothing of this batch is written, but what is graded is kept: run the same command again "
    "when that is mended"
)
_WAITING = "forwardpass: the gradebook {} does not answer; waiting for it, at most {} s"

_ASSIGNMENT, _NOTEBOOK = api.Assignment.__table__, api.Notebook.__table__
_CELL, _GRADE_CELL = api.BaseCell.__table__, api.GradeCell.__table__
_STUDENT, _SUBMISSION = api.Student.__table__, api.SubmittedAssignment.__table__
_SUBMITTED_NOTEBOOK = api.SubmittedNotebook.__table__
_GRADE, _COMMENT = api.Grade.__table__, api.Comment.__table__


@dataclass(frozen=True)
class Result:
    """What is entered for one student. ``new`` is False where the very same was graded before.

    ``timestamp`` is when it was handed in (UTC, without a zone), if that is known.
    """

    student: str
    graded: Graded
    timestamp: datetime.datetime | None = None
    new: bool = True


class Writer:
    """Enters results of one assignment. Raises CourseError where the gradebook takes none."""

    def __init__(self, url: str, config: Config, bundle: Bundle) -> None:
        self._url, self._shown = url, ""
        self._penalties = AssignLatePenalties(config=config)
        self._penalties.init_plugin()
        with database.errors_said_plainly(url):
            self._engine, self._shown = database.connect_to(url), database.shown(url)
            if database.is_sqlite(url):
                self._file_exists()
            with self._engine.connect() as connection:
                self._is_of_this_version(connection)
                self._look_up(connection, bundle)

    def close(self) -> None:
        """Let go of the gradebook."""
        self._engine.dispose()

    def write(self, results: Sequence[Result]) -> None:
        """Enter ``results``, all or none. What a person has given stays, and asks for review.

        While a database server does not answer it is waited for.
        """
        if not results:
            return
        with database.errors_said_plainly(self._url, _CONSEQUENCE):
            self._patiently(lambda connection: self._write(connection, results))

    def _write(self, connection: Connection, results: Sequence[Result]) -> None:
        self._add_students(connection, [result.student for result in results])
        submissions = self._submissions(connection, results)
        notebooks = self._notebooks(connection, submissions)
        scores = self._write_grades(connection, results, notebooks)
        self._write_comments(connection, results, notebooks)
        self._write_penalties(connection, submissions, notebooks, scores)

    def _patiently(self, write: Callable[[Connection], None]) -> None:
        """Write in one transaction, in which no other grader writes; try again where that helps.

        That is where another program has added the same rows, and, for a while, where
        a server has gone: writing the same twice changes nothing.
        """
        until, clashes, waiting = time.monotonic() + database.SECONDS_TO_WAIT, 0, False
        while True:
            try:
                with self._engine.begin() as connection:
                    write(connection)
                return
            except sql.exc.IntegrityError:
                clashes += 1
                if clashes == _MAX_CLASHES:
                    raise
            except (sql.exc.OperationalError, sql.exc.InterfaceError):
                if database.is_sqlite(self._url) or time.monotonic() > until:
                    raise
                if not waiting:
                    print(
                        _WAITING.format(self._shown, database.SECONDS_TO_WAIT),
                        file=sys.stderr,
                    )
                waiting = True
                time.sleep(_SECONDS_BETWEEN)

    def _file_exists(self) -> None:
        path = Path(sql.make_url(self._url).database or "")
        if not path.is_file():
            raise CourseError(f"{path} does not exist; `forwardpass release` makes it")

    def _is_of_this_version(self, connection: Connection) -> None:
        scripts = ScriptDirectory(str(Path(nbgrader.__file__).with_name("alembic")))
        wanted = scripts.get_current_head()
        tables = sql.inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            raise CourseError(f"{self._shown} is no gradebook; `forwardpass release` makes one")
        found = connection.execute(sql.text("SELECT version_num FROM alembic_version")).scalar()
        if found != wanted:
            raise CourseError(
                f"{self._shown} is of another version of nbgrader (it has {found}, this one "
                f"needs {wanted}); make a copy of it and run `nbgrader db upgrade`"
            )

    def _look_up(self, connection: Connection, bundle: Bundle) -> None:
        """Find the assignment's rows, and see that they are those of the bundle."""
        name = bundle.assignment
        again = f"run `forwardpass release {name}`"
        self._assignment, self._due = _one(
            connection,
            sql.select(_ASSIGNMENT.c.id, _ASSIGNMENT.c.duedate).where(_ASSIGNMENT.c.name == name),
            f"{self._shown} knows no assignment {name}; {again}",
        )
        (self._notebook,) = _one(
            connection,
            sql.select(_NOTEBOOK.c.id).where(
                _NOTEBOOK.c.assignment_id == self._assignment, _NOTEBOOK.c.name == name
            ),
            f"{self._shown} knows no notebook of {name}; {again}",
        )
        cells = connection.execute(
            sql.select(_CELL.c.name, _CELL.c.type, _CELL.c.id, _GRADE_CELL.c.max_score)
            .select_from(_CELL.outerjoin(_GRADE_CELL, _CELL.c.id == _GRADE_CELL.c.id))
            .where(_CELL.c.notebook_id == self._notebook)
        ).all()
        self._grade_cells = {row.name: row.id for row in cells if row.type != "SolutionCell"}
        self._comment_cells = {row.name: row.id for row in cells if row.type != "GradeCell"}
        points = {row.name: row.max_score for row in cells if row.type == "GradeCell"}
        wanted = {c.grade_id: c.points for c in bundle.cells if c.role in ("test", "manual")}
        if points != wanted:
            raise CourseError(
                f"{self._shown} has other tests or points for {name} than solutions/{name}; {again}"
            )

    def _add_students(self, connection: Connection, students: list[str]) -> None:
        known = connection.execute(sql.select(_STUDENT.c.id).where(_STUDENT.c.id.in_(students)))
        new = sorted(set(students) - set(known.scalars()))
        _insert(connection, _STUDENT, [{"id": student} for student in new])

    def _submissions(self, connection: Connection, results: Sequence[Result]) -> dict[str, str]:
        """Return the id of each student's submission, with its time."""
        students = [result.student for result in results]
        fixed = {"assignment_id": self._assignment}
        ids = _rows(connection, _SUBMISSION, "student_id", students, fixed)
        times = [{"row": ids[r.student], "timestamp": r.timestamp} for r in results if r.timestamp]
        _update(connection, _SUBMISSION, times)
        return ids

    def _notebooks(self, connection: Connection, submissions: dict[str, str]) -> dict[str, str]:
        """Return the id of each student's notebook."""
        ids = _rows(
            connection,
            _SUBMITTED_NOTEBOOK,
            "assignment_id",
            list(submissions.values()),
            {"notebook_id": self._notebook},
        )
        return {student: ids[submission] for student, submission in submissions.items()}

    def _write_grades(
        self, connection: Connection, results: Sequence[Result], notebooks: dict[str, str]
    ) -> dict[str, float]:
        """Write the score of each cell; return each student's sum, with what persons have given."""
        old = _by_notebook(connection, _GRADE, notebooks.values())
        new: list[dict] = []
        changed: list[dict] = []
        totals = {}
        for result in results:
            notebook, scores, total = notebooks[result.student], _scores(result.graded), 0.0
            for name, cell in self._grade_cells.items():
                row, score = old.get((notebook, cell)), scores.get(name)
                by_hand = row.manual_score if row else None
                total += (by_hand if by_hand is not None else score or 0.0) + (
                    (row.extra_credit or 0.0) if row else 0.0
                )
                asks = score is None or by_hand is not None
                values = {"auto_score": score, "needs_manual_grade": asks}
                if not row:
                    new.append({"cell_id": cell, "notebook_id": notebook, **values})
                elif result.new or row.auto_score != score:
                    changed.append({"row": row.id, **values})
            totals[result.student] = total
        _insert(connection, _GRADE, new)
        _update(connection, _GRADE, changed)
        return totals

    def _write_comments(
        self, connection: Connection, results: Sequence[Result], notebooks: dict[str, str]
    ) -> None:
        old = _by_notebook(connection, _COMMENT, notebooks.values())
        new: list[dict] = []
        changed: list[dict] = []
        for result in results:
            notebook = notebooks[result.student]
            written = result.graded.solutions | result.graded.manual
            for name, cell in self._comment_cells.items():
                said = None if written.get(name, True) else "No response."
                row = old.get((notebook, cell))
                if not row:
                    new.append({"cell_id": cell, "notebook_id": notebook, "auto_comment": said})
                elif row.auto_comment != said:
                    changed.append({"row": row.id, "auto_comment": said})
        _insert(connection, _COMMENT, new)
        _update(connection, _COMMENT, changed)

    def _write_penalties(
        self,
        connection: Connection,
        submissions: dict[str, str],
        notebooks: dict[str, str],
        scores: dict[str, float],
    ) -> None:
        """Write what nbgrader's plugin for late submissions takes away."""
        columns = _SUBMISSION.c.student_id, _SUBMISSION.c.timestamp, _SUBMISSION.c.extension
        handed_in = connection.execute(
            sql.select(*columns).where(_SUBMISSION.c.id.in_(submissions.values()))
        )
        penalties = []
        for student, timestamp, extension in handed_in:
            penalty = self._penalty(student, scores[student], timestamp, extension)
            penalties.append({"row": notebooks[student], "late_submission_penalty": penalty})
        _update(connection, _SUBMITTED_NOTEBOOK, penalties)

    def _penalty(
        self,
        student: str,
        score: float,
        timestamp: datetime.datetime | None,
        extension: datetime.timedelta | None,
    ) -> float | None:
        if self._due is None or timestamp is None:
            return None
        late = (timestamp - self._due - (extension or datetime.timedelta())).total_seconds()
        if late <= 0:
            return None
        penalty = self._penalties.plugin_inst.late_submission_penalty(student, score, late)
        return None if penalty is None else min(max(penalty, 0.0), score)


def _rows(
    connection: Connection, table: sql.Table, key: str, values: list[str], fixed: dict[str, str]
) -> dict[str, str]:
    """Return the id of the row for each value of ``key``; add those that are not there.

    ``fixed`` is what all rows have in common.
    """
    column, same = table.c[key], [table.c[name] == value for name, value in fixed.items()]
    found = connection.execute(sql.select(column, table.c.id).where(column.in_(values), *same))
    ids = {row[0]: row.id for row in found}
    new = [{"id": uuid.uuid4().hex, key: v, **fixed} for v in values if v not in ids]
    _insert(connection, table, new)
    return ids | {row[key]: row["id"] for row in new}


def _insert(connection: Connection, table: sql.Table, rows: list[dict]) -> None:
    """Add rows, with ids of their own where they have none."""
    if rows:
        connection.execute(table.insert(), [{"id": uuid.uuid4().hex, **row} for row in rows])


def _update(connection: Connection, table: sql.Table, rows: list[dict]) -> None:
    """Change the rows whose ids are their ``row``."""
    if rows:
        connection.execute(table.update().where(table.c.id == sql.bindparam("row")), rows)


def _by_notebook(
    connection: Connection, table: sql.Table, notebooks: Iterable[str]
) -> Mapping[tuple[str, str], sql.Row]:
    """Return the rows of grades or comments, by their notebook and their cell."""
    rows = connection.execute(sql.select(table).where(table.c.notebook_id.in_(list(notebooks))))
    return {(row.notebook_id, row.cell_id): row for row in rows}


def _scores(graded: Graded) -> dict[str, float | None]:
    """Return the score of each cell; None where a person must give it."""
    tests = {
        test.grade_id: None if test.verdict is Verdict.GRADER_ERROR else test.points
        for test in graded.tests
    }
    return tests | {name: None if changed else 0.0 for name, changed in graded.manual.items()}


def _one(connection: Connection, statement: Any, message: str) -> tuple:
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise CourseError(message)
    return tuple(row)
