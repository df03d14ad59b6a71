"""The one writer into nbgrader's gradebook: its feedback, export and formgrader go on working.

Results are written in batches, each in one transaction: a batch is in the
gradebook whole, or not at all. The tables are nbgrader's own.
"""

import contextlib
import datetime
import uuid
from collections.abc import Iterator, Sequence
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

from forwardpass.grading.bundle import Bundle
from forwardpass.grading.errors import CourseError
from forwardpass.grading.grade import Graded
from forwardpass.grading.verdicts import Verdict

#: Seconds to wait for a gradebook that another program is writing to.
_SECONDS_TO_WAIT = 60

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

    def __init__(self, config: Config, bundle: Bundle) -> None:
        self._url = str(config.CourseDirectory.db_url)
        options = {"timeout": _SECONDS_TO_WAIT} if self._url.startswith("sqlite") else {}
        self._engine = sql.create_engine(self._url, connect_args=options)
        self._penalties = AssignLatePenalties(config=config)
        self._penalties.init_plugin()
        with self._errors_said_plainly():
            if sql.make_url(self._url).get_backend_name() == "sqlite":
                self._file_exists()
            with self._engine.connect() as connection:
                self._is_of_this_version(connection)
                self._look_up(connection, bundle)

    def close(self) -> None:
        """Let go of the gradebook."""
        self._engine.dispose()

    def write(self, results: Sequence[Result]) -> None:
        """Enter ``results``, all or none. What a person has given stays, and asks for review."""
        with self._errors_said_plainly(), self._engine.begin() as connection:
            self._add_students(connection, [result.student for result in results])
            for result in results:
                self._write_one(connection, result)

    def _file_exists(self) -> None:
        path = Path(sql.make_url(self._url).database or "")
        if not path.is_file():
            raise CourseError(f"{path} does not exist; `forwardpass release` makes it")

    def _is_of_this_version(self, connection: Connection) -> None:
        scripts = ScriptDirectory(str(Path(nbgrader.__file__).with_name("alembic")))
        wanted = scripts.get_current_head()
        tables = sql.inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            raise CourseError(f"{self._shown_url} is no gradebook; `forwardpass release` makes one")
        found = connection.execute(sql.text("SELECT version_num FROM alembic_version")).scalar()
        if found != wanted:
            raise CourseError(
                f"{self._shown_url} is of another version of nbgrader (it has {found}, this one "
                f"needs {wanted}); make a copy of it and run `nbgrader db upgrade`"
            )

    def _look_up(self, connection: Connection, bundle: Bundle) -> None:
        """Find the assignment's rows, and see that they are those of the bundle."""
        name = bundle.assignment
        again = f"run `forwardpass release {name}`"
        self._assignment, self._due = _one(
            connection,
            sql.select(_ASSIGNMENT.c.id, _ASSIGNMENT.c.duedate).where(_ASSIGNMENT.c.name == name),
            f"{self._shown_url} knows no assignment {name}; {again}",
        )
        (self._notebook,) = _one(
            connection,
            sql.select(_NOTEBOOK.c.id).where(
                _NOTEBOOK.c.assignment_id == self._assignment, _NOTEBOOK.c.name == name
            ),
            f"{self._shown_url} knows no notebook of {name}; {again}",
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
                f"{self._shown_url} has other tests or points for {name} than solutions/{name}; "
                f"{again}"
            )

    def _add_students(self, connection: Connection, students: list[str]) -> None:
        found = connection.execute(
            sql.select(_STUDENT.c.id).where(_STUDENT.c.id.in_(students))
        ).scalars()
        new = sorted(set(students) - set(found))
        if new:
            connection.execute(_STUDENT.insert(), [{"id": student} for student in new])

    def _write_one(self, connection: Connection, result: Result) -> None:
        submission = self._row(
            connection,
            _SUBMISSION,
            {"assignment_id": self._assignment, "student_id": result.student},
        )
        if result.timestamp is not None:
            connection.execute(
                _SUBMISSION.update()
                .where(_SUBMISSION.c.id == submission)
                .values(timestamp=result.timestamp)
            )
        notebook = self._row(
            connection,
            _SUBMITTED_NOTEBOOK,
            {"assignment_id": submission, "notebook_id": self._notebook},
        )
        score = self._write_grades(connection, notebook, result)
        self._write_comments(connection, notebook, result.graded)
        penalty = self._penalty(connection, submission, result.student, score)
        connection.execute(
            _SUBMITTED_NOTEBOOK.update()
            .where(_SUBMITTED_NOTEBOOK.c.id == notebook)
            .values(late_submission_penalty=penalty)
        )

    def _row(self, connection: Connection, table: sql.Table, keys: dict[str, str]) -> str:
        """Return the id of the row with these keys; add it where there is none."""
        wanted = sql.and_(*(table.c[name] == value for name, value in keys.items()))
        found = connection.execute(sql.select(table.c.id).where(wanted)).scalar()
        if found is None:
            found = uuid.uuid4().hex
            connection.execute(table.insert().values(id=found, **keys))
        return found

    def _write_grades(self, connection: Connection, notebook: str, result: Result) -> float:
        """Write the score of each cell and return their sum, with what persons have given."""
        rows = connection.execute(sql.select(_GRADE).where(_GRADE.c.notebook_id == notebook)).all()
        old = {row.cell_id: row for row in rows}
        scores, total = _scores(result.graded), 0.0
        for name, cell in self._grade_cells.items():
            row = old.get(cell)
            score = scores.get(name)
            by_hand = row.manual_score if row else None
            total += (by_hand if by_hand is not None else score or 0.0) + (
                (row.extra_credit or 0.0) if row else 0.0
            )
            if row and not result.new and row.auto_score == score:
                continue
            values = {
                "auto_score": score,
                "needs_manual_grade": score is None or by_hand is not None,
            }
            if row:
                connection.execute(_GRADE.update().where(_GRADE.c.id == row.id).values(**values))
            else:
                keys = {"id": uuid.uuid4().hex, "cell_id": cell, "notebook_id": notebook}
                connection.execute(_GRADE.insert().values(**keys, **values))
        return total

    def _write_comments(self, connection: Connection, notebook: str, graded: Graded) -> None:
        rows = connection.execute(
            sql.select(_COMMENT.c.cell_id, _COMMENT.c.id).where(_COMMENT.c.notebook_id == notebook)
        )
        old = {row.cell_id: row.id for row in rows}
        changed = graded.solutions | graded.manual
        for name, cell in self._comment_cells.items():
            said = None if changed.get(name, True) else "No response."
            if cell in old:
                statement = _COMMENT.update().where(_COMMENT.c.id == old[cell])
                connection.execute(statement.values(auto_comment=said))
            else:
                keys = {"id": uuid.uuid4().hex, "cell_id": cell, "notebook_id": notebook}
                connection.execute(_COMMENT.insert().values(**keys, auto_comment=said))

    def _penalty(
        self, connection: Connection, submission: str, student: str, score: float
    ) -> float | None:
        """Return what nbgrader's plugin for late submissions takes away."""
        about = connection.execute(
            sql.select(_SUBMISSION.c.timestamp, _SUBMISSION.c.extension).where(
                _SUBMISSION.c.id == submission
            )
        ).one()
        if self._due is None or about.timestamp is None:
            return None
        due = self._due + (about.extension or datetime.timedelta())
        late = (about.timestamp - due).total_seconds()
        if late <= 0:
            return None
        penalty = self._penalties.plugin_inst.late_submission_penalty(student, score, late)
        return None if penalty is None else min(max(penalty, 0.0), score)

    @property
    def _shown_url(self) -> str:
        """The gradebook's address, without its password."""
        return sql.make_url(self._url).render_as_string(hide_password=True)

    @contextlib.contextmanager
    def _errors_said_plainly(self) -> Iterator[None]:
        try:
            yield
        except sql.exc.SQLAlchemyError as error:
            said = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise CourseError(
                f"the gradebook {self._shown_url} does not answer as it should: {said}. Nothing of "
                "this batch is written; run the same command again when that is mended"
            ) from error


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
