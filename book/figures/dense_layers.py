"""The drawings of chapter 4, Dense layers."""

import svg
from draw import arrow, grid, label, picture


def side_by_side() -> str:
    """Three neurons on the same four features: their weights become the columns of W."""
    elements: list[svg.Element] = []
    colors = ("blue", "orange", "green")
    weights = [[1, 0, 2], [0, 1, 1], [-1, 2, 0], [3, 0, 1]]
    for j, color in enumerate(colors):
        x = 24 + 66 * j
        column = grid(x, 40, [[row[j]] for row in weights], color)
        elements += [*column.elements, label(column.middle, 28, f"w{'₁₂₃'[j]}", "ink bold")]
        elements += [*grid(x, 216, [[(2, -1, 0)[j]]], color).elements]
        elements.append(label(column.middle, 276, f"b{'₁₂₃'[j]}", "ink bold"))
    elements += arrow(222, 130, 268, 130)
    tinted = {(i, j): color for i in range(4) for j, color in enumerate(colors)}
    W = grid(284, 40, weights, marked=tinted)
    b = grid(284, 216, [[2, -1, 0]], marked=tinted)
    elements += [*W.elements, *b.elements]
    elements += [
        label(W.middle, 28, "W", "ink bold"),
        label(W.middle, 276, "b", "ink bold"),
        label(402, 117, "(4, 3)", "soft code", "start"),
        label(402, 239, "(3,)", "soft code", "start"),
        label(108, 202, "three neurons", "soft"),
        label(W.middle, 202, "one layer", "soft"),
    ]
    return picture(460, 292, *elements)


def blocks() -> str:
    """X, W, b and Z as blocks as large as their shapes; the sides that must agree are marked."""
    N, l0, l1, unit = 5, 4, 3, 24
    elements: list[svg.Element] = []

    def block(x: float, y: float, rows: int, columns: int, name: str, shape: str, color: str):
        width, height = columns * unit, rows * unit
        elements.append(svg.Rect(x=x, y=y, width=width, height=height, class_=[color]))
        elements.append(label(x + width / 2, y + height / 2 + 6, name, "ink bold"))
        elements.append(label(x + width / 2, y + height + 20, shape, "soft code"))

    block(20, 40, N, l0, "X", "(N, l₀)", "blue")
    elements.append(label(132, 106, "·", "ink bold"))
    block(148, 52, l0, l1, "W", "(l₀, l₁)", "orange")
    elements.append(label(236, 106, "+", "ink bold"))
    block(252, 88, 1, l1, "b", "(l₁,)", "orange")
    elements.append(label(340, 106, "=", "ink bold"))
    block(356, 40, N, l1, "Z", "(N, l₁)", "green")
    elements += [
        svg.Line(x1=20, y1=40, x2=116, y2=40, class_=["mark"]),
        svg.Line(x1=148, y1=52, x2=148, y2=148, class_=["mark"]),
        label(68, 28, "l₀ columns", "mark-ink"),
        label(146, 40, "l₀ rows", "mark-ink", "start"),
    ]
    return picture(450, 196, *elements)


def every_to_every() -> str:
    """A line from each of four inputs to each of three neurons."""
    elements: list[svg.Element] = []
    inputs = [(60, 40 + 56 * i) for i in range(4)]
    units = [(260, 68 + 56 * j) for j in range(3)]
    for x1, y1 in inputs:
        for x2, y2 in units:
            elements.append(svg.Line(x1=x1, y1=y1, x2=x2, y2=y2, class_=["line"]))
    for i, (x, y) in enumerate(inputs):
        elements.append(svg.Circle(cx=x, cy=y, r=18, class_=["blue"]))
        elements.append(label(x, y + 5, f"x{'₁₂₃₄'[i]}", "ink"))
    for j, (x, y) in enumerate(units):
        elements.append(svg.Circle(cx=x, cy=y, r=18, class_=["green"]))
        elements.append(label(x, y + 5, f"a{'₁₂₃'[j]}", "ink"))
        elements += arrow(x + 22, y, x + 56, y)
    elements += [
        label(60, 252, "4 inputs", "soft"),
        label(160, 252, "4 · 3 weights", "soft"),
        label(260, 252, "3 units", "soft"),
    ]
    return picture(330, 268, *elements)


def boxes() -> str:
    """The shapes of the boxes example, step by step, with the parameters of each layer."""
    steps = [
        ("(64, 4, 2)", "64 boxes, 4 corners, 2 coordinates", "blue"),
        ("(64, 4, 1)", "Dense(1): 2 weights, one for each coordinate", "orange"),
        ("(64, 4)", "squeeze the last axis", "blue"),
        ("(64, 1)", "Dense(1): 4 weights, one for each corner", "orange"),
        ("(64,)", "squeeze: one number for each box", "blue"),
    ]
    elements: list[svg.Element] = []
    for row, (shape, text, color) in enumerate(steps):
        y = 12 + 56 * row
        elements += [
            svg.Rect(x=12, y=y, width=110, height=36, rx=6, class_=[color]),
            label(67, y + 23, shape, "ink code"),
            label(136, y + 23, text, "ink", "start"),
        ]
        if row + 1 < len(steps):
            elements += arrow(67, y + 38, 67, y + 54)
    elements.append(label(136, 302, "2 + 4 = 6 parameters in all", "ink bold", "start"))
    return picture(480, 318, *elements)


DRAWINGS = {
    "side_by_side": side_by_side,
    "blocks": blocks,
    "every_to_every": every_to_every,
    "boxes": boxes,
}
