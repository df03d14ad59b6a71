/** The entry of the landing page: what is answered and solved in this browser, in the map of the
 * chapters and, in words, in the list below it. */

import { keepingButtons } from "./keeping";
import { answered, onForeignChange, Work } from "./work";

interface Count {
  done: number;
  all: number;
}

const list = document.querySelector<HTMLElement>(".fp-progress-of-all");
const status = list?.querySelector("[role=status]");
const lines = [...(list?.querySelectorAll<HTMLElement>("li") ?? [])];

function show(): void {
  const questions = lines.flatMap((line) => counted(line, "questions", answers(line)));
  const tasks = lines.flatMap((line) => counted(line, "tasks", solutions(line)));
  const words = [said(sum(questions), "questions"), said(sum(tasks), "tasks")];
  const begun = [...questions, ...tasks].some(({ done }) => done);
  const head = list?.querySelector("summary span");
  if (head) head.textContent = begun ? `: ${words.join(", ")}` : "";
}

/** How many questions of a chapter are answered rightly, or nothing where the line is of tasks. */
function answers(line: HTMLElement): Count | undefined {
  const keys = line.dataset.questions?.split(" ");
  return keys && { done: keys.filter((key) => answered(key)?.right).length, all: keys.length };
}

function solutions(line: HTMLElement): Count | undefined {
  const exercise = line.dataset.exercise;
  if (!exercise) return undefined;
  return { done: new Work(exercise).count(), all: Number(line.dataset.tasks) };
}

/** Write a count into its line and into the map. */
function counted(line: HTMLElement, what: string, count: Count | undefined): Count[] {
  if (!count) return [];
  const place = line.querySelector("span");
  if (place) place.textContent = said(count, what) + (isAll(count) ? " ✓" : "");
  const badge = document.querySelector(
    `.fp-badge[data-chapter="${line.dataset.chapter}"][data-what="${what}"]`,
  );
  const text = badge?.querySelector("text");
  if (text) text.textContent = `${count.done}/${count.all} ${what}`;
  badge?.setAttribute("visibility", count.done ? "visible" : "hidden");
  badge?.classList.toggle("all", isAll(count));
  return [count];
}

function said({ done, all }: Count, what: string): string {
  return `${done} of ${all} ${what}`;
}

function isAll({ done, all }: Count): boolean {
  return done > 0 && done === all;
}

function sum(counts: Count[]): Count {
  return counts.reduce((a, b) => ({ done: a.done + b.done, all: a.all + b.all }), {
    done: 0,
    all: 0,
  });
}

list?.querySelector(".fp-tools")?.append(
  ...keepingButtons(show, (text) => {
    if (status) status.textContent = text;
  }),
);
onForeignChange(show);
show();
