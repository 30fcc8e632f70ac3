import type { PreparedRequest } from "#e2e/bench/load/connection.ts";
import { secretOf, TEST_SECRET } from "#e2e/harness/send.ts";
import { callCompletedOfSize } from "#e2e/simulator/deliveries.ts";
import { sign } from "#lib/allo/signature.ts";

export type Body = { webhookId: string; bytes: Buffer };

/** `count` finished calls of about `size` bytes, all different in words and ids. */
export function makeBodies(size: number, count: number): Body[] {
  return Array.from({ length: count }, (_, at) => {
    const { webhookId, body } = callCompletedOfSize(size, `bench ${at}`);
    return { webhookId, bytes: Buffer.from(body) };
  });
}

/** Requests as Allo would send them now: signed before the clock starts, and to be sent within five minutes. */
export function prepareRequests(bodies: readonly Body[], path: string): PreparedRequest[] {
  const secret = secretOf(TEST_SECRET);
  const timestamp = Math.floor(Date.now() / 1000);
  return bodies.map(({ webhookId, bytes }) => ({ head: headOf(webhookId, bytes), body: bytes }));

  function headOf(webhookId: string, bytes: Buffer): Buffer {
    const lines = [
      `POST ${path} HTTP/1.1`,
      "Host: 127.0.0.1",
      "Accept: application/json",
      "User-Agent: Allo-Webhooks/1.0",
      "Content-Type: application/json",
      `Content-Length: ${bytes.length}`,
      `webhook-id: ${webhookId}`,
      `webhook-timestamp: ${timestamp}`,
      `webhook-signature: ${sign(secret, webhookId, timestamp, bytes)}`,
    ];
    return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  }
}
