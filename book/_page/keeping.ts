/** The buttons by which readers take their work away, bring it back, and delete it. */

import { button } from "./elements";
import { choose, save } from "./files";
import { conflicts, exported, forget, keep, parsed } from "./work";

const DELETE =
  "Delete what you have written in all exercises and answered in all questions of this course, " +
  "in this browser? Nothing brings it back but a file that you have exported.";

/** `changed` is called when what is kept has changed; `say` shows a sentence. */
export function keepingButtons(
  changed: () => void,
  say: (text: string) => void,
): HTMLButtonElement[] {
  const bring = async () => {
    try {
      const work = parsed(await choose(".json"));
      const count = conflicts(work);
      const question = `Replace what you have written here in ${count} of the tasks?`;
      if (count && !window.confirm(question)) return;
      if (!keep(work)) throw new Error("This browser keeps nothing.");
      changed();
      say("Your work is imported.");
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  const remove = () => {
    if (!window.confirm(DELETE)) return;
    forget();
    changed();
    say("Your work is deleted.");
  };
  return [
    button("Export my work", () => save("forwardpass-work.json", "application/json", exported())),
    button("Import my work", () => void bring()),
    button("Delete my work", remove),
  ];
}
