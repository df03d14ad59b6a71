/** The worker: loads Python when it is started, then runs the cells that it is sent. */

import type { PyodideInterface } from "pyodide";
import { countFetches } from "./counted";
import type { FromWorker, OutputKind, Run } from "./messages";

/** The folder of Pyodide and its packages, beside this file; the build fills it in. */
declare const PYTHON: string;

/** What python/cells.py makes. */
interface Shell {
  run(source: string, name: string): string;
}

const FOLDER = new URL(PYTHON, import.meta.url).href;
/** What is needed before the first cell; Matplotlib follows where a cell imports it. */
const FIRST = /^(pyodide\.asm\.wasm|python_stdlib\.zip|numpy-.*|forwardpass\.zip)$/;
const COURSE = "/lib/forwardpass";

/** The files that are there already. */
const written = new Set<string>();

let python: PyodideInterface;
let shell: Shell;

function tell(message: FromWorker): void {
  self.postMessage(message);
}

async function bytes(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function start(): Promise<void> {
  await countFetches(FOLDER, FIRST, {
    loading: (loaded, total) => tell({ type: "loading", loaded, total }),
    failed: fail,
  });
  const course = bytes(`${FOLDER}forwardpass.zip`);
  const { loadPyodide } = await import(`${FOLDER}pyodide.mjs`);
  python = await loadPyodide({ indexURL: FOLDER, fullStdLib: false, packages: ["numpy"] });
  python.unpackArchive(await course, "zip", { extractDir: COURSE });
  python.pyimport("sys").path.append(COURSE);
  await load("import numpy");
  const send = (kind: OutputKind, text: string) => tell({ type: "output", output: { kind, text } });
  shell = python.pyimport("forwardpass.page.cells").start(send);
}

/** Load the packages that `source` imports. Throws where a download fails. */
async function load(source: string): Promise<void> {
  const errors: string[] = [];
  await python.loadPackagesFromImports(source, {
    messageCallback: () => undefined,
    errorCallback: (text) => errors.push(text),
  });
  if (errors.length) throw new Error(errors.join("\n"));
}

async function run(wanted: Run): Promise<void> {
  for (const [name, address] of Object.entries(wanted.files)) {
    if (written.has(name)) continue;
    written.add(name);
    python.FS.writeFile(name, await bytes(address));
  }
  await load(wanted.source);
  tell({ type: "done", raised: shell.run(wanted.source, wanted.name) });
}

function fail(error: unknown): void {
  tell({ type: "failed", reason: error instanceof Error ? error.message : String(error) });
}

const started = start().then(() => tell({ type: "ready" }));
started.catch(fail);

self.onmessage = ({ data }: MessageEvent<Run>) => {
  started.then(() => run(data)).catch(fail);
};
