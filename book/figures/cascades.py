"""The drawings of chapter 6, Cascades."""

import itertools

import numpy as np
import svg
from draw import arrow, label, picture
from plot import BLUE, SOFT, figure

_UNIT = 16


def cascade_blocks() -> str:
    """X, A1 and A2 in a row, all N tall; under the steps between them W1 and W2."""
    N, widths, names = 6, (4, 6, 2), ("X", "A₁", "A₂")
    elements: list[svg.Element] = []
    x, top = 24, 40
    for i, (width, name) in enumerate(zip(widths, names, strict=True)):
        w, h = width * _UNIT, N * _UNIT
        color = "blue" if i == 0 else "green"
        elements += [
            svg.Rect(x=x, y=top, width=w, height=h, class_=[color]),
            label(x + w / 2, top + h / 2 + 6, name, "ink bold"),
            label(x + w / 2, top + h + 20, f"(N, l{'₀₁₂'[i]})", "soft code"),
        ]
        x += w
        if i < 2:
            units, before = widths[i + 1], width
            left = x + 72 - units * _UNIT / 2
            elements += [
                *arrow(x + 12, top + h / 2, x + 132, top + h / 2),
                label(x + 72, top + h / 2 - 10, f"· W{'₁₂'[i]} + b{'₁₂'[i]}, g{'₁₂'[i]}", "ink"),
                svg.Rect(
                    x=left, y=184, width=units * _UNIT, height=before * _UNIT, class_=["orange"]
                ),
                label(x + 72, 184 + before * _UNIT / 2 + 6, f"W{'₁₂'[i]}", "ink bold"),
                label(
                    x + 72,
                    184 + before * _UNIT + 20,
                    f"(l{'₀₁'[i]}, l{'₁₂'[i]})",
                    "soft code",
                ),
            ]
            x += 144
    elements.append(label(24, 24, "N rows all the way", "soft", "start"))
    return picture(int(x) + 30, 316, *elements)


def network_4_6_2() -> str:
    """Four inputs, six hidden units, two outputs; every neighbor pair is joined by a line."""
    columns = [(60, 4), (220, 6), (380, 2)]
    places = [[(x, 150 + 44 * (i - (n - 1) / 2)) for i in range(n)] for x, n in columns]
    elements: list[svg.Element] = []
    for left, right in itertools.pairwise(places):
        for x1, y1 in left:
            elements += [svg.Line(x1=x1, y1=y1, x2=x2, y2=y2, class_=["line"]) for x2, y2 in right]
    for column, color in zip(places, ("blue", "green", "green"), strict=True):
        elements += [svg.Circle(cx=x, cy=y, r=15, class_=[color]) for x, y in column]
    titles = ("4 features", "6 hidden units", "2 output units")
    for (x, _), title in zip(columns, titles, strict=True):
        elements.append(label(x, 14, title, "ink"))
    elements += [
        label(140, 296, "24 weights", "soft"),
        label(300, 296, "12 weights", "soft"),
        label(220, 322, "6 biases", "soft"),
        label(380, 322, "2 biases", "soft"),
    ]
    return picture(460, 338, *elements)


def growth() -> str:
    """Parameters of a layer that is as wide as the one before it: the square of the width."""
    width = np.arange(0, 1001, 10)
    with figure(4.8, 3.0) as (fig, result):
        axes = fig.subplots()
        axes.plot(width, width**2 + width, color=BLUE)
        for w in (500, 1000):
            axes.plot([w], [w**2 + w], "o", color=BLUE)
            side = {"ha": "right", "xytext": (-10, -4), "textcoords": "offset points"}
            axes.annotate(f"{w} wide: {w**2 + w:,}", (w, w**2 + w), **side)
        axes.set(xlabel="width of both layers", ylabel="parameters", ylim=(0, 1_080_000))
        axes.yaxis.set_major_formatter("{x:,.0f}")
        axes.grid(color=SOFT, alpha=0.25)
    return result[0]


def composition() -> str:
    """A deep network as functions in a row: each box takes what the last one gave."""
    elements: list[svg.Element] = [label(24, 60, "X", "ink bold")]
    x = 40
    for i, symbol in enumerate("₁₂₃"):
        elements += [
            *arrow(x, 55, x + 40, 55),
            svg.Rect(x=x + 42, y=30, width=70, height=50, rx=8, class_=["orange"]),
            label(x + 77, 61, f"f{symbol}", "ink bold"),
        ]
        x += 112
        if i < 2:
            elements.append(label(x + 20, 44, f"A{symbol}", "soft"))
    elements += [
        *arrow(x, 55, x + 40, 55),
        label(x + 52, 60, "A₃", "ink bold"),
        label(226, 116, "A₃ = f₃(f₂(f₁(X)))", "ink code"),
    ]
    return picture(452, 134, *elements)


DRAWINGS = {
    "cascade_blocks": cascade_blocks,
    "network_4_6_2": network_4_6_2,
    "growth": growth,
    "composition": composition,
}
