/** Elements of a drawing. */

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

export function moveTo(one: SVGElement, x: number, y: number): void {
  set(one, { transform: `translate(${round(x)} ${round(y)})` });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
