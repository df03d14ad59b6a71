/** Files that the reader takes away and brings back. */

/** Let the browser save `text` as a file. */
export function save(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Let the reader choose a file, and return its text. */
export function choose(accept: string): Promise<string> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("change", async () => resolve((await input.files?.[0]?.text()) ?? ""));
    input.click();
  });
}

interface NotebookCell {
  source: string[] | string;
  metadata: { nbgrader?: { grade_id?: string; solution?: boolean } };
}

/** The released notebook with what was written in the place of each solution. */
export function filledIn(released: string, sources: Map<string, string>): string {
  const notebook: { cells: NotebookCell[] } = JSON.parse(released);
  for (const cell of notebook.cells) {
    const about = cell.metadata.nbgrader;
    const source = about?.solution ? sources.get(about.grade_id ?? "") : undefined;
    if (source !== undefined) cell.source = source.split(/(?<=\n)/);
  }
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
