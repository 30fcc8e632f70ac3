import { z } from "zod";
import { judgeEndpoint } from "#lib/forwarding/judge-endpoint.ts";
import type { AllowEntry } from "#lib/outbound/allow-list.ts";
import type { EndpointChoice } from "#lib/server/forwarding/forwarding.ts";
import { type Parsed, parseBody } from "#lib/server/http/api-query.ts";
import { refusal } from "#lib/server/http/json.ts";

const topics = "must be a list of 1 to 100 topics, or null for all";
const headers = "must be a list of at most 20 pairs of a name and a value";

const url = z
  .string("must be a web address such as https://example.com/hook")
  .trim()
  // The URL parser would pass over line breaks.
  .regex(/^[^\s\p{C}]*$/u, "must be a web address without spaces and hidden characters");
const description = z
  .string("must be a text of at most 200 characters")
  .trim()
  .max(200, "must have at most 200 characters")
  .transform((text) => text.toWellFormed());
const topicList = z
  .array(z.string("must be the name of a topic").trim().min(1, "is empty").max(100, "has over 100 characters"), topics)
  .min(1, topics)
  .max(100, topics)
  .transform((names) => [...new Set(names)])
  .nullable();
const headerList = z
  .array(z.tuple([z.string(headers), z.string(headers).max(4096, "has over 4096 characters")], headers), headers)
  .max(20, headers);
const flag = z.boolean("must be true or false");

export const newEndpointBody = z.strictObject({
  url,
  description: description.default(""),
  topics: topicList.default(null),
  headers: headerList.default([]),
  enabled: flag.default(true),
  paused: flag.default(false),
});

export const endpointChangeBody = z.strictObject({
  url: url.exactOptional(),
  description: description.exactOptional(),
  topics: topicList.exactOptional(),
  headers: headerList.exactOptional(),
  enabled: flag.exactOptional(),
  paused: flag.exactOptional(),
});

/** Reads what somebody says of an endpoint; a bad part is a 400 that names it and says the cure. */
export async function parseEndpoint<T extends z.ZodType<Partial<EndpointChoice>>>(
  request: Request,
  schema: T,
  allow: readonly AllowEntry[],
): Promise<Parsed<z.output<T>>> {
  const body = await parseBody(request, schema);
  if (!body.ok) return body;
  const problem = judgeEndpoint(body.value, allow);
  return problem === null ? body : { ok: false, response: refusal(400, "bad_parameter", problem) };
}
