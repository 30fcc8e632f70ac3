/** Everybody who may come to a door, in the order of the table's columns. */
export const VISITORS = [
  "nobody",
  "a viewer",
  "a member",
  "an administrator",
  "a read key",
  "an administrator's key",
  "API_KEY",
  "an expired session",
  "a revoked key",
] as const;

export type Visitor = (typeof VISITORS)[number];

/** The status that each of `VISITORS` gets; `path` where the door's own has parameters (REJECTION is the id of one that is there), `body` what is posted. */
export type Door = { answers: readonly number[]; path?: string; body?: unknown };

type Details = { path?: string; body?: unknown };

/** Whoever comes gets the same. */
const open = (status: number, details: Details = {}): Door => ({ answers: VISITORS.map(() => status), ...details });

/** A page: who may not see it gets 403, who is not known is sent to the sign-in page. Keys open no pages. */
const page = ([viewer, member, administrator]: [number, number, number], details: Details = {}): Door => ({
  answers: [307, viewer, member, administrator, 307, 307, 307, 307, 307],
  ...details,
});

const read = (status: number, details: Details = {}): Door => ({
  answers: [401, status, status, status, status, status, status, 401, 401],
  ...details,
});

const raw = (status: number, details: Details = {}): Door => ({
  answers: [401, 403, status, status, status, status, status, 401, 401],
  ...details,
});

const act = (status: number, details: Details = {}): Door => ({
  answers: [401, 403, status, status, 403, status, status, 401, 401],
  ...details,
});

const administer = (status: number, details: Details = {}): Door => ({
  answers: [401, 403, 403, status, 403, status, status, 401, 401],
  ...details,
});

/** For administrators who are people: a key makes no keys. */
const administerInPerson = (status: number, details: Details = {}): Door => ({
  answers: [401, 403, 403, status, 403, 403, 403, 401, 401],
  ...details,
});

/** For people alone, each for the own account. */
const own = (status: number, details: Details = {}): Door => ({
  answers: [401, status, status, status, 403, 403, 403, 401, 401],
  ...details,
});

const WRONG_PASSWORD = { password: "not-the-password" };

/** Who may do what. A door that is missing here fails the tests: think about who may pass, then write it down. */
export const DOORS: Record<string, Door> = {
  // Open to all: the webhook, the health check, and what stands before the sign-in.
  "POST /api/allo": open(400),
  "GET /api/allo": open(405),
  "HEAD /api/allo": open(405),
  "PUT /api/allo": open(405),
  "PATCH /api/allo": open(405),
  "DELETE /api/allo": open(405),
  "OPTIONS /api/allo": open(405),
  "POST /api/allo/[token]": open(404, { path: "/api/allo/not-the-token" }),
  "GET /api/allo/[token]": open(405, { path: "/api/allo/not-the-token" }),
  "HEAD /api/allo/[token]": open(405, { path: "/api/allo/not-the-token" }),
  "PUT /api/allo/[token]": open(405, { path: "/api/allo/not-the-token" }),
  "PATCH /api/allo/[token]": open(405, { path: "/api/allo/not-the-token" }),
  "DELETE /api/allo/[token]": open(405, { path: "/api/allo/not-the-token" }),
  "OPTIONS /api/allo/[token]": open(405, { path: "/api/allo/not-the-token" }),
  "GET /api/health": open(200),
  "POST /api/health": open(405),
  "PUT /api/health": open(405),
  "PATCH /api/health": open(405),
  "DELETE /api/health": open(405),
  "OPTIONS /api/health": open(405),
  // A key is what Prometheus has; whoever may see what came may see how much of it there is.
  "GET /api/metrics": raw(200),
  "POST /api/metrics": open(405),
  "PUT /api/metrics": open(405),
  "PATCH /api/metrics": open(405),
  "DELETE /api/metrics": open(405),
  "OPTIONS /api/metrics": open(405),
  "GET /sign-in": { answers: [200, 307, 307, 307, 200, 200, 200, 200, 200] },
  "GET /welcome": open(200),
  "POST /api/sign-in": open(400, { body: {} }),
  "POST /api/sign-in/oidc": open(404, { body: {} }),
  "GET /api/auth/callback/oidc": open(303),
  "POST /api/sign-in/second-factor": open(401, { body: { code: "000000" } }),
  "POST /api/sign-out": open(200, { body: {} }),
  "POST /api/welcome": open(410, { body: { token: "not-a-token" } }),
  "POST /api/welcome/accept": open(410, {
    body: { token: "not-a-token", email: "eve@example.com", password: "correct-horse-battery" },
  }),
  "GET /icon.svg": open(200),
  "GET /_global-error": open(500),
  "GET /_not-found": open(404),

  // Pages.
  "GET /": open(307),
  "GET /account": page([200, 200, 200]),
  "GET /deliveries": page([200, 200, 200]),
  "GET /deliveries/[id]": page([200, 200, 200], { path: "/deliveries/1" }),
  "GET /overview": page([200, 200, 200]),
  "GET /rejections": page([403, 200, 200]),
  "GET /rejections/[id]": page([403, 200, 200], { path: "/rejections/REJECTION" }),
  "GET /forwarding": page([403, 200, 200]),
  "GET /forwarding/[id]": page([403, 404, 404], { path: "/forwarding/999" }),
  "GET /health/missing": page([403, 200, 200]),
  "GET /health": page([403, 200, 200]),
  "GET /health/outages": page([403, 200, 200]),
  "GET /callbacks": page([200, 200, 200]),
  "GET /calls": page([200, 200, 200]),
  "GET /calls/[id]": page([404, 404, 404], { path: "/calls/999999" }),
  "GET /contacts": page([200, 200, 200]),
  "GET /contacts/[id]": page([404, 404, 404], { path: "/contacts/999" }),
  "GET /contacts/unknown": page([200, 200, 200]),
  "GET /threads": page([200, 200, 200]),
  "GET /threads/[id]": page([200, 200, 200], { path: "/threads/1" }),
  "GET /health/contract": page([403, 200, 200]),
  "GET /health/charts": page([403, 200, 200]),
  "GET /settings": page([403, 403, 307]),
  "GET /settings/alerts": page([403, 403, 200]),
  "GET /settings/audit": page([403, 403, 200]),
  "GET /settings/keys": page([403, 403, 200]),
  "GET /settings/people": page([403, 403, 200]),

  // The JSON API.
  "GET /api/v1/account": own(200),
  "POST /api/v1/account/name": own(200, { body: { name: "Somebody" } }),
  "POST /api/v1/account/password": own(400, { body: { present: "not-the-password", next: "correct-horse-battery-2" } }),
  "POST /api/v1/account/second-factor": own(400, { body: WRONG_PASSWORD }),
  "POST /api/v1/account/second-factor/confirm": own(409, { body: { code: "000000" } }),
  "POST /api/v1/account/second-factor/off": own(400, { body: WRONG_PASSWORD }),
  "POST /api/v1/account/second-factor/recovery-codes": own(409, { body: WRONG_PASSWORD }),
  "GET /api/v1/account/sessions": own(200),
  "POST /api/v1/account/sessions/[id]/revoke": own(404, { path: "/api/v1/account/sessions/none/revoke" }),
  "POST /api/v1/account/sessions/revoke-all": own(200),
  "POST /api/v1/account/sessions/revoke-others": own(200),
  "GET /api/v1/alerts": administer(200),
  "GET /api/v1/alerts/channels": administer(200),
  "POST /api/v1/alerts/channels": administer(201, { body: { kind: "email", addresses: ["ops@example.com"] } }),
  "PATCH /api/v1/alerts/channels/[id]": administer(404, { path: "/api/v1/alerts/channels/999", body: { name: "x" } }),
  "DELETE /api/v1/alerts/channels/[id]": administer(404, { path: "/api/v1/alerts/channels/999" }),
  "POST /api/v1/alerts/channels/[id]/test": administer(404, { path: "/api/v1/alerts/channels/999/test" }),
  "GET /api/v1/alerts/rules": administer(200),
  "PATCH /api/v1/alerts/rules": administer(200, { body: { disk: { threshold: 95 } } }),
  "GET /api/v1/audit": administer(200),
  "GET /api/v1/audit/actors": administer(200),
  "GET /api/v1/audit.csv": administer(200),
  "GET /api/v1/health/missing": raw(200),
  "POST /api/v1/health/missing/[id]/dismiss": act(404, { path: "/api/v1/health/missing/999999/dismiss" }),
  "GET /api/v1/calls": read(200),
  "GET /api/v1/calls/[id]": read(404, { path: "/api/v1/calls/999999" }),
  "GET /api/v1/calls/[id]/recording": read(404, { path: "/api/v1/calls/999999/recording" }),
  "GET /api/v1/calls/[id]/transcript": act(404, { path: "/api/v1/calls/999999/transcript?format=txt" }),
  "GET /api/v1/calls/facets": read(200),
  "GET /api/v1/callbacks": read(200),
  "GET /api/v1/callbacks/[id]": read(200, { path: "/api/v1/callbacks/1" }),
  "POST /api/v1/callbacks/[id]/marks": act(201, {
    path: "/api/v1/callbacks/1/marks",
    body: { kind: "note", note: "Call after lunch" },
  }),
  "DELETE /api/v1/callbacks/[id]/marks/[mark]": act(404, { path: "/api/v1/callbacks/1/marks/999" }),
  "GET /api/v1/callbacks/count": read(200),
  "GET /api/v1/contacts": read(200),
  "GET /api/v1/contacts/[id]": read(404, { path: "/api/v1/contacts/999" }),
  "GET /api/v1/deliveries": read(200),
  "GET /api/v1/deliveries/[id]": read(200, { path: "/api/v1/deliveries/1" }),
  "GET /api/v1/deliveries/[id]/body": raw(200, { path: "/api/v1/deliveries/1/body" }),
  "GET /api/v1/deliveries/[id]/forwards": raw(200, { path: "/api/v1/deliveries/1/forwards" }),
  "POST /api/v1/deliveries/[id]/replay": act(404, {
    path: "/api/v1/deliveries/1/replay",
    body: { endpointId: 999 },
  }),
  "GET /api/v1/endpoints": raw(200),
  // Off, so that nothing is sent there.
  "POST /api/v1/endpoints": administer(201, { body: { url: "https://receiver.invalid/hook", enabled: false } }),
  "GET /api/v1/endpoints/[id]": raw(404, { path: "/api/v1/endpoints/999" }),
  "PATCH /api/v1/endpoints/[id]": administer(404, { path: "/api/v1/endpoints/999", body: { paused: true } }),
  "GET /api/v1/endpoints/[id]/forwards": raw(404, { path: "/api/v1/endpoints/999/forwards" }),
  "GET /api/v1/endpoints/[id]/recoveries": raw(404, { path: "/api/v1/endpoints/999/recoveries" }),
  "POST /api/v1/endpoints/[id]/recoveries/[recovery]/cancel": act(404, {
    path: "/api/v1/endpoints/999/recoveries/1/cancel",
  }),
  "POST /api/v1/endpoints/[id]/recover": act(404, {
    path: "/api/v1/endpoints/999/recover",
    body: { since: "2026-03-16T09:00:00Z" },
  }),
  "POST /api/v1/endpoints/[id]/rotate-secret": administer(404, { path: "/api/v1/endpoints/999/rotate-secret" }),
  "POST /api/v1/endpoints/[id]/test": administer(404, { path: "/api/v1/endpoints/999/test" }),
  "DELETE /api/v1/endpoints/[id]": administer(404, { path: "/api/v1/endpoints/999" }),
  "GET /api/v1/forwards/[id]": raw(404, { path: "/api/v1/forwards/999" }),
  "POST /api/v1/forwards/[id]/retry": act(404, { path: "/api/v1/forwards/999/retry" }),
  "GET /api/v1/health/contract": raw(200),
  "GET /api/v1/health/contract/types.ts": raw(200),
  "POST /api/v1/health/contract/[id]/mark": act(404, { path: "/api/v1/health/contract/none/mark", body: {} }),
  "GET /api/v1/health/failures": raw(200),
  "GET /api/v1/health/series": raw(200),
  "GET /api/v1/invitations": administer(200),
  "POST /api/v1/invitations": administer(201, { body: { email: "new@example.com", role: "viewer" } }),
  "DELETE /api/v1/invitations/[id]": administer(404, { path: "/api/v1/invitations/999" }),
  "GET /api/v1/keys": administer(200),
  "POST /api/v1/keys": administerInPerson(201, { body: { name: "A key", scope: "read" } }),
  "DELETE /api/v1/keys/[id]": administer(404, { path: "/api/v1/keys/none" }),
  "GET /api/v1/live": read(200),
  "GET /api/v1/me": read(200),
  "GET /api/v1/health/sender": raw(200),
  "GET /api/v1/health/outages": raw(200),
  "GET /api/v1/openapi.json": read(200),
  "GET /api/v1/people": administer(200),
  "PATCH /api/v1/people/[id]": administer(404, { path: "/api/v1/people/none", body: { role: "viewer" } }),
  "DELETE /api/v1/people/[id]": administer(404, { path: "/api/v1/people/none" }),
  "POST /api/v1/people/[id]/reset-link": administer(404, { path: "/api/v1/people/none/reset-link" }),
  "GET /api/v1/rejections": raw(200),
  "GET /api/v1/rejections/[id]": raw(200, { path: "/api/v1/rejections/REJECTION" }),
  "POST /api/v1/rejections/[id]/promote": administer(409, { path: "/api/v1/rejections/REJECTION/promote" }),
  "POST /api/v1/rejections/promote": administer(200),
  "GET /api/v1/search": read(200, { path: "/api/v1/search?q=bike" }),
  "GET /api/v1/setup": read(200),
  "GET /api/v1/stats": read(200),
  "GET /api/v1/threads": read(200),
  "GET /api/v1/threads/[id]": read(200, { path: "/api/v1/threads/1" }),
  "GET /api/v1/unknown-numbers": read(200),
  "POST /api/v1/test-events": administer(201, { body: { topic: "call.completed" } }),
};
