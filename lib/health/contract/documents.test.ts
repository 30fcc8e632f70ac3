import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { readDelivery } from "#lib/allo/read-delivery.ts";
import { topicSchemas } from "#lib/allo/topics.ts";
import { documentOf } from "#lib/health/contract/documents.ts";
import { misfitsOf } from "#lib/health/contract/misfits-of.ts";

const samples = join(import.meta.dirname, "..", "..", "allo", "samples");

test("the documents know the fields that are read, and no others", () => {
  for (const [topic, schema] of Object.entries(topicSchemas)) {
    const { properties } = z.toJSONSchema(schema, { unrepresentable: "any" });
    const documented = documentOf(topic).fields.get("data");
    assert.deepEqual([...(documented?.fields.keys() ?? [])].sort(), Object.keys(properties ?? {}).sort(), topic);
  }
});

test("the documented examples depart from the documents in nothing", () => {
  for (const file of readdirSync(samples)) {
    const { event } = readDelivery(readFileSync(join(samples, file)), file.startsWith("v2") ? "signed" : "token");
    assert.deepEqual(event && misfitsOf(event), [], file);
  }
});
