/** The entry of every page with questions. It is no module: it works in files, too. */

import { Question } from "./question";
import { onForeignChange } from "./work";

const boxes = document.querySelectorAll<HTMLFieldSetElement>("fieldset.fp-question");
const questions = [...boxes].map((box) => new Question(box));
onForeignChange(() => {
  for (const question of questions) question.restore();
});
