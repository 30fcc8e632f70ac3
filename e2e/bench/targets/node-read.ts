import { createServer } from "node:http";
import { listen } from "#e2e/bench/targets/listen.ts";
import { readBody } from "#lib/server/http/read-body.ts";

/** `node:http` that only reads the body: what no server on Node can go below. */
export async function serve(): Promise<void> {
  const server = createServer({ requestTimeout: 60_000 }, async (request, response) => {
    const read = await readBody(request, Number.MAX_SAFE_INTEGER);
    const answer = JSON.stringify({ bytes: read.ok ? read.body.length : 0 });
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(answer) });
    response.end(answer);
  });
  await listen(server);
}
