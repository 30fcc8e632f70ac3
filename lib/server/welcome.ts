import type { Server } from "node:http";
import type { Inbox } from "#lib/server/inbox.ts";

/** The few lines that tell whoever started the server where it is and what to do next. */
export function printWelcome({ env, selfUrl, secrets, secretMissing }: Inbox, setUpToken: string | null): void {
  const next = secretMissing
    ? "Next: Allo's own secret is still missing. Create the webhook in Allo (Settings > Webhooks), then start again with ALLO_WEBHOOK_SECRET=whsec_…"
    : `Secrets in use:       ${secrets.map((secret) => secret.label).join(", ")}`;
  if (setUpToken !== null) {
    process.stdout.write(`Set-up link (once):   ${linkUrl(env.baseUrl ?? selfUrl, setUpToken)}\n`);
  }
  process.stdout.write(
    `Allo Inbox is ready:  ${selfUrl}\nWebhook URL for Allo: ${env.baseUrl ?? selfUrl}/api/allo\n${next}\n`,
  );
}

/** The page of a one-time link. The token is a fragment, which browsers send to no server and write into no log. */
export function linkUrl(base: string, token: string): string {
  return `${base}/welcome#${token}`;
}

export function sayMigrating(): void {
  process.stdout.write("Bringing the database up to this version (minutes, where it holds millions of deliveries) …\n");
}

/** The address that the server itself can be reached at from this machine. */
export function localUrl(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return addressUrl(address.address, address.port);
}

/** The URL of an address that a server listens on, as it is reached from this machine. */
export function addressUrl(host: string, port: number): string {
  const everywhere = host === "::" || host === "0.0.0.0";
  return `http://${everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`;
}
