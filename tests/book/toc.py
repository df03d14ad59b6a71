"""The pages that ``_toc.yml`` lists. As a script: exit 1 if one is missing in a built book."""

import sys
from pathlib import Path

import yaml


def toc_pages(root: Path) -> list[str]:
    """Return every page of the table of contents, as a path without its ending."""
    todo, pages = [yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))], []
    while todo:
        node = todo.pop()
        pages += [node[key] for key in ("root", "file") if key in node]
        todo += [n for key in ("parts", "chapters", "sections") for n in node.get(key, ())]
    return pages


def missing_pages(root: Path, html: Path) -> list[Path]:
    """Return the files that should be in the folder ``html`` and are not."""
    files = [html / f"{page}.html" for page in toc_pages(root)] + [html / "index.html"]
    return [file for file in files if not file.is_file()]


if __name__ == "__main__":
    missing = missing_pages(Path(__file__).parents[2], Path(sys.argv[1]))
    sys.exit("".join(f"missing: {file}\n" for file in missing) or 0)
