import { answers, done, operation, textId, withBody } from "#lib/api/openapi/parts.ts";

const text = { type: "string" };

/** What a person who has signed in does for the own account; a key gets 403. */
export const accountPaths = {
  "/api/v1/account": { get: operation("The own account", [], answers("Account", 403)) },
  "/api/v1/account/name": {
    post: withBody(operation("Change the own name", [], answers("Account", 400, 403)), { name: text }),
  },
  "/api/v1/account/password": {
    post: withBody(operation("Change the password; other sessions end", [], done("Changed", 400, 403, 429)), {
      present: text,
      next: text,
    }),
  },
  "/api/v1/account/second-factor": {
    post: withBody(operation("Begin a second factor", [], answers("Authenticator", 400, 403, 409, 429)), {
      password: text,
    }),
  },
  "/api/v1/account/second-factor/confirm": {
    post: withBody(operation("Confirm it with a first code", [], answers("RecoveryCodes", 400, 403, 429)), {
      code: text,
    }),
  },
  "/api/v1/account/second-factor/recovery-codes": {
    post: withBody(
      operation("Make new recovery codes; the old ones die", [], answers("RecoveryCodes", 400, 403, 429)),
      {
        password: text,
      },
    ),
  },
  "/api/v1/account/second-factor/off": {
    post: withBody(operation("Turn the second factor off", [], done("Off", 400, 403, 429)), { password: text }),
  },
  "/api/v1/account/sessions": { get: operation("The own sessions", [], answers("SessionList", 403)) },
  "/api/v1/account/sessions/{id}/revoke": {
    post: operation("End one session", [textId], done("Ended", 403, 404)),
  },
  "/api/v1/account/sessions/revoke-others": {
    post: operation("End every session but this one", [], done("Ended", 403)),
  },
  "/api/v1/account/sessions/revoke-all": { post: operation("End every session", [], done("Ended", 403)) },
};
