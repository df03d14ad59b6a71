"""Make the drawings: ``python book/figures/make.py``.

A drawing is a function without arguments that returns the text of an SVG
file; the same bytes each time, so that a test can compare.
"""

from pathlib import Path

import activations
import affine_functions
import cascades
import dense_layers
import digits
import landing
import minibatching
import tensor_ranks

FOLDER = Path(__file__).parent
PAGES = (
    landing,
    tensor_ranks,
    affine_functions,
    activations,
    dense_layers,
    minibatching,
    cascades,
    digits,
)
DRAWINGS = {name: draw for page in PAGES for name, draw in page.DRAWINGS.items()}


def main() -> None:
    """Write each drawing that changed to its file beside this one."""
    for name, draw in DRAWINGS.items():
        path, text = FOLDER / f"{name}.svg", draw()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.name} is made")


if __name__ == "__main__":
    main()
