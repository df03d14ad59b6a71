"""A PostgreSQL server of our own, on loopback, in a folder that is gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import sqlalchemy as sql

_USER, _PASSWORD = "forwardpass", "correct horse"

#: A server does not run as root: then it is this user's.
_SERVERS_USER = "postgres"


def programs() -> Path:
    """Return the folder of the newest PostgreSQL that is installed; Debian has it on no PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    if not folders and (found := shutil.which("pg_ctl")):
        return Path(found).parent
    assert folders, "PostgreSQL is not installed: apt-get install postgresql"
    return folders[-1]


class Server:
    """A server with an account; each ``database`` is a new one."""

    def __init__(self) -> None:
        root = os.getuid() == 0
        self._as: dict = {"user": _SERVERS_USER, "group": _SERVERS_USER} if root else {}
        self._folder = Path(tempfile.mkdtemp(prefix="forwardpass-postgresql-"))
        password = self._folder / "password"
        password.write_text(_PASSWORD)
        if root:
            for path in (self._folder, password):
                os.chown(path, pwd.getpwnam(_SERVERS_USER).pw_uid, -1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._data = self._folder / "data"
        self._run(
            *("initdb", "--pgdata", self._data, "--username", _USER, "--pwfile", password),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
        )
        self._process: subprocess.Popen | None = None
        self._databases = 0
        self.start()

    def url(self, name: str = "postgres", *, password: str = _PASSWORD, host: str = "127.0.0.1"):
        """Return the address of a database."""
        return sql.URL.create(
            "postgresql", _USER, password, host, self.port, name
        ).render_as_string(hide_password=False)

    def database(self) -> str:
        """Make a database, and return its address."""
        self._databases += 1
        name = f"gradebook{self._databases}"
        engine = sql.create_engine(self.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sql.text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url(name)

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = {"listen_addresses": "127.0.0.1", "port": self.port, "fsync": "off"}
        options |= {"unix_socket_directories": "", "max_connections": 30}
        self._process = subprocess.Popen(
            [
                *(programs() / "postgres", "-D", self._data),
                *(part for name, value in options.items() for part in ("-c", f"{name}={value}")),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            **self._as,
        )
        until = time.monotonic() + 30
        while not self._answers():
            assert self._process.poll() is None, "PostgreSQL does not start"
            assert time.monotonic() < until, "PostgreSQL does not answer"
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: at once and in good order, or, with SIGQUIT, as in a crash."""
        self._process.send_signal(how)
        self._process.wait(30)

    def close(self) -> None:
        """End it, and take its folder away."""
        if self._process.poll() is None:
            self.stop()
        shutil.rmtree(self._folder)

    def _answers(self) -> bool:
        program = [programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(program, check=False).returncode == 0

    def _run(self, program: str, *arguments: object) -> None:
        subprocess.run(
            [programs() / program, *map(str, arguments)],
            check=True,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            **self._as,
        )
