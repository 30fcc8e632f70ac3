import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { askApi } from "#e2e/harness/ask.ts";
import { openInbox } from "#e2e/harness/inbox.ts";
import { deliver, newWebhookId, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { lockDatabase } from "#e2e/harness/storage-faults.ts";

const page = z.object({
  data: z.array(
    z.object({
      kind: z.string(),
      detail: z.string().nullable(),
      endedAt: z.string().nullable(),
      refused: z.int(),
      late: z.object({ count: z.int(), newest: z.array(z.object({ deliveryId: z.int() })) }),
      missing: z.object({ underWay: z.int(), messages: z.array(z.object({ webhookId: z.string() })) }),
    }),
  ),
});

test("a database that was held and a server that was killed are told as outages, with what came of them", async () => {
  const inbox = await openInbox();
  const outages = async () => page.parse((await askApi(inbox.url, "/api/v1/health/outages")).json).data;
  try {
    const id = newWebhookId();
    const release = lockDatabase(join(inbox.dataDir, "inbox.db"));
    assert.equal((await deliver(inbox.url, TEST_SECRET, id, smsBody(id))).status, 503);
    release();
    const other = newWebhookId();
    assert.equal((await deliver(inbox.url, TEST_SECRET, other, smsBody(other))).status, 200);
    const [held] = await outages();
    assert.partialDeepStrictEqual(held, {
      kind: "storage",
      detail: "SQLITE_BUSY",
      refused: 1,
      missing: { underWay: 1 },
    });
    assert.deepEqual(held?.missing.messages, [{ webhookId: id }]);
    assert.notEqual(held?.endedAt, null);

    const stored = z
      .object({ id: z.int() })
      .parse(await (await deliver(inbox.url, TEST_SECRET, id, smsBody(id))).json());
    assert.partialDeepStrictEqual((await outages())[0], {
      late: { count: 1, newest: [{ deliveryId: stored.id }] },
      missing: { underWay: 0 },
    });

    await inbox.dies();
    await inbox.startsAgain();
    assert.partialDeepStrictEqual((await outages())[0], { kind: "down", detail: "killed" });
  } finally {
    await inbox.close();
  }
});
