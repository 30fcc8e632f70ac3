import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type TestContext, test } from "node:test";
import { explainFailure } from "#lib/server/http/explain-failure.ts";

/** What a client gets of an answer that this makes. */
async function answerTo(t: TestContext, make: (response: ServerResponse) => void, probe = () => {}) {
  const server = createServer((_request, response) => {
    explainFailure(response, probe);
    make(response);
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const address = server.address();
  assert.ok(typeof address === "object" && address);
  const answer = await fetch(`http://127.0.0.1:${address.port}/`);
  const { status, headers } = answer;
  return {
    status,
    retryAfter: headers.get("retry-after"),
    type: headers.get("content-type"),
    text: await answer.text(),
  };
}

/** The two ways in which an empty answer ends: its head sent before, as what compresses does it, or with the end. */
const endings: Record<string, (response: ServerResponse) => void> = {
  "with the head first": (response) => response.writeHead(500).end(),
  "at once": (response) => {
    response.statusCode = 500;
    response.end();
  },
};

for (const [way, make] of Object.entries(endings)) {
  test(`an empty 500 is explained (${way})`, async (t) => {
    const failed = await answerTo(t, make);
    assert.deepEqual([failed.status, failed.type, failed.retryAfter], [500, "application/json", null]);
    assert.equal(JSON.parse(failed.text).error.code, "failed");
    const unavailable = await answerTo(t, make, () => {
      throw new Error("disk full");
    });
    assert.deepEqual([unavailable.status, unavailable.retryAfter], [503, "30"]);
    assert.equal(JSON.parse(unavailable.text).error.code, "storage_unavailable");
  });
}

test("any other answer stays as it is", async (t) => {
  const fine = await answerTo(t, (response) => response.end("fine"));
  assert.deepEqual([fine.status, fine.text], [200, "fine"]);
  const told = await answerTo(t, (response) => response.writeHead(404, { "content-type": "text/plain" }).end("no"));
  assert.deepEqual([told.status, told.type, told.text], [404, "text/plain", "no"]);
  const spoken = await answerTo(t, (response) => {
    response.setHeader("content-type", "text/plain");
    response.writeHead(500).end("sorry");
  });
  assert.deepEqual([spoken.status, spoken.text], [500, "sorry"]);
});
