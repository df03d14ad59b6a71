/** A page on which an assignment is solved: checks, keeps what is written, gives it away. */

import type { Cell, Notebook } from "./cell";
import { button, element } from "./elements";
import { filledIn, save } from "./files";
import { keepingButtons } from "./keeping";
import { onForeignChange, Work } from "./work";

/** A task: the cell with its solution, the cells with its tests, and where it says how it stands. */
interface Task {
  cell: Cell;
  tests: Cell[];
  mark: HTMLElement;
}

export class Exercise {
  private readonly work: Work;
  private readonly tasks: Task[];
  private readonly status: Element;
  /** What the build says of the tasks: that 0 of them are solved, and when one is. */
  private readonly progress: string;

  constructor(
    private readonly assignment: string,
    private readonly cells: Cell[],
    private readonly notebook: Notebook,
  ) {
    this.work = new Work(assignment);
    this.notebook.files["checks.json"] = new URL("checks.json", location.href).href;
    this.tasks = cells.filter((cell) => cell.has("solution")).map((cell) => this.task(cell));
    this.status = document.querySelector(".fp-panel .fp-progress") ?? element("p", "");
    this.progress = this.status.textContent ?? "";
    document.querySelector(".fp-panel .fp-tools")?.append(...this.buttons());
    onForeignChange(() => this.restore());
    this.restore();
  }

  private task(cell: Cell): Task {
    const behind = this.cells.slice(this.cells.indexOf(cell) + 1);
    const next = behind.findIndex((other) => !other.has("grade"));
    const mark = element("span", "fp-mark");
    const task = { cell, tests: behind.slice(0, next < 0 ? undefined : next), mark };
    cell.onchange = (source) => this.keepWork(task, source);
    cell.tools.querySelector(".fp-number")?.replaceChildren(`Task ${cell.name}`);
    if (!cell.needsTensorFlow) {
      const check = button("Check", () => void this.check(task));
      check.classList.add("fp-check");
      cell.tools.querySelector(".fp-number")?.after(check);
    }
    cell.tools.append(mark);
    return task;
  }

  private buttons(): HTMLElement[] {
    const all = button("Check all", () => void this.checkAll());
    all.classList.add("fp-check");
    const keeping = keepingButtons(
      () => this.restore(),
      (text) => this.say(text),
    );
    return [all, button("Download my notebook", () => void this.download()), ...keeping];
  }

  /** Show in every cell what was kept of it, and how each task stands. */
  private restore(): void {
    for (const { cell } of this.tasks) cell.replace(this.work.get(cell.name) ?? cell.original);
    this.showProgress();
  }

  private keepWork(task: Task, source: string): void {
    const kept = this.work.set(task.cell.name, source === task.cell.original ? null : source);
    this.showProgress();
    if (!kept) this.status.textContent = "This browser keeps nothing: download your notebook.";
  }

  private showProgress(): void {
    for (const { cell, mark } of this.tasks) {
      mark.textContent = this.work.solved(cell.name) === cell.source ? "✓ solved" : "";
    }
    this.status.textContent = this.progress.replace("0", String(this.work.count()));
  }

  /** Run what a task builds on, the task and its tests. Return whether all of it went well. */
  private async check(task: Task): Promise<boolean> {
    const source = task.cell.source;
    for (const above of this.cells.slice(0, this.cells.indexOf(task.cell))) {
      const needed = !above.has("grade") && !above.ran && !above.needsTensorFlow;
      if (needed && (await above.run()).how !== "done") return false;
    }
    const all = [task.cell, ...task.tests];
    for (const cell of all) {
      if ((await cell.run()).how !== "done") return false;
    }
    const failed = all.filter((cell) => !cell.ran);
    if (!failed.length) this.work.setSolved(task.cell.name, source);
    this.showProgress();
    this.notebook.announce(
      failed.length
        ? `${task.cell.name}: ${failed.length} of ${task.tests.length} tests fail.`
        : `${task.cell.name} is solved: its visible tests pass.`,
    );
    return !failed.length;
  }

  private async checkAll(): Promise<void> {
    for (const task of this.tasks) {
      if (!task.cell.needsTensorFlow) await this.check(task);
    }
    this.notebook.announce(this.status.textContent ?? "");
  }

  private async download(): Promise<void> {
    const root = document.documentElement.dataset.content_root ?? "../../";
    const name = `${this.assignment}.ipynb`;
    try {
      const answer = await fetch(`${root}_sources/exercises/${this.assignment}/${name}`);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      const written = new Map(this.tasks.map(({ cell }) => [cell.name, cell.source]));
      save(name, "application/x-ipynb+json", filledIn(await answer.text(), written));
    } catch (error) {
      this.status.textContent = `The notebook could not be loaded (${error}). Try again.`;
    }
  }

  private say(text: string): void {
    this.status.textContent = text;
  }
}
