import { openConnections } from "#e2e/bench/load/connection.ts";
import { SCRIPT_KEY } from "#e2e/harness/ask.ts";

/** What somebody looks at and for while deliveries come in. */
const paths = [
  "/api/v1/search?q=appointment",
  "/api/v1/deliveries",
  "/api/v1/search?q=camille%20rousset",
  "/api/v1/calls?result=VOICEMAIL",
  "/api/v1/search?q=0142",
  "/api/v1/callbacks?state=open",
  "/api/v1/search?q=%22thank%20you%22",
  "/api/v1/threads?unanswered=true",
  "/api/v1/contacts?q=zoe",
] as const;

/** A client that asks its next question as soon as it has its answer. `stop` resolves with how many were answered. */
export type Asker = { stop(): Promise<{ answered: number; failed: number }> };

export async function askOn(port: number): Promise<Asker> {
  const [connection] = await openConnections(port, 1);
  if (!connection) throw new Error("no connection was opened");
  const requests = paths.map((path) => ({ head: headOf(path), body: Buffer.of() }));
  const counts = { answered: 0, failed: 0 };
  let stopped = false;

  async function ask(): Promise<void> {
    while (!stopped) {
      for (const request of requests) {
        if (stopped) return;
        const status = await connection?.send(request);
        if (status === 200) counts.answered += 1;
        else counts.failed += 1;
        // A broken connection answers at once and for ever.
        if (status === 0) return;
      }
    }
  }

  const asking = ask();
  return {
    async stop() {
      stopped = true;
      await asking;
      connection.close();
      return counts;
    },
  };
}

function headOf(path: string): Buffer {
  const lines = [`GET ${path} HTTP/1.1`, "Host: 127.0.0.1", `Authorization: Bearer ${SCRIPT_KEY}`];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}
