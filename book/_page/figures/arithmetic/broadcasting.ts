/** Broadcasting, axis by axis, by NumPy's rules. */

export type Shape = readonly number[];

/** One axis, counted from the right. `null` is what a shape does not have, or where it fails. */
export interface Axis {
  first: number | null;
  second: number | null;
  result: number | null;
}

/** The axes, the leftmost one first. */
export function axes(first: Shape, second: Shape): Axis[] {
  const rank = Math.max(first.length, second.length);
  return Array.from({ length: rank }, (_, i) => {
    const a = first[i - rank + first.length] ?? null;
    const b = second[i - rank + second.length] ?? null;
    return { first: a, second: b, result: together(a ?? 1, b ?? 1) };
  });
}

/** The common shape, or null where there is none. */
export function broadcast(first: Shape, second: Shape): number[] | null {
  const lengths = axes(first, second).map((axis) => axis.result);
  return lengths.every((length) => length !== null) ? lengths : null;
}

function together(a: number, b: number): number | null {
  if (a === b || b === 1) return a;
  return a === 1 ? b : null;
}

/** Read a shape of lengths below 100 as people write it, with parentheses or without: `(3, 1)`, `3,1`, `3,`, `()`. */
export function readShape(text: string): number[] | null {
  const inner = /^\s*(?:\(([^()]*)\)|([^()]*))\s*$/.exec(text);
  const parts = inner && (inner[1] ?? inner[2] ?? "").replace(/,\s*$/, "").split(/[,\s]+/);
  const numbers = parts?.filter((part) => part !== "");
  return numbers?.every((part) => /^\d{1,2}$/.test(part)) ? numbers.map(Number) : null;
}

/** Write a shape as Python does. */
export function writeShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}
