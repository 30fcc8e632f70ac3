import assert from "node:assert/strict";
import { test } from "node:test";
import { getCACertificates, setDefaultCACertificates, TLSSocket } from "node:tls";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { selfSigned } from "#lib/server/outbound/testing/certificate.ts";
import { rawServer, webServer } from "#lib/server/outbound/testing/web-server.ts";

const LOOPBACK = "127.0.0.1/32";
const toLoopback = async () => ["127.0.0.1"];

test("a certificate that nobody vouches for is refused, and no request is sent", async (t) => {
  const server = await webServer(t, (_, response) => response.end(), { tls: selfSigned("files.example.com") });
  const outbound = outboundAllowing(t, LOOPBACK, toLoopback);
  const result = await outbound.post(`https://files.example.com:${server.port}/?k=marked`, { body: "{}" });
  assert.ok(!result.ok);
  assert.deepEqual([result.reason, result.address], ["tls", "127.0.0.1"]);
  assert.match(result.message, /^files\.example\.com has no certificate .*\(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  assert.ok(!result.message.includes("marked"));
  assert.equal(server.seen.length, 0);
});

test("certificates are checked even where NODE_TLS_REJECT_UNAUTHORIZED=0 turns it off for others", async (t) => {
  const server = await webServer(t, (_, response) => response.end(), { tls: selfSigned("files.example.com") });
  const { env } = process;
  t.mock.method(process, "emitWarning", () => {});
  env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  t.after(() => delete env.NODE_TLS_REJECT_UNAUTHORIZED);
  const outbound = outboundAllowing(t, LOOPBACK, toLoopback);
  const result = await outbound.post(`https://files.example.com:${server.port}/`, { body: "{}" });
  assert.equal(!result.ok && result.reason, "tls");
  assert.equal(server.seen.length, 0);
});

test("a trusted certificate is held against the name in the address, not against the number", async (t) => {
  const tls = selfSigned("files.example.com");
  const known = getCACertificates("default");
  setDefaultCACertificates([...known, tls.cert]);
  t.after(() => setDefaultCACertificates(known));
  const names: (string | false | null)[] = [];
  const server = await webServer(
    t,
    (request, response) => {
      if (request.socket instanceof TLSSocket) names.push(request.socket.servername ?? null);
      response.end(request.headers.host);
    },
    { tls },
  );
  const outbound = outboundAllowing(t, LOOPBACK, toLoopback);
  for (const host of ["files.example.com", "FILES.example.com."]) {
    const right = await outbound.post(`https://${host}:${server.port}/`, { body: "{}" });
    assert.ok(right.ok, JSON.stringify(right));
    assert.equal(right.body.toString(), `files.example.com:${server.port}`);
    assert.equal(right.address, "127.0.0.1");
  }
  assert.deepEqual(names, ["files.example.com", "files.example.com"]);
  assert.equal(server.connections.now, 1);
  for (const host of ["other.example.com", "127.0.0.1"]) {
    const wrong = await outbound.post(`https://${host}:${server.port}/`, { body: "{}" });
    assert.equal(!wrong.ok && wrong.reason, "tls", host);
  }
  assert.equal(server.seen.length, 2);
});

test("a server without encryption is told as that, and one that hangs up as a connection", async (t) => {
  const plain = await webServer(t, (_, response) => response.end());
  const rude = await rawServer(t, (socket) => socket.once("data", () => socket.resetAndDestroy()));
  const outbound = outboundAllowing(t, LOOPBACK);
  const first = await outbound.post(`https://127.0.0.1:${plain.port}/`, { body: "{}" });
  assert.equal(!first.ok && first.reason, "tls");
  const second = await outbound.post(`https://127.0.0.1:${rude.port}/`, { body: "{}" });
  assert.equal(!second.ok && second.reason, "connection");
});
