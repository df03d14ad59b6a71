/** The shapes of a cascade as blocks, layer by layer, and what does not fit. */

import { type Shape, writeShape } from "./arithmetic/broadcasting";
import { type Layer, type Mistake, parameters, trace } from "./arithmetic/shapes";
import { button, count, menu } from "./parts/controls";
import { type Figure, figure } from "./parts/figure";
import { index, writeLarge } from "./parts/numbers";
import { box, line, set, svg, text } from "./parts/svg";

const WIDTH = 360;
/** The height of a layer, and of the last line. */
const [LAYER, TOTAL] = [132, 34];
const MOST_LAYERS = 4;
const LARGEST = 999;
/** The middles of the four blocks, the longest side, and that of a length of 1. */
const MIDDLES = [44, 136, 228, 316] as const;
const [LONGEST, SHORTEST] = [58, 10];
/** How deep in a layer they stand. */
const MIDDLE = 80;

const MISTAKES: readonly (readonly [Mistake, (i: number) => string])[] = [
  ["transposed", (i) => `${index("W", i)} is transposed`],
  ["wider", (i) => `${index("W", i)} has a row too many`],
  ["per-example", (i) => `${index("b", i)} has N numbers`],
];

figure(
  "tracer",
  [WIDTH, 2 * LAYER + TOTAL],
  "The blocks of a cascade with their shapes, layer by layer",
  "Change a width, and see which blocks change with it. Then choose a mistake: the red sides " +
    "should be equally long.",
  ({ stage, controls, say }: Figure) => {
    let n = 4;
    const widths = [10, 3, 5];
    let mistake: Mistake = "";
    let at = 1;

    const sizes = document.createElement("div");
    sizes.className = "fp-sizes";
    const choose = menu("mistake", [], (value) => {
      const [name, layer] = value.split(" ");
      mistake = (name ?? "") as Mistake;
      at = Number(layer ?? 1);
      draw();
    });
    const more = button("Add layer", () => change(() => widths.push(4)));
    const less = button("Remove layer", () => change(() => widths.pop()));
    controls.append(sizes, more, less, choose.label);

    /** Add or remove a layer, and the fields and mistakes that it has. */
    function change(how: () => void): void {
      how();
      sizes.replaceChildren(
        count("N", n, LARGEST, (value) => {
          n = value;
          draw();
        }),
        ...widths.map((width, i) =>
          count(index("l", i), width, LARGEST, (value) => {
            widths[i] = value;
            draw();
          }),
        ),
      );
      more.disabled = widths.length > MOST_LAYERS;
      less.disabled = widths.length < 3;
      if (at >= widths.length) mistake = "";
      choose.select.replaceChildren(
        new Option("none", ""),
        ...widths
          .slice(1)
          .flatMap((_, i) =>
            MISTAKES.map(([name, shown]) => new Option(shown(i + 1), `${name} ${i + 1}`)),
          ),
      );
      choose.select.value = mistake && `${mistake} ${at}`;
      draw();
    }

    function draw(): void {
      const layers = trace(n, widths, mistake, at);
      const largest = Math.max(n, ...widths);
      set(stage, { viewBox: `0 0 ${WIDTH} ${layers.length * LAYER + TOTAL}` });
      const sum = `${writeLarge(parameters(layers))} parameters in all`;
      stage.replaceChildren(
        ...layers.map((layer, i) => row(layer, i + 1, largest)),
        text(WIDTH - 4, layers.length * LAYER + 22, sum, "ink bold", "end"),
      );
      say(sentence(layers, mistake, at));
    }
    change(() => undefined);
  },
);

/** A layer: input · W + b = Z, and its parameters. */
function row(layer: Layer, i: number, largest: number): SVGGElement {
  const { input, W, b, Z, clash } = layer;
  const group = svg("g", { transform: `translate(0 ${(i - 1) * LAYER})` });
  const [height, width] = W as [number, number];
  const formula = `${height} · ${width} + ${b[0]} = ${writeLarge(layer.parameters)}`;
  group.append(
    text(4, 18, `Layer ${i}`, "ink bold", "start"),
    text(WIDTH - 4, 18, `${formula} parameters`, "soft", "end"),
    line(4, 26, WIDTH - 4, 26, "square"),
  );
  const wrong = clash?.where;
  const before = i === 1 ? "X" : index("A", i - 1);
  group.append(
    block(input, 0, before, wrong === "product" ? "red" : i === 1 ? "blue" : "green", largest),
    block(W, 1, index("W", i), wrong ? "red" : "orange", largest),
    block(b, 2, index("b", i), wrong === "bias" ? "red" : "orange", largest),
    block(Z, 3, index("Z", i), "green", largest),
  );
  for (const [k, sign] of ["·", "+", "="].entries()) {
    const middle = ((MIDDLES[k] as number) + (MIDDLES[k + 1] as number)) / 2;
    group.append(text(middle, 86, sign, "ink bold large"));
  }
  if (input) group.append(...marks(input, W, b, wrong ?? null, largest));
  return group;
}

/** Equal numbers are equally long. The smaller the largest number, the nearer to true scale. */
function side(length: number, largest: number): number {
  const power = Math.min(Math.log(LONGEST / SHORTEST) / Math.log(largest), 1);
  return LONGEST * (length / largest) ** power;
}

function sides(shape: Shape, largest: number): [width: number, height: number] {
  if (shape.length === 1) return [side(shape[0] as number, largest), side(1, largest)];
  return [side(shape[1] as number, largest), side(shape[0] as number, largest)];
}

function block(
  shape: Shape | null,
  place: number,
  name: string,
  color: string,
  largest: number,
): SVGGElement {
  const x = MIDDLES[place] as number;
  const [width, height] = shape ? sides(shape, largest) : [LONGEST * 0.7, LONGEST * 0.7];
  const style = shape ? color : "nothing";
  const group = svg("g", {}, box(x - width / 2, MIDDLE - height / 2, width, height, style));
  group.append(text(x, MIDDLE - height / 2 - 6, name, shape ? "ink bold" : "soft"));
  const below = shape ? writeShape(shape) : "no result";
  group.append(text(x, MIDDLE + height / 2 + 17, below, shape ? "ink code small" : "soft small"));
  return group;
}

/** The two sides that must be equally long. */
function marks(
  input: Shape,
  W: Shape,
  b: Shape,
  wrong: "product" | "bias" | null,
  largest: number,
): SVGLineElement[] {
  const top = (shape: Shape, place: number, style: string) => {
    const [width, height] = sides(shape, largest);
    const [x, y] = [MIDDLES[place] as number, MIDDLE - height / 2];
    return line(x - width / 2, y, x + width / 2, y, style);
  };
  if (wrong === "bias") return [top(W, 1, "mark"), top(b, 2, "mark")];
  const [width, height] = sides(W, largest);
  const x = (MIDDLES[1] as number) - width / 2;
  const style = wrong ? "mark" : "mark fits";
  return [top(input, 0, style), line(x, MIDDLE - height / 2, x, MIDDLE + height / 2, style)];
}

function sentence(layers: readonly Layer[], mistake: Mistake, at: number): string {
  const broken = layers.findIndex((layer) => layer.clash);
  const clash = layers[broken]?.clash;
  const i = broken + 1;
  const before = i === 1 ? "X" : index("A", i - 1);
  if (clash?.where === "product") {
    return (
      `Layer ${i}: ${before} has ${plural(clash.left, "column")}, but ${index("W", i)} has ` +
      `${plural(clash.right, "row")}. ${clash.left} and ${clash.right} disagree.`
    );
  }
  if (clash) {
    return (
      `Layer ${i}: the product has ${plural(clash.left, "column")}, but ${index("b", i)} has ` +
      `${plural(clash.right, "number")}. ${clash.left} and ${clash.right} disagree.`
    );
  }
  if (mistake) return unseen(layers[at - 1] as Layer, mistake, at);
  const last = layers.at(-1)?.Z as Shape;
  return `All blocks fit: ${plural(last[0] as number, "row")} come in, and ${writeShape(last)} comes out.`;
}

/** A mistake that no shape shows. */
function unseen(layer: Layer, mistake: Mistake, at: number): string {
  const what = mistake === "transposed" ? index("W", at) : index("b", at);
  const shape = mistake === "transposed" ? layer.W : layer.b;
  return (
    `The mistake in ${what} is there, and yet every block fits, since ${what} has the shape ` +
    `${writeShape(shape)}. Nothing stops; the numbers are wrong.`
  );
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
