/** Elements of a drawing, and dragging one. */

type Attributes = Record<string, string | number>;

const NAMESPACE = "http://www.w3.org/2000/svg";

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(NAMESPACE, tag);
  set(made, attributes);
  made.append(...content);
  return made;
}

export function set(one: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    one.setAttribute(name, typeof value === "number" ? String(round(value)) : value);
  }
}

/** Text with its baseline at (x, y); `style` names classes of the style sheet. */
export function text(
  x: number,
  y: number,
  content: string,
  style = "ink",
  anchor = "middle",
): SVGTextElement {
  return svg("text", { x, y, class: style, "text-anchor": anchor }, content);
}

export function line(x1: number, y1: number, x2: number, y2: number, style: string) {
  return svg("line", { x1, y1, x2, y2, class: style });
}

export function box(x: number, y: number, width: number, height: number, style: string) {
  return svg("rect", { x, y, width, height, class: style });
}

/** What can be dragged: a disk with a letter. A finger hits more than what is seen. */
export function handle(letter: string, color: string): SVGGElement {
  return svg(
    "g",
    { class: "fp-handle" },
    svg("circle", { r: 20, class: "fp-reach" }),
    svg("circle", { r: 12, class: color }),
    text(0, 5, letter, "ink bold"),
  );
}

export function moveTo(one: SVGElement, x: number, y: number): void {
  set(one, { transform: `translate(${round(x)} ${round(y)})` });
}

/** Call `move` with the place in the drawing to which a pointer drags `one`. */
export function drag(
  one: SVGElement,
  stage: SVGSVGElement,
  move: (x: number, y: number) => void,
): void {
  one.addEventListener("pointerdown", (event) => {
    one.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  one.addEventListener("pointermove", (event) => {
    if (one.hasPointerCapture(event.pointerId)) move(...place(event, stage));
  });
}

/** Where in the drawing a pointer is. */
export function place(event: PointerEvent, stage: SVGSVGElement): [x: number, y: number] {
  const area = stage.getBoundingClientRect();
  const scale = stage.viewBox.baseVal.width / area.width;
  return [(event.clientX - area.left) * scale, (event.clientY - area.top) * scale];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
