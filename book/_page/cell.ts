/** A cell of the page: its code, which can be edited, its buttons, and what it gives. */

import type { Editor } from "./editor";
import { button, element } from "./elements";
import type { Output } from "./messages";
import { show } from "./output";
import type { Ending, Python } from "./python";

/** What cells have in common. */
export interface Notebook {
  readonly python: Python;
  readonly files: Record<string, string>;
  announce(text: string): void;
  runAbove(cell: Cell): Promise<boolean>;
  anyNotRunAbove(cell: Cell): boolean;
}

const MB = 1e6;

export class Cell {
  /** The name that the build gave it: its number, or in an exercise the name of a task or test. */
  readonly name: string;
  readonly original: string;
  readonly needsTensorFlow: boolean;
  readonly tools: HTMLElement;
  /** Has this Python run it as it stands now? */
  ran = false;
  onchange: (source: string) => void = () => undefined;

  private readonly input: HTMLElement;
  private readonly code: HTMLElement;
  private readonly stored: HTMLElement | null;
  private readonly fresh = element("div", "cell_output docutils container");
  private readonly state = element("span", "fp-state");
  private readonly runButton = button("Run", () => this.runOrStop());
  private readonly resetButton = button("Reset", () => this.reset());
  private readonly place = element("div", "fp-editor");
  private editor: Editor | undefined;
  private text: string;
  private running = false;

  constructor(
    readonly box: HTMLElement,
    readonly number: number,
    private readonly notebook: Notebook,
  ) {
    this.name = box.id.replace("cell-", "");
    this.needsTensorFlow = this.has("tensorflow");
    this.input = box.querySelector<HTMLElement>(".cell_input") as HTMLElement;
    this.code = this.input.querySelector("pre") as HTMLElement;
    this.stored = box.querySelector(".cell_output");
    this.original = (this.code.textContent ?? "").replace(/\n$/, "");
    this.text = this.original;
    this.tools = box.querySelector<HTMLElement>(".fp-tools") ?? element("div", "fp-tools");
    this.tools.setAttribute("role", "group");
    this.tools.setAttribute("aria-label", `Cell ${number}`);
    this.build();
  }

  /** Did the build mark it as a "solution", as what is to "grade", as "locked"? */
  has(mark: string): boolean {
    return this.box.classList.contains(`fp-${mark}`);
  }

  get source(): string {
    return this.text;
  }

  /** May the reader change it? The tests of an exercise are as they are. */
  get editable(): boolean {
    return !this.has("locked");
  }

  /** Show another source in place of the one that is there. */
  replace(source: string): void {
    if (source === this.text) return;
    this.text = source;
    this.code.textContent = `${source}\n`;
    this.editor?.replace(source);
    this.noteChange();
  }

  /** Run it, after what is running already. */
  async run(): Promise<Ending> {
    const source = this.text;
    this.running = true;
    this.clear();
    this.runButton.textContent = "Stop";
    this.say("waiting");
    const run = { source, name: `<cell ${this.number}>`, files: this.notebook.files };
    const ending = await this.notebook.python.run(run, {
      loading: (loaded, total) => this.showLoading(loaded, total),
      started: () => this.say("running"),
      output: (output) => this.output(output),
    });
    this.running = false;
    this.runButton.textContent = "Run";
    this.ran = ending.how === "done" && !ending.raised && source === this.text;
    this.resetButton.hidden = false;
    this.end(ending);
    return ending;
  }

  private build(): void {
    this.place.hidden = true;
    // The page has keys of its own, such as / for the search.
    this.place.addEventListener("keydown", (event) => event.stopPropagation());
    this.input.append(this.place);
    this.stored?.after(this.fresh);
    if (!this.stored) this.tools.after(this.fresh);
    this.fresh.hidden = true;
    this.tools.append(element("span", "fp-number", `Cell ${this.number}`));
    if (this.needsTensorFlow) {
      this.state.textContent = this.stored
        ? "needs TensorFlow, which browsers do not run; the output is the one that Jupyter gave"
        : "needs TensorFlow, which browsers do not run: open the notebook in Jupyter";
    } else {
      const above = button("Run all above", () => void this.notebook.runAbove(this));
      this.tools.append(this.runButton, ...(this.number > 1 ? [above] : []));
    }
    if (this.editable && !(this.needsTensorFlow && this.stored)) this.makeEditable();
    this.tools.append(this.state);
  }

  private makeEditable(): void {
    this.resetButton.hidden = true;
    this.tools.append(
      button("Edit", () => void this.edit()),
      this.resetButton,
    );
    this.code.addEventListener("click", () => {
      const chosen = document.getSelection();
      if (chosen?.isCollapsed) void this.edit(offsetIn(this.code, chosen));
    });
  }

  /** Open the editor, with the cursor at `offset`. */
  private async edit(offset?: number): Promise<void> {
    if (!this.editor) {
      const { edit } = await import("./editor");
      this.editor ??= edit(this.place, this.text, {
        label: `Code of cell ${this.number}`,
        run: () => void (this.running || this.needsTensorFlow || this.run()),
        leave: () => this.tools.querySelector("button")?.focus(),
        changed: (source) => this.changed(source),
      });
    }
    this.showEditor(true);
    this.unfold(this.input);
    this.editor.focus(offset);
  }

  private showEditor(shown: boolean): void {
    this.place.hidden = !shown;
    for (const child of this.input.children) {
      if (child !== this.place) (child as HTMLElement).hidden = shown;
    }
  }

  private changed(source: string): void {
    if (source === this.text) return; // another tab's change, or what was there before
    this.text = source;
    this.noteChange();
    this.onchange(source);
  }

  private noteChange(): void {
    this.ran = false;
    this.resetButton.hidden = this.text === this.original && this.fresh.hidden;
  }

  /** Show the code and the output that the book came with. */
  reset(): void {
    const changed = this.text !== this.original;
    if (changed && !this.mayLose()) return;
    this.editor?.remove();
    this.editor = undefined;
    this.showEditor(false);
    this.replace(this.original);
    if (changed) this.onchange(this.original);
    this.fresh.hidden = true;
    this.fresh.replaceChildren();
    if (this.stored) this.stored.hidden = false;
    this.say("");
    this.resetButton.hidden = true;
    this.tools.querySelector("button")?.focus();
    this.notebook.announce(`Cell ${this.number} is as it was.`);
  }

  /** In an exercise, a reset takes away what the student wrote: ask. */
  private mayLose(): boolean {
    if (!this.has("solution")) return true;
    return window.confirm("Take away what you wrote here, and show the cell as it was released?");
  }

  private runOrStop(): void {
    if (this.running) this.notebook.python.stop();
    else void this.run();
  }

  private clear(): void {
    this.fresh.replaceChildren();
    this.fresh.hidden = false;
    if (this.stored) this.stored.hidden = true;
    this.unfold(this.fresh);
  }

  /** Open what `part` is folded away in. */
  private unfold(part: HTMLElement): void {
    const folded = part.closest("details");
    if (folded) folded.open = true;
  }

  private output(output: Output): void {
    const alt = this.stored?.querySelector("img")?.alt;
    const same = this.text === this.original;
    show(this.fresh, output, same && alt ? alt : `What cell ${this.number} draws.`);
  }

  private end(ending: Ending): void {
    if (ending.how === "stopped") {
      this.say(
        "Stopped. Python has been ended and starts again: what cells have defined is gone.",
        true,
      );
    } else if (ending.how === "failed") {
      this.say("");
      this.showFailure(ending.reason);
    } else if (ending.raised) {
      this.say(ending.raised);
      this.notebook.announce(`Cell ${this.number}: ${ending.raised}`);
      if (ending.raised === "NameError" && this.notebook.anyNotRunAbove(this)) this.hint();
    } else {
      this.say("done");
      this.notebook.announce(`Cell ${this.number} is done.`);
    }
  }

  private hint(): void {
    const text = "Cells above this one have not been run. ";
    const runBoth = button("Run them, then this", async () => {
      if (await this.notebook.runAbove(this)) await this.run();
    });
    this.fresh.append(element("p", "fp-note", text, runBoth));
  }

  private showFailure(reason: string): void {
    const again = button("Try again", () => void this.run());
    const text = `Python could not be loaded. Is there a network? (${reason}) `;
    this.fresh.append(element("p", "fp-note fp-failure", text, again));
    this.notebook.announce(text);
  }

  private showLoading(loaded: number, total: number): void {
    const bar = this.state.querySelector("progress") ?? element("progress", "");
    bar.max = total;
    bar.value = loaded;
    bar.setAttribute("aria-label", "Python is loading");
    const amount = `${(loaded / MB).toFixed(1)} of ${(total / MB).toFixed(1)} MB`;
    const text = loaded < total ? `loading Python: ${amount}` : `${amount} are here, Python starts`;
    if (!bar.parentElement) {
      this.state.replaceChildren(bar, text);
      this.notebook.announce(`Python is loading, ${(total / MB).toFixed(0)} megabytes.`);
    } else if (bar.nextSibling) {
      bar.nextSibling.textContent = text;
    }
  }

  private say(text: string, announced = false): void {
    this.state.textContent = text;
    this.box.dataset.state = this.running ? "running" : "";
    if (announced) this.notebook.announce(text);
  }
}

/** How many characters of `code` stand before the cursor. */
function offsetIn(code: Node, chosen: Selection): number {
  const before = document.createRange();
  before.setStart(code, 0);
  if (chosen.focusNode) before.setEnd(chosen.focusNode, chosen.focusOffset);
  return before.toString().length;
}
