import { ensureBuilt, ensureInstalled, node, run } from "./prepare.mjs";

await ensureInstalled();
await ensureBuilt();
const { code } = await run(node, ["server.ts"], { env: { NODE_ENV: "production" } });
process.exit(code);
