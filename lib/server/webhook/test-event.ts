import { randomBytes } from "node:crypto";
import { z } from "zod";
import { sign } from "#lib/allo/signature.ts";
import { makeTestEvent, TEST_TOPICS, TEST_USER_AGENT } from "#lib/allo/test-event.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import type { Inbox } from "#lib/server/inbox.ts";

const acknowledgement = z.object({ status: z.enum(["stored", "duplicate", "conflict"]), id: z.int() });

export type TestEventResult =
  | { ok: true; status: "stored" | "duplicate" | "conflict"; id: number; topic: string; durationMs: number }
  | { ok: false; message: string };

/** Signs a believable event and posts it to our own webhook URL over real HTTP, as Allo would. */
export async function sendTestEvent(
  _access: Authorized<"administer">,
  inbox: Inbox,
  topic: string,
): Promise<TestEventResult> {
  const [secret] = inbox.secrets;
  const event = makeTestEvent(
    topic,
    Date.now(),
    randomBytes(15)
      .toString("base64url")
      .replace(/[^A-Za-z0-9]/g, "0"),
  );
  if (!secret || !event) return { ok: false, message: `topic must be one of ${TEST_TOPICS.join(", ")}` };
  const body = Buffer.from(event.body);
  const timestamp = Math.floor(Date.now() / 1000);
  const started = performance.now();
  const response = await fetch(`${inbox.selfUrl}/api/allo`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": TEST_USER_AGENT,
      "webhook-id": event.webhookId,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": sign(secret, event.webhookId, timestamp, body),
    },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  const given = acknowledgement.safeParse(await response.json());
  if (!given.success) return { ok: false, message: `Our own webhook URL answered ${response.status}` };
  return { ok: true, ...given.data, topic, durationMs: Math.round(performance.now() - started) };
}
