import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import manifest from "#package.json" with { type: "json" };

// A bundler would answer a module of Node with a copy for browsers: 340 KB for a single hash.
test("nothing that a component imports needs Node", async () => {
  const components = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => join(import.meta.dirname, name));
  const { outputFiles } = await build({
    entryPoints: components,
    outdir: import.meta.dirname,
    bundle: true,
    write: false,
    platform: "browser",
    // All but what is ours.
    external: Object.keys(manifest.dependencies).flatMap((name) => [name, `${name}/*`]),
    logLevel: "silent",
  });
  assert.equal(outputFiles.length, components.length);
});
