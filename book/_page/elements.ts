/** The few kinds of elements that the page is given. */

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

export function button(text: string, action: () => void): HTMLButtonElement {
  const made = element("button", "fp-button", text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}
