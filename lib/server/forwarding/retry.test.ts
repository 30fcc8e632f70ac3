import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createForwardQueue } from "#db/forwards/forward-queue.ts";
import { listForwards } from "#db/forwards/list-forwards.ts";
import { createOweArrivals } from "#db/forwards/owe-arrivals.ts";
import { createRecordOutcomes } from "#db/forwards/record-outcomes.ts";
import { arrival, secretFrom, smsBody, testInbox } from "#db/testing.ts";
import { verify } from "#lib/allo/signature.ts";
import { newEndpointSecret } from "#lib/server/forwarding/endpoint-secrets.ts";
import { startForwarder } from "#lib/server/forwarding/forwarder.ts";
import { sendForward } from "#lib/server/forwarding/send-forward.ts";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { webServer } from "#lib/server/outbound/testing/web-server.ts";

const MINUTE = 60_000;

test("a receiver that fails twice gets the same bytes under the same id a third time, signed anew, and no more", async (t) => {
  const inbox = testInbox(t);
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const secret = newEndpointSecret();
  const came: { id: string; timestamp: string; body: string; isGenuine: boolean }[] = [];
  const { port } = await webServer(t, async (request, response) => {
    const body = await buffer(request);
    const header = (name: string) => String(request.headers[`webhook-${name}`]);
    const [id, timestamp, signature] = [header("id"), header("timestamp"), header("signature")];
    const isGenuine = verify({ id, timestamp, signature }, body, [secretFrom(secret)], Math.floor(now() / 1000)).ok;
    came.push({ id, timestamp, body: body.toString(), isGenuine });
    response.writeHead(came.length <= 2 ? 503 : 204).end();
  });
  const store = createEndpointStore(inbox.db, now);
  const url = `http://127.0.0.1:${port}/hook`;
  const kept = { description: "", topics: null, headers: null, paused: false, secret: "", disabledReason: null };
  const { id: endpointId } = store.add({ ...kept, url });
  const body = smsBody("sms_1", "Déjà prêt ? 👍");
  await inbox.ingest.store(arrival("msg_1", body));
  const owing = createOweArrivals(inbox.db, now, () => {});
  while (!owing.follow(1_000));
  const outbound = outboundAllowing(t, "127.0.0.1/32");
  let written = Promise.withResolvers<void>();
  const forwarder = startForwarder({
    endpoints: store,
    queue: createForwardQueue(inbox.db, now),
    record: createRecordOutcomes(inbox.db),
    send: (_endpoint, sending, signal) =>
      sendForward(outbound, { url, secrets: [secret], headers: {} }, sending, now, signal),
    now,
    elapsed: now,
    random: () => 0,
    onChange: () => written.resolve(),
    onSetBack: () => {},
    onError: (cause) => written.reject(cause),
  });
  t.after(() => forwarder.stop());
  await written.promise;
  for (const waitMs of [5_000, 5 * MINUTE]) {
    written = Promise.withResolvers();
    ahead += waitMs;
    forwarder.wake();
    await written.promise;
  }
  assert.deepEqual(
    came.map(({ id, body, isGenuine }) => ({ id, body, isGenuine })),
    Array.from({ length: 3 }, () => ({ id: "msg_1", body, isGenuine: true })),
  );
  assert.equal(new Set(came.map(({ timestamp }) => timestamp)).size, 3);
  const { data } = listForwards(inbox.db, endpointId, null, { limit: 9 });
  assert.partialDeepStrictEqual(data, [{ state: "delivered", tries: 3, nextAttemptAt: null }]);
  assert.partialDeepStrictEqual(store.get(endpointId), { consecutiveFailures: 0, firstFailureAt: null });
});
