"""The database that holds nbgrader's gradebook: SQLite, or a server such as PostgreSQL."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sql
from traitlets.config import Config

from forwardpass.grading.errors import CourseError

#: Seconds to wait for a gradebook that another program is writing to, or whose server has gone.
SECONDS_TO_WAIT = 60

#: The number of a lock of PostgreSQL that each transaction of ours takes: there is one writer.
_LOCK = "SELECT pg_advisory_xact_lock(7026337)"

_EXAMPLES = "sqlite:////FOLDER/gradebook.db or postgresql://USER:PASSWORD@HOST/NAME"


def address(config: Config, root: Path) -> str:
    """Return the gradebook's address: the one that is set, or that of a file in the course."""
    return str(config.CourseDirectory.get("db_url", f"sqlite:///{root / 'gradebook.db'}"))


def shown(url: str) -> str:
    """Return an address as it may be shown: without its password."""
    return sql.make_url(url).render_as_string(hide_password=True)


def is_sqlite(url: str) -> bool:
    """Is the database a file?"""
    return sql.make_url(url).get_backend_name() == "sqlite"


def check(url: str) -> None:
    """See that a server answers. Raises CourseError. A file need not be there."""
    with errors_said_plainly(url):
        if not is_sqlite(url):
            engine = connect_to(url)
            engine.connect().close()
            engine.dispose()


def connect_to(url: str) -> sql.Engine:
    """Return an engine whose transactions come one after the other, whoever else has one."""
    if is_sqlite(url):
        # By itself, Python's driver begins a transaction only at the first change.
        engine = sql.create_engine(url, connect_args={"timeout": SECONDS_TO_WAIT})
        sql.event.listen(engine, "connect", lambda raw, _: setattr(raw, "isolation_level", None))
        sql.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    engine = sql.create_engine(url)
    if engine.dialect.name == "postgresql":
        sql.event.listen(engine, "begin", lambda c: c.exec_driver_sql(_LOCK))
    return engine


@contextlib.contextmanager
def errors_said_plainly(url: str, consequence: str = "") -> Iterator[None]:
    """Raise CourseError, in one line, for whatever a database or its driver raises."""
    try:
        yield
    except sql.exc.NoSuchModuleError:
        name = url.partition(":")[0]
        raise CourseError(
            f"the gradebook's address names a database that is not known, {name!r}; it should "
            f"look like {_EXAMPLES}"
        ) from None
    except sql.exc.ArgumentError:
        raise CourseError(f"the gradebook's address should look like {_EXAMPLES}") from None
    except ModuleNotFoundError as error:
        raise CourseError(
            f"the gradebook {shown(url)} needs a driver that is not installed: {error.name}. "
            "For PostgreSQL: pip install 'psycopg[binary]'"
        ) from None
    except sql.exc.SQLAlchemyError as error:
        said = " ".join(str(getattr(error, "orig", None) or error).split())
        raise CourseError(
            f"the gradebook {shown(url)} does not answer as it should: {said}{consequence}"
        ) from error
