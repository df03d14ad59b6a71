"""Preloaded by a Dask worker (``--preload bad_machine.py HOW``), which then dies of eve's work."""

import os
import signal
import sys

import click

from forwardpass.grading import cluster, pool

_work = cluster.work


def _kill_at_eve(key: str, data: bytes) -> bytes | None:
    if b"# eve" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    return _work(key, data)


@click.command()
@click.argument("how")
def dask_setup(worker, how: str) -> None:
    """Make the worker a bad one."""
    if how == "dies":
        pool.COMMAND = (sys.executable, "-m", "bad_worker", "dies_of_eve")
    else:
        cluster.work = _kill_at_eve
