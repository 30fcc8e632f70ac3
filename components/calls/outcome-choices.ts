import type { Choice } from "#components/filters/choice-filter.tsx";

/** How calls end, as people tell it apart; Allo has several words for some. */
export const outcomeChoices: readonly Choice[] = [
  { label: "Answered", values: ["ANSWERED"] },
  { label: "Voicemail", values: ["VOICEMAIL"] },
  { label: "Nobody picked up", values: ["MISSED", "NO_ANSWER"] },
  { label: "Transferred", values: ["TRANSFERRED", "TRANSFERRED_AI", "TRANSFERRED_EXTERNAL"] },
  { label: "Failed", values: ["FAILED", "FAILED_EXTERNAL"] },
  { label: "Blocked", values: ["BLOCKED"] },
  { label: "Closed", values: ["CLOSED"] },
];
