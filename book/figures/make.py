"""Make every drawing anew: ``python book/figures/make.py``.

A drawing is a function without arguments that returns the text of an SVG
file; the same bytes each time, so that a test can compare.
"""

from pathlib import Path

import landing
import tensor_ranks

FOLDER = Path(__file__).parent
DRAWINGS = {**landing.DRAWINGS, **tensor_ranks.DRAWINGS}


def main() -> None:
    """Write each drawing to its file beside this one."""
    for name, draw in DRAWINGS.items():
        (FOLDER / f"{name}.svg").write_text(draw(), encoding="utf-8", newline="\n")
        print(f"{name}.svg")


if __name__ == "__main__":
    main()
