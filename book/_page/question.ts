/** One question: takes an answer, says at once what it is worth, and keeps it.
 *
 * What is said of each answer stands in the page, folded: that is where it is taken from. An answer
 * is a letter, several letters in a row, or a shape, as `answer.ts` reads it out of the controls. */

import { type Answer, answerOf } from "./answer";
import { element } from "./elements";
import { answered, keepAnswer } from "./work";

interface Verdict {
  right: boolean;
  lead: string;
  because: Element[];
}

export class Question {
  private readonly key: string;
  private readonly kind: string;
  private readonly answer: Answer;
  private readonly feedback: HTMLElement;
  private readonly said = new Map<string, HTMLElement>();
  /** The answer that the page shows, and whose worth it says. */
  private shown: string | null = null;

  constructor(private readonly box: HTMLFieldSetElement) {
    this.key = box.dataset.key ?? "";
    this.kind = box.dataset.kind ?? "one";
    this.feedback = box.querySelector<HTMLElement>(".fp-feedback") ?? element("div", "");
    for (const item of box.querySelectorAll<HTMLElement>("[data-answer]"))
      this.said.set(item.dataset.answer ?? "", item);
    this.answer = answerOf(box, (text) => this.tell(text));
    this.answer.ongiven = (given) => this.take(given);
    this.restore();
  }

  /** Show the answer that is kept, if it is not shown already. */
  restore(): void {
    const kept = answered(this.key)?.answer ?? null;
    if (kept === this.shown) return;
    this.answer.show(kept);
    if (kept === null) this.tell("");
    else this.say(this.judge(kept));
    this.shown = kept;
  }

  private take(given: string): void {
    const verdict = this.judge(given);
    this.say(verdict);
    this.shown = given;
    if (!keepAnswer(this.key, given, verdict.right))
      this.feedback.append(element("p", "", "This browser keeps nothing."));
  }

  /** Show a verdict: a sign and words, not a color alone. */
  private say({ right, lead, because }: Verdict): void {
    const reasons = because.map((item) => {
      const reason = element("div", "");
      reason.append(...[...item.childNodes].map((node) => node.cloneNode(true)));
      return reason;
    });
    const words = element("strong", "fp-verdict", right ? "✓ Right." : "✗ Not quite.");
    this.feedback.replaceChildren(element("p", "", words, ` ${lead}`), ...reasons);
    this.box.dataset.verdict = right ? "right" : "wrong";
  }

  /** Say something that is no verdict. */
  private tell(text: string): void {
    this.feedback.replaceChildren(...(text ? [element("p", "", text)] : []));
    delete this.box.dataset.verdict;
    this.shown = null;
  }

  private judge(given: string): Verdict {
    if (this.kind === "several") return this.judgeChoices([...given]);
    if (this.kind === "order") return this.judgeOrder([...given]);
    const item = this.said.get(given) ?? this.said.get("else");
    return { right: this.isRight(given), lead: "", because: item ? [item] : [] };
  }

  /** Nothing is given away of what is missing, but that something is. */
  private judgeChoices(given: string[]): Verdict {
    const all = [...this.said.keys()].filter((letter) => this.isRight(letter));
    const wrong = given.filter((letter) => !this.isRight(letter));
    const missing = all.length - (given.length - wrong.length);
    const right = !wrong.length && !missing;
    const lead = missing ? `${missing} more ${missing === 1 ? "belongs" : "belong"} to it.` : "";
    return { right, lead, because: this.of(right ? all : wrong) };
  }

  /** Say of the first step in a wrong place when it comes. */
  private judgeOrder(given: string[]): Verdict {
    const order = [...this.said.keys()];
    const first = order.findIndex((letter, place) => letter !== given[place]);
    if (first < 0) return { right: true, lead: "", because: this.of(order) };
    const so = first ? `The first ${first === 1 ? "is" : `${first} are`} right. ` : "";
    const early = `(${given[first]}) comes later:`;
    return { right: false, lead: so + early, because: this.of([given[first] ?? ""]) };
  }

  private of(letters: string[]): Element[] {
    return letters.flatMap((letter) => this.said.get(letter) ?? []);
  }

  private isRight(letter: string): boolean {
    return this.said.get(letter)?.dataset.right !== undefined;
  }
}
