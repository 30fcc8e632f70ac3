import { z } from "zod";

const isoTime = z.iso.datetime({ precision: 3 });

/** One end of the line: a number as it is dialled, or what the network gave in its place, and the best name known for it then. */
const partySchema = z.object({ number: z.string(), name: z.string().nullable() });

export const callStates = ["ringing", "answered", "completed", "unfinished"] as const;
export const directions = ["inbound", "outbound"] as const;

export const callItemSchema = z.object({
  id: z.int(),
  alloId: z.string().nullable(),
  state: z.enum(callStates),
  direction: z.enum(directions),
  result: z.string().nullable(),
  startedAt: isoTime,
  durationSeconds: z.number().nonnegative().nullable(),
  us: partySchema,
  them: partySchema,
  userEmail: z.string().nullable(),
  tags: z.array(z.object({ key: z.string(), name: z.string() })),
  summary: z.string().nullable(),
  hasRecording: z.boolean(),
  /** The ring event that it was matched with, which is inference: rings carry no call's id. */
  ring: z.object({ deliveryId: z.int(), secondsApart: z.number() }).nullable(),
});

const turnSchema = z.object({
  speaker: z.enum(["us", "them"]),
  /** The clock on the wall, and how far into the call that is. */
  at: isoTime.nullable(),
  offsetMs: z.int().nonnegative(),
  text: z.string(),
});

/** What is known of the audio. `proxied`: not kept here, streamed from Allo's link when somebody listens. */
const recordingStates = ["off", "waiting", "kept", "proxied", "not-kept", "dead", "too-large", "refused"] as const;

const recordingSchema = z.object({
  state: z.enum(recordingStates),
  /** Since when: kept, dead, refused, or the next try of one that waits. */
  at: isoTime.nullable(),
  sizeBytes: z.int().nullable(),
});

const transferLegSchema = z.object({
  number: z.string().nullable(),
  userEmail: z.string().nullable(),
  userName: z.string().nullable(),
});

export const callSchema = callItemSchema.extend({
  answeredAt: isoTime.nullable(),
  transcript: z.array(turnSchema),
  ivr: z.array(z.object({ key: z.string().nullable(), text: z.string().nullable() })),
  dataCollected: z.record(z.string(), z.unknown()),
  transfer: z
    .object({
      from: transferLegSchema.nullable(),
      to: transferLegSchema.nullable(),
      /** The other calls of the same chain, oldest first; `id` is null for one that never came. */
      legs: z.array(
        z.object({ id: z.int().nullable(), alloId: z.string(), startedAt: isoTime.nullable(), label: z.string() }),
      ),
    })
    .nullable(),
  originalTo: partySchema.nullable(),
  /** As they were when it rang. */
  person: z.record(z.string(), z.unknown()).nullable(),
  company: z.object({ id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  deals: z.array(z.record(z.string(), z.unknown())),
  contactId: z.int().nullable(),
  tagLog: z.array(
    z.object({
      at: isoTime,
      deliveryId: z.int(),
      change: z.enum(["added", "removed"]),
      key: z.string(),
      name: z.string(),
      userEmail: z.string().nullable(),
    }),
  ),
  recording: recordingSchema,
  deliveries: z.array(z.object({ id: z.int(), topic: z.string(), eventAt: isoTime.nullable() })),
  /** Which delivery set each field. */
  sources: z.record(z.string(), z.int()),
});

export type CallItem = z.infer<typeof callItemSchema>;
export type Call = z.infer<typeof callSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type Recording = z.infer<typeof recordingSchema>;
export type RecordingState = Recording["state"];
