import { randomUUID } from "node:crypto";
import { type Device, device } from "#e2e/harness/device.ts";
import type { TestServer } from "#e2e/harness/server.ts";
import { type Credentials, invite } from "#e2e/harness/visitors.ts";
import type { Role } from "#lib/access/rights.ts";

/** Somebody new of a role, and the laptop on which they have just joined; from an address of its own, so that no limit is shared. */
export async function newcomer(
  server: Pick<TestServer, "url">,
  role: Role,
): Promise<{ person: Credentials; laptop: Device }> {
  const person = { email: `${role}-${randomUUID().slice(0, 8)}@example.com`, password: `${randomUUID()}!` };
  const laptop = device(server.url);
  const token = await invite(server, role, person.email);
  const answer = await laptop.post("/api/welcome/accept", { token, name: `The ${role}`, ...person });
  if (answer.status !== 200) throw new Error(`Joining was answered with ${answer.status}: ${answer.text}`);
  return { person, laptop };
}
