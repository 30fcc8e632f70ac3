import { once } from "node:events";
import { createServer } from "node:http";
import process from "node:process";
import Provider from "oidc-provider";
import { CLIENT, type Subject, subjectSchema } from "#e2e/harness/oidc-provider.ts";

// An OpenID provider on loopback: `oidc-provider-process.ts REDIRECT_URI PORT`. Its login page asks nothing and believes who
// the address says has come. It ends with whoever started it.
const [redirectUri = "", port = "0"] = process.argv.slice(2);
const server = createServer();
server.listen(Number(port), "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (address === null || typeof address === "string") throw new Error("the provider does not listen on a port");
const issuer = `http://127.0.0.1:${address.port}`;
const subjects = new Map<string, Subject>();

const provider = new Provider(issuer, {
  clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "role"] },
  cookies: { keys: ["a key of the test's provider"] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...subjects.get(sub), sub }) }),
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? "" });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

const handle = provider.callback();
server.on("request", (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
  if (!pathname.startsWith("/interaction/")) return void handle(request, response);
  const subject = subjectSchema.parse(JSON.parse(searchParams.get("as") ?? "null"));
  subjects.set(subject.sub, subject);
  const login = { accountId: subject.sub };
  provider.interactionFinished(request, response, { login }).catch(() => response.destroy());
});
process.stdin.resume().once("end", () => process.exit());
process.stdout.write(`listening at ${issuer}\n`);
