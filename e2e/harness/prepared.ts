import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { sharedOnce } from "#e2e/harness/shared-once.ts";
import { simulateInto } from "#e2e/harness/simulate.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";
import { startWarmServer } from "#e2e/harness/warm-server.ts";

const COOKIES = "cookies-of-the-administrator";

/** What an inbox of the tests begins with: nothing but its administrator, or a simulated week as well. */
export type Beginning = "set up" | "a busy week";

/** Allo's secret is `TEST_SECRET`, under a label that pages show. */
export const SECRET_SETTING = { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` };

/** Puts it into an empty data directory; gives the cookies of its administrator. It is made once for a whole run of tests. */
export async function copyPrepared(beginning: Beginning, dataDir: string): Promise<string> {
  cpSync(await (beginning === "set up" ? setUp() : busyWeek()), dataDir, { recursive: true });
  return readFileSync(join(dataDir, COOKIES), "utf8");
}

function setUp(): Promise<string> {
  return sharedOnce("set-up", async (dataDir) => {
    const server = await startWarmServer(dataDir, SECRET_SETTING);
    writeFileSync(join(dataDir, COOKIES), await signIn(server.url, ADMINISTRATOR));
    await server.stop();
  });
}

function busyWeek(): Promise<string> {
  return sharedOnce("busy-week", async (dataDir) => {
    cpSync(await setUp(), dataDir, { recursive: true });
    const server = await startWarmServer(dataDir, SECRET_SETTING);
    await simulateInto(server.url, TEST_SECRET);
    await server.stop();
  });
}
