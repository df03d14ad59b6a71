/** One feature: a straight line. */

export function affine(x: number, w: number, b: number): number {
  return x * w + b;
}

/** The part of the line z = xw + b inside |x| ≤ `right`, |z| ≤ `top`: its two ends. The line must
 * cross the vertical axis there, |b| ≤ `top`. */
export function segment(
  w: number,
  b: number,
  right: number,
  top: number,
): [x1: number, z1: number, x2: number, z2: number] {
  const end = (side: number) => {
    const z = affine(side * right, w, b);
    if (Math.abs(z) <= top) return [side * right, z] as const;
    const edge = Math.sign(z) * top;
    return [(edge - b) / w, edge] as const;
  };
  return [...end(-1), ...end(1)];
}
