import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, Request } from "@playwright/test";
import { type RecordedCall, recordedCalls } from "#e2e/simulator/recorded-calls.ts";
import type { Call, Turn } from "#lib/api/call.ts";

const RECORDINGS = join(import.meta.dirname, "../../simulator/recordings");
const STARTED = Date.parse("2026-03-16T09:12:04.000Z");

/** The call of the demo whose audio is there to be heard. */
export const recorded: RecordedCall = recordedCalls.find(({ name }) => name === "harbor-plumbing") ?? missing();

/** A call as the API tells of it; by default the recorded one, with everything that a call can have. */
export function call(changes: Partial<Call> = {}): Call {
  return {
    id: 4711,
    alloId: "cll_8RmTNSw4xK6CQ9uVy7Ea",
    state: "completed",
    direction: "inbound",
    result: "ANSWERED",
    startedAt: at(0),
    answeredAt: at(1000),
    durationSeconds: recorded.lengthMs / 1000,
    us: { number: "+33199003210", name: "Harbor Plumbing" },
    them: { number: "+33639980142", name: "Camille Rousset" },
    userEmail: "marcus@example.net",
    tags: [{ key: "urgent", name: "urgent" }],
    summary: recorded.summary,
    hasRecording: true,
    ring: { deliveryId: 11, secondsApart: 2 },
    transcript: recorded.turns.map(({ speaker, offsetMs, text }) => turn(speaker, offsetMs, text)),
    ivr: [{ key: "1", text: "Emergencies" }],
    dataCollected: { door_code: "42" },
    transfer: {
      from: { number: null, userEmail: "nora@example.net", userName: "Nora Marchand" },
      to: { number: "+33199003211", userEmail: null, userName: null },
      legs: [
        { id: 4710, alloId: "cll_first", startedAt: at(-60_000), label: "Front desk" },
        { id: null, alloId: "cll_lost", startedAt: null, label: "cll_lost" },
      ],
    },
    originalTo: { number: "+33199003212", name: "Front desk" },
    person: {
      id: "con_1",
      name: "Camille",
      last_name: "Rousset",
      email: "camille@example.net",
      emails: ["camille@example.net"],
      numbers: ["+33639980142", "+33639980143"],
      job_title: "Fleet manager",
      favourite_bike: "Peugeot",
    },
    company: { id: "com_1", name: "Marina Vélos" },
    deals: [
      {
        id: "dea_1",
        name: "Fleet service",
        status: "proposal",
        value: 2400,
        currency: "EUR",
        close_date: "2026-04-01",
      },
    ],
    contactId: null,
    tagLog: [
      { at: at(90_000), deliveryId: 13, change: "added", key: "urgent", name: "urgent", userEmail: "nora@example.net" },
    ],
    recording: { state: "kept", at: at(120_000), sizeBytes: 84_033 },
    deliveries: [
      { id: 11, topic: "call.received", eventAt: at(-2000) },
      { id: 12, topic: "call.completed", eventAt: at(60_000) },
      { id: 13, topic: "tag.added", eventAt: at(90_000) },
    ],
    sources: { person: 11, summary: 12, startedAt: 12, tags: 13 },
    ...changes,
  };
}

/** A talk of so many turns, six seconds apart, in which every hundredth says "needle". */
export function longTalk(count: number): Pick<Call, "transcript" | "durationSeconds"> {
  const transcript = Array.from({ length: count }, (_, index) =>
    turn(
      index % 2 === 0 ? "us" : "them",
      index * 6000,
      `Turn ${index}${index % 100 === 50 ? " needle" : ""}${" and so on".repeat(index % 17)}.`,
    ),
  );
  return { transcript, durationSeconds: count * 6 };
}

export function turn(speaker: Turn["speaker"], offsetMs: number, text: string): Turn {
  return { speaker, at: at(offsetMs), offsetMs, text };
}

/** Lets the page find this call, and its audio where it has any. Resolves with the ranges of the audio that were asked for. */
export async function serveCall(page: Page, served: Call): Promise<(string | undefined)[]> {
  const ranges: (string | undefined)[] = [];
  await page.route(`**/api/v1/calls/${served.id}`, (route) => route.fulfill({ json: served }));
  await page.route(`**/api/v1/calls/${served.id}/recording`, (route, request) => {
    ranges.push(request.headers().range);
    return route.fulfill(part(request));
  });
  return ranges;
}

function part(request: Request) {
  const audio = readFileSync(join(RECORDINGS, `${recorded.name}.mp3`));
  const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(request.headers().range ?? "") ?? [];
  const [first, last] = [Number(from), to === "" ? audio.length - 1 : Number(to)];
  return {
    status: 206,
    contentType: "audio/mpeg",
    headers: { "accept-ranges": "bytes", "content-range": `bytes ${first}-${last}/${audio.length}` },
    body: audio.subarray(first, last + 1),
  };
}

function at(offsetMs: number): string {
  return new Date(STARTED + offsetMs).toISOString();
}

function missing(): never {
  throw new Error("The demo has no such recording");
}
