import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The `whsec_…` that this machine signs with, made the first time; only its owner may read the file. */
export function ownSecret(directory: string): string {
  const path = join(directory, "secret");
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: "wx" });
  return secret;
}
