/** Numbers as the book writes them: with real minus signs, and no more digits than tell something. */

export function write(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return String(rounded === 0 ? 0 : rounded).replace("-", "−");
}

/** Two digits that are not 0, however small the number is. */
export function writeSmall(value: number): string {
  if (value === 0 || value >= 0.1) return write(value, 3);
  return value.toFixed(Math.min(1 - Math.floor(Math.log10(value)), 20)).replace(/0+$/, "");
}

/** With commas between thousands. */
export function writeLarge(value: number): string {
  return value.toLocaleString("en-US");
}

/** Bring `value` to the nearest step between two limits. */
export function snap(value: number, least: number, most: number, step: number): number {
  const steps = Math.round(value / step);
  return Math.min(Math.max(steps / (1 / step), least), most);
}

const BELOW = "₀₁₂₃₄₅₆₇₈₉";

/** A small number below the line. */
export function index(letter: string, i: number): string {
  return letter + BELOW[i];
}
