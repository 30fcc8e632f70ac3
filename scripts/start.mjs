import { ensureBuilt, ensureInstalled, node, run, server, serverFlags } from "./prepare.mjs";

await ensureInstalled();
await ensureBuilt();
const { code } = await run(node, [...serverFlags, server], { env: { NODE_ENV: "production" } });
process.exit(code);
