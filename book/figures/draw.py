"""What the course's drawings are made of: boxes, labels and arrows, as SVG.

Colors are CSS variables with a light value to fall back on, so that a drawing
follows the page into dark mode where it is part of the page, and is readable
on its own where it is not. Lengths are in pixels; no font is measured, so
text is always anchored where it must not overlap.
"""

import re
from dataclasses import dataclass

import svg

#: Side of the box that stands for one number.
BOX = 36

STYLE = """
.fp-figure { font: 15px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.fp-figure .paper { fill: var(--fp-paper, #ffffff); }
.fp-figure .ink { fill: var(--fp-ink, #1f2933); }
.fp-figure .soft { fill: var(--fp-soft, #52606d); }
.fp-figure .bold { font-weight: 600; }
.fp-figure .code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
.fp-figure .blue { fill: var(--fp-blue-fill, #dbe9f8); stroke: var(--fp-blue, #1d5a97); }
.fp-figure .orange { fill: var(--fp-orange-fill, #fde5c8); stroke: var(--fp-orange, #a4530a); }
.fp-figure .green { fill: var(--fp-green-fill, #d9f0dc); stroke: var(--fp-green, #1f6b33); }
.fp-figure .red { fill: var(--fp-red-fill, #fbdcdc); stroke: var(--fp-red, #a81e1e); }
.fp-figure .ghost { fill-opacity: 0.45; stroke-dasharray: 4 3; }
.fp-figure .line { fill: none; stroke: var(--fp-soft, #52606d); stroke-width: 1.5; }
.fp-figure .mark { fill: none; stroke: var(--fp-red, #a81e1e); stroke-width: 5; }
.fp-figure .mark-ink { fill: var(--fp-red, #a81e1e); }
.fp-figure .head { fill: var(--fp-soft, #52606d); }
"""


@dataclass(frozen=True)
class Grid:
    """Where a drawn grid is: its left and top edge, its width and height."""

    x: float
    y: float
    width: float
    height: float
    elements: tuple[svg.Element, ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def grid(
    x: float,
    y: float,
    rows: list[list[object]],
    color: str = "blue",
    *,
    ghost: tuple[tuple[int, int], ...] = (),
    marked: dict[tuple[int, int], str] | None = None,
    box: float = BOX,
) -> Grid:
    """Draw ``rows`` of numbers as boxes, from (x, y) to the right and down.

    ``ghost`` are the boxes (row, column) that are only stretched copies;
    ``marked`` gives single boxes another color.
    """
    elements: list[svg.Element] = []
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            tint = (marked or {}).get((i, j), color)
            classes = [tint, "ghost"] if (i, j) in ghost else [tint]
            left, top = x + j * box, y + i * box
            elements.append(svg.Rect(x=left, y=top, width=box, height=box, class_=classes))
            elements.append(label(left + box / 2, top + box / 2 + 5, entry))
    return Grid(x, y, box * max(map(len, rows)), box * len(rows), tuple(elements))


def label(
    x: float, y: float, text: object, style: str = "ink", anchor: str = "middle"
) -> svg.Element:
    """Write ``text`` with its baseline at (x, y). ``style`` names classes of the style sheet."""
    return svg.Text(x=x, y=y, text=minus(text), class_=style.split(), text_anchor=anchor)


def minus(text: object) -> str:
    """Write ``text`` with minus signs, not hyphens, before its numbers."""
    return re.sub(r"(?<!\w)-(?=\d)", "−", str(text))


def arrow(x1: float, y1: float, x2: float, y2: float) -> list[svg.Element]:
    """Draw a horizontal or vertical arrow from (x1, y1) to (x2, y2)."""
    dx, dy = _sign(x2 - x1), _sign(y2 - y1)
    tip = [x2, y2, x2 - 8 * dx - 4 * dy, y2 - 8 * dy - 4 * dx]
    tip += [x2 - 8 * dx + 4 * dy, y2 - 8 * dy + 4 * dx]
    return [
        svg.Line(x1=x1, y1=y1, x2=x2 - 7 * dx, y2=y2 - 7 * dy, class_=["line"]),
        svg.Polygon(points=tip, class_=["head"]),
    ]


def picture(width: int, height: int, *elements: svg.Element) -> str:
    """Return a whole drawing as the text of an SVG file."""
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        width=width,
        height=height,
        class_=["fp-figure"],
        elements=[
            svg.Style(text=STYLE),
            svg.Rect(x=0, y=0, width=width, height=height, class_=["paper"]),
            *elements,
        ],
    )
    return f"{drawing}\n"


def _sign(x: float) -> int:
    return (x > 0) - (x < 0)
