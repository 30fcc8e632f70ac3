import { z } from "zod";
import { pageSchema } from "#lib/api/page.ts";
import { incidentKinds, urgencies } from "#lib/health/failures/incident-kinds.ts";

const isoTime = z.iso.datetime({ precision: 3 });

export const incidentStates = ["open", "closed"] as const;

/** Where one failure can be looked at; what is kept of them is bounded, so that it may be gone. */
const evidenceSchema = z.object({ kind: z.enum(["rejection", "forward", "delivery"]), id: z.int() });

/** Failures with one cause. `title`, `cause` and `cure` may hold names that people gave. */
const incidentItemSchema = z.object({
  id: z.int(),
  kind: z.enum(incidentKinds),
  /** `now`: deliveries are lost or will be. `soon`: something is not as it should be. `note`: perhaps only a stranger. */
  urgency: z.enum(urgencies),
  title: z.string(),
  /** What the endpoint is called that it is about; `title` begins with it. */
  name: z.string().nullable(),
  cause: z.string(),
  cure: z.string(),
  /** A line for the settings that belongs to the cure. */
  setting: z.string().nullable(),
  /** The endpoint that it is about. */
  endpointId: z.int().nullable(),
  state: z.enum(incidentStates),
  count: z.int(),
  firstAt: isoTime,
  /** The last time that it was opened: within a day it comes back as the same. */
  openedAt: isoTime,
  openings: z.int(),
  lastAt: isoTime,
  first: evidenceSchema.nullable(),
  last: evidenceSchema.nullable(),
  closedAt: isoTime.nullable(),
  /** Why it was closed, as a clause. */
  closedBecause: z.string().nullable(),
});

export const incidentPageSchema = pageSchema(incidentItemSchema);

export type IncidentState = (typeof incidentStates)[number];
export type IncidentItem = z.infer<typeof incidentItemSchema>;
