"""Writing files so that nobody ever sees half of one."""

import os
from pathlib import Path


def replace_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by way of a file beside it: whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def replace_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` as UTF-8, whole or not at all."""
    replace_bytes(path, text.encode())
