"""The drawings of chapter 7, Handwritten digits."""

import numpy as np
import svg
from draw import arrow, label, picture

from forwardpass.digits import load_cascade, load_digits


def pixels_to_row() -> str:
    """An image of 8×8 pixels, its rows laid end to end as 64 features."""
    image = load_digits()[0][1]  # (8, 8)
    elements: list[svg.Element] = []
    size, thin = 22, 6.5
    for i, row in enumerate(image):
        for j, pixel in enumerate(row):
            elements.append(_pixel(168 + j * size, 34 + i * size, size, size, pixel))
            elements.append(_pixel(48 + (8 * i + j) * thin, 268, thin, 30, pixel))
        if i:
            x = 48 + 8 * i * thin
            elements.append(svg.Line(x1=x, y1=262, x2=x, y2=304, class_=["line"]))
        elements.append(label(156, 34 + i * size + 16, f"row {i}", "soft", "end"))
    elements += [
        svg.Rect(x=168, y=34, width=8 * size, height=8 * size, class_=["line"]),
        svg.Rect(x=48, y=268, width=64 * thin, height=30, class_=["line"]),
        *arrow(256, 216, 256, 256),
        label(270, 240, "rows end to end, divided by 16", "soft", "start"),
        label(256, 24, "image (8, 8), pixels 0 to 16", "ink"),
        label(256, 330, "features (64,), from 0 to 1", "ink"),
    ]
    for i in (0, 7):
        elements.append(label(48 + (8 * i + 4) * thin, 318, f"row {i}", "soft"))
    return picture(512, 344, *elements)


def _pixel(x: float, y: float, width: float, height: float, value: int) -> svg.Element:
    gray = round(255 * (1 - float(value) / 16))  # the same in the dark: 0 is white, 16 is black
    return svg.Rect(x=x, y=y, width=width, height=height, fill=f"rgb({gray},{gray},{gray})")


def digit_cascade() -> str:
    """The way of a batch of images: shapes on the left, what is done on the right."""
    counts = [W.size + b.size for W, b, _ in load_cascade()]
    steps = [
        ("(N, 8, 8)", "images, pixels from 0 to 16", "blue"),
        ("(N, 64)", "rows end to end, divided by 16", "blue"),
        ("(N, 32)", f"Dense(32), ReLU: {counts[0]:,} parameters", "orange"),
        ("(N, 16)", f"Dense(16), ReLU: {counts[1]:,} parameters", "orange"),
        ("(N, 10)", f"Dense(10), softmax: {counts[2]:,} parameters", "orange"),
        ("(N,)", "the digit with the largest probability", "green"),
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
    elements.append(label(136, 354, f"{sum(counts):,} parameters in all", "ink bold", "start"))
    return picture(440, 368, *elements)


def digit_flow() -> str:
    """A 3, its activations after each hidden layer, and the probabilities of the digits."""
    image = load_digits()[0][1]  # (8, 8)
    activations = _forward(image.ravel() / 16)
    elements: list[svg.Element] = [label(180, 20, "8×8 pixels", "ink bold")]
    for i, row in enumerate(image):
        for j, pixel in enumerate(row):
            elements.append(_pixel(100 + j * 20, 30 + i * 20, 20, 20, pixel))
    elements.append(svg.Rect(x=100, y=30, width=160, height=160, class_=["line"]))
    for i, A in enumerate(activations[:2]):
        y, thin = 230 + 54 * i, 356 / len(A)
        elements.append(label(2, y - 8, f"A{'₁₂'[i]}: {len(A)} units", "ink", "start"))
        elements.append(label(358, y - 8, "ReLU", "soft", "end"))
        for unit, activation in enumerate(A / A.max()):
            elements.append(_unit(2 + unit * thin, y, thin, activation))
    elements += [
        label(2, 334, "A₃: probabilities", "ink", "start"),
        label(358, 334, "softmax", "soft", "end"),
        svg.Line(x1=0, y1=404, x2=360, y2=404, class_=["line"]),
    ]
    for digit, probability in enumerate(activations[2]):
        x, height = 7 + 35.6 * digit, round(46 * probability, 2)
        color = "green" if digit == activations[2].argmax() else "blue"
        elements.append(svg.Rect(x=x, y=404 - height, width=25.6, height=height, class_=[color]))
        elements.append(label(x + 12.8, 423, digit))
    return picture(360, 430, *elements)


def _forward(x: np.ndarray) -> list[np.ndarray]:
    """Return the activations of one example (64,) after each layer: (32,), (16,) and (10,)."""
    activations = []
    for W, b, name in load_cascade():
        z = x @ W + b
        e = np.exp(z - z.max())
        x = np.maximum(z, 0) if name == "relu" else e / e.sum()
        activations.append(x)
    return activations


def _unit(x: float, y: float, width: float, share: float) -> svg.Element:
    """One unit of a strip: the larger its activation, the fuller its color."""
    return svg.Rect(
        x=round(x, 3),
        y=y,
        width=round(width, 3),
        height=22,
        class_=["line"],
        style=f"fill: var(--fp-orange, #a4530a); fill-opacity: {share:.2f}",
    )


DRAWINGS = {
    "pixels_to_row": pixels_to_row,
    "digit_cascade": digit_cascade,
    "digit_flow": digit_flow,
}
