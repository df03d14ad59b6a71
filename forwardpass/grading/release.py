"""solutions/ -> exercises/: what students get, made by nbgrader and put into normal form."""

import difflib
import json
import logging
import shutil
import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from forwardpass.check.checks import CHECKS_FILE
from forwardpass.check.compare import difference
from forwardpass.check.values import decode
from forwardpass.grading import notebooks
from forwardpass.grading.course import Course
from forwardpass.grading.database import address
from forwardpass.grading.database import check as check_database
from forwardpass.grading.errors import CourseError
from forwardpass.grading.sources import validate
from forwardpass.grading.tasks import TASKS_FILE, checks_data, claims_in, load_tasks


def release(course: Course, assignment: str) -> None:
    """Make the exercise of ``assignment`` anew, and enter it into the gradebook.

    Raises CourseError where the sources do not allow it; then nothing changed.
    """
    check_database(address(course.config(), course.root))
    with tempfile.TemporaryDirectory() as folder:
        made = _make(course, assignment, Path(folder), database=True)
        recorded = (made / CHECKS_FILE).read_text(encoding="utf-8")
        _replace_folder(course.exercises / assignment, made)
        notebooks.replace_text(course.solutions / assignment / CHECKS_FILE, recorded)


def _replace_folder(target: Path, made: Path) -> None:
    """Put a copy of ``made`` in the place of ``target``: whole, or ``target`` stays."""
    new, old = (target.with_name(f".{target.name}.{word}") for word in ("new", "old"))
    try:
        for leftover in (new, old):
            if leftover.exists():
                shutil.rmtree(leftover)
        shutil.copytree(made, new)
        if target.exists():
            target.rename(old)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)  # a file that is open stays behind, unused
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise CourseError(
            f"{target} cannot be replaced: {error}. Close what is open there."
        ) from error


def drift(course: Course, assignment: str) -> list[str]:
    """Return, for each file of the exercise that is not what the solution gives, one message."""
    with tempfile.TemporaryDirectory() as folder:
        made = _make(course, assignment, Path(folder), database=False)
        found = _differences(made, course.exercises / assignment)
        committed = course.solutions / assignment / CHECKS_FILE
        if _difference(made / CHECKS_FILE, committed):
            found.append(f"{committed} is not what {TASKS_FILE} gives")
        return found


def _make(course: Course, assignment: str, folder: Path, *, database: bool) -> Path:
    """Generate the exercise in ``folder`` and return where it is."""
    source = folder / "solutions" / assignment
    shutil.copytree(course.solutions / assignment, source, ignore=shutil.ignore_patterns(".*"))
    tasks = load_tasks(course.solutions / assignment / TASKS_FILE)
    path = course.notebook(assignment)
    validate(notebooks.read(path), path, tasks)
    _record(checks_data(assignment, tasks, claims_in(path)), source / CHECKS_FILE)
    _generate(course, assignment, folder, database=database)
    made = folder / "exercises" / assignment
    released = made / path.name
    notebooks.write(released, notebooks.read(released))
    return made


def _record(data: dict, file: Path) -> None:
    """Write the checks file, unless the one that is there says the same.

    Another processor adds up in another order; a last digit is no reason for a
    new file.
    """
    try:
        if _same_numbers(json.loads(file.read_text(encoding="utf-8")), data):
            return
    except (FileNotFoundError, ValueError):
        pass
    file.write_text(checks_text(data), encoding="utf-8", newline="\n")


def _same_numbers(a: object, b: object) -> bool:
    if isinstance(a, dict) and isinstance(b, dict) and "array" in a and "array" in b:
        return difference(decode(a), decode(b), exact_dtype=True) is None
    if isinstance(a, dict) and isinstance(b, dict):
        # The order counts: where several mistakes explain a result, the first one is named.
        return list(a) == list(b) and all(_same_numbers(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_same_numbers, a, b))
    if type(a) is type(b) is float:
        return difference(a, b) is None
    return type(a) is type(b) and a == b


def checks_text(data: dict) -> str:
    """Return the text of a checks file: JSON with one line for each case."""
    cases = [
        c for t in data["tasks"].values() for test in t["tests"].values() for c in test["cases"]
    ]
    lines = {id(case): json.dumps(case, ensure_ascii=False, allow_nan=False) for case in cases}

    def outline(value: object) -> object:
        if id(value) in lines:
            return f"case {id(value)}"
        if isinstance(value, dict):
            return {key: outline(item) for key, item in value.items()}
        return [outline(item) for item in value] if isinstance(value, list) else value

    text = json.dumps(outline(data), ensure_ascii=False, indent=1)
    for number, line in lines.items():
        text = text.replace(f'"case {number}"', line)
    return text + "\n"


def _generate(course: Course, assignment: str, folder: Path, *, database: bool) -> None:
    config = course.config()
    config.merge(Config({"CourseDirectory": {"root": str(folder), "assignment_id": assignment}}))
    config.SaveCells.enabled = database
    config.CourseDirectory.db_url = address(config, course.root)
    messages = _Messages()
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.no_database = not database
    converter.log = logging.Logger("release", logging.ERROR)
    converter.log.addHandler(messages)
    try:
        converter.start()
    except (Exception, SystemExit) as error:
        reason = " ".join(messages.texts) or str(error)
        raise CourseError(f"nbgrader could not generate {assignment}: {reason}") from error


class _Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage().strip())


def _differences(made: Path, committed: Path) -> list[str]:
    names = {p.relative_to(folder) for folder in (made, committed) for p in _files(folder)}
    return [text for name in sorted(names) if (text := _difference(made / name, committed / name))]


def _files(folder: Path) -> list[Path]:
    """Return the files in ``folder`` but those that running a notebook leaves there."""
    leftovers = (".ipynb_checkpoints", "__pycache__")
    return [p for p in folder.rglob("*") if p.is_file() and p.parent.name not in leftovers]


def _difference(made: Path, committed: Path) -> str:
    if not made.is_file():
        return f"{committed} should not be there"
    if not committed.is_file():
        return f"{committed} is missing"
    if made.read_bytes() == committed.read_bytes():
        return ""
    texts = (p.read_bytes().decode(errors="replace").splitlines() for p in (committed, made))
    changes = [x for x in difflib.unified_diff(*texts, lineterm="", n=0) if x[0] in "+-"][2:8]
    shown = "".join(f"\n    {line[:150]}" for line in changes)
    return f"{committed} is not what the solution gives{shown or '; its line ends differ'}"
