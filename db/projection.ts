import { conversations } from "#db/conversations/projection.ts";
import { contract } from "#db/health/contract-projection.ts";
import { lateness } from "#db/health/late-arrivals.ts";
import { radarTraces } from "#db/health/radar-projection.ts";
import type { Db } from "#db/open.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";

/** A stored delivery and what it says; `event` is null where this version can make nothing of the body. Times are epoch milliseconds. */
export type NotedDelivery = {
  id: number;
  webhookId: string;
  receivedAt: number;
  eventAt: number | null;
  event: AlloEvent | null;
};

/**
 * A fold over all deliveries, into tables of its own. The order in which they are noted must make no difference, and a
 * delivery that is noted again replaces what it said before. All of it runs inside the projector's transactions.
 */
export type Projection = {
  note(delivery: NotedDelivery): void;
  /** A further request brought a delivery that was noted before. */
  noteRepeat?(deliveryId: number): void;
  /** Brings the tables up to everything noted since the last time. */
  settle(): void;
};

export type ProjectionKind = {
  /** Its row in `progress`. */
  name: string;
  /** Raise it when the tables would come out otherwise: the next start empties them and folds every delivery again. */
  codeVersion: number;
  /**
   * It adds up, and so is not told of a delivery that is only read again. Its `codeVersion` must contain `READER_VERSION`,
   * so that it is folded anew when deliveries are read otherwise.
   */
  counts?: true;
  create(db: Db): Projection;
  /** Empties its tables. */
  drop(db: Db): void;
};

/** Everything that is folded from the log besides the readings. A new one is filled from the start of the log by itself. */
export const projectionKinds: readonly ProjectionKind[] = [conversations, contract, radarTraces, lateness];
