import fc from "fast-check";
import { newWebhookId, signedHeaders } from "#e2e/harness/send.ts";

/** One request as bytes, in the pieces it is sent in; `webhookId` is set where its headers and body are genuine. */
export type WildRequest = { pieces: Buffer[]; webhookId: string | null; halfClosed: boolean; from: string };

const METHODS = ["GET", "HEAD", "PUT", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "post", "P\0ST"];
const PATHS = [
  "/api/allo/",
  "/api/allo/x",
  "/api/allo/x/y",
  "/api/allo?x=%ff&y",
  "/api/allo;x",
  "/api/allo#x",
  "/api//allo",
  "/api/allo/%00",
  "/api/allo/%2e%2e/v1/deliveries",
  "/api/allo/../v1/deliveries",
  "/api/allo/..\\v1",
  "http://inbox.example/api/allo",
  "/API/ALLO",
  "*",
  "",
];
const FRAMING_NAMES = ["Content-Length", "Transfer-Encoding", "Expect", "Host", "webhook-id", "webhook-timestamp"];
const NAMES = [
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
  "svix-id",
  "svix-signature",
  "Content-Length",
  "Transfer-Encoding",
  "Content-Encoding",
  "Content-Type",
  "Expect",
  "Connection",
  "Upgrade",
  "Host",
  "Cookie",
  "Origin",
  "Authorization",
  "X-Forwarded-For",
  "X-Forwarded-Host",
  "Next-Action",
  "RSC",
  "x-nextjs-data",
  "x-middleware-subrequest",
  "Range",
  "If-None-Match",
  "Trailer",
  "User-Agent",
];
const VALUES = [
  "",
  "0",
  "1",
  "-1",
  "1e3",
  "99999999999999999999",
  "chunked",
  "gzip, chunked",
  "identity",
  "gzip",
  "100-continue",
  "200-maybe",
  "close",
  "upgrade",
  "websocket",
  "h2c",
  "v1,",
  "v1,AAAA v1,BBBB",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "bytes=0-1",
  "a b[::",
  "x".repeat(20_000),
];

const latin1 = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const line = latin1.map((text) => text.replace(/[\r\n]/g, " "));
const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/);

const mildHeader = fc.tuple(
  fc.oneof(
    fc.constantFrom(...NAMES.filter((name) => !FRAMING_NAMES.includes(name))),
    token.map((name) => `x-${name}`),
  ),
  fc.oneof(
    fc.constantFrom(...VALUES),
    line.map((text) => text.replace(/\p{Cc}/gu, "\t")),
  ),
);
const wildHeader = fc.tuple(
  fc.oneof(fc.constantFrom(...NAMES), token, latin1),
  fc.oneof(fc.constantFrom(...VALUES), line),
);
const body = fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 2_000 }) },
  { weight: 2, arbitrary: fc.json().map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.constant(Buffer.alloc(100_000, 0x61)) },
);
const framing = fc.oneof(
  { weight: 3, arbitrary: fc.constant("right") },
  { weight: 1, arbitrary: fc.constantFrom("none", "longer", "shorter", "chunked", "broken chunks", "both") },
);

/** Anything that might come down a wire, near enough to a webhook to get past the first checks now and then. */
export const wildRequest: fc.Arbitrary<WildRequest> = fc
  .record({
    method: fc.oneof(
      { weight: 8, arbitrary: fc.constant("POST") },
      { weight: 2, arbitrary: fc.constantFrom(...METHODS) },
      { weight: 1, arbitrary: line },
    ),
    path: fc.oneof(
      { weight: 6, arbitrary: fc.constant("/api/allo") },
      { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
      { weight: 1, arbitrary: line.map((text) => `/api/allo/${text}`) },
    ),
    version: fc.oneof(
      { weight: 15, arbitrary: fc.constant("HTTP/1.1") },
      { weight: 1, arbitrary: fc.constantFrom("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "") },
    ),
    signed: fc.constantFrom("yes", "yes", "wrong", "no"),
    headers: fc.oneof(
      { weight: 3, arbitrary: fc.array(mildHeader, { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(wildHeader, { maxLength: 4 }) },
    ),
    body,
    framing,
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    halfClosed: fc.boolean(),
    from: fc.integer({ min: 1, max: 250 }).map((n) => `127.0.20.${n}`),
  })
  .map(({ method, path, version, signed, headers, body, framing, cuts, halfClosed, from }) => {
    const id = newWebhookId();
    const signature = signed === "no" ? {} : signedHeaders({ id, body: signed === "yes" ? body : "other" });
    const [framingLines, framedBody] = frame(framing, Buffer.from(body));
    const lines = [
      `${method} ${path} ${version}`,
      "Host: inbox.example",
      ...Object.entries(signature).map(([name, value]) => `${name}: ${value}`),
      ...framingLines,
      ...headers.map(([name, value]) => `${name}: ${value}`),
      ...(halfClosed ? [] : ["Connection: close"]),
    ];
    const bytes = Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), framedBody]);
    return { pieces: cutUp(bytes, cuts), webhookId: signed === "yes" ? id : null, halfClosed, from };
  });

function frame(framing: string, body: Buffer): [lines: string[], bytes: Buffer] {
  const size = Buffer.from(`${body.length.toString(16)}\r\n`);
  const end = Buffer.from("\r\n0\r\n\r\n");
  const chunks = body.length === 0 ? Buffer.from("0\r\n\r\n") : Buffer.concat([size, body, end]);
  switch (framing) {
    case "none":
      return [[], body];
    case "longer":
      return [[`Content-Length: ${body.length + 50}`], body];
    case "shorter":
      return [[`Content-Length: ${Math.floor(body.length / 2)}`], body];
    case "chunked":
      return [["Transfer-Encoding: chunked"], chunks];
    case "broken chunks":
      return [["Transfer-Encoding: chunked"], Buffer.concat([Buffer.from("zz;\r\n"), chunks])];
    case "both":
      return [["Transfer-Encoding: chunked", `Content-Length: ${body.length}`], chunks];
    default:
      return [[`Content-Length: ${body.length}`], body];
  }
}

function cutUp(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((place, i) => bytes.subarray(places[i], place));
}
