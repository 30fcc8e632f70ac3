import { EventEmitter } from "node:events";

type LiveEvents = {
  /** Deliveries that were read for the first time, and those that came again. */
  changes: [{ read: number[]; repeated: number[] }];
  rejection: [{ id: number }];
  /** Calls, by their ids, whose recordings are no longer as they were: on their way, kept, or given up. */
  recordings: [{ calls: readonly number[] }];
  /** Endpoints or what is owed to them changed. */
  forwards: [];
  /** Something is missing, or has come after all. */
  missing: [];
  /** What fails, grouped by cause, is another than before. */
  failures: [];
  /** A session ended or a role changed: open streams look again who listens. */
  access: [];
  /** The server is about to stop: open streams end, so that it need not wait for them. */
  close: [];
};

/** Tells whoever has a page open that something changed; carries ids only. */
export type LiveBus = EventEmitter<LiveEvents>;

export function createLiveBus(): LiveBus {
  // One listener per open page; there is no leak to warn of.
  return new EventEmitter<LiveEvents>().setMaxListeners(0);
}
