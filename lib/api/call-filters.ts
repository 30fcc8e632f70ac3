import type { CallState } from "#lib/allo/calls/call-state.ts";
import type { Direction } from "#lib/allo/calls/direction.ts";

/** Which calls a list shows: all of this must hold; of `result` and `tag` any. */
export type CallFilters = {
  direction: Direction | null;
  state: CallState | null;
  result: string[];
  /** Keys of tags. */
  tag: string[];
  /** The e-mail of who handled it. */
  user: string;
  /** One of our numbers, in any spelling. */
  number: string;
  hasRecording: boolean;
  q: string;
  /** When it started: from `from` on, before `to`. */
  from: Date | null;
  to: Date | null;
};

export const NO_CALL_FILTERS: CallFilters = {
  direction: null,
  state: null,
  result: [],
  tag: [],
  user: "",
  number: "",
  hasRecording: false,
  q: "",
  from: null,
  to: null,
};
