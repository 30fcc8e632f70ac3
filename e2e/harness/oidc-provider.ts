import { once } from "node:events";
import { createServer, type Server } from "node:http";
import Provider from "oidc-provider";
import { type Answer, ask } from "#e2e/harness/ask.ts";

export const CLIENT = { id: "allo-inbox", secret: "the-secret-of-the-client" };

/** Somebody whom the provider knows. */
export type Subject = { sub: string; email: string; email_verified: boolean; name: string };

/** A real OpenID provider on loopback, whose login page asks nothing: whoever comes is `subject`. */
export type TestProvider = {
  issuer: string;
  comesAs(subject: Subject): void;
  /** Signs in there as a browser does; gives the address that it sends the browser back to. */
  passThrough(url: string): Promise<string>;
  stop(): Promise<void>;
};

export async function startProvider(redirectUri: string, port = 0): Promise<TestProvider> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const issuer = issuerOf(server);
  let current: Subject = { sub: "nobody", email: "", email_verified: false, name: "" };
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "role"] },
    cookies: { keys: ["a key of the test's provider"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...current, sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? "" });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void handle(request, response);
    const login = { accountId: current.sub };
    provider.interactionFinished(request, response, { login }).catch(() => response.destroy());
  });

  return {
    issuer,
    comesAs(subject) {
      current = subject;
    },
    async passThrough(url) {
      const cookies = new Map<string, string>();
      for (let next = url; ; ) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        const { pathname, search } = new URL(next);
        const answer = await ask(issuer, `${pathname}${search}`, { headers: { host: new URL(issuer).host, cookie } });
        remember(answer, cookies);
        if (answer.headers.location === undefined)
          throw new Error(`The provider answered ${answer.status}: ${answer.text}`);
        next = new URL(answer.headers.location, issuer).href;
        if (!next.startsWith(issuer)) return next;
      }
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function remember(answer: Answer, cookies: Map<string, string>): void {
  for (const text of answer.headers["set-cookie"] ?? []) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value);
  }
}

function issuerOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the provider does not listen on a port");
  return `http://127.0.0.1:${address.port}`;
}
