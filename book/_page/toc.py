"""What ``_toc.yml`` lists. As a script: exit 1 if one of its pages is missing in a built book."""

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]


def parts(root: Path = ROOT) -> Iterator[tuple[str, list[str]]]:
    """Yield each part of the table of contents, its caption and its pages, in order."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    yield "", [toc["root"]]
    for part in toc["parts"]:
        names = []
        for chapter in part["chapters"]:
            names += [
                chapter["file"],
                *(section["file"] for section in chapter.get("sections", ())),
            ]
        yield part["caption"], names


def toc_pages(root: Path = ROOT) -> list[str]:
    """Return every page of the table of contents, as a path without its ending, in order."""
    return [name for _, names in parts(root) for name in names]


def missing_pages(root: Path, html: Path) -> list[Path]:
    """Return the files that should be in the folder ``html`` and are not."""
    files = [html / f"{page}.html" for page in toc_pages(root)] + [html / "index.html"]
    return [file for file in files if not file.is_file()]


if __name__ == "__main__":
    missing = missing_pages(ROOT, Path(sys.argv[1]))
    sys.exit("".join(f"missing: {file}\n" for file in missing) or 0)
