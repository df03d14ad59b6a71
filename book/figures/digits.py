"""The drawings of chapter 7, Handwritten digits."""

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


DRAWINGS = {"pixels_to_row": pixels_to_row, "digit_cascade": digit_cascade}
