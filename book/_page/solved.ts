/** On the landing page: what of the exercises is solved in this browser. */

import { element } from "./elements";
import { onForeignChange, Work } from "./work";

/** The address of an exercise's page. */
const EXERCISE = /exercises\/([\w-]+)\/\1\.html$/;

/** Show, behind the picture of the chapters, how far each exercise is that was begun. */
export function showSolved(): void {
  const place = element("div", "fp-solved");
  document.querySelector("article figure")?.after(place);
  const links = [...document.querySelectorAll<HTMLAnchorElement>("nav a[href]")];
  const show = () => {
    const items = links.flatMap((link) => item(link) ?? []);
    place.replaceChildren();
    if (items.length) {
      place.append(element("p", "", "Solved in this browser:"), element("ul", "", ...items));
    }
  };
  onForeignChange(show);
  show();
}

function item(link: HTMLAnchorElement): HTMLLIElement | undefined {
  const assignment = EXERCISE.exec(link.pathname)?.[1];
  if (!assignment) return undefined;
  const { solved, tasks } = new Work(assignment).progress();
  if (!solved) return undefined;
  const copy = element("a", "", link.textContent?.trim() ?? assignment);
  copy.href = link.href;
  return element("li", "", copy, `: ${solved} of ${tasks} tasks${solved === tasks ? " ✓" : ""}`);
}
