import { roles } from "#lib/access/rights.ts";
import { keyScopes } from "#lib/api/keys.ts";
import {
  answers,
  cursor,
  done,
  failures,
  id,
  limit,
  made,
  operation,
  parameter,
  textId,
  time,
  withBody,
} from "#lib/api/openapi/parts.ts";

const auditFilters = [
  parameter("who", "query", { type: "string" }, "The e-mail of a person, or the name of a key."),
  parameter("what", "query", { type: "string" }, "An action, or a group of them such as people, keys or payloads."),
  parameter("from", "query", time, "At this time or later."),
  parameter("to", "query", time, "Before this time."),
];

const role = { type: "string", enum: [...roles] };

/** Who may come in, and what they did. */
export const peoplePaths = {
  "/api/v1/people": { get: operation("Who may come in", [], answers("People", 403)) },
  "/api/v1/people/{id}": {
    patch: withBody(operation("Change a role", [textId], answers("Person", 400, 403, 404, 409)), { role }),
    delete: operation("Remove a person, with sessions and keys", [textId], done("Removed", 403, 404, 409)),
  },
  "/api/v1/people/{id}/reset-link": {
    post: operation("A link that lets a person choose a new password, once", [textId], made("NewLink", 403, 404)),
  },
  "/api/v1/invitations": {
    get: operation("Invitations that nobody has used yet", [], answers("Invitations", 403)),
    post: withBody(operation("Invite somebody by a link that works once", [], made("NewLink", 400, 403, 409)), {
      email: { type: "string", format: "email" },
      role,
    }),
  },
  "/api/v1/invitations/{id}": {
    delete: operation("Revoke an invitation", [id], done("Revoked", 403, 404)),
  },
  "/api/v1/keys": {
    get: operation("API keys, without what opens", [], answers("Keys", 403)),
    post: withBody(operation("Make a key; only people can", [], made("NewKey", 400, 403)), {
      name: { type: "string", maxLength: 64 },
      scope: { type: "string", enum: [...keyScopes] },
      days: { type: ["integer", "null"], minimum: 1, maximum: 365 },
    }),
  },
  "/api/v1/keys/{id}": { delete: operation("Revoke a key", [textId], done("Revoked", 403, 404)) },
  "/api/v1/audit": {
    get: operation(
      "Who did what, when and from where",
      [limit, cursor, ...auditFilters],
      answers("AuditPage", 400, 403),
    ),
  },
  "/api/v1/audit/actors": { get: operation("Everybody who stands in the audit log", [], answers("Actors", 403)) },
  "/api/v1/audit.csv": {
    get: operation("The same as a table", auditFilters, {
      200: { description: "RFC 4180, with a header", content: { "text/csv": {} } },
      ...failures(400, 403),
    }),
  },
  "/api/v1/me": { get: operation("Who asks, and what they may do", [], answers("Me")) },
};
