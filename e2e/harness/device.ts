import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { type Answer, ask } from "#e2e/harness/ask.ts";
import type { Credentials } from "#e2e/harness/visitors.ts";

export type Device = ReturnType<typeof device>;

/** The server looks every 15 seconds who listens. */
const BEFORE_A_HEARTBEAT_MS = 14_000;

let addresses = 0;

/** A browser without a screen: keeps cookies as one does, and comes from an address that no other device has. */
export function device(
  url: string,
  userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
) {
  addresses += 1;
  const jar = new Map<string, string>();
  let from = `127.3.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;

  function headers(): Record<string, string> {
    return {
      origin: url,
      "content-type": "application/json",
      "user-agent": userAgent,
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    };
  }

  async function send(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await ask(url, path, { method, from, headers: headers(), ...text });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0(;|$)/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  const post = (path: string, body: unknown = {}) => send("POST", path, body);
  return {
    get: (path: string) => send("GET", path),
    post,
    signIn: ({ email, password }: Credentials) => post("/api/sign-in", { email, password }),
    giveCode: (code: string, trustDevice = false) => post("/api/sign-in/second-factor", { code, trustDevice }),
    cookies: () => [...jar].map(([name, value]) => ({ name, value })),
    /** Another network. */
    moves(): void {
      addresses += 1;
      from = `127.3.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
    },
    /** Opens the live stream; `ends` resolves when the server ends it, and rejects where it is not sooner than a heartbeat. */
    async listens(): Promise<{ ends: () => Promise<void> }> {
      const outgoing = request(`${url}/api/v1/live`, { headers: headers(), localAddress: from, agent: false });
      outgoing.end();
      const [incoming]: IncomingMessage[] = await once(outgoing, "response");
      if (incoming?.statusCode !== 200) throw new Error(`The stream was answered with ${incoming?.statusCode}`);
      incoming.resume();
      const closed = once(incoming, "close");
      return {
        async ends() {
          const late = AbortSignal.timeout(BEFORE_A_HEARTBEAT_MS);
          await Promise.race([closed, once(late, "abort").then(() => Promise.reject(new Error("The stream goes on")))]);
        },
      };
    },
  };
}
