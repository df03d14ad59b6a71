/** The forward pass of chapter 7, with the weights of chapter 7. */

import trained from "../../../../forwardpass/digits/cascade.json";

export interface Trained {
  activation: string;
  b: number[];
  W: number[][];
}

export const LAYERS: readonly Trained[] = trained.layers;

/** Features from pixels: rows end to end, divided by 16. */
export function features(image: readonly (readonly number[])[]): number[] {
  return image.flat().map((pixel) => pixel / 16);
}

/** The activations of one example after each layer; the last ones are probabilities. */
export function forward(x: readonly number[], layers: readonly Trained[] = LAYERS): number[][] {
  const activations: number[][] = [];
  let a = x;
  for (const { W, b, activation } of layers) {
    const z = b.map((bias, j) => a.reduce((sum, x, i) => sum + x * (W[i]?.[j] as number), bias));
    const next = activation === "softmax" ? softmax(z) : z.map((one) => Math.max(one, 0));
    activations.push(next);
    a = next;
  }
  return activations;
}

function softmax(z: readonly number[]): number[] {
  const largest = Math.max(...z);
  const powers = z.map((one) => Math.exp(one - largest));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

/** Where the largest number stands; the first of equals. */
export function argmax(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
