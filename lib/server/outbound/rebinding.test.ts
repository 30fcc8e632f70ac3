import assert from "node:assert/strict";
import { test } from "node:test";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { nameServer } from "#lib/server/outbound/testing/name-server.ts";
import { rawServer, webServer } from "#lib/server/outbound/testing/web-server.ts";

const PUBLIC = "93.184.216.34";

test("a name that changes its address after the check is not followed there", async (t) => {
  const meant = await webServer(t, (_, response) => response.end("meant"), { host: "127.0.0.2" });
  const decoy = await webServer(t, (_, response) => response.end("decoy"), { port: meant.port });
  const names = await nameServer(t, [["127.0.0.2"], ["127.0.0.1"]]);
  const outbound = outboundAllowing(t, "127.0.0.2/32", names.resolve);
  const url = `http://rebind.example.com:${meant.port}/`;

  const first = await outbound.post(url, { body: "{}" });
  assert.ok(first.ok, JSON.stringify(first));
  assert.equal(first.body.toString(), "meant");
  assert.equal(first.address, "127.0.0.2");
  assert.deepEqual(names.asked, ["rebind.example.com"]);
  assert.equal(meant.seen[0]?.headers.host, `rebind.example.com:${meant.port}`);

  // The connection to the first address is still open, and must not stand in for the new check.
  const second = await outbound.post(url, { body: "{}" });
  assert.equal(!second.ok && second.reason, "refused_address");
  assert.equal(names.asked.length, 2);
  assert.deepEqual(await names.resolve("rebind.example.com"), ["127.0.0.1"]);
  assert.equal(meant.seen.length, 1);
  assert.equal(decoy.connections.now, 0);
});

test("a name that is public when first asked and loopback then is never reached on loopback", async (t) => {
  const decoy = await webServer(t, (_, response) => response.end("decoy"));
  const names = await nameServer(t, [[PUBLIC, "127.0.0.1"], ["127.0.0.1"], ["127.0.0.1", PUBLIC], ["0.0.0.0"]]);
  const outbound = outboundAllowing(t, "", names.resolve);
  for (let asked = 1; asked <= 4; asked++) {
    const result = await outbound.download(`https://rebind.example.com:${decoy.port}/`, { maxBytes: 10 });
    assert.equal(!result.ok && result.reason, "refused_address");
    assert.equal(names.asked.length, asked);
  }
  assert.equal(decoy.connections.now, 0);
});

test("each redirect is looked up anew, so a name may not turn inwards on the way", async (t) => {
  const meant = await webServer(t, (_, response) => response.writeHead(302, { location: "/next" }).end(), {
    host: "127.0.0.2",
  });
  const decoy = await webServer(t, (_, response) => response.end("decoy"), { port: meant.port });
  const names = await nameServer(t, [["127.0.0.2"], ["127.0.0.1"]]);
  const outbound = outboundAllowing(t, "127.0.0.2/32", names.resolve);
  const result = await outbound.download(`http://rebind.example.com:${meant.port}/`, { maxBytes: 10 });
  assert.equal(!result.ok && result.reason, "refused_address");
  assert.equal(meant.seen.length, 1);
  assert.equal(decoy.connections.now, 0);
});

test("when one checked address takes no connection the next one is tried, and said", async (t) => {
  const meant = await webServer(t, (_, response) => response.end(), { host: "127.0.0.2" });
  const names = await nameServer(t, [["127.0.0.3", "127.0.0.2"]]);
  const outbound = outboundAllowing(t, "127.0.0.0/8", names.resolve);
  const url = `http://two.example.com:${meant.port}/`;
  const first = await outbound.post(url, { body: "{}" });
  assert.deepEqual([first.ok, first.address], [true, "127.0.0.2"], JSON.stringify(first));

  // A connection that stands goes before an address that only now answers.
  const late = await webServer(t, (_, response) => response.end(), { host: "127.0.0.3", port: meant.port });
  const second = await outbound.post(url, { body: "{}" });
  assert.deepEqual([second.ok, second.address], [true, "127.0.0.2"], JSON.stringify(second));
  assert.equal(late.connections.now, 0);
  assert.equal(meant.connections.now, 1);
});

test("what one address may have taken is never sent to the next", async (t) => {
  const first = await rawServer(t, (socket) => socket.once("data", () => socket.resetAndDestroy()));
  const second = await webServer(t, (_, response) => response.end(), { host: "127.0.0.2", port: first.port });
  const outbound = outboundAllowing(t, "127.0.0.0/8", async () => ["127.0.0.1", "127.0.0.2"]);
  const result = await outbound.post(`http://two.example.com:${first.port}/`, { body: "{}" });
  assert.deepEqual([!result.ok && result.reason, result.address], ["connection", "127.0.0.1"]);
  assert.equal(second.connections.now, 0);
});

test("a name without an address, and a name server that is silent, are told apart", async (t) => {
  const names = await nameServer(t, [[]]);
  const none = await outboundAllowing(t, "", names.resolve).post("https://none.example.com/", { body: "" });
  assert.equal(!none.ok && none.reason, "dns");
  const silent = outboundAllowing(t, "", () => new Promise(() => {}));
  const result = await silent.post("https://slow.example.com/", { body: "", timeoutMs: 50 });
  assert.equal(!result.ok && result.reason, "timeout");
  const given = await silent.post("https://slow.example.com/", { body: "", signal: AbortSignal.abort() });
  assert.equal(!given.ok && given.reason, "aborted");
});
