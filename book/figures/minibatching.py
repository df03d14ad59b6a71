"""The drawings of chapter 5, Minibatching."""

import numpy as np
import svg
from draw import Grid, arrow, grid, label, picture
from plot import BLUE, ORANGE, SOFT, figure

_UNIT = 20


def _block(x: float, y: float, rows: int, columns: int, name: str, shape: str, color: str) -> list:
    width, height = columns * _UNIT, rows * _UNIT
    return [
        svg.Rect(x=x, y=y, width=width, height=height, class_=[color]),
        label(x + width / 2, y + height / 2 + 6, name, "ink bold"),
        label(x + width / 2, y + height + 20, shape, "soft code"),
    ]


def taller_block() -> str:
    """The layer of chapter 4 for one example and for six: X and Z are taller, W and b the same."""
    elements: list[svg.Element] = []
    for N, top in ((1, 58), (6, 162)):
        middle = top + N * _UNIT / 2
        elements += _block(96, top, N, 4, "X", f"({N}, 4)", "blue")
        elements += _block(216, middle - 2 * _UNIT, 4, 3, "W", "(4, 3)", "orange")
        elements += _block(316, middle - _UNIT / 2, 1, 3, "b", "(3,)", "orange")
        elements += _block(416, top, N, 3, "Z", f"({N}, 3)", "green")
        signs = ((196, "·"), (296, "+"), (396, "="))
        elements += [label(x, middle + 5, sign, "ink bold") for x, sign in signs]
        elements.append(label(80, middle + 5, f"N = {N}", "ink", "end"))
    return picture(500, 316, *elements)


def cutting() -> str:
    """Ten examples cut into batches of four: four, four, and a last one of two."""
    colors = ("blue", "orange", "green")
    tint = {(i, j): colors[i // 4] for i in range(10) for j in range(3)}
    whole = grid(40, 34, [["", "", ""]] * 10, marked=tint, box=20)
    elements: list[svg.Element] = [
        *whole.elements,
        label(whole.middle, 22, "X (10, 3)", "ink code"),
    ]
    top = 34
    for k, rows in enumerate((4, 4, 2)):
        part = grid(220, top, [["", "", ""]] * rows, colors[k], box=20)
        middle = top + rows * 10
        elements += [*part.elements, *arrow(116, middle, 204, middle)]
        elements += [
            label(296, middle + 5, f"X[{4 * k}:{4 * k + 4}]", "ink code", "start"),
            label(382, middle + 5, f"({rows}, 3)", "soft code", "start"),
        ]
        top += rows * 20 + 16
    elements.append(label(296, middle + 27, "what is left", "soft", "start"))
    return picture(500, 288, *elements)


def shuffling() -> str:
    """Rows of X and labels y before shuffling and after: one order for both."""
    order = (3, 0, 4, 1, 2)
    colors = ("blue", "blue", "orange", "orange", "green")
    labels = (0, 0, 1, 1, 2)
    rows = [["x₀"], ["x₁"], ["x₂"], ["x₃"], ["x₄"]]
    elements: list[svg.Element] = []

    def pair(x: float, order: tuple[int, ...], title: str) -> Grid:
        tint = {(i, 0): colors[k] for i, k in enumerate(order)}
        X = grid(x, 54, [rows[k] for k in order], marked=tint)
        y = grid(x + 52, 54, [[labels[k]] for k in order], marked=tint)
        elements.extend([*X.elements, *y.elements])
        elements.extend(
            [label(X.middle, 44, "X", "ink bold"), label(y.middle, 44, "y", "ink bold")]
        )
        elements.append(label(x + 44, 20, title, "ink"))
        return X

    pair(60, tuple(range(5)), "sorted by label")
    pair(336, order, "shuffled")
    elements += arrow(166, 144, 316, 144)
    elements += [
        label(241, 134, "one order for both", "soft"),
        label(241, 164, "3, 0, 4, 1, 2", "soft code"),
    ]
    return picture(484, 250, *elements)


def memory() -> str:
    """Bytes of the activations grow with N; those of the parameters do not."""
    N = np.array([1, 60_000])
    widths, params = np.array([784, 128, 10]), 784 * 128 + 128 + 128 * 10 + 10
    with figure(5.0, 3.1) as (fig, result):
        axes = fig.subplots()
        axes.loglog(N, N * widths.sum() * 4 / 1e6, color=BLUE)
        axes.loglog(N, np.full(2, params * 4 / 1e6), "--", color=ORANGE)
        axes.annotate("activations", (700, 6), color=BLUE, ha="right")
        axes.annotate("weights and biases", (1000, 0.12), color=ORANGE)
        axes.set(xlabel="examples in the batch, N", ylabel="megabytes (float32)")
        axes.set(xticks=[1, 10, 100, 1000, 10_000], xlim=(1, 60_000), ylim=(0.002, 400))
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.yaxis.set_major_formatter("{x:g}")
        axes.grid(color=SOFT, alpha=0.25)
    return result[0]


DRAWINGS = {
    "taller_block": taller_block,
    "cutting": cutting,
    "shuffling": shuffling,
    "memory": memory,
}
