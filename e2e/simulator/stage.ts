import type { Person } from "#e2e/simulator/people.ts";
import type { Random } from "#e2e/simulator/random.ts";
import type { Business, User } from "#e2e/simulator/world.ts";

/** One thing that Allo tells; `at` is the envelope's time in epoch milliseconds, and each time in `data` is a Date. */
export type SimulatedEvent = { at: number; topic: string; data: Readonly<Record<string, unknown>> };

/** Events that belong together, in the order in which they happened. */
export type Story = { kind: string; events: SimulatedEvent[] };

/** Who meets whom, when, and on which line. */
export type Stage = {
  random: Random;
  ids: Random;
  start: number;
  person: Person;
  /** Somebody whom no story has told of yet. */
  meet: () => Person;
  business: Business;
  /** The business's number in this story. */
  line: string;
  user: User;
  /** Where the recorded calls can be heard, or null when nothing serves them. */
  recordingsBase: string | null;
};

export type Direction = "INBOUND" | "OUTBOUND";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
