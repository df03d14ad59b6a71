/** Mice and fingers on a drawing.
 *
 * What they take hold of are elements of the page over the drawing: on the parts of a drawing a
 * finger scrolls, whatever their style says. */

import { element } from "../../elements";
import type { Figure } from "./figure";
import { moveTo, svg, text } from "./svg";

type Move = (x: number, y: number) => void;

/** A disk with a letter that can be dragged. */
export interface Handle {
  readonly disk: SVGGElement;
  moveTo: Move;
  hide(hidden: boolean): void;
}

export function handle(figure: Figure, letter: string, color: string, move: Move): Handle {
  const disk = svg("g", { class: "fp-disk" }, svg("circle", { r: 12, class: color }));
  disk.append(text(0, 5, letter, "ink bold"));
  const grip = over(figure, "fp-grip", 0, 0);
  grip.setAttribute("data-letter", letter);
  drag(figure, grip, () => undefined, move);
  return {
    disk,
    moveTo(x, y) {
      moveTo(disk, x, y);
      put(figure, grip, x, y);
    },
    hide(hidden) {
      grip.hidden = hidden;
      disk.classList.toggle("fp-hidden", hidden);
    },
  };
}

/** Put an element of the page over a drawing, at (x, y). */
export function over(figure: Figure, className: string, x: number, y: number): HTMLElement {
  const made = element("div", className);
  put(figure, made, x, y);
  figure.frame.append(made);
  return made;
}

/** Call `start` where a pointer is put down on `one`, and `move` where it is dragged to. */
export function drag(figure: Figure, one: HTMLElement, start: Move, move: Move): void {
  const at = (event: PointerEvent): [x: number, y: number] => {
    const area = figure.stage.getBoundingClientRect();
    const scale = figure.stage.viewBox.baseVal.width / area.width;
    return [(event.clientX - area.left) * scale, (event.clientY - area.top) * scale];
  };
  one.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    one.setPointerCapture(event.pointerId);
    start(...at(event));
  });
  one.addEventListener("pointermove", (event) => {
    if (one.hasPointerCapture(event.pointerId)) move(...at(event));
  });
}

function put({ stage }: Figure, one: HTMLElement, x: number, y: number): void {
  const { width, height } = stage.viewBox.baseVal;
  one.style.left = `${(100 * x) / width}%`;
  one.style.top = `${(100 * y) / height}%`;
}
