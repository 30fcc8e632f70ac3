import assert from "node:assert/strict";
import { test } from "node:test";
import { headersForOtherOrigin, judgeHeaders } from "#lib/outbound/request-headers.ts";

test("what frames or routes a request is refused in any case", () => {
  for (const name of [
    ...[
      "Host",
      "content-length",
      "Content-Type",
      "TRANSFER-ENCODING",
      "connection",
      "Keep-Alive",
      "upgrade",
      "TE",
      "trailer",
    ],
    ...["expect", "Accept-Encoding", "proxy-authorization", "Proxy-Connection"],
  ]) {
    assert.equal(judgeHeaders({ [name]: "x" })?.reason, "bad_header", name);
  }
});

test("what no header can hold is refused, and the message does not repeat the value", () => {
  for (const [name, value] of [
    ["", "marked"],
    ["x y", "marked"],
    ["x:y", "marked"],
    ["x\r\ny", "marked"],
    ["x-é", "marked"],
    ["x".repeat(129), "marked"],
    ["x-test", "marked\r\nx-more: 1"],
    ["x-test", "marked\n"],
    ["x-test", "marked\0"],
    ["x-test", "marked é"],
  ] as const) {
    const refused = judgeHeaders({ "x-fine": "fine", [name]: value });
    assert.equal(refused?.reason, "bad_header", JSON.stringify([name, value]));
    assert.ok(!refused.message.includes("marked"));
  }
});

test("own headers pass", () => {
  assert.equal(judgeHeaders({}), null);
  assert.equal(
    judgeHeaders({ Authorization: "Bearer x", "webhook-id": "msg_1", range: "bytes=0-", "x-empty": "" }),
    null,
  );
});

test("only what says nothing of the caller goes on to another origin", () => {
  const given = {
    Authorization: "x",
    cookie: "x",
    "x-api-key": "x",
    "webhook-signature": "x",
    Range: "bytes=1-",
    accept: "audio/*",
  };
  assert.deepEqual(headersForOtherOrigin(given), { Range: "bytes=1-", accept: "audio/*" });
});
