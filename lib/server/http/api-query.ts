import { z } from "zod";
import { callStates, directions } from "#lib/api/call.ts";
import { callbackStates, markKinds } from "#lib/api/callback.ts";
import { VERDICT_FILTERS } from "#lib/api/delivery-filters.ts";
import { incidentStates } from "#lib/api/failures.ts";
import { seriesSpans } from "#lib/api/series.ts";
import { forwardStates, recoveryKinds } from "#lib/forwarding/forward-state.ts";
import { gapKinds, gapStates } from "#lib/health/missing/gap-kinds.ts";
import { refusal } from "#lib/server/http/json.ts";
import { exportFormats } from "#lib/transcript/export/formats.ts";

export type Parsed<T> = { ok: true; value: T } | { ok: false; response: Response };

/** The longest body that anything but the webhook takes is a note of 2,000 characters. */
const MOST_BODY_BYTES = 64 * 1024;

const ONCE = "must be given once";

const id = z
  .string(ONCE)
  .regex(/^[0-9]{1,15}$/, "must be a number")
  .transform(Number);
const time = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 time such as 2026-03-16T09:00:00Z" })
  .transform((text) => new Date(text));

const text = z.string(ONCE).max(254, "must have at most 254 characters").default("");
const texts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat());
const words = z.string(ONCE).max(500, "must have at most 500 characters").default("");
function flag(otherwise: "true" | "false") {
  return z
    .enum(["true", "false"], "must be true or false")
    .default(otherwise)
    .transform((given) => given === "true");
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z
    .enum(values, `must be ${values.join(", ")}`)
    .nullable()
    .default(null);
}

const paging = {
  limit: id.pipe(z.int().min(1, "must be from 1 to 200").max(200, "must be from 1 to 200")).default(50),
  cursor: id.optional(),
};

export const pagingQuery = z.strictObject(paging);

export const forwardsQuery = z.strictObject({ ...paging, state: oneOf(forwardStates) });

export const missingQuery = z.strictObject({ ...paging, kind: oneOf(gapKinds), state: oneOf(gapStates) });

export const deliveriesQuery = z.strictObject({
  ...paging,
  topic: texts,
  verdict: oneOf(VERDICT_FILTERS),
  problem: flag("false"),
  q: words,
  from: time.nullable().default(null),
  to: time.nullable().default(null),
  upTo: id.optional(),
  after: id.optional(),
});

export const seriesQuery = z.strictObject({
  span: z.enum(seriesSpans, `must be ${seriesSpans.join(", ")}`).default("day"),
});

export const deliveryQuery = z.strictObject({ payload: flag("true") });

export const callsQuery = z.strictObject({
  limit: paging.limit,
  cursor: z
    .string(ONCE)
    .regex(/^[0-9]{1,19}$/, "must be a number")
    .optional(),
  direction: oneOf(directions),
  state: oneOf(callStates),
  result: texts,
  tag: texts,
  user: text,
  number: text,
  hasRecording: flag("false"),
  needsCallback: flag("false"),
  q: words,
  from: time.nullable().default(null),
  to: time.nullable().default(null),
});

export const searchQuery = z.strictObject({ q: words, limit: paging.limit });

export const bodyQuery = z.strictObject({ attempt: id.optional(), download: z.literal("1").optional() });

export const recordingQuery = z.strictObject({ download: z.literal("1", "must be 1").optional() });

export const transcriptQuery = z.strictObject({
  format: z
    .enum(
      exportFormats.map(({ extension }) => extension),
      `must be ${exportFormats.map(({ extension }) => extension).join(", ")}`,
    )
    .transform((extension) => exportFormats.find((format) => format.extension === extension) ?? exportFormats[0]),
});

const auditFilters = {
  who: z.string().max(254).default(""),
  what: z.string().max(64).default(""),
  from: time.nullable().default(null),
  to: time.nullable().default(null),
};

export const auditQuery = z.strictObject({ ...paging, ...auditFilters });

export const auditExportQuery = z.strictObject(auditFilters);

export const noQuery = z.strictObject({});

/** The cursor of a list that is sorted by a time: the time, and the id that tells rows of one time apart. */
const place = z
  .string(ONCE)
  .regex(/^-?\d{1,15}\.\d{1,15}$/, "must be nextCursor of the page before")
  .transform((text) => {
    const [at, id] = text.split(".").map(Number);
    return { at: at ?? 0, id: id ?? 0 };
  });

const placed = { limit: paging.limit, cursor: place.optional() };

export const placedQuery = z.strictObject(placed);

export const threadsQuery = z.strictObject({ ...placed, unanswered: flag("false") });

export const contactsQuery = z.strictObject({
  ...placed,
  q: z.string(ONCE).max(200, "must have at most 200 characters").default(""),
});

export const unknownNumbersQuery = z.strictObject({
  limit: paging.limit,
  cursor: z
    .string(ONCE)
    .regex(/^\d{1,15}\..{1,100}$/s, "must be nextCursor of the page before")
    .transform((text) => {
      const dot = text.indexOf(".");
      return { activity: Number(text.slice(0, dot)), number: text.slice(dot + 1) };
    })
    .optional(),
});

export const callbacksQuery = z.strictObject({
  ...placed,
  state: z.enum(callbackStates, `must be ${callbackStates.join(", ")}`).default("open"),
});

export const failuresQuery = z.strictObject({
  ...placed,
  state: z.enum(incidentStates, `must be ${incidentStates.join(", ")}`).default("open"),
});

export const markBody = z
  .strictObject({
    kind: z.enum(markKinds, `must be ${markKinds.join(", ")}`),
    until: time.nullable().default(null),
    note: z
      .string()
      .trim()
      .max(2000, "must have at most 2000 characters")
      .transform((text) => text.toWellFormed() || null)
      .nullable()
      .default(null),
  })
  .refine(({ kind, until }) => (kind === "snooze") === (until !== null), {
    path: ["until"],
    message: "must be given for a snooze, and for nothing else",
  })
  .refine(({ kind, note }) => kind !== "note" || note !== null, { path: ["note"], message: "must not be empty" });

/** The topic of a delivery may be nearly anything, so that no more is asked of this one. */
export const contractTypesQuery = z.strictObject({ topic: z.string(ONCE).nullable().default(null) });

export const findingMarkBody = z.strictObject({ seen: z.boolean("must be true or false").default(true) });

export const recoverBody = z
  .strictObject({
    since: time,
    until: time.optional(),
    dryRun: z.boolean("must be true or false").default(false),
    kind: z.enum(recoveryKinds, `must be ${recoveryKinds.join(", ")}`).default("failed"),
  })
  .refine(({ since, until }) => until === undefined || since < until, {
    path: ["until"],
    message: "must be later than since",
  });

/** Reads a request's query; a parameter that is given more than once becomes a list. A bad one is a 400 that names it. */
export function parseQuery<T extends z.ZodType>(url: string, schema: T): Parsed<z.output<T>> {
  const params = new URL(url).searchParams;
  const given = Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
  return parsed(schema.safeParse(given));
}

/** Reads the id in a path; anything but a number is a 404, as an unknown id is. */
export function parseId(text: string): Parsed<number> {
  const result = id.safeParse(text);
  return result.success ? { ok: true, value: result.data } : { ok: false, response: notFound() };
}

/** Reads a JSON body; none at all counts as `{}`. */
export async function parseBody<T extends z.ZodType>(request: Request, schema: T): Promise<Parsed<z.output<T>>> {
  const text = await readText(request);
  if (text === null) {
    return { ok: false, response: refusal(413, "body_too_large", `The body is over ${MOST_BODY_BYTES} bytes.`) };
  }
  try {
    return parsed(schema.safeParse(text.trim() === "" ? {} : JSON.parse(text)));
  } catch {
    return { ok: false, response: refusal(400, "bad_json", "The body is not JSON.") };
  }
}

/** The body as text, or null where it is too long: strangers post here too. What is beyond is let pass and thrown away. */
async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BODY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MOST_BODY_BYTES ? Buffer.concat(chunks).toString("utf8") : null;
}

export function notFound(): Response {
  return refusal(404, "not_found", "There is nothing with this id.");
}

function parsed<T>(result: z.ZodSafeParseResult<T>): Parsed<T> {
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const message =
    issue?.code === "unrecognized_keys"
      ? `${issue.keys.join(", ")} is not a parameter here.`
      : `${issue?.path.join(".") || "The input"} ${issue?.message ?? "is not valid"}.`;
  return { ok: false, response: refusal(400, "bad_parameter", message) };
}
