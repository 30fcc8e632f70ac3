import { once } from "node:events";
import type { Server } from "node:http";

/** Listens on a free port and tells the parent process where; ends cleanly when it says so. */
export async function listen(server: Server, onStop: () => void | Promise<void> = () => {}): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the target does not listen on a port");
  process.once("SIGTERM", async () => {
    server.closeAllConnections();
    server.close();
    await onStop();
    process.exit(0);
  });
  process.stdout.write(`listening on ${address.port}\n`);
}
