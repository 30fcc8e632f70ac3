import { isSecretHeader } from "#lib/secret-headers.ts";
import { shellQuote } from "#lib/shell-quote.ts";

export type CurlRequest = {
  url: string;
  headers: readonly (readonly [string, string])[];
  /** The body, or null where it is not UTF-8. */
  text: string | null;
  /** The name under which the reader has saved a body that cannot stand in a command. */
  fileName: string;
};

// Made anew by curl, or put there by a proxy on the way.
const LEFT_OUT =
  /^(?:host|content-length|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|via|forwarded|x-forwarded-.*|x-real-ip)$/i;
// Linux takes at most 128 KiB in one argument.
const MAX_ARGUMENT_BYTES = 100 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal acts on them when they are pasted
const UNPASTEABLE = /[\u0000-\u0008\u000b-\u001f\u007f]/;

export function fitsInCommand(text: string): boolean {
  return !UNPASTEABLE.test(text) && new TextEncoder().encode(text).byteLength <= MAX_ARGUMENT_BYTES;
}

/** The request as a command for a POSIX shell; secrets are masked unless asked for. */
export function curlCommand(request: CurlRequest, secrets: "masked" | "shown"): string {
  const lines = [`curl -X POST ${shellQuote(request.url)}`];
  for (const [name, value] of request.headers) {
    if (LEFT_OUT.test(name)) continue;
    lines.push(
      `-H ${shellQuote(headerArgument(name, secrets === "masked" && isSecretHeader(name) ? "MASKED" : value))}`,
    );
  }
  if (request.text !== null && fitsInCommand(request.text)) {
    lines.push(`--data-raw ${shellQuote(request.text)}`);
    return lines.join(" \\\n  ");
  }
  lines.push(`--data-binary ${shellQuote(`@${request.fileName}`)}`);
  return `# Download the body first, as ${request.fileName}\n${lines.join(" \\\n  ")}`;
}

function headerArgument(name: string, value: string): string {
  const oneLine = value.replace(/\p{Cc}+/gu, " ").trim();
  // curl removes a header that has nothing after the colon; a semicolon sends it empty.
  return oneLine === "" ? `${name};` : `${name}: ${oneLine}`;
}
