/** What a cell gives, as elements of the page: the same markup as the outputs that are stored. */

import type { Output } from "./messages";

const CLASSES: Record<Output["kind"], string> = {
  stdout: "output stream",
  stderr: "output stderr",
  result: "output text_plain",
  error: "output traceback fp-error",
  image: "output image_png",
};

/** Show an output at the end of `place`; `alt` says what a picture shows. */
export function show(place: Element, output: Output, alt: string): void {
  if (output.kind === "image") {
    place.append(picture(output.text, alt));
    return;
  }
  const last = place.lastElementChild;
  const follows = last?.className === CLASSES[output.kind] && output.kind.startsWith("std");
  const block = follows && last ? last : textBlock(CLASSES[output.kind]);
  if (block !== last) place.append(block);
  block.querySelector("pre")?.append(output.text);
}

function textBlock(classes: string): Element {
  const block = document.createElement("div");
  block.className = classes;
  const inner = document.createElement("div");
  inner.className = "highlight";
  inner.append(document.createElement("pre"));
  block.append(inner);
  return block;
}

function picture(data: string, alt: string): Element {
  const image = document.createElement("img");
  image.src = `data:image/png;base64,${data}`;
  image.alt = alt;
  return image;
}
