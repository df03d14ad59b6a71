/** Draw a digit, and follow it through the cascade of chapter 7. */

import { argmax, features, forward } from "./arithmetic/cascade";
import { bitmap, blocks, COARSE, type Point } from "./arithmetic/pixels";
import { button, menu } from "./parts/controls";
import examples from "./parts/examples.json";
import { type Figure, figure } from "./parts/figure";
import { index, write } from "./parts/numbers";
import { box, line, moveTo, place, set, svg, text } from "./parts/svg";

const [WIDTH, HEIGHT] = [360, 420];
/** The two squares, drawn and reduced. */
const SIDE = 158;
const [PAD, IMAGE, TOP] = [2, WIDTH - SIDE - 2, 28];
/** How far an arrow key moves the pen, and how near two points of a stroke may be. */
const [STEP, NEAR] = [SIDE / 16, 2];
/** The strips of the hidden layers, and the foot and the height of the bars of the last. */
const STRIPS = [
  { units: 32, y: 222, name: "ReLU" },
  { units: 16, y: 276, name: "ReLU" },
] as const;
const STRIP = 22;
const [FOOT, WHOLE] = [396, 62];

figure(
  "digit",
  [WIDTH, HEIGHT],
  "A digit on its way through the cascade",
  "Draw a digit in the left square. On the right is what the cascade gets of it, below what each " +
    "layer makes of that.",
  ({ stage, controls, say }: Figure) => {
    let strokes: Point[][] = [];
    let own = true;
    const choose = menu(
      "example",
      [["", "your own"], ...examples.map((_, digit) => [`${digit}`, `a ${digit}`] as const)],
      (value) => (value ? show(Number(value)) : clear()),
    );
    controls.append(choose.label, button("Clear", clear));

    const pad = drawingPad();
    const trace = svg("g", { class: "fp-strokes" });
    pad.all.append(trace, pad.pen);
    const pixels = grid(IMAGE, TOP, SIDE / COARSE);
    const strips = STRIPS.map(strip);
    const bars = Array.from({ length: 10 }, (_, digit) => bar(digit));
    stage.setAttribute("role", "group");
    stage.append(
      text(PAD, 18, "draw here", "ink bold", "start"),
      text(IMAGE, 18, "8×8 pixels", "ink bold", "start"),
      line(PAD + SIDE + 9, TOP + SIDE / 2, IMAGE - 14, TOP + SIDE / 2, "line"),
      svg("path", { class: "head", d: `M${IMAGE - 6} ${TOP + SIDE / 2}l-9 -5v10z` }),
      pad.all,
      pixels.all,
      ...strips.map((one) => one.all),
      text(PAD, FOOT - WHOLE - 12, `${index("A", 3)}: probabilities`, "ink", "start"),
      text(WIDTH - PAD, FOOT - WHOLE - 12, "softmax", "soft", "end"),
      line(0, FOOT, WIDTH, FOOT, "line"),
      ...bars.map((one) => one.all),
    );

    function show(digit: number): void {
      const scale = ([x, y]: readonly number[]): Point => [
        SIDE * (0.14 + 0.72 * (x ?? 0)),
        SIDE * (0.14 + 0.72 * (y ?? 0)),
      ];
      strokes = (examples[digit] as number[][][]).map((stroke) => stroke.map(scale));
      own = false;
      choose.select.value = `${digit}`;
      draw();
    }

    function clear(): void {
      strokes = [];
      own = true;
      choose.select.value = "";
      draw();
    }

    /** Put the pen down; an example goes then. */
    function start(point: Point): void {
      if (!own) clear();
      strokes.push([point]);
      soon();
    }

    function go(point: Point): void {
      const stroke = strokes.at(-1) as Point[];
      const [x, y] = stroke.at(-1) as Point;
      if (Math.hypot(point[0] - x, point[1] - y) < NEAR) return;
      stroke.push(point);
      soon();
    }

    let waiting = 0;
    function soon(): void {
      if (waiting) return;
      waiting = requestAnimationFrame(() => {
        waiting = 0;
        draw();
      });
    }

    function draw(): void {
      trace.replaceChildren(...strokes.map(path));
      const image = strokes.length ? blocks(bitmap(strokes)) : null;
      pixels.show(image);
      const layers = image ? forward(features(image)) : null;
      for (const [i, one] of strips.entries()) one.show(layers?.[i] ?? null);
      const last = layers?.at(-1) ?? null;
      const answer = last ? argmax(last) : -1;
      for (const [digit, one] of bars.entries()) one.show(last?.[digit] ?? 0, digit === answer);
      say(last ? sentence(last) : "Nothing is drawn yet.");
    }

    useMouse(pad.all, stage, start, go);
    useKeys(pad, start, go, clear, say);
    show(3);
  },
);

function sentence(probabilities: readonly number[]): string {
  const order = probabilities.map((p, digit) => ({ p, digit })).sort((a, b) => b.p - a.p);
  const [first, second] = order as [(typeof order)[0], (typeof order)[0]];
  return (
    `The cascade reads ${article(first.digit)} with a probability of ${write(first.p)}, ` +
    `and ${article(second.digit)} with ${write(second.p)}.`
  );
}

function article(digit: number): string {
  return `${digit === 8 ? "an" : "a"} ${digit}`;
}

interface Pad {
  readonly all: SVGGElement;
  readonly pen: SVGGElement;
}

/** The square to draw in. Its content is measured from its own corner. */
function drawingPad(): Pad {
  const pen = svg("g", { class: "fp-pen" }, svg("circle", { r: 7, class: "ring" }));
  const all = svg("g", {
    class: "fp-pad",
    tabindex: 0,
    role: "application",
    "aria-label":
      "Drawing square. Arrow keys move the pen, Space puts it down or lifts it, Delete clears.",
    transform: `translate(${PAD} ${TOP})`,
  });
  all.append(box(0, 0, SIDE, SIDE, "fp-paper"));
  return { all, pen };
}

type Draw = (point: Point) => void;

function useMouse(pad: SVGGElement, stage: SVGSVGElement, start: Draw, go: Draw): void {
  const at = (event: PointerEvent): Point => {
    const [x, y] = place(event, stage);
    return [inside(x - PAD), inside(y - TOP)];
  };
  pad.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pad.setPointerCapture(event.pointerId);
    start(at(event));
  });
  pad.addEventListener("pointermove", (event) => {
    if (pad.hasPointerCapture(event.pointerId)) go(at(event));
  });
}

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

function useKeys(
  { all, pen }: Pad,
  start: Draw,
  go: Draw,
  clear: () => void,
  say: (sentence: string) => void,
): void {
  let at: Point = [SIDE / 2, SIDE / 8];
  let down = false;
  const lift = (lowered: boolean) => {
    down = lowered;
    pen.classList.toggle("fp-down", down);
  };
  moveTo(pen, ...at);
  all.addEventListener("blur", () => lift(false));
  all.addEventListener("keydown", (event) => {
    const move = ARROWS[event.key];
    if (move) {
      at = [inside(at[0] + move[0]), inside(at[1] + move[1])];
      moveTo(pen, ...at);
      if (down) go(at);
    } else if (event.key === " ") {
      lift(!down);
      if (down) start(at);
      say(down ? "The pen is down." : "The pen is lifted.");
    } else if (event.key === "Delete" || event.key === "Backspace") {
      lift(false);
      clear();
    } else return;
    event.preventDefault();
  });
}

function inside(value: number): number {
  return Math.min(Math.max(value, 0), SIDE);
}

function path(stroke: readonly Point[]): SVGPolylineElement {
  const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  return svg("polyline", { points: points.map((p) => p.map((v) => v.toFixed(1))).join(" ") });
}

/** The image in pixels: 0 is white and 16 is black, in the dark as well. */
function grid(x: number, y: number, size: number) {
  const all = svg("g", {});
  const cells = Array.from({ length: COARSE * COARSE }, (_, i) => {
    const [row, column] = [Math.floor(i / COARSE), i % COARSE];
    const cell = box(x + column * size, y + row * size, size, size, "fp-pixel");
    all.append(cell);
    return cell;
  });
  all.append(box(x, y, size * COARSE, size * COARSE, "line"));
  const show = (image: readonly (readonly number[])[] | null) => {
    for (const [i, cell] of cells.entries()) {
      const dark = image?.[Math.floor(i / COARSE)]?.[i % COARSE] ?? 0;
      const gray = Math.round(255 * (1 - dark / 16));
      set(cell, { fill: `rgb(${gray},${gray},${gray})` });
    }
  };
  return { all, show };
}

/** The activations of a hidden layer: the fuller the color, the larger; empty is 0. */
function strip({ units, y, name }: (typeof STRIPS)[number], i: number) {
  const wide = (WIDTH - 2 * PAD) / units;
  const cells = Array.from({ length: units }, (_, unit) =>
    box(PAD + unit * wide, y, wide, STRIP, "fp-unit"),
  );
  const all = svg(
    "g",
    {},
    text(PAD, y - 8, `${index("A", i + 1)}: ${units} units`, "ink", "start"),
    text(WIDTH - PAD, y - 8, name, "soft", "end"),
    ...cells,
  );
  const show = (activations: readonly number[] | null) => {
    const largest = Math.max(...(activations ?? []), 1e-9);
    for (const [unit, cell] of cells.entries()) {
      set(cell, { "fill-opacity": (activations?.[unit] ?? 0) / largest });
    }
  };
  return { all, show };
}

/** The probability of a digit. */
function bar(digit: number) {
  const wide = (WIDTH - 2 * PAD) / 10;
  const x = PAD + digit * wide;
  const filled = box(x + 5, FOOT, wide - 10, 0, "blue");
  const name = text(x + wide / 2, FOOT + 19, `${digit}`, "ink");
  const shown = text(x + wide / 2, FOOT - 6, "", "ink bold");
  const show = (probability: number, answer: boolean) => {
    const height = probability * (WHOLE - 16);
    set(filled, { y: FOOT - height, height, class: answer ? "green" : "blue" });
    set(name, { class: answer ? "ink bold large" : "ink" });
    set(shown, { y: FOOT - height - 5 });
    shown.textContent = answer ? write(probability) : "";
  };
  return { all: svg("g", {}, filled, name, shown), show };
}
