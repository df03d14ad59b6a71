/** From strokes to an image of 8×8, made as the training data were.
 *
 * Those were written on forms, scanned, and scaled so that each digit fills the height of 32×32
 * points; then the dark points in each block of 4×4 were counted. Their strokes are so thick that
 * about three in ten points are dark, in a 1 as in an 8. So the pen here is made as thick. */

export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

export const FINE = 32;
export const COARSE = 8;
/** The share of dark points: the mean of the training images. */
export const DARK = 0.305;

/** The room of a digit, in fine points. The training images touch the upper and the lower edge
 * with a little less than full strokes, and no digit there is wider. */
const [WIDEST, TALLEST] = [28, 31];
/** Thickness and scale depend on each other: so often they are fitted, from this radius on. */
const ROUNDS = 3;
const FIRST_RADIUS = 3;
const LEAST_RADIUS = 1.5;
const LARGEST_RADIUS = 6;
/** Distances that differ only by rounding are equal. */
const ROUNDING = 1e-9;

/** Which of the 32×32 points are dark: rows of 0 and 1. All are 0 where nothing is drawn. */
export function bitmap(strokes: readonly Stroke[]): number[][] {
  let radius = FIRST_RADIUS;
  let away: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    away = distances(fit(strokes, radius));
    const sorted = away.flat().sort((a, b) => a - b);
    const wanted = sorted[Math.floor(DARK * FINE * FINE)] as number;
    radius = Math.min(Math.max(wanted, LEAST_RADIUS), LARGEST_RADIUS);
  }
  return away.map((row) => row.map((distance) => (distance <= radius + ROUNDING ? 1 : 0)));
}

/** Count the dark points of each block: rows of numbers from 0 to 16. */
export function blocks(fine: readonly (readonly number[])[]): number[][] {
  const side = FINE / COARSE;
  return Array.from({ length: COARSE }, (_, i) =>
    Array.from({ length: COARSE }, (_, j) => {
      const rows = fine.slice(i * side, (i + 1) * side);
      const dark = rows.flatMap((row) => row.slice(j * side, (j + 1) * side));
      return dark.reduce((sum, one) => sum + one, 0);
    }),
  );
}

/** Scale strokes so that, drawn with a pen of that radius, they fill the height, in the middle. */
function fit(strokes: readonly Stroke[], radius: number): Stroke[] {
  const points = strokes.flat();
  const [left, width] = extent(points.map(([x]) => x));
  const [top, height] = extent(points.map(([, y]) => y));
  const room = (length: number, drawn: number) => (length - 2 * radius) / Math.max(drawn, ROUNDING);
  const scale = Math.min(room(WIDEST, width), room(TALLEST, height));
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [
      (x - left - width / 2) * scale + FINE / 2,
      (y - top - height / 2) * scale + FINE / 2,
    ]),
  );
}

function extent(values: number[]): [start: number, length: number] {
  const start = Math.min(...values);
  return [start, Math.max(...values) - start];
}

/** From a point of a stroke to the next one. */
interface Line {
  x: number;
  y: number;
  dx: number;
  dy: number;
  square: number;
}

/** How far the middle of each fine point is from the nearest stroke. */
function distances(strokes: readonly Stroke[]): number[][] {
  const lines = strokes.flatMap((stroke) =>
    stroke.map((point, i) => between(stroke[Math.max(i - 1, 0)] as Point, point)),
  );
  return Array.from({ length: FINE }, (_, i) =>
    Array.from({ length: FINE }, (_, j) => distance(j + 0.5, i + 0.5, lines)),
  );
}

function between([x, y]: Point, [x2, y2]: Point): Line {
  const [dx, dy] = [x2 - x, y2 - y];
  return { x, y, dx, dy, square: dx * dx + dy * dy };
}

/** How far (x, y) is from the nearest line. Called a thousand times for each change. */
function distance(x: number, y: number, lines: readonly Line[]): number {
  let least = Infinity;
  for (const line of lines) {
    const [px, py] = [x - line.x, y - line.y];
    const along = line.square > 0 ? (px * line.dx + py * line.dy) / line.square : 0;
    const t = Math.min(Math.max(along, 0), 1);
    const [ox, oy] = [px - t * line.dx, py - t * line.dy];
    least = Math.min(least, ox * ox + oy * oy);
  }
  return Math.sqrt(least);
}
