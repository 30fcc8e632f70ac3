import type { Fault } from "#lib/allo/doctor/fault.ts";

export const nowVerifies: Fault = {
  code: "now_verifies",
  cause: "a secret that is known now made this signature",
  cure: "promote the request",
};

export const noSecret: Fault = {
  code: "no_secret",
  cause: "Allo's secret is not set",
  cure: "put ALLO_WEBHOOK_SECRET=whsec_… (from Allo, Settings > Webhooks) into the settings, restart, and promote this request",
};

export const bodyCut: Fault = {
  code: "body_cut",
  cause: "the body is longer than what is kept of a refused request, so its signature could not be tried",
  cure: "send a short test event to the same address to learn what is wrong",
};

export const staleUnknown: Fault = {
  code: "stale_unknown",
  cause: "webhook-timestamp is more than 300 seconds away, and no known secret made the signature",
  cure: "compare ALLO_WEBHOOK_SECRET with the secret of this endpoint in Allo, Settings > Webhooks, and then the clocks",
};

export const unknownSecret: Fault = {
  code: "unknown_secret",
  cause: "signed with a secret that this inbox does not know, or altered on the way",
  cure: "compare ALLO_WEBHOOK_SECRET with the secret in Allo, Settings > Webhooks, where each endpoint has its own",
};
