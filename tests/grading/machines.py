"""A Dask scheduler and workers, started by Dask's own commands on this machine."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import forwardpass

_PACKAGE = Path(forwardpass.__file__).parents[1]


class Machines:
    """A scheduler and its workers, each with a folder of its own that holds nothing of a course."""

    def __init__(
        self, folder: Path, *, protocol: str = "tcp", settings: dict | None = None
    ) -> None:
        self._folder = folder
        self._settings = settings or {}
        self.workers: list[subprocess.Popen] = []
        about = folder / "scheduler.json"
        self.scheduler = self._start(
            *("scheduler", "--protocol", protocol, "--host", "127.0.0.1", "--port", "0"),
            *("--no-dashboard", "--scheduler-file", str(about)),
        )
        until = time.monotonic() + 60
        while not about.exists() or not about.read_text():
            assert self.scheduler.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        self.address = json.loads(about.read_text())["address"]

    def worker(self, *options: str, **environment: str) -> subprocess.Popen:
        """Start one more worker, with ``options`` of Dask's and other variables."""
        command = ["worker", self.address, "--nthreads", "1", "--no-dashboard", *options]
        self.workers.append(self._start(*command, **environment))
        return self.workers[-1]

    def said(self) -> str:
        """Return what all have written to their logs."""
        return "\n".join(log.read_text() for log in sorted(self._folder.glob("*.log")))

    def close(self) -> None:
        """End them all."""
        for process in (*self.workers, self.scheduler):
            process.kill()
        for process in (*self.workers, self.scheduler):
            process.wait()

    def _start(self, *command: str, **environment: str) -> subprocess.Popen:
        number = len(list(self._folder.glob("*.log")))
        home = self._folder / f"{command[0]}{number}"
        home.mkdir()
        paths = os.pathsep.join(map(str, (_PACKAGE, Path(__file__).parent)))
        variables = {"PYTHONPATH": paths, "DASK_TEMPORARY_DIRECTORY": str(home)}
        with (self._folder / f"{command[0]}{number}.log").open("w") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{command[0]}", *command[1:]],
                cwd=home,
                env=os.environ | variables | self._settings | environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
