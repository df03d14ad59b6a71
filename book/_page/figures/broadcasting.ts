/** Two shapes, broadcast axis by axis. */

import { type Axis, axes, readShape, type Shape, writeShape } from "./arithmetic/broadcasting";
import { field, menu } from "./parts/controls";
import { type Figure, figure } from "./parts/figure";
import { box, svg, text } from "./parts/svg";

const [WIDTH, HEIGHT] = [360, 252];
const MOST = 4;
/** The boxes of an axis: how far apart axes stand, and where each row is. */
const [APART, WIDE, HIGH] = [74, 66, 58];
/** The names of the rows. */
const NAMES = 58;
const ROWS = [34, 104, 190] as const;
/** So many squares show a length; longer ones are only numbers. */
const SQUARES = 6;

const EXAMPLES = [
  ["(3, 1) + (1, 4)", "a column and a row"],
  ["(5, 3) + (3,)", "a batch and a bias"],
  ["(2, 3) + (2,)", "what does not fit"],
  ["(3,) + (3, 1)", "the trap"],
  ["(6, 1, 5) + (4, 1)", "three axes"],
] as const;

figure(
  "broadcasting",
  [WIDTH, HEIGHT],
  "Two shapes below each other, aligned on the right, and the shape that they give",
  "Change the two shapes. A length of 1 is stretched; other lengths must be equal. One of the " +
    "examples is a trap.",
  ({ stage, controls, say }: Figure) => {
    const first = field("first shape", "(3, 1)", read);
    const second = field("second shape", "(1, 4)", read);
    const examples = menu(
      "example",
      EXAMPLES.map(([shapes, name]) => [shapes, `${shapes}: ${name}`] as const),
      (value) => {
        [first.input.value, second.input.value] = value.split(" + ") as [string, string];
        read();
      },
    );
    controls.append(first.label, second.label, examples.label);

    function read(): void {
      const shapes = [first, second].map(({ input }) => {
        const shape = readShape(input.value);
        const good = shape && shape.length <= MOST ? shape : null;
        input.setAttribute("aria-invalid", String(!good));
        return good;
      });
      const [a, b] = shapes;
      if (a && b) draw(a, b);
      else say(`Write a shape like (3, 1): at most ${MOST} whole numbers below 100, with commas.`);
    }

    function draw(a: Shape, b: Shape): void {
      const all = axes(a, b);
      const left = (WIDTH - NAMES - all.length * APART) / 2;
      const columns = all.map((axis, i) => column(axis, left + NAMES + i * APART, all.length - i));
      const names = ["first", "second", "result"].map((name, row) =>
        text(left, (ROWS[row] as number) + 34, name, row === 2 ? "ink bold" : "ink", "start"),
      );
      stage.replaceChildren(...names, ...columns);
      say(sentence(a, b, all));
    }
    read();
  },
);

/** One axis from top to bottom; `fromRight` is 1 for the last one. */
function column({ first, second, result }: Axis, x: number, fromRight: number): SVGGElement {
  const group = svg("g", {}, text(x + WIDE / 2, 20, `axis −${fromRight}`, "soft"));
  const rows = [
    [first, "blue"],
    [second, "orange"],
  ] as const;
  for (const [row, [length, color]] of rows.entries()) {
    const style = result === null ? "red" : color;
    group.append(cell(x, ROWS[row] as number, length, result ?? length ?? 1, style));
  }
  const verdict = text(x + WIDE / 2, 179, judge(first ?? 1, second ?? 1, result), "soft small");
  if (result === null) verdict.setAttribute("class", "mark-ink bold");
  group.append(verdict);
  if (result !== null) group.append(cell(x, ROWS[2], result, result, "green"));
  else {
    group.append(box(x, ROWS[2], WIDE, HIGH, "red ghost"));
    group.append(text(x + WIDE / 2, ROWS[2] + 36, "✗", "mark-ink large"));
  }
  return group;
}

function judge(a: number, b: number, result: number | null): string {
  if (result === null) return `${a} ≠ ${b}`;
  return a === b ? "equal" : "stretched";
}

/** One length, `to` which it is stretched; null where the shape has no such axis. */
function cell(x: number, y: number, length: number | null, to: number, color: string): SVGGElement {
  const own = length ?? 1;
  const style = length === null ? `${color} missing` : color;
  const number = own === to ? `${own}` : `${own} → ${to}`;
  const group = svg("g", {}, box(x, y, WIDE, HIGH, style));
  group.append(text(x + WIDE / 2, y + 28, number, length === null ? "soft large" : "ink large"));
  if (to > SQUARES) return group;
  const left = x + WIDE / 2 - to * 5;
  for (let i = 0; i < to; i++) {
    group.append(box(left + i * 10, y + 40, 8, 8, i < own ? `${color} solid` : `${color} copy`));
  }
  return group;
}

function sentence(a: Shape, b: Shape, all: readonly Axis[]): string {
  const both = `${writeShape(a)} and ${writeShape(b)}`;
  const clash = all.findLastIndex((axis) => axis.result === null);
  const failed = all[clash];
  if (failed) {
    const where = `axis −${all.length - clash}`;
    return `${both} do not fit: on ${where}, ${failed.first} and ${failed.second} are neither equal nor 1.`;
  }
  const shape = all.map((axis) => axis.result as number);
  const stretched = all.filter((axis) => (axis.first ?? 1) !== (axis.second ?? 1)).length;
  const how = ["Nothing is", "One axis is", "Two axes are", "Three axes are", "Four axes are"];
  return `${both} give ${writeShape(shape)}. ${how[stretched]} stretched.`;
}
