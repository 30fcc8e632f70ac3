import { createServer } from "node:http";
import next from "next";
import { baselineDirectory } from "#e2e/bench/baseline/build.ts";
import { listen } from "#e2e/bench/targets/listen.ts";

/** A Next handler that only reads the body, behind the same kind of server as ours. */
export async function serve(): Promise<void> {
  const server = createServer({ requestTimeout: 60_000 });
  const app = next({ dev: false, dir: baselineDirectory, hostname: "127.0.0.1", port: 0, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.removeAllListeners("request");
  server.on("request", (request, response) => void handle(request, response));
  await listen(server);
}
