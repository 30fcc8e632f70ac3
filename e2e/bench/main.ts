import process from "node:process";
import { parseOptions, usage } from "#e2e/bench/options.ts";
import { serveTarget } from "#e2e/bench/targets/serve.ts";

const parsed = parseOptions(process.argv.slice(2));
if (!parsed.ok) {
  process.stderr.write(`${parsed.problem}\n`);
  process.exitCode = 1;
} else if (parsed.options.help) {
  process.stdout.write(usage);
} else if (parsed.options.serve !== undefined) {
  await serveTarget(parsed.options.serve);
} else {
  // Loaded only here, so that a measured server holds nothing of its measurer.
  const { bench } = await import("#e2e/bench/bench.ts");
  await bench(parsed.options);
}
