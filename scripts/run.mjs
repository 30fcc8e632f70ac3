// Runs a file of the project on the Node that the project pins: node scripts/run.mjs [--build] FILE [ARGUMENT …]
import { ensureBuilt, ensureInstalled, node, run } from "./prepare.mjs";

const args = process.argv.slice(2);
const build = args[0] === "--build";
await ensureInstalled();
if (build) await ensureBuilt();
const { code } = await run(node, build ? args.slice(1) : args);
process.exit(code);
