"""The figures compute what NumPy computes, on many random cases."""

import ast
import itertools
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import assemble
import numpy as np
import pytest
from download import Missing
from strokes import SHAPES, Stroke, drawn

from forwardpass.digits import load_cascade, load_digits

FIGURES = Path(assemble.__file__).parent / "figures"

#: Answers calls that come as JSON, a list of triples: module, name, arguments.
SERVER = """
import { readFileSync } from "node:fs";
const modules = { %s };
const calls = JSON.parse(readFileSync(0, "utf-8"));
const answer = ([module, name, args]) => {
  const found = modules[module][name];
  return typeof found === "function" ? found(...args) : found;
};
console.log(JSON.stringify(calls.map(answer)));
"""

Calls = list[tuple[str, str, list]]


@pytest.fixture(scope="module")
def calculate(tmp_path_factory) -> Callable[[Calls], list]:
    """Call functions of the figures' arithmetic, all in one process."""
    try:
        assemble._install()
    except Missing as missing:
        if "CI" in os.environ:
            raise
        pytest.skip(str(missing))
    script = tmp_path_factory.mktemp("arithmetic") / "server.cjs"
    names = [file.stem for file in sorted(FIGURES.glob("arithmetic/*.ts"))]
    imports = "".join(f'import * as {n} from "./arithmetic/{n}";\n' for n in names)
    esbuild = ["node", assemble.MODULES / "esbuild" / "bin" / "esbuild", "--bundle"]
    options = ["--platform=node", "--format=cjs", "--log-level=warning", f"--outfile={script}"]
    source = imports + SERVER % ", ".join(names)
    subprocess.run([*esbuild, *options], cwd=FIGURES, input=source, encoding="utf-8", check=True)

    def ask(calls: Calls) -> list:
        text = json.dumps(calls)
        run = subprocess.run(
            ["node", script], input=text, capture_output=True, encoding="utf-8", check=True
        )
        return json.loads(run.stdout)

    return ask


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(11)


def test_the_line_is_drawn_where_it_is_and_no_further(calculate, rng):
    """Both ends are on it, and each is where it leaves the frame."""
    w, b = rng.uniform(-3, 3, 1000), rng.uniform(-4, 4, 1000)
    w[:5] = 0
    right, top = 5.0, 4.5
    calls = [("line", "segment", [*pair, right, top]) for pair in zip(w, b, strict=True)]
    x1, z1, x2, z2 = np.array(calculate(calls)).T
    for x, z, side in ((x1, z1, -1), (x2, z2, 1)):
        assert np.allclose(z, x * w + b)
        with np.errstate(divide="ignore"):
            leaving = np.where(w == 0, np.inf, (np.sign(w) * side * top - b) / w * side)
        assert np.allclose(x * side, np.minimum(leaving, right))


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(z / 2)) / 2


#: Each activation, and its slope.
ACTIVATIONS = {
    "sigmoid": (_sigmoid, lambda z: _sigmoid(z) * (1 - _sigmoid(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_and_slopes(calculate, rng, name):
    """Far from 0, too. A slope is what a small step shows."""
    g, slope = ACTIVATIONS[name]
    z = np.concatenate([rng.normal(0, 3, 500), [0.0, 1000.0, -1000.0]])
    a = calculate([("activations", "activate", [name, one]) for one in z])
    slopes = calculate([("activations", "slope", [name, one]) for one in z])
    assert np.allclose(a, g(z), rtol=1e-12, atol=1e-15)
    assert np.allclose(slopes, slope(z), rtol=1e-9, atol=1e-15)
    away = np.abs(z) > 1e-3  # from ReLU's corner
    h = 1e-6
    measured = (g(z + h) - g(z - h)) / (2 * h)
    assert np.allclose(np.array(slopes)[away], measured[away], atol=1e-6)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_chain_multiplies_its_slopes(calculate, rng, name):
    """Each takes what the last one gave; n sigmoids leave at most 4⁻ⁿ."""
    g, slope = ACTIVATIONS[name]
    z, n = rng.normal(0, 2, 300), 10
    left = np.array(calculate([("activations", "chain", [name, one, n]) for one in z]))  # (m, n)
    expected, inputs = [], z
    for _ in range(n):
        expected.append(slope(inputs) * (expected[-1] if expected else 1))
        inputs = g(inputs)
    assert np.allclose(left, np.stack(expected, axis=1), rtol=1e-9, atol=0)
    if name == "sigmoid":
        assert (left <= 0.25 ** np.arange(1, n + 1)).all()


def _shapes(rng: np.random.Generator, count: int) -> list[list[int]]:
    """Return shapes of rank 0 to 4 in which 1 is frequent and 0 occurs."""
    return [
        rng.choice([0, 1, 1, 1, 2, 3, 7], size=rng.integers(0, 5)).tolist() for _ in range(count)
    ]


def test_shapes_broadcast_as_in_numpy(calculate, rng):
    """The common shape, and none where NumPy raises."""
    pairs = list(zip(_shapes(rng, 4000), _shapes(rng, 4000), strict=True))
    results = calculate([("broadcasting", "broadcast", [a, b]) for a, b in pairs])
    fitting = 0
    for (a, b), result in zip(pairs, results, strict=True):
        try:
            expected = list(np.broadcast_shapes(tuple(a), tuple(b)))
        except ValueError:
            expected = None
        assert result == expected, (a, b)
        fitting += expected is not None
    assert 500 < fitting < 3500


def test_shapes_are_read_and_written_as_in_python(calculate, rng):
    """Also without parentheses, and with a comma at the end."""
    shapes = _shapes(rng, 200)
    assert calculate([("broadcasting", "writeShape", [s]) for s in shapes]) == [
        str(tuple(s)) for s in shapes
    ]
    texts = [str(tuple(s)) for s in shapes] + ["3, 1", "3,", " ( 2,5, ) ", "4"]
    read = calculate([("broadcasting", "readShape", [text]) for text in texts])
    assert read[:-1] == [list(ast.literal_eval(text.strip())) for text in texts[:-1]]
    assert read[-1] == [4]
    wrong = ["(3", "3)", "x", "-1", "2.5", "100", "(1, 2), 3"]
    assert calculate([("broadcasting", "readShape", [t]) for t in wrong]) == [None] * len(wrong)


MISTAKES = ("", "transposed", "wider", "per-example")


def test_cascades_fit_where_numpy_multiplies_them(calculate, rng):
    """Layer by layer, with any mistake in any layer; and the parameters are counted."""
    cases = []
    for _ in range(1500):
        widths = rng.integers(1, 5, size=rng.integers(2, 6)).tolist()
        at = int(rng.integers(1, len(widths)))
        cases.append([int(rng.integers(1, 5)), widths, str(rng.choice(MISTAKES)), at])
    results = calculate([("shapes", "trace", case) for case in cases])
    totals = calculate([("shapes", "parameters", [layers]) for layers in results])
    clashes = set()
    for case, layers, total in zip(cases, results, totals, strict=True):
        arrays = list(_blocks(*case))
        assert total == sum(W.size + b.size for W, b in arrays)
        A = np.zeros((case[0], case[1][0]))
        for layer, (W, b) in zip(layers, arrays, strict=True):
            assert (layer["W"], layer["b"]) == ([*W.shape], [*b.shape])
            assert layer["parameters"] == W.size + b.size
            assert layer["input"] == (None if A is None else [*A.shape])
            A, clash = (None, None) if A is None else _step(A, W, b)
            assert layer["Z"] == (None if A is None else [*A.shape]), case
            assert layer["clash"] == clash, case
            clashes.add(clash and clash["where"])
    assert clashes == {None, "product", "bias"}


def _blocks(n: int, widths: list[int], mistake: str, at: int):
    for i, (before, units) in enumerate(itertools.pairwise(widths), start=1):
        W, b = np.zeros((before, units)), np.zeros(units)
        if i == at and mistake == "transposed":
            W = W.T
        if i == at and mistake == "wider":
            W = np.zeros((before + 1, units))
        if i == at and mistake == "per-example":
            b = np.zeros(n)
        yield W, b


def _step(A: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray | None, dict | None]:
    try:
        product = A @ W
    except ValueError:
        return None, {"where": "product", "left": A.shape[1], "right": W.shape[0]}
    try:
        return product + b, None
    except ValueError:
        return None, {"where": "bias", "left": W.shape[1], "right": len(b)}


def _forward(X: np.ndarray) -> list[np.ndarray]:
    """Return the activations (N, l) after each layer of the chapter's cascade."""
    activations = []
    for W, b, name in load_cascade():
        Z = X @ W + b
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        X = np.maximum(Z, 0) if name == "relu" else E / E.sum(axis=1, keepdims=True)
        activations.append(X)
    return activations


def test_the_cascade_is_the_chapters(calculate, rng):
    """The same weights, and the same activations after each layer: real images and noise."""
    images, _ = load_digits("held out")
    images = np.concatenate([images, rng.integers(0, 17, (200, 8, 8))])
    features = calculate([("cascade", "features", [image.tolist()]) for image in images])
    X = images.reshape(len(images), 64) / 16
    assert np.array_equal(features, X)
    results = calculate([("cascade", "forward", [x]) for x in features])
    for i, expected in enumerate(_forward(X)):
        found = np.array([layers[i] for layers in results])
        assert np.allclose(found, expected, rtol=1e-11, atol=1e-13)
    answers = calculate([("cascade", "argmax", [layers[-1]]) for layers in results])
    assert answers == _forward(X)[-1].argmax(axis=1).tolist()


def _bitmap(strokes: list[Stroke]) -> np.ndarray:
    """Scale strokes to the height of 32×32 points; thicken them until the wanted share is dark."""
    points = np.concatenate([np.array(stroke, dtype=float) for stroke in strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    radius = 3.0
    for _ in range(3):
        room = (np.array([28, 31]) - 2 * radius) / np.maximum(high - low, 1e-9)
        fitted = [(np.array(s) - (low + high) / 2) * room.min() + 16 for s in strokes]
        away = np.min([_distances(stroke) for stroke in fitted], axis=0)  # (32, 32)
        radius = np.clip(np.sort(away, axis=None)[int(0.305 * 1024)], 1.5, 6)
    return away <= radius + 1e-9


def _distances(stroke: np.ndarray) -> np.ndarray:
    y, x = np.mgrid[0.5:32, 0.5:32]
    points = np.stack([x, y], axis=-1)[:, :, np.newaxis]  # (32, 32, 1, 2)
    start, way = stroke[:-1], np.diff(stroke, axis=0)  # (m, 2)
    if not len(way):
        start, way = stroke, np.zeros((1, 2))
    square = np.maximum((way**2).sum(axis=-1), 1e-300)
    along = np.clip(((points - start) * way).sum(axis=-1) / square, 0, 1)
    return np.linalg.norm(points - start - along[..., np.newaxis] * way, axis=-1).min(axis=-1)


def test_a_drawing_becomes_pixels_as_in_numpy(calculate, rng):
    """Drawn digits, scribbles and dots: the same 8×8 pixels."""
    drawings = [strokes for _, strokes in drawn(2)]
    for _ in range(60):
        lengths = rng.integers(1, 7, size=rng.integers(1, 4))
        drawings.append([rng.uniform(0, 160, (n, 2)).tolist() for n in lengths])
    fine = calculate([("pixels", "bitmap", [strokes]) for strokes in drawings])
    expected = np.array([_bitmap(strokes) for strokes in drawings])
    assert np.array_equal(fine, expected)
    pixels = np.array(calculate([("pixels", "blocks", [one]) for one in fine]))
    assert np.array_equal(pixels, expected.reshape(-1, 8, 4, 8, 4).sum(axis=(2, 4)))
    assert (pixels.min(), pixels.max()) == (0, 16)


def test_as_much_is_dark_as_in_the_training_images(calculate):
    """On the mean over them."""
    (dark,) = calculate([("pixels", "DARK", [])])
    assert dark == pytest.approx(load_digits("training")[0].mean() / 16, abs=5e-4)


def _read(calculate, drawings: list[list[Stroke]]) -> np.ndarray:
    """Return the digits that the page reads."""
    fine = calculate([("pixels", "bitmap", [strokes]) for strokes in drawings])
    pixels = calculate([("pixels", "blocks", [one]) for one in fine])
    features = calculate([("cascade", "features", [one]) for one in pixels])
    layers = calculate([("cascade", "forward", [one]) for one in features])
    return np.array([one[-1] for one in layers]).argmax(axis=1)


def test_drawn_digits_are_read(calculate):
    """More than eight in ten, whatever their size; of each digit, at least half."""
    digits, drawings = zip(*drawn(8), strict=True)
    right = _read(calculate, list(drawings)) == digits
    assert right.mean() > 0.8, right.mean()
    for digit in range(10):
        assert right[np.array(digits) == digit].mean() >= 0.5, digit


def test_an_upright_4_is_taken_for_a_9(calculate):
    """As the chapter says of a 4 that is open at the top."""
    assert _read(calculate, [SHAPES[4][1]]).tolist() == [9]


def test_the_examples_are_read(calculate):
    """All ten: the first thing that a reader sees is right."""
    examples = json.loads((FIGURES / "parts" / "examples.json").read_text(encoding="utf-8"))
    assert _read(calculate, examples).tolist() == list(range(10))
