import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { documentOf } from "#lib/health/contract/documents.ts";
import { newShape, takeIn } from "#lib/health/contract/shape.ts";
import { typesFile } from "#lib/health/contract/types-file.ts";

const tsc = join(import.meta.dirname, "..", "..", "..", "node_modules", ".bin", "tsc");

function topicShape(topic: string, bodies: readonly object[]) {
  const shape = newShape(documentOf(topic));
  for (const body of bodies) takeIn(shape, { topic, ...body });
  return { topic, shape };
}

test("a file tells what came, and what of it is not documented", () => {
  const sms = { id: "msg_1", direction: "INBOUND", type: "SMS", sentiment: { "a-b": 1 } };
  const file = typesFile([
    topicShape("sms.received", [
      { version: "2.0", data: sms },
      { version: "2.0", data: { ...sms, id: 7, type: "FAX", sentiment: null } },
    ]),
  ]);
  assert.equal(
    file.slice(file.indexOf("/**")),
    `/** "sms.received". */
export type SmsReceived = {
  topic: "sms.received";
  version: "2.0";
  data: {
    /** Documented as text, came also as number. */
    id: string | number;
    direction: "INBOUND";
    /** Also other texts than the documented "SMS", "MMS". */
    type: string;
    /** Not documented. */
    sentiment: {
      "a-b": number;
    } | null;
  };
};
`,
  );
});

test("what came fits its type, whatever it is and whatever it is called", (t) => {
  const topics = [
    "call.completed",
    "ping",
    "*/ export const x = 1; /*",
    "9 lives\n",
    "any.delivery",
    "Any-Delivery",
    "ü",
  ];
  const all = topics.map((topic, index) => {
    const bodies = fc.sample(fc.array(fc.record({ data: fc.jsonValue({ maxDepth: 4 }) }), { minLength: 1 }), {
      seed: index + 1,
      numRuns: 12,
    });
    return { topic, bodies: bodies.flat() };
  });
  const file = typesFile(all.map(({ topic, bodies }) => topicShape(topic, bodies)));
  const values = all.flatMap(({ topic, bodies }) => bodies.map((body) => JSON.stringify({ topic, ...body })));
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-types-"));
  t.after(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, "types.ts"), file);
  const uses = values.map((value, index) => `export const value${index}: AnyDelivery = ${value};`).join("\n");
  const lies = `// @ts-expect-error\nexport const lie: AnyDelivery = { topic: "never.came" };`;
  writeFileSync(join(directory, "use.ts"), `import type { AnyDelivery } from "./types";\n${uses}\n${lies}\n`);
  const flags = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler"];
  const { stdout, status } = spawnSync(tsc, [...flags, "use.ts"], { cwd: directory, encoding: "utf8" });
  assert.equal(status, 0, stdout.slice(0, 2_000));
});
