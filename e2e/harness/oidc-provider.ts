import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { type Answer, ask } from "#e2e/harness/ask.ts";

export const CLIENT = { id: "allo-inbox", secret: "the-secret-of-the-client" };

export const subjectSchema = z.looseObject({
  sub: z.string(),
  email: z.string(),
  email_verified: z.boolean(),
  name: z.string(),
});

/** Somebody whom the provider knows, with whatever it claims of them. */
export type Subject = z.infer<typeof subjectSchema>;

/** A real OpenID provider on loopback, in a process of its own. */
export type TestProvider = {
  issuer: string;
  /** Signs in there as `subject`, as a browser does; gives the address that it sends the browser back to. */
  passThrough(url: string, subject: Subject): Promise<string>;
  stop(): Promise<void>;
};

/** `port` 0 takes a free one. */
export async function startProvider(redirectUri: string, port = 0): Promise<TestProvider> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["e2e/harness/oidc-provider-process.ts", redirectUri, String(port)], {
    env: { PATH, HOME, NODE_ENV: "test" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const issuer = await issuerOf(child.stdout);

  return {
    issuer,
    async passThrough(url, subject) {
      const cookies = new Map<string, string>();
      for (let next = new URL(url); ; ) {
        if (next.pathname.startsWith("/interaction/")) next.searchParams.set("as", JSON.stringify(subject));
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        const answer = await ask(issuer, `${next.pathname}${next.search}`, { headers: { host: next.host, cookie } });
        remember(answer, cookies);
        if (answer.headers.location === undefined)
          throw new Error(`The provider answered ${answer.status}: ${answer.text}`);
        next = new URL(answer.headers.location, issuer);
        if (next.origin !== issuer) return next.href;
      }
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function issuerOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const issuer = /^listening at (\S+)$/.exec(line)?.[1];
    if (issuer) return issuer;
  }
  throw new Error("the provider did not start");
}

function remember(answer: Answer, cookies: Map<string, string>): void {
  for (const text of answer.headers["set-cookie"] ?? []) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value);
  }
}
