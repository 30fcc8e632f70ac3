import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type TestContext, test } from "node:test";
import { createInboxClient, Unreachable } from "#e2e/listen/inbox-client.ts";
import { Refused } from "#e2e/listen/refused.ts";

const EMPTY_PAGE = '{"data":[],"nextCursor":null}';
const NOT_FOUND = '{"error":{"code":"not_found","message":"There is nothing with this id."}}';

async function clientOf(t: TestContext, answer: () => [status: number, body: string]) {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    const [status, body] = answer();
    response.writeHead(status, { location: "https://elsewhere.example.com/" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const url = new URL(`http://127.0.0.1:${address.port}`);
  return { client: createInboxClient(url, "the-key", new AbortController().signal), keys };
}

for (const [status, cure] of [
  [401, /answered 401: .+ Check ALLO_INBOX_KEY or --key/],
  [403, /answered 403: .+ Make a key that may read payloads/],
  [308, /answered 308: .+ Give --url the address that it leads to/],
  [404, /does not answer as an inbox does: check --url/],
] as const) {
  test(`${status} at first is for somebody to mend, who is told how`, async (t) => {
    const { client } = await clientOf(t, () => [status, "<h1>Sorry</h1>"]);
    await assert.rejects(client.newest(), (error) => error instanceof Refused && cure.test(error.message));
  });
}

for (const status of [408, 429, 500, 502, 503]) {
  test(`${status} may pass by itself`, async (t) => {
    const { client } = await clientOf(t, () => [status, "<h1>Sorry</h1>"]);
    await assert.rejects(client.newest(), Unreachable);
  });
}

test("once it was an inbox, a 404 of something else is a pause, and one of its own an answer", async (t) => {
  let answer: [number, string] = [200, EMPTY_PAGE];
  const { client, keys } = await clientOf(t, () => answer);
  assert.equal(await client.newest(), null);
  answer = [404, "404 page not found"];
  for (const ask of [() => client.newest(), () => client.body(1), () => client.live(new AbortController().signal)])
    await assert.rejects(ask(), Unreachable);
  answer = [404, NOT_FOUND];
  assert.equal(await client.body(1), null);
  answer = [200, "\0é"];
  assert.deepEqual(await client.body(1), new Uint8Array(Buffer.from("\0é")));
  assert.ok(keys.every((key) => key === "Bearer the-key"));
});
