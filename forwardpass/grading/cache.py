"""What has been worked out before: files named by the hash of all that they depend on."""

import contextlib
import hashlib
from pathlib import Path

from forwardpass.grading.course import Course
from forwardpass.grading.files import replace_bytes

#: In the course folder, beside nbgrader's own folders; never committed.
FOLDER = ".grading"


class Cache:
    """Files of one kind, each whole or not there. It can be deleted at any time."""

    def __init__(self, course: Course, kind: str) -> None:
        self._folder = course.root / FOLDER / kind

    def get(self, key: str) -> bytes | None:
        """Return what was put under ``key``, or None."""
        try:
            return self._path(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``. A full disk is no error: then it is not kept."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_bytes(path, data)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


def key_of(*parts: bytes) -> str:
    """Return a hash of ``parts``, which tells where one ends and the next begins."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
