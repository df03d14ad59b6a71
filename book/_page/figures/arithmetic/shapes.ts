/** The shapes of a cascade, layer by layer, and what goes wrong where a block does not fit. */

import { broadcast, type Shape } from "./broadcasting";

/** What somebody has done to the block of one layer; layers count from 1. */
export type Mistake = "" | "transposed" | "wider" | "per-example";

export interface Layer {
  /** What comes in and what goes out; null from the first clash on. */
  input: Shape | null;
  W: Shape;
  b: Shape;
  Z: Shape | null;
  /** The two numbers that disagree: columns and rows, or the lengths that do not broadcast. */
  clash: { where: "product" | "bias"; left: number; right: number } | null;
  parameters: number;
}

/** `widths` start with the input's. `mistake` befalls layer `at`. */
export function trace(n: number, widths: Shape, mistake: Mistake = "", at = 1): Layer[] {
  const layers: Layer[] = [];
  let input: Shape | null = [n, widths[0] as number];
  for (let i = 1; i < widths.length; i++) {
    const made = i === at ? mistake : "";
    const layer = oneLayer(n, input, widths[i - 1] as number, widths[i] as number, made);
    layers.push(layer);
    input = layer.Z;
  }
  return layers;
}

function oneLayer(
  n: number,
  input: Shape | null,
  before: number,
  units: number,
  mistake: Mistake,
): Layer {
  const rows = mistake === "wider" ? before + 1 : before;
  const W = mistake === "transposed" ? [units, rows] : [rows, units];
  const b = [mistake === "per-example" ? n : units];
  const [height, width] = W as [number, number];
  const layer: Layer = { input, W, b, Z: null, clash: null, parameters: height * width + size(b) };
  if (!input) return layer;
  const columns = input[1] as number;
  if (columns !== height) {
    layer.clash = { where: "product", left: columns, right: height };
    return layer;
  }
  const product = [input[0] as number, width];
  layer.Z = broadcast(product, b);
  if (!layer.Z) layer.clash = { where: "bias", left: width, right: size(b) };
  return layer;
}

export function size(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function parameters(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => sum + layer.parameters, 0);
}
