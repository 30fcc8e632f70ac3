import type { Fault } from "#lib/allo/doctor/fault.ts";

/**
 * `before` gives what the mistaken signer put in front of the body.
 * `othersScheme` marks what other services sign, which comes from guesses and so often with a wrong key too.
 */
export type ContentMistake = Fault & { othersScheme: boolean; before: (id: string, timestamp: string) => string };

const cure = "sign webhook-id, webhook-timestamp and the body, joined by full stops";

export const contentMistakes: readonly ContentMistake[] = [
  {
    code: "content_body_alone",
    cause: "the signature covers the body alone",
    cure,
    othersScheme: true,
    before: () => "",
  },
  {
    code: "content_without_id",
    cause: "the signature leaves out webhook-id",
    cure,
    othersScheme: true,
    before: (_, timestamp) => `${timestamp}.`,
  },
  {
    code: "content_without_timestamp",
    cause: "the signature leaves out webhook-timestamp",
    cure,
    othersScheme: false,
    before: (id) => `${id}.`,
  },
  {
    code: "content_swapped",
    cause: "the signature has webhook-timestamp before webhook-id",
    cure,
    othersScheme: false,
    before: (id, timestamp) => `${timestamp}.${id}.`,
  },
  {
    code: "content_without_stops",
    cause: "the signature covers the three parts without full stops between them",
    cure,
    othersScheme: false,
    before: (id, timestamp) => `${id}${timestamp}`,
  },
];
