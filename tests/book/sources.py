"""Copies of the book's sources, to build and to change."""

import shutil
from pathlib import Path

PARTS = ("book", "exercises", "_config.yml", "_toc.yml", "Makefile")


def copy_sources(root: Path, target: Path) -> None:
    """Copy what the book is built from into the folder ``target``."""
    for part in PARTS:
        if (root / part).is_dir():
            skip = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "node_modules")
            shutil.copytree(root / part, target / part, ignore=skip)
        else:
            shutil.copy(root / part, target)
