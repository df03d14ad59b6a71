"""The course folder: where things are in it, and nbgrader's settings for it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forwardpass.grading.errors import CourseError

if TYPE_CHECKING:
    from traitlets.config import Config

#: nbgrader's own settings file; a folder that holds it is a course folder.
CONFIG_FILE = "nbgrader_config.py"


@dataclass(frozen=True)
class Course:
    """A course folder. Get one with ``find_course``."""

    root: Path

    @property
    def solutions(self) -> Path:
        return self.root / "solutions"

    @property
    def exercises(self) -> Path:
        return self.root / "exercises"

    def notebook(self, assignment: str) -> Path:
        """Return the path of the source notebook of ``assignment``."""
        return self.solutions / assignment / f"{assignment}.ipynb"

    def assignments(self, names: list[str] | None = None) -> list[str]:
        """Return ``names``, or all assignments in order. Raises CourseError for an unknown one."""
        known = sorted(p.parent.name for p in self.solutions.glob("*/*.ipynb"))
        for name in names or []:
            if name not in known:
                raise CourseError(f"no assignment {name!r}; there are: {', '.join(known)}")
        return list(names) if names else known

    def notebooks(self) -> list[Path]:
        """Return every notebook that is committed with its outputs: chapters, then solutions."""
        return sorted(self.root.glob("book/*.ipynb")) + sorted(self.solutions.glob("*/*.ipynb"))

    def config(self) -> "Config":
        """Return the settings of ``nbgrader_config.py``."""
        from traitlets.config.loader import PyFileConfigLoader  # doctor runs without it

        return PyFileConfigLoader(CONFIG_FILE, str(self.root)).load_config()


def find_course(folder: Path | None = None) -> Course:
    """Return the course that ``folder`` (by default: here) is. Raises CourseError if it is none."""
    root = (folder or Path.cwd()).resolve()
    if not (root / CONFIG_FILE).is_file() or not (root / "solutions").is_dir():
        raise CourseError(
            f"{root} is not a course folder: it has no {CONFIG_FILE} and solutions/. "
            "Change to the folder of the course first."
        )
    return Course(root)
