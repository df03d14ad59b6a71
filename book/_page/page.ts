/** The entry of every page with cells: finds them, and gives them what they share. */

import { Cell, type Notebook } from "./cell";
import { element } from "./elements";
import { Exercise } from "./exercise";
import { Python } from "./python";

/** The page of an exercise: the notebook's name is that of its folder. */
const EXERCISE = /\/exercises\/([\w-]+)\/\1(\.html)?$/;

class Page implements Notebook {
  readonly python = new Python();
  readonly files: Record<string, string> = {};
  readonly cells: Cell[];
  private readonly live = element("div", "fp-live");

  constructor() {
    this.live.setAttribute("role", "status");
    document.body.append(this.live);
    const boxes = [...document.querySelectorAll<HTMLElement>("div.cell[id^='cell-']")];
    this.cells = boxes.map((box, i) => new Cell(box, i + 1, this));
    this.python.onlost = () => {
      for (const cell of this.cells) cell.ran = false;
    };
  }

  announce(text: string): void {
    this.live.textContent = text;
  }

  /** Has a cell above not run that could define something? Tests define nothing. */
  anyNotRunAbove(cell: Cell): boolean {
    return this.above(cell).some((other) => !other.ran && !other.has("grade"));
  }

  /** Run what stands above a cell, as far as no cell raises. Return whether none did. */
  async runAbove(cell: Cell): Promise<boolean> {
    for (const other of this.above(cell)) {
      const ending = await other.run();
      if (ending.how !== "done" || ending.raised) return false;
    }
    return true;
  }

  private above(cell: Cell): Cell[] {
    return this.cells.slice(0, this.cells.indexOf(cell)).filter((other) => !other.needsTensorFlow);
  }
}

const page = new Page();
const assignment = EXERCISE.exec(location.pathname)?.[1];
if (assignment) new Exercise(assignment, page.cells, page);
