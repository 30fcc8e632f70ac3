import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { createIdSequence } from "#db/ids.ts";
import { type Arrival, createIngest, createWriteArrival } from "#db/ingest.ts";
import { openConnection, openDatabase } from "#db/open.ts";
import { createProjector } from "#db/projector.ts";
import { createQuarantine } from "#db/quarantine.ts";
import { parseSecret } from "#lib/allo/secret.ts";
import { type Secret, sign, type Verified, verify } from "#lib/allo/signature.ts";

export const testSecret = secretFrom("test=whsec_aW5ib3gtZGFzaGJvYXJkLXRlc3Qta2V5LTI0Yg==");

export function secretFrom(text: string): Secret {
  const result = parseSecret(text);
  if (!result.ok) throw new Error(result.problem);
  return result.secret;
}

/** A directory that is gone after the test. */
export function temporaryDirectory(context: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-"));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A database on disk with the real migrations, and what writes and reads it. */
export function testInbox(context: TestContext, file = join(temporaryDirectory(context), "inbox.db")) {
  const db = openDatabase(file);
  const projections = openConnection(file, "NORMAL");
  context.after(() => {
    projections.$client.close();
    db.$client.close();
  });
  const ids = createIdSequence(db);
  const write = createWriteArrival(db);
  const ingest = createIngest(db, ids, write, () => {});
  const quarantine = createQuarantine(db);
  const newProjector = () => createProjector(projections, Date.now, () => {});
  let projector = newProjector();
  return {
    db,
    file,
    ids,
    write,
    ingest,
    quarantine,
    /** Reads everything that is stored. */
    readAll() {
      while (!projector.follow(1_000));
    },
    restartProjector() {
      projector = newProjector();
    },
  };
}

function signed(webhookId: string, body: string | Uint8Array, at: number): Verified {
  const bytes = Buffer.from(body);
  const timestamp = Math.floor(at / 1000);
  const signature = sign(testSecret, webhookId, timestamp, bytes);
  const headers = { id: webhookId, timestamp: String(timestamp), signature };
  const result = verify(headers, bytes, [testSecret], timestamp);
  if (!result.ok) throw new Error(result.failure.code);
  return result.verified;
}

export function arrival(webhookId: string, body: string | Uint8Array, receivedAt = Date.now()): Arrival {
  return {
    verified: signed(webhookId, body, receivedAt),
    receivedAt,
    remoteAddress: "192.0.2.7",
    userAgent: "test",
    headers: [["webhook-id", webhookId]],
  };
}

export function smsBody(id: string, content = "Is my bike ready?", fromNumber = "+33639980142"): string {
  return JSON.stringify({
    topic: "sms.received",
    version: "2.0",
    timestamp: "2026-03-17T08:01:13.000Z",
    data: {
      id,
      direction: "INBOUND",
      type: "SMS",
      content,
      sent_at: "2026-03-17T08:01:12.000Z",
      from_number: fromNumber,
      to_number: "+33199003210",
      from_name: "Camille Rousset",
      to_name: "Harbor Repairs",
      user_email: "nora@example.net",
    },
  });
}
