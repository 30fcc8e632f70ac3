import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { eventually } from "#e2e/harness/deliveries.ts";

const USER = "inbox@example.com";
const PASSWORD = "a p@ss/word";

const mailSchema = z.object({ from: z.string(), to: z.array(z.string()), text: z.string() });

type Mail = z.infer<typeof mailSchema>;

/** A real mail server on loopback, in a process of its own. */
export type MailServer = {
  /** What SMTP_URL has to be. */
  url: string;
  /** Resolves with what came once it is that much; gives what there is after half a minute. */
  until(count: number): Promise<Mail[]>;
  stop(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["e2e/harness/mail-server-process.ts", USER, PASSWORD], {
    env: { PATH, HOME, NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const [, port] = /^listening at (\d+)$/.exec((await lines.next()).value ?? "") ?? [];
  if (port === undefined) throw new Error("the mail server did not start");
  const mails: Mail[] = [];
  void (async () => {
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      mails.push(mailSchema.parse(JSON.parse(line.value)));
    }
  })();
  return {
    url: `smtp://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    until: (count) =>
      eventually(
        async () => mails,
        ({ length }) => length >= count,
      ),
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
