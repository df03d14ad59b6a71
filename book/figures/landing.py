"""The drawing of the landing page: the chapters as one path from numbers to digits."""

import svg
from draw import arrow, label, picture

#: Each chapter with the one thing that it adds.
CHAPTERS = (
    ("1", "Tensor ranks", "numbers with axes", "X"),
    ("2", "Affine functions", "weigh, sum, shift", "z = xᵀw + b"),
    ("3", "Activations", "bend the line", "a = g(z)"),
    ("4", "Dense layers", "many neurons at once", "A = g(XW + b)"),
    ("5", "Minibatching", "many examples at once", "X is (N, l)"),
    ("6", "Cascades", "layer after layer", "A₂ = g₂(A₁W₂ + b₂)"),
    ("7", "Handwritten digits", "all of it, on real images", "8×8 pixels → 0…9"),
)

_WIDTH, _HEIGHT, _ACROSS, _DOWN = 208, 96, 32, 44
COLORS = ("blue", "blue", "orange", "orange", "green", "green", "red")


def course_map() -> str:
    """Seven boxes, two in a row, joined by arrows in reading order."""
    elements: list[svg.Element] = []
    for index, (chapter, color) in enumerate(zip(CHAPTERS, COLORS, strict=True)):
        x, y = _place(index)
        elements += _chapter(x, y, chapter, color)
        if index % 2:
            elements += _to_next_row(y)
        elif index + 1 < len(CHAPTERS):
            middle = y + _HEIGHT / 2
            elements += arrow(x + _WIDTH + 4, middle, x + _WIDTH + _ACROSS - 4, middle)
    bottom = _place(len(CHAPTERS) - 1)[1] + _HEIGHT
    return picture(2 * _WIDTH + _ACROSS + 24, bottom + 12, *elements)


def _place(index: int) -> tuple[int, int]:
    row, column = divmod(index, 2)
    return 12 + column * (_WIDTH + _ACROSS), 12 + row * (_HEIGHT + _DOWN)


def _chapter(x: float, y: float, chapter: tuple[str, ...], color: str) -> list[svg.Element]:
    number, title, adds, formula = chapter
    middle = x + _WIDTH / 2
    return [
        svg.Rect(x=x, y=y, width=_WIDTH, height=_HEIGHT, rx=8, class_=[color]),
        label(middle, y + 28, f"{number} · {title}", "ink bold"),
        label(middle, y + 52, adds, "ink"),
        label(middle, y + 78, formula, "ink code"),
        _badge(x + 4, y, 94, number, "questions"),
        _badge(x + _WIDTH - 74, y, 68, number, "tasks"),
    ]


def _badge(x: float, y: float, width: float, number: str, what: str) -> svg.Element:
    """What the landing page fills in, for a reader who has begun; see book/_page/landing.ts."""
    return svg.G(
        class_=["fp-badge"],
        extra={"visibility": "hidden"},
        data={"chapter": number, "what": what},
        elements=[
            svg.Rect(x=x, y=y - 11, width=width, height=22, rx=11),
            label(x + width / 2, y + 4, ""),
        ],
    )


def _to_next_row(y: float) -> list[svg.Element]:
    """The line from a row's second box at height ``y`` to the next row's first."""
    right, left = (_place(index)[0] + _WIDTH / 2 for index in (1, 0))
    below = y + _HEIGHT
    path = [right, below + 4, right, below + _DOWN / 2, left, below + _DOWN / 2]
    return [
        svg.Polyline(points=path, class_=["line"]),
        *arrow(left, below + _DOWN / 2, left, below + _DOWN - 3),
    ]


DRAWINGS = {"course_map": course_map}
