import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { apiErrorSchema } from "#lib/api/error.ts";
import {
  bodyQuery,
  deliveriesQuery,
  noQuery,
  type Parsed,
  parseBody,
  parseId,
  parseQuery,
} from "#lib/server/http/api-query.ts";

const at = (query: string) => `http://inbox/api/v1/deliveries${query}`;

function value<T>(parsed: Parsed<T>): T {
  assert.ok(parsed.ok);
  return parsed.value;
}

async function refusalOf(parsed: Parsed<unknown>): Promise<string> {
  assert.ok(!parsed.ok);
  const { error } = apiErrorSchema.parse(await parsed.response.json());
  return `${parsed.response.status} ${error.code} ${error.message}`;
}

test("without parameters a list has fifty rows and no filter", () => {
  assert.deepEqual(value(parseQuery(at(""), deliveriesQuery)), {
    limit: 50,
    topic: [],
    verdict: null,
    problem: false,
    q: "",
    from: null,
    to: null,
  });
});

test("parameters are read as what they are", () => {
  const query =
    "?limit=200&cursor=7&topic=a&topic=b&verdict=conflict&problem=true&q=caf%C3%A9+1&from=2026-03-16T09:00:00%2B02:00";
  assert.deepEqual(value(parseQuery(at(query), deliveriesQuery)), {
    limit: 200,
    cursor: 7,
    topic: ["a", "b"],
    verdict: "conflict",
    problem: true,
    q: "café 1",
    from: new Date("2026-03-16T07:00:00Z"),
    to: null,
  });
  assert.deepEqual(value(parseQuery(at("?topic=one"), deliveriesQuery)).topic, ["one"]);
  assert.deepEqual(value(parseQuery(at("?attempt=3&download=1"), bodyQuery)), { attempt: 3, download: "1" });
});

test("a bad parameter is a 400 that names it", async () => {
  for (const [query, message] of [
    ["?limit=0", "limit must be from 1 to 200."],
    ["?limit=201", "limit must be from 1 to 200."],
    ["?limit=-5", "limit must be a number."],
    ["?limit=5&limit=6", "limit must be given once."],
    ["?q=a&q=b", "q must be given once."],
    ["?verdict=unique", "verdict must be duplicate, conflict, lookalike."],
    ["?problem=1", "problem must be true or false."],
    ["?colour=red&size=1", "colour, size is not a parameter here."],
  ] as const) {
    assert.equal(await refusalOf(parseQuery(at(query), deliveriesQuery)), `400 bad_parameter ${message}`);
  }
  assert.match(
    await refusalOf(parseQuery(at("?from=2026-03-16"), deliveriesQuery)),
    /^400 bad_parameter from must be an ISO/,
  );
  assert.match(await refusalOf(parseQuery(at("?x=1"), noQuery)), /^400 bad_parameter x is not/);
});

test("anything but a number in a path is a 404, as an unknown id is", async () => {
  assert.equal(value(parseId("42")), 42);
  for (const id of ["", "x", "1.5", "-1", "1e3", "0x1", "1".repeat(16), " 1", "١"]) {
    assert.match(await refusalOf(parseId(id)), /^404 not_found /, id);
  }
});

test("a JSON body is read, none counts as empty, and what is not JSON is said to be so", async () => {
  const schema = z.strictObject({ topic: z.string("must be text").default("a") });
  const post = (body: string) => parseBody(new Request(at(""), { method: "POST", body }), schema);
  assert.deepEqual(value(await post("")), { topic: "a" });
  assert.deepEqual(value(await post(' {"topic":"b"} ')), { topic: "b" });
  assert.equal(await refusalOf(await post("{")), "400 bad_json The body is not JSON.");
  assert.equal(await refusalOf(await post('{"topic":1}')), "400 bad_parameter topic must be text.");
  assert.match(await refusalOf(await post("[]")), /^400 bad_parameter The input /);
  assert.deepEqual(value(await post(`{}${" ".repeat(64 * 1024 - 2)}`)), { topic: "a" });
  assert.equal(
    await refusalOf(await post(`{}${" ".repeat(64 * 1024 - 1)}`)),
    "413 body_too_large The body is over 65536 bytes.",
  );
});
