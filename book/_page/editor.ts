/** The editor of a cell. A file of its own, because it is loaded only once a reader edits. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Wishes {
  label: string;
  run(): void;
  leave(): void;
  changed(source: string): void;
}

export interface Editor {
  readonly source: string;
  replace(source: string): void;
  focus(offset?: number): void;
  remove(): void;
}

/* The colors are the page's; forwardpass.css sets them for light and dark. */
const colors = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--fp-code-keyword)" },
  { tag: [tags.string, tags.operator], color: "var(--fp-code-string)" },
  {
    tag: [tags.number, tags.bool, tags.null, tags.standard(tags.variableName)],
    color: "var(--fp-code-number)",
  },
  {
    tag: [
      tags.definition(tags.variableName),
      tags.className,
      tags.function(tags.definition(tags.variableName)),
    ],
    color: "var(--fp-code-name)",
  },
  { tag: tags.comment, color: "var(--fp-code-comment)" },
]);

const look = EditorView.theme({
  "&": { fontSize: "inherit", color: "var(--pst-color-text-base)" },
  "&.cm-focused": { outline: "2px solid var(--pst-color-primary)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "currentColor" },
  ".cm-line": { padding: "0 0.75rem" },
  ".cm-cursor": { borderLeftColor: "currentColor" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--fp-code-selection) !important",
  },
  "&.cm-focused .cm-matchingBracket": { background: "var(--fp-code-selection)" },
});

/** Put an editor into `place`. It lives in a shadow root: there styles need no inline sheet. */
export function edit(place: Element, source: string, wishes: Wishes): Editor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({ doc: source, extensions: extensions(wishes) }),
  });
  return {
    get source() {
      return view.state.doc.toString();
    },
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus(offset) {
      const anchor = Math.min(offset ?? 0, view.state.doc.length);
      if (offset !== undefined) view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    remove: () => view.destroy(),
  };
}

function extensions(wishes: Wishes): Extension {
  const keys = [
    { key: "Shift-Enter", run: () => done(wishes.run) },
    { key: "Escape", run: () => done(wishes.leave) },
    indentWithTab,
  ];
  return [
    keymap.of([...keys, ...defaultKeymap, ...historyKeymap]),
    history(),
    drawSelection(),
    bracketMatching(),
    indentUnit.of("    "),
    python(),
    syntaxHighlighting(colors),
    look,
    EditorView.domEventHandlers({ beforeinput: replaceSelection }),
    EditorView.contentAttributes.of({
      "aria-label": `${wishes.label}. Shift-Enter runs it, Escape leaves the editor.`,
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) wishes.changed(update.state.doc.toString());
    }),
  ];
}

/**
 * Put what is typed in the place of what is selected. Chromium would do it with the style of what
 * was there, as an attribute, which the pages' policy forbids.
 */
function replaceSelection(event: InputEvent, view: EditorView): boolean {
  const typed = event.inputType === "insertText" && !view.composing ? event.data : null;
  if (!typed || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(typed), { userEvent: "input.type" });
  return true;
}

function done(action: () => void): boolean {
  action();
  return true;
}
