import { createServer } from "node:http";
import { listen } from "#e2e/bench/targets/listen.ts";
import { verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";
import { readEnv } from "#lib/server/env.ts";
import { clientAddress, headerList } from "#lib/server/http/incoming.ts";
import { readBody } from "#lib/server/http/read-body.ts";
import { startInbox } from "#lib/server/start-inbox.ts";

/** Our own reading, verifying, group commit and projector, without Next. */
export async function serve(): Promise<void> {
  const settings = readEnv();
  if (!settings.ok) throw new Error(settings.problems.join("\n"));
  const inbox = startInbox(settings.env, "http://127.0.0.1");
  const server = createServer({ requestTimeout: 60_000 }, async (request, response) => {
    const receivedAt = Date.now();
    const read = await readBody(request, inbox.env.maxBodyBytes);
    const headers = headerList(request);
    const result = read.ok ? verify(signedHeadersOf(headers), read.body, inbox.secrets, receivedAt / 1000) : null;
    if (!result?.ok) {
      response.writeHead(401).end();
      return;
    }
    const remoteAddress = clientAddress(request, 0);
    const userAgent = request.headers["user-agent"] ?? null;
    const stored = await inbox.ingest.store({
      verified: result.verified,
      receivedAt,
      remoteAddress,
      userAgent,
      headers,
    });
    const answer = JSON.stringify(stored);
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(answer) });
    response.end(answer);
  });
  await listen(server, () => inbox.close());
}
