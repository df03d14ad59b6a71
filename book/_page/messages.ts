/** What the page and the worker that runs Python say to each other. */

/** What a cell gives: what it prints, its last value, a picture in base64, or an error's text. */
export type OutputKind = "stdout" | "stderr" | "result" | "image" | "error";

export interface Output {
  kind: OutputKind;
  text: string;
}

/** `files` are put beside the code before it runs: names in Python, and their addresses. */
export interface Run {
  source: string;
  name: string;
  files: Record<string, string>;
}

/** `raised` is the name of the exception that ended the cell, or empty. */
export type FromWorker =
  | { type: "loading"; loaded: number; total: number }
  | { type: "ready" }
  | { type: "output"; output: Output }
  | { type: "done"; raised: string }
  | { type: "failed"; reason: string };
