"""Begin a chapter and its assignment: copies of a small one that works, to be rewritten."""

import json
import re
from pathlib import Path

from forwardpass.grading.course import Course
from forwardpass.grading.errors import CourseError
from forwardpass.grading.notebooks import replace_text

TEMPLATE = Path(__file__).parent / "template"

#: Where each file of the template goes.
_FILES = {
    "chapter.ipynb": "book/{name}.ipynb",
    "exercise.ipynb": "solutions/{name}/{name}.ipynb",
    "tasks.py": "solutions/{name}/tasks.py",
    "variants.py": "tests/exercises/{name}.py",
    "audit.py": "tests/exercises/test_{name}.py",
}


def new(course: Course, name: str, title: str) -> list[Path]:
    """Write the files of a new chapter and its assignment, and return their paths.

    ``name`` is a number of two digits and words, such as ``08_attention``. Raises CourseError
    where it is not, or where one of the files exists; then nothing is written.
    """
    if not re.fullmatch(r"\d\d(_[a-z0-9]+)+", name):
        raise CourseError(
            f"{name!r} cannot be a chapter's name: write its number and its title in small "
            "letters, such as 08_attention"
        )
    paths = {file: course.root / path.format(name=name) for file, path in _FILES.items()}
    for path in paths.values():
        if path.exists():
            raise CourseError(f"{path} exists; choose another name, or remove it first")
    for file, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, _filled(file, name, title))
    return list(paths.values())


def to_do(name: str, title: str) -> str:
    """Return what an author has to enter by hand, and where."""
    number = int(name[:2])
    return f"""Now enter the chapter
  in _toc.yml:
      - file: book/{name}
        sections:
          - file: exercises/{name}/{name}
  in book/figures/landing.py: ("{number}", "{title}", "what it adds", "its formula"),
  in book/descriptions.yml, for book/{name} and exercises/{name}/{name}: a sentence each
  in book/exercises.md:
| [{number} · {title}](../exercises/{name}/{name}.ipynb) | 1 | 4 | 10 | what it practices |
Rewrite what was copied, then run
  forwardpass release {name}
  forwardpass refresh book/{name}.ipynb solutions/{name}/{name}.ipynb
  make test"""


def _filled(file: str, name: str, title: str) -> str:
    text = (TEMPLATE / file).read_text(encoding="utf-8")
    written = json.dumps(title, ensure_ascii=False)[1:-1] if file.endswith(".ipynb") else title
    return (
        text.replace("NAME", name).replace("NUMBER", str(int(name[:2]))).replace("TITLE", written)
    )
