import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { readEnv } from "#lib/server/env.ts";
import { createOutbound, type Outbound } from "#lib/server/outbound/outbound.ts";
import type { ResolveName } from "#lib/server/outbound/resolve-name.ts";

/** The way out under this OUTBOUND_ALLOW, closed when the test ends. */
export function outboundAllowing(t: TestContext, setting: string, resolve?: ResolveName): Outbound {
  const settings = readEnv({ OUTBOUND_ALLOW: setting });
  assert.ok(settings.ok);
  const outbound = createOutbound({ allow: settings.env.outboundAllow, ...(resolve ? { resolve } : {}) });
  t.after(() => outbound.close());
  return outbound;
}
