"""The drawings of chapter 3, Activations."""

import numpy as np
import svg
from draw import arrow, grid, label, picture
from plot import BLUE, GREEN, ORANGE, RED, SOFT, figure, through_origin


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(z / 2)) / 2


#: Each activation with its slope, and the range in which it is drawn.
_CURVES = {
    "sigmoid": (_sigmoid, lambda z: _sigmoid(z) * (1 - _sigmoid(z)), (-0.1, 1.1)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2, (-1.15, 1.15)),
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float), (-0.4, 4)),
}


def bend() -> str:
    """Two ReLUs, one of them mirrored, add up to a corner that no straight line has."""
    x = np.linspace(-3, 3, 7)
    with figure(4.6, 2.8) as (fig, result):
        axes = fig.subplots()
        through_origin(axes, "x", "")
        axes.plot(x, np.maximum(x, 0), "--", color=BLUE, label="relu(x)")
        axes.plot(x, np.maximum(-x, 0), ":", color=ORANGE, label="relu(−x)")
        axes.plot(x, np.abs(x), color=GREEN, linewidth=4, alpha=0.5, label="their sum, |x|")
        fig.legend(frameon=False, loc="outside upper center", ncols=3)
    return result[0]


def activation_curves() -> str:
    """Sigmoid, tanh and ReLU with their slopes, one below the other's formula."""
    z = np.linspace(-4, 4, 161)
    with figure(5.6, 2.9) as (fig, result):
        for axes, (name, (curve, slope, limits)) in zip(
            fig.subplots(1, 3), _CURVES.items(), strict=True
        ):
            through_origin(axes, "z", "")
            axes.plot(z, curve(z), color=BLUE, label="value")
            axes.plot(z, slope(z), "--", color=ORANGE, label="slope")
            axes.set(title=name, ylim=limits, xticks=(-4, 0, 4))
        fig.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return result[0]


def vanishing_slope() -> str:
    """The largest slope of n sigmoids in a row falls as 4⁻ⁿ; of n ReLUs it stays 1."""
    n = np.arange(0, 11)
    with figure(4.8, 3.0) as (fig, result):
        axes = fig.subplots()
        axes.semilogy(n, 0.25**n, "o-", color=RED, label="sigmoid: at most 4⁻ⁿ")
        axes.semilogy(n, np.ones_like(n, dtype=float), "s--", color=BLUE, label="ReLU: 1")
        axes.set(xlabel="activations in a row, n", ylabel="largest slope of the chain")
        axes.set(xticks=(0, 2, 4, 6, 8, 10), ylim=(3e-7, 10))
        axes.grid(axis="y", color=SOFT, alpha=0.25)
        axes.legend(frameon=False, loc="lower left")
    return result[0]


def neuron() -> str:
    """The three steps of a neuron on one example: weigh and sum, add the bias, activate."""
    steps = [("weigh and sum", "xᵀw", -1), ("add the bias", "+ b", 1), ("activate", "g(z)", 0.73)]
    colors = ["blue", "orange", "green"]
    elements: list[svg.Element] = [*grid(8, 40, [[1], [2], [3]]).elements]
    elements += [label(28, 172, "x (3,)", "ink code")]
    for index, ((name, formula, value), color) in enumerate(zip(steps, colors, strict=True)):
        x = 68 + 164 * index
        elements += [
            svg.Rect(x=x, y=62, width=122, height=64, rx=8, class_=[color]),
            label(x + 61, 90, name, "ink"),
            label(x + 61, 112, formula, "ink code"),
            *arrow(x + 124, 94, x + 162, 94),
            label(x + 143, 82, value, "ink bold"),
        ]
    elements += [
        *arrow(46, 94, 66, 94),
        label(129, 150, "w = (2, 0, −1)", "soft code"),
        label(293, 150, "b = 2", "soft code"),
        label(457, 150, "sigmoid", "soft"),
        label(568, 99, "a", "ink bold"),
    ]
    return picture(580, 190, *elements)


DRAWINGS = {
    "bend": bend,
    "activation_curves": activation_curves,
    "vanishing_slope": vanishing_slope,
    "neuron": neuron,
}
