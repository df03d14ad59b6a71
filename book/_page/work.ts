/** What readers write in exercises and answer in questions, kept in their browser: one entry a task
 * or question, so that two tabs never write the same one unless both change the same. */

const PREFIX = "forwardpass/";
/** An entry without the prefix: assignment and task, and `/solved` for what has passed. */
const ENTRY = /^[\w-]+\/[\w-]+(\/solved)?$/;

export class Work {
  constructor(readonly assignment: string) {}

  /** What was written for a task, or null. */
  get(task: string): string | null {
    return read(`${this.assignment}/${task}`);
  }

  /** Keep what is written for a task; null forgets it. Return whether the browser could. */
  set(task: string, source: string | null): boolean {
    return write(`${this.assignment}/${task}`, source);
  }

  /** The source that passed the tests of a task, or null. */
  solved(task: string): string | null {
    return read(`${this.assignment}/${task}/solved`);
  }

  setSolved(task: string, source: string): void {
    write(`${this.assignment}/${task}/solved`, source);
  }

  /** How many tasks are solved, as they are written now. */
  count(): number {
    const all = entries().filter(([name]) => name.startsWith(`${this.assignment}/`));
    const passed = all.filter(([name]) => name.endsWith("/solved"));
    return passed.filter(([name, source]) => read(name.replace(/\/solved$/, "")) === source).length;
  }
}

/** Answers are kept under this name and the question's key, as "right b" or "wrong a". A question
 * that is changed has another key. */
const QUESTIONS = "questions";

/** The answer to a question that is kept, and whether it is right; undefined where there is none. */
export function answered(key: string): { answer: string; right: boolean } | undefined {
  const [, worth, answer] = /^(right|wrong) (.*)$/.exec(read(`${QUESTIONS}/${key}`) ?? "") ?? [];
  return answer === undefined ? undefined : { answer, right: worth === "right" };
}

/** Keep an answer. Return whether the browser could. */
export function keepAnswer(key: string, answer: string, right: boolean): boolean {
  return write(`${QUESTIONS}/${key}`, `${right ? "right" : "wrong"} ${answer}`);
}

/** Call `changed` when another tab has changed something, or when this one comes back. */
export function onForeignChange(changed: () => void): void {
  window.addEventListener("storage", changed);
  window.addEventListener("pageshow", changed);
}

/** All work of the course, as the text of a file. */
export function exported(): string {
  return `${JSON.stringify({ forwardpass: 1, work: Object.fromEntries(entries()) }, null, 1)}\n`;
}

/** Read such a file. Throws an error with a sentence for the reader where it is none. */
export function parsed(text: string): Map<string, string> {
  const other = "This is not a file that “Export my work” has made.";
  let data: { forwardpass?: unknown; work?: unknown } | null = null;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(other);
  }
  if (data?.forwardpass !== 1 || typeof data.work !== "object" || !data.work)
    throw new Error(other);
  const work = new Map<string, string>();
  for (const [name, source] of Object.entries(data.work)) {
    if (!ENTRY.test(name) || typeof source !== "string") throw new Error(other);
    work.set(name, source);
  }
  return work;
}

/** How many tasks `work` would change that are written already. Answers are quickly given again. */
export function conflicts(work: Map<string, string>): number {
  const own = [...work].filter(
    ([name]) => !name.endsWith("/solved") && !name.startsWith(`${QUESTIONS}/`),
  );
  return own.filter(([name, source]) => (read(name) ?? source) !== source).length;
}

export function keep(work: Map<string, string>): boolean {
  return [...work].every(([name, source]) => write(name, source));
}

/** Forget all work of the course. */
export function forget(): void {
  for (const [name] of entries()) write(name, null);
}

function entries(): [string, string][] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    return names.map((name) => [name.slice(PREFIX.length), localStorage.getItem(name) ?? ""]);
  } catch {
    return []; // the reader has forbidden pages to keep anything
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}
