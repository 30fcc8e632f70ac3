import { type RecordedCall, recordedCalls } from "#e2e/simulator/recorded-calls.ts";
import type { SimulatedEvent, Stage } from "#e2e/simulator/stage.ts";
import { answeredCall, playCall } from "#e2e/simulator/stories/calls.ts";
import type { Talk } from "#e2e/simulator/talk.ts";

/** A call whose audio exists; any other call where none fits the business and the language. */
export function recordedCall(stage: Stage): SimulatedEvent[] {
  const { business, person, recordingsBase } = stage;
  const [user] = business.users;
  const recorded = recordedCalls.find((one) => one.business === business.name && one.language === person.language);
  if (!recorded || !user) return answeredCall(stage, "INBOUND");
  const link = recordingsBase ? { recordingUrl: `${recordingsBase}/${recorded.name}.mp3` } : {};
  // The audio begins where the call does, so there is no ring before its first second.
  return playCall({ ...stage, user }, "INBOUND", 0, (begin) => talkOf(recorded, begin), link);
}

function talkOf(recorded: RecordedCall, begin: number): Talk {
  const turns = recorded.turns.map((turn) => ({
    source: turn.speaker === "us" ? ("USER" as const) : ("EXTERNAL" as const),
    at: begin + turn.offsetMs,
    endsAt: begin + turn.offsetMs + turn.durationMs,
    text: turn.text,
  }));
  return { turns, endsAt: begin + recorded.lengthMs, summary: recorded.summary, tags: recorded.tags };
}
