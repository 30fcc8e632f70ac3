import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { generateDeliveries } from "#e2e/simulator/deliveries.ts";
import { recordedCalls } from "#e2e/simulator/recorded-calls.ts";
import { rangeOf, serveRecordings } from "#e2e/simulator/recording-server.ts";
import { businesses } from "#e2e/simulator/world.ts";

function fileOf(name: string): URL {
  return new URL(`recordings/${name}.mp3`, import.meta.url);
}

test("recordings are small, and their turns lie within them one after the other", () => {
  const total = recordedCalls.reduce((sum, { name }) => sum + statSync(fileOf(name)).size, 0);
  assert.ok(total < 600_000);
  for (const { name, business, lengthMs, turns } of recordedCalls) {
    assert.ok(
      businesses.some((one) => one.name === business),
      business,
    );
    // 16 kbit/s make 2 bytes a millisecond.
    assert.ok(Math.abs(statSync(fileOf(name)).size / 2 - lengthMs) < 500, name);
    let clock = 0;
    for (const { offsetMs, durationMs } of turns) {
      assert.ok(offsetMs >= clock);
      clock = offsetMs + durationMs;
    }
    assert.ok(clock <= lengthMs);
  }
});

test("recorded calls point to the server, which gives the audio whole and in parts", async (t) => {
  const server = await serveRecordings();
  t.after(() => server.close());
  const now = Date.parse("2026-03-20T15:00:00Z");
  const bodies = [...generateDeliveries({ seed: 1, count: 1000, now, recordingsBase: server.base })].map(
    ({ body }) => body,
  );
  const links = new Set(bodies.flatMap((body) => body.match(/http:\/\/127[^"]+/g) ?? []));
  assert.equal(links.size, recordedCalls.length);
  for (const link of links) {
    const whole = await fetch(link);
    const name = link.split("/").at(-1)?.replace(".mp3", "") ?? "";
    assert.deepEqual(Buffer.from(await whole.arrayBuffer()), readFileSync(fileOf(name)));
    assert.equal(whole.headers.get("content-type"), "audio/mpeg");
  }
  const [link = ""] = links;
  const part = await fetch(link, { headers: { range: "bytes=100-199" } });
  assert.deepEqual([part.status, (await part.arrayBuffer()).byteLength], [206, 100]);
  assert.match(part.headers.get("content-range") ?? "", /^bytes 100-199\/\d+$/);
  assert.equal((await fetch(link, { headers: { range: "bytes=9999999-" } })).status, 416);
  assert.equal((await fetch(`${server.base}/../main.ts`)).status, 404);
});

test("ranges are read as the standard says", () => {
  assert.deepEqual(rangeOf(undefined, 100), { start: 0, end: 99 });
  assert.deepEqual(rangeOf("bytes=10-", 100), { start: 10, end: 99 });
  assert.deepEqual(rangeOf("bytes=10-500", 100), { start: 10, end: 99 });
  assert.deepEqual(rangeOf("bytes=-30", 100), { start: 70, end: 99 });
  assert.deepEqual(rangeOf("bytes=-500", 100), { start: 0, end: 99 });
  for (const bad of ["bytes=100-", "bytes=5-4", "bytes=-", "lines=1-2", "bytes=-0"])
    assert.equal(rangeOf(bad, 100), null);
});
