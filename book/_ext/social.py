"""The picture of shared links: the course's name and its chapters, as the landing page's map."""

import sys
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

sys.path.append(str(Path(__file__).parents[1] / "figures"))

from landing import CHAPTERS, COLORS

#: Light colors of the drawings: ink, and of each box its ground and its edge.
_INK, _SOFT = "#1f2933", "#52606d"
_GROUNDS = {"blue": "#dbe9f8", "orange": "#fde5c8", "green": "#d9f0dc", "red": "#fbdcdc"}
_EDGES = {"blue": "#1d5a97", "orange": "#a4530a", "green": "#1f6b33", "red": "#a81e1e"}


def draw(title: str) -> bytes:
    """Return a PNG of 1200 by 630 pixels; the same bytes each time."""
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1200), ylim=(630, 0))
    axes.axis("off")
    font = {"family": "DejaVu Sans", "color": _INK}
    axes.text(60, 150, title, fontsize=58, weight="bold", **font)
    words = "How a neural network computes,\nfrom one number to handwritten digits"
    axes.text(60, 275, words, fontsize=25, linespacing=1.4, **font | {"color": _SOFT})
    for place, ((number, name, *_), color) in enumerate(zip(CHAPTERS, COLORS, strict=True)):
        x = 60 + place * 157
        box = {"facecolor": _GROUNDS[color], "edgecolor": _EDGES[color], "linewidth": 2}
        shape = "round,pad=0,rounding_size=12"
        axes.add_patch(FancyBboxPatch((x, 380), 130, 130, boxstyle=shape, **box))
        axes.text(x + 65, 432, number, ha="center", fontsize=26, weight="bold", **font)
        lines = name.replace(" ", "\n")
        axes.text(x + 65, 477, lines, ha="center", va="center", fontsize=12.5, **font)
        if place:
            arrow = {"arrowstyle": "-|>", "color": _SOFT, "linewidth": 1.8}
            axes.annotate("", (x - 3, 445), (x - 25, 445), arrowprops=arrow)
    picture = BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()
