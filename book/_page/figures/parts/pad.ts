/** A square to draw in, with a mouse, a finger or the keyboard. */

import type { Point, Stroke } from "../arithmetic/pixels";
import type { Figure } from "./figure";
import { drag, over } from "./pointer";
import { box, moveTo, svg } from "./svg";

/** What is done with what is drawn. Points are measured from the corner of the square. */
interface Drawing {
  start(point: Point): void;
  go(point: Point): void;
  clear(): void;
  /** The pen of the keyboard is put down or lifted. */
  lowered(down: boolean): void;
}

export interface Pad {
  readonly paper: SVGGElement;
  show(strokes: readonly Stroke[]): void;
}

const LABEL =
  "Drawing square. Arrow keys move the pen, Space puts it down or lifts it, Delete clears.";

/** The keyboard's pen goes by so many steps from edge to edge. */
const STEPS = 16;
const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function drawingPad(
  figure: Figure,
  [left, top, side]: readonly [number, number, number],
  drawing: Drawing,
): Pad {
  const { width, height } = figure.stage.viewBox.baseVal;
  const square = over(figure, "fp-pad", left, top);
  square.style.width = `${(100 * side) / width}%`;
  square.style.height = `${(100 * side) / height}%`;
  square.tabIndex = 0;
  square.setAttribute("role", "application");
  square.setAttribute("aria-label", LABEL);

  const trace = svg("g", { class: "fp-strokes" });
  const pen = svg("circle", { r: 7, class: "fp-pen" });
  const paper = svg("g", {}, box(0, 0, side, side, "fp-paper"), trace, pen);
  moveTo(paper, left, top);

  const inside = (value: number) => Math.min(Math.max(value, 0), side);
  drag(
    figure,
    square,
    (x, y) => drawing.start([inside(x - left), inside(y - top)]),
    (x, y) => drawing.go([inside(x - left), inside(y - top)]),
  );
  useKeys(square, pen, side, drawing);
  return { paper, show: (strokes) => trace.replaceChildren(...strokes.map(path)) };
}

function useKeys(square: HTMLElement, pen: SVGElement, side: number, drawing: Drawing): void {
  let [i, j] = [STEPS / 2, 2];
  let down = false;
  const at = (): Point => [(i * side) / STEPS, (j * side) / STEPS];
  const show = (shown: boolean) => pen.classList.toggle("fp-shown", shown);
  const lower = (lowered: boolean) => {
    if (down === lowered) return;
    down = lowered;
    pen.classList.toggle("fp-down", down);
    if (down) drawing.start(at());
    drawing.lowered(down);
  };
  const move = ([right, below]: Point) => {
    i = Math.min(Math.max(i + right, 0), STEPS);
    j = Math.min(Math.max(j + below, 0), STEPS);
    moveTo(pen, ...at());
    if (down) drawing.go(at());
  };
  move([0, 0]);
  square.addEventListener("focus", () => show(square.matches(":focus-visible")));
  square.addEventListener("blur", () => {
    lower(false);
    show(false);
  });
  square.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (step) move(step);
    else if (event.key === " ") lower(!down);
    else if (event.key === "Delete" || event.key === "Backspace") {
      lower(false);
      drawing.clear();
    } else return;
    show(true);
    event.preventDefault();
  });
}

/** A stroke; one of a single point is a dot. */
function path(stroke: Stroke): SVGPolylineElement {
  const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  return svg("polyline", { points: points.map((p) => p.map((v) => v.toFixed(1))).join(" ") });
}
