/** What all figures have in common: the place, a hint, the drawing, its controls, and a sentence. */

import { element } from "../../elements";
import { set, svg } from "./svg";

export interface Figure {
  readonly stage: SVGSVGElement;
  /** As large as the drawing, and around it. */
  readonly frame: HTMLElement;
  readonly controls: HTMLElement;
  /** Say in a sentence what is shown, once it stays so for a moment. */
  say(sentence: string): void;
}

/** How long nothing must change until it is said, in milliseconds. */
const MOMENT = 250;

/** Put a figure in the place of the picture that stands there: drawing, controls and sentence.
 *
 * `label` is what the drawing is, `hint` what to try and what to notice. */
export function figure(
  name: string,
  [width, height]: readonly [number, number],
  label: string,
  hint: string,
  build: (figure: Figure) => void,
): void {
  for (const place of document.querySelectorAll(`.fp-try-${name} .fp-try`)) {
    const stage = svg("svg", { class: "fp-stage", role: "img", "aria-label": label });
    set(stage, { viewBox: `0 0 ${width} ${height}` });
    const controls = element("div", "fp-controls");
    controls.setAttribute("role", "group");
    controls.setAttribute("aria-label", "Controls");
    const sentence = element("p", "fp-says");
    sentence.setAttribute("role", "status");
    const frame = element("div", "fp-frame");
    frame.append(stage);
    place.replaceChildren(element("p", "fp-hint", hint), frame, controls, sentence);
    let waiting = 0;
    const say = (words: string) => {
      const text = words.replace(/\([\d, ]*\)/g, (shape) => shape.replaceAll(" ", "\u00a0"));
      clearTimeout(waiting);
      if (!sentence.textContent) sentence.textContent = text;
      waiting = setTimeout(() => {
        if (sentence.textContent !== text) sentence.textContent = text;
      }, MOMENT);
    };
    // The page has keys of its own, such as / for the search, and the arrows.
    place.addEventListener("keydown", (event) => event.stopPropagation());
    build({ stage, frame, controls, say });
  }
}
