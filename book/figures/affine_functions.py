"""The drawings of chapter 2, Affine functions."""

import numpy as np
import svg
from draw import arrow, grid, label, minus, picture
from plot import BLUE, GREEN, ORANGE, figure, through_origin


def parametric_functions() -> str:
    """Three lines of one family: f(x; w, b) = xw + b for three choices of w and b."""
    x = np.array([0.0, 6.0])
    with figure(4.8, 3.2) as (fig, result):
        axes = fig.subplots()
        through_origin(axes, "kilometers x", "fare f(x; w, b)")
        lines = [
            (2, 3, BLUE, "-", "center"),
            (1, 5, ORANGE, "--", "top"),
            (2, 0, GREEN, ":", "bottom"),
        ]
        for w, b, color, style, side in lines:
            axes.plot(x, x * w + b, style, color=color)
            axes.annotate(f"w = {w}, b = {b}", (6.1, 6 * w + b), color=color, va=side)
        axes.set(xlim=(0, 8.4), ylim=(0, 16), xticks=range(7))
    return result[0]


def weighted_sum() -> str:
    """Three features times three weights, added up, plus the bias."""
    features = [("kilometers", 5, 2, 10), ("minutes", 8, 0.5, 4), ("bags", 2, 1, 2)]
    elements: list[svg.Element] = []
    for row, (name, feature, weight, product) in enumerate(features):
        y = 20 + 52 * row
        elements += [
            label(88, y + 23, name, "soft", "end"),
            *grid(96, y, [[feature]]).elements,
            label(150, y + 23, "×", "ink bold"),
            *grid(168, y, [[weight]], "orange").elements,
            label(222, y + 23, "=", "ink bold"),
            *grid(238, y, [[product]], "green").elements,
            svg.Line(x1=274, y1=y + 18, x2=318, y2=90, class_=["line"]),
        ]
    elements += [
        *grid(318, 72, [[16]], "green").elements,
        label(336, 128, "xᵀw", "ink"),
        label(372, 95, "+", "ink bold"),
        *grid(388, 72, [[3]], "orange").elements,
        label(406, 128, "b", "ink"),
        label(440, 95, "=", "ink bold"),
        *grid(454, 72, [[19]], "green").elements,
        label(472, 128, "z", "ink"),
        label(114, 190, "x", "ink"),
        label(186, 190, "w", "ink"),
    ]
    return picture(504, 200, *elements)


def why_bias() -> str:
    """Left: lines without a bias turn about the origin. Right: the bias lifts a line."""
    x = np.array([-3.0, 3.0])
    styles = [(BLUE, "-"), (ORANGE, "--"), (GREEN, ":")]
    with figure(4.8, 2.9) as (fig, result):
        left, right = fig.subplots(1, 2, sharey=True)
        for w, (color, style) in zip((1, 2, -1), styles, strict=True):
            left.plot(x, x * w, style, color=color, label=minus(f"w = {w}"))
        for b, (color, style) in zip((3, 0, -2), styles, strict=True):
            right.plot(x, x + b, style, color=color, label=minus(f"b = {b}"))
        for axes, title in ((left, "z = xw"), (right, "z = x + b")):
            through_origin(axes, "x", "")
            axes.set_title(title)
            axes.legend(frameon=False, loc="upper left", fontsize=9)
            axes.set(ylim=(-6.5, 9))
        left.set_ylabel("z")
    return result[0]


def affine_of_affine() -> str:
    """Above two affine steps, below the one step that does the same."""
    elements: list[svg.Element] = []
    top, bottom, height = 34, 136, 50

    def box(x: float, y: float, width: float, text: str, color: str) -> None:
        elements.append(svg.Rect(x=x, y=y, width=width, height=height, rx=8, class_=[color]))
        elements.append(label(x + width / 2, y + 30, text, "ink"))

    elements += [label(30, top + 30, "X", "ink bold"), label(30, bottom + 30, "X", "ink bold")]
    elements += arrow(48, top + 25, 78, top + 25)
    box(80, top, 104, "· W₁ + b₁", "blue")
    elements += arrow(186, top + 25, 246, top + 25)
    box(248, top, 104, "· W₂ + b₂", "blue")
    elements += arrow(354, top + 25, 394, top + 25)
    elements += arrow(48, bottom + 25, 78, bottom + 25)
    box(80, bottom, 272, "· (W₁W₂) + (b₁W₂ + b₂)", "green")
    elements += arrow(354, bottom + 25, 394, bottom + 25)
    elements += [label(412, top + 30, "Z", "ink bold"), label(412, bottom + 30, "Z", "ink bold")]
    for x, shape in [(30, "(N, 3)"), (216, "(N, 4)"), (412, "(N, 2)")]:
        elements.append(label(x, top - 12, shape, "soft code"))
    for x, shape in [(132, "W₁ (3, 4)"), (300, "W₂ (4, 2)")]:
        elements.append(label(x, top + 70, shape, "soft code"))
    elements.append(label(216, bottom + 70, "W₁W₂ (3, 2)", "soft code"))
    return picture(450, 222, *elements)


DRAWINGS = {
    "parametric_functions": parametric_functions,
    "weighted_sum": weighted_sum,
    "why_bias": why_bias,
    "affine_of_affine": affine_of_affine,
}
