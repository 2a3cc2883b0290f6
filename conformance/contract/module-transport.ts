import { isNativeError } from 'node:util/types';
import { Worker } from 'node:worker_threads';
import { SharedTail } from './shared-tail.js';
import type { Launcher, Transport, TransportEvents } from './transport.js';

/** What the worker is told at its start. */
export interface ModuleWorkerData {
  /** file: URL of the module that exports `operations`. */
  url: string;
  /** Of a SharedTail, for what it prints. */
  printed: SharedArrayBuffer;
}

/** Enough for every facet of the largest framework image; a leak ends the worker and not the run. */
const WORKER_MEMORY_MB = 4096;

/** An implementation that is a module; it runs in a worker, which can be killed whatever it is doing. */
export function moduleLauncher(url: string): Launcher {
  return { launch: (events) => new ModuleTransport(url, events) };
}

class ModuleTransport implements Transport {
  private readonly worker: Worker;
  private readonly printed = new SharedTail();
  private over = false;

  constructor(
    url: string,
    private readonly events: TransportEvents,
  ) {
    this.worker = new Worker(new URL('./module-worker.js', import.meta.url), {
      workerData: { url, printed: this.printed.memory } satisfies ModuleWorkerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    });
    this.worker.on('message', (text: string) => {
      if (!this.over) this.events.lines(text.split('\n'));
    });
    this.worker.on('error', (error) => this.finish(isNativeError(error) ? (error.stack ?? error.message) : String(error)));
    this.worker.on('exit', (code) => this.finish(`it ended its thread with code ${code}`));
  }

  send(lines: string[]): void {
    this.worker.postMessage(lines.join('\n'));
  }

  output(): string {
    return this.printed.toString();
  }

  stop(): void {
    this.over = true;
    void this.worker.terminate();
  }

  private finish(detail: string): void {
    if (this.over) return;
    this.over = true;
    this.events.ended(detail);
  }
}
