import { TEST_TOPICS } from "#lib/allo/test-event.ts";
import type { Setup } from "#lib/api/setup.ts";
import { type Authorized, may } from "#lib/server/auth/authorized.ts";
import { ownOrigin } from "#lib/server/auth/own-origin.ts";
import type { Inbox } from "#lib/server/inbox.ts";

/** What the empty inbox tells its owner; the webhook URL follows the address that the browser used, unless BASE_URL is set. */
export function setupOf({ actor }: Authorized, inbox: Inbox, headers: Headers): Setup {
  const base = inbox.env.baseUrl ?? ownOrigin(headers, inbox.env);
  return {
    webhookUrl: `${base}/api/allo`,
    secretMissing: inbox.secretMissing,
    secretLabels: may(actor, "raw") ? inbox.secrets.map((secret) => secret.label) : [],
    testTopics: may(actor, "administer") ? [...TEST_TOPICS] : [],
  };
}
