/** Draw a digit, and follow it through the cascade of chapter 7. */

import { argmax, features, forward } from "./arithmetic/cascade";
import { bitmap, blocks, COARSE, type Point } from "./arithmetic/pixels";
import { button, menu } from "./parts/controls";
import examples from "./parts/examples.json";
import { type Figure, figure } from "./parts/figure";
import { index, write } from "./parts/numbers";
import { drawingPad } from "./parts/pad";
import { box, line, set, svg, text } from "./parts/svg";

const [WIDTH, HEIGHT] = [360, 420];
/** The two squares, drawn and reduced. */
const SIDE = 158;
const [PAD, IMAGE, TOP] = [2, WIDTH - SIDE - 2, 28];
/** How near two points of a stroke may be. */
const NEAR = 2;
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
  (all: Figure) => {
    const { stage, controls, say } = all;
    let strokes: Point[][] = [];
    let own = true;
    let pen = "";
    const choose = menu(
      "example",
      [["", "your own"], ...examples.map((_, digit) => [`${digit}`, article(digit)] as const)],
      (value) => (value ? show(Number(value)) : clear()),
    );
    controls.append(choose.label, button("Clear", clear));

    const pad = drawingPad(all, [PAD, TOP, SIDE], { start, go, clear, lowered });
    const pixels = grid(IMAGE, TOP, SIDE / COARSE);
    const strips = STRIPS.map(strip);
    const bars = Array.from({ length: 10 }, (_, digit) => bar(digit));
    stage.append(
      text(PAD, 18, "draw here", "ink bold", "start"),
      text(IMAGE, 18, "8×8 pixels", "ink bold", "start"),
      line(PAD + SIDE + 9, TOP + SIDE / 2, IMAGE - 14, TOP + SIDE / 2, "line"),
      svg("path", { class: "head", d: `M${IMAGE - 6} ${TOP + SIDE / 2}l-9 -5v10z` }),
      pad.paper,
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
      const stroke = own ? strokes.at(-1) : undefined;
      const last = stroke?.at(-1);
      if (!stroke || !last) {
        start(point); // cleared on the way
      } else if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR) {
        stroke.push(point);
        soon();
      }
    }

    function lowered(down: boolean): void {
      pen = down ? "The pen is down. " : "";
      draw();
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
      pad.show(strokes);
      const image = strokes.length ? blocks(bitmap(strokes)) : null;
      pixels.show(image);
      const layers = image ? forward(features(image)) : null;
      for (const [i, one] of strips.entries()) one.show(layers?.[i] ?? null);
      const last = layers?.at(-1) ?? null;
      const answer = last ? argmax(last) : -1;
      for (const [digit, one] of bars.entries()) one.show(last?.[digit] ?? 0, digit === answer);
      say(pen + (last ? sentence(last) : "Nothing is drawn yet."));
    }

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
