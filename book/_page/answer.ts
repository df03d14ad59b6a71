/** The controls of a question, as the text of an answer and back. */

import { canonical } from "./shape";

export interface Answer {
  /** Called with each answer that is given. */
  ongiven: (answer: string) => void;
  /** Set the controls to an answer; null clears them. */
  show(answer: string | null): void;
}

/** Return what reads and sets the controls in `box`; `tell` shows a sentence that is no verdict. */
export function answerOf(box: HTMLElement, tell: (text: string) => void): Answer {
  const make = { several: choices, shape: typed, order: ordered }[box.dataset.kind ?? ""] ?? choice;
  return make(box, tell);
}

/** One of several radio buttons: choosing is answering. */
function choice(box: HTMLElement): Answer {
  const inputs = [...box.querySelectorAll("input")];
  const answer = answering((given) => {
    for (const input of inputs) input.checked = input.value === given;
  });
  for (const input of inputs) input.addEventListener("change", () => answer.ongiven(input.value));
  return answer;
}

function choices(box: HTMLElement, tell: (text: string) => void): Answer {
  const inputs = [...box.querySelectorAll("input")];
  const answer = answering((given) => {
    for (const input of inputs) input.checked = given?.includes(input.value) ?? false;
  });
  onCheck(box, () => {
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    if (chosen.length) answer.ongiven(chosen.join(""));
    else tell("Choose at least one.");
  });
  return answer;
}

function typed(box: HTMLElement, tell: (text: string) => void): Answer {
  const input = box.querySelector("input") ?? document.createElement("input");
  const answer = answering((given) => {
    input.value = given === null || given === "error" ? (given ?? "") : asPython(given);
  });
  const check = () => {
    const shape = canonical(input.value);
    if (shape !== null) answer.ongiven(shape);
    else tell("This is no shape. Write it like (2, 3), or (5,) where there is one axis.");
  };
  onCheck(box, check);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") check();
  });
  return answer;
}

function asPython(shape: string): string {
  const lengths = shape.split(",");
  return lengths.length === 1 && shape ? `(${shape},)` : `(${lengths.join(", ")})`;
}

/** Steps that are moved by their buttons, by the arrow keys on these, or with the mouse. */
function ordered(box: HTMLElement, tell: (text: string) => void): Answer {
  const list = box.querySelector(".fp-steps") ?? document.createElement("ol");
  const first = [...list.children] as HTMLElement[];
  const letters = () => ([...list.children] as HTMLElement[]).map((step) => step.dataset.step);
  const move = (step: HTMLElement, by: number) => {
    const steps = [...list.children];
    const to = steps.indexOf(step) + by;
    if (to < 0 || to >= steps.length) return;
    const focused = document.activeElement;
    steps[to]?.[by < 0 ? "before" : "after"](step);
    if (focused instanceof HTMLElement && step.contains(focused)) focused.focus();
    tell(`(${step.dataset.step}) is now ${to + 1} of ${steps.length}.`);
  };
  let dragged: HTMLElement | null = null;
  for (const step of first) {
    for (const button of step.querySelectorAll<HTMLElement>("[data-move]"))
      button.addEventListener("click", () => move(step, Number(button.dataset.move)));
    step.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      move(step, by);
    });
    step.draggable = true;
    step.addEventListener("dragstart", () => {
      dragged = step;
    });
    step.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      const steps = [...list.children];
      move(dragged, steps.indexOf(step) - steps.indexOf(dragged));
    });
    step.addEventListener("dragend", () => {
      dragged = null;
    });
  }
  const answer = answering((given) => {
    const place = (step: HTMLElement) => (given ?? "").indexOf(step.dataset.step ?? "");
    list.append(...(given === null ? first : [...first].sort((a, b) => place(a) - place(b))));
  });
  onCheck(box, () => answer.ongiven(letters().join("")));
  return answer;
}

function answering(show: (answer: string | null) => void): Answer {
  return { ongiven: () => {}, show };
}

function onCheck(box: HTMLElement, action: () => void): void {
  box.querySelector(".fp-check")?.addEventListener("click", action);
}
