/** An activation, the slope at a point of it, and what a chain of them leaves of a slope. */

import { activate, chain, type Name, slope } from "./arithmetic/activations";
import { menu, slider } from "./parts/controls";
import { type Figure, figure } from "./parts/figure";
import { snap, write, writeSmall } from "./parts/numbers";
import { handle } from "./parts/pointer";
import { box, line, set, svg, text } from "./parts/svg";

const [WIDTH, HEIGHT] = [360, 366];
/** Both axes have the same scale: a slope looks as steep as it is. */
const UNIT = 52;
const FLOOR = 196;
const RANGE = [-3, 3, 0.1] as const;
const LONGEST = 10;
/** The bars: their foot, the height of a slope of 1, and how far apart they stand. */
const [FOOT, WHOLE, APART] = [342, 84, 34];

const toX = (z: number) => WIDTH / 2 + z * UNIT;
const toY = (a: number) => FLOOR - 62 - a * UNIT;

figure(
  "slopes",
  [WIDTH, HEIGHT],
  "An activation with its slope at a point, and the slope that a chain of them leaves",
  "Put more sigmoids in a row: the slope that is left shrinks to nothing. Then try ReLU, " +
    "right of 0.",
  (all: Figure) => {
    const { stage, controls, say } = all;
    let name: Name = "sigmoid";
    const which = menu(
      "activation",
      (["sigmoid", "tanh", "ReLU"] as const).map((one) => [one, one] as const),
      (value) => {
        name = value as Name;
        draw();
      },
    );
    const z = slider("z", RANGE, 0, draw, write);
    const n = slider("in a row, n", [1, LONGEST, 1], 5, draw, String);
    controls.append(which.label, z.label, n.label);

    const curve = svg("polyline", { class: "thick curve" });
    const tangent = svg("line", { class: "stroke-orange" });
    const steepness = text(0, 0, "", "ink-orange bold halo");
    const point = handle(all, "z", "blue", (x) => {
      z.value = snap((x - toX(0)) / UNIT, ...RANGE);
      draw();
    });
    const bars = Array.from({ length: LONGEST }, (_, i) => bar(i));
    const left = text(WIDTH / 2, FOOT - WHOLE - 22, "", "ink bold");
    stage.append(
      paper(),
      curve,
      tangent,
      steepness,
      point.disk,
      left,
      ...bars.map((one) => one.all),
    );

    function draw(): void {
      const steep = slope(name, z.value);
      const height = activate(name, z.value);
      const places = Array.from({ length: 133 }, (_, i) => -3.3 + i * 0.05);
      const shown = places.filter((place) => toY(activate(name, place)) > 0);
      const points = shown.map((place) => `${toX(place)},${toY(activate(name, place)).toFixed(2)}`);
      set(curve, { points: points.join(" ") });
      const half = 1.1 / Math.hypot(1, steep);
      set(tangent, { x1: toX(z.value - half), y1: toY(height - half * steep) });
      set(tangent, { x2: toX(z.value + half), y2: toY(height + half * steep) });
      point.moveTo(toX(z.value), toY(height));
      const side = z.value < -1.2 ? "start" : "end";
      set(steepness, { x: toX(z.value) - (side === "end" ? 14 : 6), y: toY(height) - 24 });
      set(steepness, { "text-anchor": side });
      steepness.textContent = `slope ${write(steep)}`;
      const rest = chain(name, z.value, n.value);
      for (const [i, one] of bars.entries()) one.show(rest[i] ?? null);
      const last = rest.at(-1) as number;
      left.textContent = `slope left after ${n.value}: ${writeSmall(last)}`;
      say(sentence(name, z.value, steep, n.value, last));
    }
    draw();
  },
);

function sentence(name: Name, z: number, steep: number, n: number, left: number): string {
  const whose = name === "sigmoid" ? "the sigmoid" : name;
  return (
    `At z = ${write(z)} the slope of ${whose} is ${write(steep)}. ` +
    `A chain of ${n} leaves a slope of ${writeSmall(left)}.`
  );
}

/** The bar of what is left after i + 1 activations. */
function bar(i: number): { all: SVGGElement; show: (left: number | null) => void } {
  const x = 18 + i * APART;
  const full = box(x, FOOT - WHOLE, 26, WHOLE, "empty");
  const filled = box(x, FOOT, 26, 0, "orange");
  const number = text(x + 13, FOOT + 18, String(i + 1), "soft");
  const show = (left: number | null) => {
    const height = (left ?? 0) * WHOLE;
    set(filled, { y: FOOT - height, height, visibility: left === null ? "hidden" : "visible" });
    set(full, { visibility: left === null ? "hidden" : "visible" });
  };
  return { all: svg("g", {}, full, filled, number), show };
}

function paper(): SVGGElement {
  const group = svg("g", {}, line(0, toY(0), WIDTH, toY(0), "line"));
  group.append(line(toX(0), 0, toX(0), FLOOR, "line"), line(0, FOOT, WIDTH, FOOT, "line"));
  for (const i of [-3, -2, -1, 1, 2, 3]) group.append(text(toX(i), toY(0) + 18, write(i), "soft"));
  for (const i of [-1, 1, 2]) group.append(text(toX(0) + 8, toY(i) + 5, write(i), "soft", "start"));
  group.append(
    text(WIDTH - 8, toY(0) - 8, "z", "ink bold"),
    text(toX(0) + 14, 14, "a", "ink bold"),
  );
  group.append(text(8, FOOT - WHOLE + 11, "1", "soft"), text(8, FOOT - 2, "0", "soft"));
  return group;
}
