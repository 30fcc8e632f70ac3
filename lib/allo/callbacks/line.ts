import type { CallSaying } from "#lib/allo/callbacks/read-call.ts";

type Ends = Pick<CallSaying, "direction"> & { us: { number: string }; them: { number: string } };

/** Calls of one direction between two numbers: where a ring can meet its call. */
export function lineOf({ direction, us, them }: Ends): string {
  return `${direction} ${us.number} ${them.number}`;
}

/** A call's own start lies about two seconds from its ring; a phone menu before the ring makes it longer. */
export const RING_REACH = 120_000;
