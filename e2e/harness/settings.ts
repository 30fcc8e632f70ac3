import { SCRIPT_KEY } from "#e2e/harness/ask.ts";
import { WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";

/** What a server of the tests is started with: a free port, the scripts' key and an administrator, and `more` over them. */
export function testSettings(dataDir: string, more: Record<string, string>): Record<string, string> {
  return { PORT: "0", DATA_DIR: dataDir, API_KEY: SCRIPT_KEY, ...WITH_ADMINISTRATOR, ...more };
}
