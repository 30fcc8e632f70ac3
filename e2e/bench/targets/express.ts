import { createServer } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import express from "express";
import { Webhook } from "standardwebhooks";
import { listen } from "#e2e/bench/targets/listen.ts";

/** What Allo's documentation suggests: verify with `standardwebhooks`, look the id up, insert, answer. */
export async function serve(): Promise<void> {
  const db = new Database(join(process.env.DATA_DIR ?? ".", "express.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table deliveries (id integer primary key, webhook_id text not null unique, body blob not null)");
  const known = db.prepare<[string]>("select 1 from deliveries where webhook_id = ?");
  const keep = db.prepare<[string, Buffer]>("insert into deliveries (webhook_id, body) values (?, ?)");
  const webhook = new Webhook(process.env.ALLO_WEBHOOK_SECRET ?? "");

  const app = express();
  app.post("/api/allo", express.raw({ type: "application/json", limit: "8mb" }), (request, response) => {
    const id = request.get("webhook-id") ?? "";
    try {
      webhook.verify(request.body, {
        "webhook-id": id,
        "webhook-timestamp": request.get("webhook-timestamp") ?? "",
        "webhook-signature": request.get("webhook-signature") ?? "",
      });
    } catch {
      response.status(401).json({ error: "bad signature" });
      return;
    }
    if (!known.get(id)) keep.run(id, request.body);
    response.json({ received: true });
  });
  await listen(createServer({ requestTimeout: 60_000 }, app), () => {
    db.close();
  });
}
