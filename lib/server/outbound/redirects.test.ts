import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { webServer } from "#lib/server/outbound/testing/web-server.ts";

const credentials = { authorization: "Bearer marked", cookie: "a=marked", "x-api-key": "marked", range: "bytes=0-" };

test("redirects are followed within one origin, with the caller's headers", async (t) => {
  const server = await webServer(t, (request, response) => {
    const status = { "/301": 301, "/302": 302, "/303": 303, "/307": 307, "/308": 308 }[request.url ?? ""];
    if (status)
      response.writeHead(status, { location: status === 308 ? "/end" : `/${status + (status === 303 ? 4 : 1)}` });
    response.end(request.url);
  });
  const result = await outboundAllowing(t, "127.0.0.1/32").download(`http://127.0.0.1:${server.port}/301`, {
    maxBytes: 10,
    headers: credentials,
  });
  assert.ok(result.ok, JSON.stringify(result));
  assert.equal((await buffer(result.body)).toString(), "/end");
  assert.equal(server.seen.length, 6);
  for (const request of server.seen) assert.equal(request.headers.authorization, "Bearer marked");
});

test("no credential reaches another origin, nor comes back with a redirect home", async (t) => {
  const home = await webServer(t, (request, response) => {
    if (request.url === "/back") response.end("done");
    else response.writeHead(302, { location: `http://127.0.0.1:${away.port}/`, "set-cookie": "a=marked" }).end();
  });
  const away = await webServer(t, (_, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${home.port}/back` }).end();
  });
  const result = await outboundAllowing(t, "127.0.0.1/32").download(`http://127.0.0.1:${home.port}/?k=marked`, {
    maxBytes: 10,
    headers: credentials,
  });
  assert.ok(result.ok);
  await buffer(result.body);
  assert.equal(home.seen[0]?.headers.authorization, "Bearer marked");
  for (const request of [away.seen[0], home.seen[1]]) {
    assert.ok(request);
    assert.ok(!JSON.stringify(request.rawHeaders).includes("marked"), JSON.stringify(request.rawHeaders));
    assert.equal(request.headers.range, "bytes=0-");
  }
});

for (const [location, reason] of [
  ["http://127.0.0.2:PORT/", "refused_address"],
  ["https://127.0.0.2:PORT/", "refused_address"],
  ["//2130706434:PORT/", "refused_address"],
  ["http://0177.0.0.2:PORT/", "refused_address"],
  ["http://[::ffff:127.0.0.1]:PORT/", "refused_address"],
  ["http://[::1]:PORT/", "refused_address"],
  ["http://169.254.169.254/latest/meta-data/", "refused_address"],
  ["https://metadata.google.internal/", "refused_address"],
  ["http://example.com/", "not_https"],
  ["file:///etc/passwd", "bad_url"],
  ["https://user:marked@example.com/", "bad_url"],
  ["http://[", "bad_url"],
] as const) {
  test(`a redirect to ${location} is refused`, async (t) => {
    const server = await webServer(t, (_, response) => {
      response.writeHead(302, { location: location.replace("PORT", String(server.port)) }).end();
    });
    const inner = await webServer(t, (_, response) => response.end("inner"), { host: "127.0.0.2", port: server.port });
    const outbound = outboundAllowing(t, "127.0.0.1/32", async () => ["93.184.216.34"]);
    const result = await outbound.download(`http://127.0.0.1:${server.port}/`, { maxBytes: 10 });
    assert.ok(!result.ok);
    const named = /^127\.0\.0\.1 redirects further\. /.test(result.message);
    // With a range on the list, an internal name is looked up, and judged by where it leads.
    assert.deepEqual([result.reason, named], [reason, true]);
    assert.ok(!result.message.includes("marked"));
    assert.equal(server.seen.length, 1);
    assert.equal(inner.connections.now, 0);
  });
}

test("a loop ends after five redirects, or after as many as the caller allows", async (t) => {
  const server = await webServer(t, (_, response) => response.writeHead(302, { location: "/again" }).end());
  const outbound = outboundAllowing(t, "127.0.0.1/32");
  for (const [options, requests] of [
    [{}, 6],
    [{ maxRedirects: 1 }, 2],
    [{ maxRedirects: 0 }, 1],
  ] as const) {
    server.seen.length = 0;
    const result = await outbound.download(`http://127.0.0.1:${server.port}/`, { maxBytes: 10, ...options });
    assert.equal(!result.ok && result.reason, "too_many_redirects");
    assert.equal(server.seen.length, requests);
  }
});

test("a redirect that says nowhere is a result, and so is any redirect of a post", async (t) => {
  const server = await webServer(t, (request, response) => {
    response.writeHead(307, request.method === "POST" ? { location: "/elsewhere" } : {}).end();
  });
  const outbound = outboundAllowing(t, "127.0.0.1/32");
  const got = await outbound.download(`http://127.0.0.1:${server.port}/`, { maxBytes: 10 });
  const posted = await outbound.post(`http://127.0.0.1:${server.port}/`, { body: "{}" });
  assert.ok(got.ok && posted.ok);
  assert.deepEqual([got.status, posted.status, posted.headers.get("location")], [307, 307, "/elsewhere"]);
  assert.equal(server.seen.length, 2);
  got.body.destroy();
});
