"""Plots in the course's colors, as SVG: Matplotlib draws, this file makes it fit the page.

The colors are those of draw.py. In the file each becomes a CSS variable with
the light value to fall back on, so that a plot follows the page into dark mode.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib
from draw import STYLE
from matplotlib.figure import Figure

INK, SOFT, PAPER = "#1f2933", "#52606d", "#ffffff"
BLUE, ORANGE, GREEN, RED = "#1d5a97", "#a4530a", "#1f6b33", "#a81e1e"

#: Each color's CSS variable, read from the style sheet of the drawings.
_VARIABLES = {
    color: name for name, color in re.findall(r"var\((--fp-[a-z-]+), (#[0-9a-f]{6})\)", STYLE)
}

_SETTINGS = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "forwardpass",  # the same ids each time
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "savefig.facecolor": PAPER,
}


@contextmanager
def figure(width: float, height: float) -> Iterator[tuple[Figure, list[str]]]:
    """Give a figure of that size in inches, and a list that then holds its SVG text."""
    with matplotlib.rc_context(_SETTINGS):
        fig = Figure(figsize=(width, height), layout="constrained")
        result: list[str] = []
        yield fig, result
        file = io.StringIO()
        fig.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    result.append(_themed(file.getvalue()))


def through_origin(axes: object, xlabel: str, ylabel: str) -> None:
    """Label ``axes`` and draw thin lines through the origin."""
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.axhline(0, color=SOFT, linewidth=0.8)
    axes.axvline(0, color=SOFT, linewidth=0.8)


def _themed(text: str) -> str:
    text = text[text.index("<svg ") :]  # without the XML header: it stands inside a page
    text = re.sub(r'width="([\d.]+)pt" height="([\d.]+)pt"', _in_pixels, text, count=1)
    text = text.replace("<svg ", '<svg class="fp-figure" ', 1)
    for color, variable in _VARIABLES.items():
        text = text.replace(color, f"var({variable}, {color})")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def _in_pixels(size: re.Match) -> str:
    width, height = (round(float(points) * 4 / 3) for points in size.groups())
    return f'width="{width}" height="{height}"'
