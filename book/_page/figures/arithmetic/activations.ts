/** Activations, their slopes, and what a chain of them leaves of a slope. */

export type Name = "sigmoid" | "tanh" | "ReLU";

/** Safe for all z: the exponent is never positive. */
export function sigmoid(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

export function activate(name: Name, z: number): number {
  if (name === "sigmoid") return sigmoid(z);
  return name === "tanh" ? Math.tanh(z) : Math.max(z, 0);
}

/** At ReLU's corner it is 0, as programs take it. */
export function slope(name: Name, z: number): number {
  if (name === "ReLU") return z > 0 ? 1 : 0;
  const a = activate(name, z);
  return name === "sigmoid" ? a * (1 - a) : 1 - a * a;
}

/** What 1, 2, … `n` of them in a row leave of a slope, where each takes what the last one gave. */
export function chain(name: Name, z: number, n: number): number[] {
  const left: number[] = [];
  let product = 1;
  let input = z;
  for (let i = 0; i < n; i++) {
    product *= slope(name, input);
    input = activate(name, input);
    left.push(product);
  }
  return left;
}
