/** The form controls below a drawing. Each label holds its control. */

import { button, element } from "../../elements";

export { button };

/** A control and its name, which is written before it. The name is said, too, without what the
 * control holds. */
function labeled(name: string, kind: string, control: HTMLElement, ...more: Node[]) {
  control.setAttribute("aria-label", name);
  return element("label", kind, element("span", "", name), control, ...more);
}

export interface Slider {
  readonly label: HTMLLabelElement;
  value: number;
  disabled: boolean;
}

/** A slider that says its number. `spoken` is what a screen reader says in its place. */
export function slider(
  name: string,
  [least, most, step]: readonly [number, number, number],
  start: number,
  changed: () => void,
  spoken: (value: number) => string,
): Slider {
  const input = element("input", "");
  const shown = element("span", "fp-value");
  shown.setAttribute("aria-hidden", "true");
  Object.assign(input, { type: "range", min: least, max: most, step });
  const label = labeled(name, "fp-slider", input, shown);
  const show = () => {
    shown.textContent = spoken(Number(input.value));
    input.setAttribute("aria-valuetext", shown.textContent);
  };
  input.addEventListener("input", () => {
    show();
    changed();
  });
  input.value = String(start);
  show();
  return {
    label,
    get value() {
      return Number(input.value);
    },
    set value(value) {
      input.value = String(value);
      show();
    },
    get disabled() {
      return input.disabled;
    },
    set disabled(disabled) {
      input.disabled = disabled;
      label.classList.toggle("fp-off", disabled);
    },
  };
}

export function checkbox(name: string, checked: boolean, changed: (on: boolean) => void) {
  const input = element("input", "");
  Object.assign(input, { type: "checkbox", checked });
  input.addEventListener("change", () => changed(input.checked));
  return element("label", "fp-checkbox", input, name);
}

/** A menu; `choices` are values and what is shown for them. */
export function menu(
  name: string,
  choices: readonly (readonly [value: string, shown: string])[],
  changed: (value: string) => void,
): { label: HTMLLabelElement; select: HTMLSelectElement } {
  const select = element("select", "");
  select.append(...choices.map(([value, shown]) => new Option(shown, value)));
  select.addEventListener("change", () => changed(select.value));
  return { label: labeled(name, "fp-menu", select), select };
}

/** A field for a whole number from 1 to `most`. Nothing happens while there is no such number. */
export function count(
  name: string,
  start: number,
  most: number,
  changed: (value: number) => void,
): HTMLLabelElement {
  const input = element("input", "");
  Object.assign(input, { type: "number", min: "1", max: most, step: "1", value: start });
  input.inputMode = "numeric";
  input.addEventListener("input", () => {
    const value = Number(input.value);
    const good = Number.isInteger(value) && value >= 1 && value <= most;
    input.setAttribute("aria-invalid", String(!good));
    if (good) changed(value);
  });
  return labeled(name, "fp-count", input);
}

export function field(name: string, start: string, changed: (text: string) => void) {
  const input = element("input", "");
  Object.assign(input, { type: "text", value: start, autocomplete: "off", spellcheck: false });
  input.addEventListener("input", () => changed(input.value));
  return { label: labeled(name, "fp-field", input), input };
}
