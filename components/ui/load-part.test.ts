import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { loadPart } from "#components/ui/load-part.ts";

const away = Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });

test("a part that could not be fetched is asked for again until it comes", async () => {
  const load = mock.fn(async () => "part");
  load.mock.mockImplementationOnce(() => Promise.reject(away), 0);
  load.mock.mockImplementationOnce(() => Promise.reject(away), 1);
  mock.timers.enable({ apis: ["setTimeout"] });
  const part = loadPart(load);
  await passes(500);
  assert.equal(load.mock.callCount(), 2);
  await passes(999);
  assert.equal(load.mock.callCount(), 2, "the wait doubles");
  await passes(1);
  mock.timers.reset();
  assert.equal(await part, "part");
});

test("after a minute it gives up, with what the last try said", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const load = mock.fn(() => Promise.reject(away));
  const failed = assert.rejects(loadPart(load), away);
  for (let second = 0; second < 75; second++) await passes(1000);
  mock.timers.reset();
  await failed;
  assert.equal(load.mock.callCount(), 12);
});

test("a part that is there and breaks is not asked for twice", async () => {
  const broken = new Error("broken");
  const load = mock.fn(() => Promise.reject(broken));
  await assert.rejects(loadPart(load), broken);
  assert.equal(load.mock.callCount(), 1);
});

async function passes(ms: number): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
  mock.timers.tick(ms);
  await new Promise((resolve) => setImmediate(resolve));
}
