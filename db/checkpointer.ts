import { join } from "node:path";
import { Worker } from "node:worker_threads";

const WORKER = join(process.cwd(), "db", "checkpoint-worker.ts");
const AT_MOST_EVERY_MS = 50;
const AFTER_FAILURE_MS = 2_000;

export type Checkpointer = {
  /** Something was committed. */
  wake(): void;
  close(): Promise<void>;
};

/**
 * Copies what was committed from the write-ahead log into the database file, in a thread of its own: on the path of a commit that
 * takes as long as the commit itself. Where it fails, the log grows until the connections copy by themselves.
 */
export function createCheckpointer(file: string, onError: (cause: unknown) => void): Checkpointer {
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = AT_MOST_EVERY_MS;

  function start(): Worker {
    return new Worker(WORKER, { workerData: file })
      .on("message", (failure: unknown) => {
        pause = failure ? AFTER_FAILURE_MS : AT_MOST_EVERY_MS;
        if (failure) onError(failure);
      })
      .on("error", (cause) => {
        worker = null;
        pause = AFTER_FAILURE_MS;
        onError(cause);
      });
  }

  return {
    wake() {
      timer ??= setTimeout(() => {
        timer = null;
        worker ??= start();
        worker.postMessage("checkpoint");
      }, pause);
    },
    async close() {
      if (timer) clearTimeout(timer);
      const running = worker;
      if (!running) return;
      await new Promise((resolve) => {
        running.once("exit", resolve).postMessage("close");
      });
    },
  };
}
