import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

type Method = (typeof METHODS)[number];

/** Every page and route that the build knows, with the methods that each answers, as `GET /path`. */
export function doorsOfBuild(): string[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(join(ROOT, ".next", "app-path-routes-manifest.json"), "utf8"),
  );
  return Object.entries(manifest)
    .flatMap(([file, path]) => methodsOf(file).map((method) => `${method} ${path}`))
    .sort();
}

/** A page and a file answer GET; a route answers what it exports. */
function methodsOf(file: string): Method[] {
  if (!file.endsWith("/route") || !file.startsWith("/api/")) return ["GET"];
  const source = readFileSync(join(ROOT, "app", `${file}.ts`), "utf8");
  const methods = METHODS.filter((method) =>
    new RegExp(`^export (?:async )?(?:function|const) ${method}\\b|^export \\{[^}]*\\b${method}\\b`, "m").test(source),
  );
  if (methods.length === 0) throw new Error(`${file} answers no method that could be found in its source`);
  return methods;
}
