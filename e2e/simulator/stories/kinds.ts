import { HOUR, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";
import { answeredCall, failedCall, missedCall, voicemail } from "#e2e/simulator/stories/calls.ts";
import { longCall } from "#e2e/simulator/stories/long-call.ts";
import { chat, newContact, notice, picture } from "#e2e/simulator/stories/messages.ts";
import { recordedCall } from "#e2e/simulator/stories/recorded-call.ts";
import { calledBack, menuCall, transferredCall, twiceInAMinute } from "#e2e/simulator/stories/routed-calls.ts";

export type StoryKind = { name: string; weight: number; tell: (stage: Stage) => SimulatedEvent[] };

export const storyKinds: readonly StoryKind[] = [
  { name: "inbound call", weight: 24, tell: (stage) => answeredCall(stage, "INBOUND") },
  { name: "outbound call", weight: 16, tell: (stage) => answeredCall(stage, "OUTBOUND") },
  { name: "recorded call", weight: 5, tell: recordedCall },
  { name: "missed call", weight: 5, tell: missedCall },
  { name: "called back", weight: 3, tell: calledBack },
  { name: "voicemail", weight: 8, tell: voicemail },
  { name: "blocked call", weight: 2, tell: (stage) => failedCall(stage, "INBOUND") },
  { name: "failed call", weight: 2, tell: (stage) => failedCall(stage, "OUTBOUND") },
  { name: "transfer", weight: 4, tell: transferredCall },
  { name: "menu", weight: 5, tell: menuCall },
  { name: "twice in a minute", weight: 3, tell: twiceInAMinute },
  { name: "long call", weight: 1, tell: longCall },
  { name: "chat", weight: 16, tell: chat },
  { name: "picture", weight: 2, tell: picture },
  { name: "notice", weight: 2, tell: notice },
  { name: "new contact", weight: 2, tell: newContact },
];

/** No story takes longer, so that the stories of a run can be put in one order while they are made. */
export const LONGEST_STORY = 3 * HOUR;
