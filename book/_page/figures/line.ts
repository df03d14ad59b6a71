/** A straight line, turned by its weight and lifted by its bias. */

import { segment } from "./arithmetic/line";
import { checkbox, slider } from "./parts/controls";
import { type Figure, figure } from "./parts/figure";
import { snap, write } from "./parts/numbers";
import { handle } from "./parts/pointer";
import { line, set, svg, text } from "./parts/svg";

const [WIDTH, HEIGHT, UNIT] = [360, 324, 36];
/** The room for the formula, above the squares. */
const BAND = 36;
/** How far the axes reach to the right and up. */
const RIGHT = WIDTH / 2 / UNIT;
const TOP = HEIGHT / 2 / UNIT;
const RANGE = [-2, 2, 0.1] as const;

const toX = (x: number) => WIDTH / 2 + x * UNIT;
const toY = (z: number) => BAND + HEIGHT / 2 - z * UNIT;

figure(
  "line",
  [WIDTH, BAND + HEIGHT],
  "A straight line, z = xw + b, with a handle for w and one for b",
  "Turn the line with w, lift it with b. Then turn the bias off and move w: every line goes " +
    "through the origin.",
  (all: Figure) => {
    const { stage, controls, say } = all;
    let bias = true;
    const w = slider("weight w", RANGE, 0.5, draw, write);
    const b = slider("bias b", RANGE, 1, draw, write);
    const on = checkbox("with a bias", bias, (checked) => {
      bias = checked;
      b.disabled = !checked;
      draw();
    });
    controls.append(w.label, b.label, on);

    const fan = svg("g", {}, ...[-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2].map(faint));
    const drawn = svg("line", { class: "thick" });
    const run = svg("line", { class: "line dashed" });
    const one = text(0, 0, "1", "soft");
    const rise = svg("line", { class: "stroke-blue" });
    const lift = svg("line", { class: "stroke-orange" });
    const origin = svg("circle", { cx: toX(0), cy: toY(0), r: 8 });
    const name = text(toX(0) - 14, toY(0) + 24, "origin", "ink halo", "end");
    const lifting = handle(all, "b", "orange", (_, y) => {
      b.value = snap((toY(0) - y) / UNIT, ...RANGE);
      draw();
    });
    const turning = handle(all, "w", "blue", (_, y) => {
      w.value = snap((toY(0) - y) / UNIT - (bias ? b.value : 0), ...RANGE);
      draw();
    });
    const formula = svg("text", { x: 2, y: 24, class: "ink formula" });
    stage.append(
      paper(),
      fan,
      run,
      one,
      lift,
      rise,
      drawn,
      origin,
      name,
      lifting.disk,
      turning.disk,
    );
    stage.append(formula);

    function draw(): void {
      const height = bias ? b.value : 0;
      const [x1, z1, x2, z2] = segment(w.value, height, RIGHT, TOP);
      set(drawn, { x1: toX(x1), y1: toY(z1), x2: toX(x2), y2: toY(z2) });
      set(lift, { x1: toX(0), y1: toY(0), x2: toX(0), y2: toY(height) });
      set(run, { x1: toX(0), y1: toY(height), x2: toX(1), y2: toY(height) });
      set(rise, { x1: toX(1), y1: toY(height), x2: toX(1), y2: toY(height + w.value) });
      set(one, { x: toX(0.5), y: toY(height) + (w.value < 0 ? -6 : 18) });
      turning.moveTo(toX(1), toY(height + w.value));
      lifting.moveTo(toX(0), toY(height));
      lifting.hide(!bias);
      set(fan, { visibility: bias ? "hidden" : "visible" });
      set(origin, { class: height === 0 ? "green met" : "ring" });
      const weight = svg("tspan", { class: "ink-blue bold" }, write(w.value));
      const plus = height < 0 ? " − " : " + ";
      const added = svg("tspan", { class: "ink-orange bold" }, write(Math.abs(height)));
      formula.replaceChildren("z = ", weight, " · x", ...(bias ? [plus, added] : []));
      say(sentence(w.value, bias ? height : null));
    }
    draw();
  },
);

function sentence(w: number, b: number | null): string {
  if (b === null) return `z = ${write(w)}x. Without a bias the line goes through the origin.`;
  const sum = `z = ${write(w)}x ${b < 0 ? "−" : "+"} ${write(Math.abs(b))}`;
  const through = b === 0 ? ": with this bias, through the origin" : "";
  return `${sum}. The line crosses the vertical axis at ${write(b)}${through}.`;
}

/** One of the lines that can be had without a bias. */
function faint(w: number): SVGLineElement {
  const [x1, z1, x2, z2] = segment(w, 0, RIGHT, TOP);
  return line(toX(x1), toY(z1), toX(x2), toY(z2), "fan");
}

/** The squares, the axes and their numbers. */
function paper(): SVGGElement {
  const group = svg("g", {});
  for (let i = -4; i <= 4; i++) {
    group.append(
      line(toX(i), BAND, toX(i), BAND + HEIGHT, "square"),
      line(0, toY(i), WIDTH, toY(i), "square"),
    );
  }
  group.append(
    line(0, toY(0), WIDTH, toY(0), "line"),
    line(toX(0), BAND, toX(0), BAND + HEIGHT, "line"),
  );
  for (const i of [-4, -2, 2, 4]) {
    group.append(text(toX(i), toY(0) + 18, write(i), "soft"));
    group.append(text(toX(0) - 8, toY(i) + 5, write(i), "soft", "end"));
  }
  group.append(
    text(WIDTH - 10, toY(0) - 8, "x", "ink bold"),
    text(toX(0) + 14, BAND + 14, "z", "ink bold"),
  );
  return group;
}
