import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSecret } from "#lib/allo/secret.ts";
import type { Secret } from "#lib/allo/signature.ts";

export type SecretSource = { ok: true; secret: Secret; from: string } | { ok: false; problem: string };

/** The environment; the server's own settings also tell the simulator how to sign. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** The secret from the command line, else from the settings, else the one that the server made for itself. */
export function findSecret(given: string | null, settings: Settings): SecretSource {
  if (given !== null) return read(given, "--secret");
  const [first] = (settings.ALLO_WEBHOOK_SECRET ?? "").split(/[\s,]+/).filter((part) => part !== "");
  if (first) return read(first, "ALLO_WEBHOOK_SECRET");
  const file = join(settings.DATA_DIR || "data", "local-webhook-secret");
  try {
    return read(readFileSync(file, "utf8").trim(), file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const why = error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code})`;
    const cure = "Start the server once, point DATA_DIR to its directory, or give --secret whsec_…";
    return { ok: false, problem: `No secret to sign with: ${file} ${why}. ${cure}` };
  }
}

function read(text: string, from: string): SecretSource {
  const parsed = parseSecret(text);
  return parsed.ok ? { ...parsed, from } : { ok: false, problem: `The secret from ${from} ${parsed.problem}.` };
}
