/** Python for a page: a worker that is started when the first cell is to run. */

import type { FromWorker, Output, Run } from "./messages";

/** The worker's file, beside this one; the build fills it in. */
declare const WORKER: string;

/** How a run ended: `raised` is the name of the exception that ended it, or empty. */
export type Ending =
  | { how: "done"; raised: string }
  | { how: "stopped" }
  | { how: "failed"; reason: string };

export interface Listener {
  loading(loaded: number, total: number): void;
  started(): void;
  output(output: Output): void;
}

interface Job {
  run: Run;
  listener: Listener;
  end(ending: Ending): void;
}

export class Python {
  private worker: Worker | undefined;
  private ready = false;
  private job: Job | undefined;
  private jobs: Job[] = [];

  /** Called when a worker has been ended, and with it all that cells have defined. */
  onlost: () => void = () => undefined;

  /** Run a cell once those before it are done; the promise tells how it ended. */
  run(run: Run, listener: Listener): Promise<Ending> {
    return new Promise((end) => {
      this.jobs.push({ run, listener, end });
      this.next();
    });
  }

  /** End the worker, whatever it is doing, and start another one. */
  stop(): void {
    const all = this.job ? [this.job, ...this.jobs] : this.jobs;
    this.lose();
    for (const job of all) job.end({ how: "stopped" });
    this.start();
  }

  private start(): void {
    const worker = new Worker(new URL(WORKER, import.meta.url), { type: "module" });
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.hear(event.data);
    worker.onerror = () => this.fail("The page's Python did not start.");
    this.worker = worker;
  }

  private next(): void {
    if (this.job) return;
    this.job = this.jobs.shift();
    if (!this.job) return;
    if (!this.worker) this.start();
    if (this.ready) this.job.listener.started();
    this.worker?.postMessage(this.job.run);
  }

  private hear(message: FromWorker): void {
    switch (message.type) {
      case "loading":
        this.job?.listener.loading(message.loaded, message.total);
        break;
      case "ready":
        this.ready = true;
        this.job?.listener.started();
        break;
      case "output":
        this.job?.listener.output(message.output);
        break;
      case "done": {
        const job = this.job;
        this.job = undefined;
        job?.end({ how: "done", raised: message.raised });
        this.next();
        break;
      }
      case "failed":
        this.fail(message.reason);
    }
  }

  private fail(reason: string): void {
    const all = this.job ? [this.job, ...this.jobs] : this.jobs;
    this.lose();
    for (const job of all) job.end({ how: "failed", reason });
  }

  private lose(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.ready = false;
    this.job = undefined;
    this.jobs = [];
    this.onlost();
  }
}
