import { setImmediate as turn } from "node:timers/promises";

/** What comes together belongs together: a look waits until nothing has come for so long … */
const QUIET_MS = 1_000;
/** … but not for ever. */
const PATIENCE_MS = 15_000;
/** Time alone makes things missing. */
const EVERY_MS = 60_000;

type Source = {
  /** The steps of one look, each short. */
  steps: readonly (() => void)[];
  /** Whether everything that came has been read. */
  isReady(): boolean;
  now(): number;
  onError(cause: unknown): void;
};

export type Radar = {
  /** Something came. */
  wake(): void;
  stop(): Promise<void>;
};

/** Looks for what is missing once a minute, and whenever something came and it is quiet again. */
export function startRadar({ steps, isReady, now, onError }: Source): Radar {
  let timer: NodeJS.Timeout | null = null;
  let wokenAt: number | null = null;
  let isStopped = false;
  let running: Promise<void> | null = null;

  function schedule(delay: number): void {
    if (isStopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void run(), delay).unref();
  }

  async function look(): Promise<void> {
    for (const step of steps) {
      if (isStopped) return;
      step();
      // Others come in between.
      await turn();
    }
  }

  async function run(): Promise<void> {
    timer = null;
    wokenAt = null;
    try {
      if (isReady()) {
        running = look();
        await running;
        schedule(EVERY_MS);
      } else schedule(QUIET_MS);
    } catch (cause) {
      onError(cause);
      schedule(EVERY_MS);
    } finally {
      running = null;
    }
    // Woken while it looked.
    if (wokenAt !== null) schedule(QUIET_MS);
  }

  schedule(QUIET_MS);
  return {
    wake() {
      wokenAt ??= now();
      if (running) return;
      schedule(Math.max(0, Math.min(QUIET_MS, wokenAt + PATIENCE_MS - now())));
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      // Its failure was told where it ran.
      await running?.catch(() => {});
    },
  };
}
