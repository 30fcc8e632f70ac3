import { z } from "zod";
import { count, time } from "#e2e/harness/api-contract.ts";

export const party = z.strictObject({ number: z.string(), name: z.string().nullable() });
const callKeys = {
  id: z.int().min(1),
  alloId: z.string().nullable(),
  state: z.enum(["ringing", "answered", "completed", "unfinished"]),
  direction: z.enum(["inbound", "outbound"]),
  result: z.string().nullable(),
  startedAt: time,
  durationSeconds: z.number().min(0).nullable(),
  us: party,
  them: party,
  userEmail: z.string().nullable(),
  tags: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  summary: z.string().nullable(),
  hasRecording: z.boolean(),
  ring: z.strictObject({ deliveryId: z.int(), secondsApart: z.number().min(0) }).nullable(),
};
const facet = z.strictObject({ value: z.string().min(1), name: z.string().min(1).nullable(), calls: z.int().min(1) });
export const callFacets = z.strictObject({ tags: z.array(facet), users: z.array(facet), numbers: z.array(facet) });
const anything = z.record(z.string(), z.unknown());
const leg = z
  .strictObject({ number: z.string().nullable(), userEmail: z.string().nullable(), userName: z.string().nullable() })
  .nullable();
const callExtensions = {
  answeredAt: time.nullable(),
  dataCollected: anything,
  originalTo: party.nullable(),
  contactId: z.int().nullable(),
  tagLog: z.array(
    z.strictObject({
      at: time,
      deliveryId: z.int(),
      change: z.enum(["added", "removed"]),
      key: z.string(),
      name: z.string(),
      userEmail: z.string().nullable(),
    }),
  ),
  sources: z.record(z.string(), z.int()),
};

export const callItem = z.strictObject(callKeys);
export const call = z.strictObject({
  ...callKeys,
  ...callExtensions,
  transcript: z.array(
    z.strictObject({ speaker: z.enum(["us", "them"]), at: time.nullable(), offsetMs: count, text: z.string() }),
  ),
  ivr: z.array(z.strictObject({ key: z.string().nullable(), text: z.string().nullable() })),
  transfer: z
    .strictObject({
      from: leg,
      to: leg,
      legs: z.array(
        z.strictObject({
          id: z.int().nullable(),
          alloId: z.string(),
          startedAt: time.nullable(),
          label: z.string().min(1),
        }),
      ),
    })
    .nullable(),
  person: anything.nullable(),
  company: z.strictObject({ id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  deals: z.array(anything),
  recording: z.strictObject({ state: z.string().min(1), at: time.nullable(), sizeBytes: count.nullable() }),
  deliveries: z.array(z.strictObject({ id: z.int(), topic: z.string(), eventAt: time.nullable() })).min(1),
});
