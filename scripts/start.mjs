import { ensureBuilt, ensureInstalled, node, run, server } from "./prepare.mjs";

await ensureInstalled();
await ensureBuilt();
const { code } = await run(node, [server], { env: { NODE_ENV: "production" } });
process.exit(code);
