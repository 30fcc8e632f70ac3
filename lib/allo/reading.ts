import type { AlloEvent } from "#lib/allo/envelope.ts";
import type { Problem } from "#lib/allo/problem.ts";

/** What one delivery says, worked out from its bytes alone; times are epoch milliseconds. */
export type Reading = {
  /** Today's name of the topic, the name as received where it is unknown, or `unreadable`. */
  topic: string;
  /** The legacy name that `topic` was mapped from, else null. */
  originalTopic: string | null;
  version: string | null;
  /** When it happened by the sender's word, or null. */
  eventAt: number | null;
  /** One plain line a person understands, such as "Camille Rousset called, 4m 15s, answered". */
  title: string;
  /** A second, quieter line: the summary, the message text, what changed. May be empty. */
  subtitle: string;
  /** The id that Allo gave to the call, message or contact, as received, or null (ring events have none). */
  alloId: string | null;
  /** Hex digest, equal for two deliveries that say the same of the same thing. */
  contentKey: string;
  problem: Problem | null;
  /** Every word to be found by, blank-separated; see `search-text.ts`. */
  searchText: string;
  /** The words of it that are shown to whoever may read, without the payload; see `shown-words.ts`. */
  shownWords: string;
  /** The event itself, for the projections; null where the body is none. */
  event: AlloEvent | null;
};
