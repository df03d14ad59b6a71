"""Digits as people draw them: several shapes of each, in other sizes, slants and unsteady hands."""

from collections.abc import Iterator

import numpy as np

Stroke = list[tuple[float, float]]


def _arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Stroke:
    """Return part of an ellipse around (x, y); degrees, 0 is right and 90 is down."""
    angles = np.radians(np.linspace(start, end, 16))
    return list(zip(x + rx * np.cos(angles), y + ry * np.sin(angles), strict=True))


#: Each shape is a list of strokes in a square of side 1, from the top to the bottom.
SHAPES: dict[int, list[list[Stroke]]] = {
    0: [
        [_arc(0.5, 0.5, 0.32, 0.5, -90, -450)],
        [_arc(0.5, 0.5, 0.4, 0.5, -60, -420)],
        [_arc(0.5, 0.5, 0.25, 0.5, -90, 270)],
    ],
    1: [
        [[(0.5, 0), (0.5, 1)]],
        [[(0.3, 0.25), (0.55, 0), (0.55, 1)]],
        [[(0.6, 0), (0.4, 1)]],
        [[(0.3, 0.25), (0.5, 0), (0.5, 1)], [(0.3, 1), (0.7, 1)]],
    ],
    2: [
        [[*_arc(0.5, 0.28, 0.3, 0.28, -170, 30), (0.2, 1), (0.82, 1)]],
        [[*_arc(0.5, 0.25, 0.3, 0.25, -180, 40), (0.4, 0.75), (0.2, 1), (0.8, 1)]],
        [[*_arc(0.48, 0.25, 0.28, 0.25, -150, 50), (0.2, 0.95), (0.35, 0.88), (0.82, 0.95)]],
    ],
    3: [
        [_arc(0.45, 0.25, 0.3, 0.25, -160, 90) + _arc(0.45, 0.74, 0.34, 0.26, -90, 160)],
        [_arc(0.45, 0.27, 0.27, 0.27, -140, 80) + _arc(0.42, 0.76, 0.32, 0.24, -80, 140)],
        [[(0.2, 0), (0.75, 0), (0.45, 0.4), *_arc(0.42, 0.7, 0.33, 0.3, -80, 150)]],
    ],
    4: [
        [[(0.6, 0), (0.15, 0.62), (0.85, 0.62)], [(0.62, 0.35), (0.62, 1)]],
        [[(0.2, 0), (0.2, 0.5), (0.8, 0.5)], [(0.72, 0), (0.72, 1)]],  # open at the top
        [[(0.68, 1), (0.68, 0), (0.15, 0.68), (0.9, 0.68)]],
    ],
    5: [
        [[(0.75, 0), (0.28, 0), (0.25, 0.42), *_arc(0.45, 0.68, 0.32, 0.32, -120, 150)]],
        [[(0.25, 0), (0.22, 0.45), *_arc(0.43, 0.7, 0.3, 0.3, -120, 140)], [(0.25, 0), (0.78, 0)]],
        [[(0.8, 0), (0.3, 0), (0.25, 0.45), (0.5, 0.4), (0.75, 0.55), (0.72, 0.85), (0.2, 1)]],
    ],
    6: [
        [[(0.62, 0), (0.4, 0.2), (0.25, 0.5), *_arc(0.5, 0.72, 0.27, 0.28, 180, -180)]],
        [[(0.7, 0), (0.45, 0.12), (0.28, 0.4), *_arc(0.48, 0.73, 0.26, 0.27, 170, -170)]],
        [[(0.4, 0), (0.25, 0.6), *_arc(0.5, 0.72, 0.26, 0.28, 170, -170)]],
    ],
    7: [
        [[(0.2, 0), (0.8, 0), (0.4, 1)]],
        [[(0.2, 0), (0.8, 0), (0.42, 1)], [(0.3, 0.5), (0.75, 0.5)]],
        [[(0.2, 0.1), (0.2, 0), (0.8, 0), (0.6, 0.45), (0.5, 1)]],
    ],
    8: [
        [_arc(0.5, 0.24, 0.24, 0.24, 90, -270) + _arc(0.5, 0.74, 0.3, 0.26, -90, 270)],
        [
            [
                *_arc(0.5, 0.25, 0.22, 0.25, -40, -270),
                *_arc(0.5, 0.75, 0.25, 0.25, -90, 210),
                (0.7, 0.1),
            ]
        ],
        [_arc(0.5, 0.22, 0.2, 0.22, 0, 360), _arc(0.5, 0.72, 0.26, 0.28, 0, 360)],
    ],
    9: [
        [[*_arc(0.48, 0.28, 0.26, 0.28, 0, -360), (0.7, 0.7), (0.6, 1)]],
        [[*_arc(0.46, 0.27, 0.26, 0.27, -10, -370), *_arc(0.45, 0.72, 0.29, 0.28, 0, 140)]],
        [[*_arc(0.48, 0.28, 0.27, 0.28, 0, -360), (0.74, 0.3), (0.74, 1)]],
    ],
}


def drawn(times: int) -> Iterator[tuple[int, list[Stroke]]]:
    """Yield each shape so many times with its digit, never twice alike, and always the same."""
    rng = np.random.default_rng(7)
    for digit, shapes in SHAPES.items():
        for shape in shapes:
            for _ in range(times):
                slant, turn = rng.normal(0, 0.12), rng.normal(0, 0.06)
                width, size = rng.uniform(0.75, 1.25), rng.uniform(40, 150)
                yield digit, [_moved(stroke, slant, turn, width, size, rng) for stroke in shape]


def _moved(
    stroke: Stroke,
    slant: float,
    turn: float,
    width: float,
    size: float,
    rng: np.random.Generator,
) -> Stroke:
    points = np.array(stroke) - 0.5 + rng.normal(0, 0.012, (len(stroke), 2))
    x, y = points[:, 0] * width - slant * points[:, 1], points[:, 1]
    turned = np.stack([x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)])
    return (turned.T * size).tolist()
