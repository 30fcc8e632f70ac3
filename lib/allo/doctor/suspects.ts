import { createHmac } from "node:crypto";
import { bodyMistakes } from "#lib/allo/doctor/body-mistakes.ts";
import { contentMistakes } from "#lib/allo/doctor/content-mistakes.ts";
import type { Fault } from "#lib/allo/doctor/fault.ts";
import { jsonForms, jsonMistakes } from "#lib/allo/doctor/json-mistakes.ts";
import { readJsonText } from "#lib/allo/doctor/json-text.ts";
import { keyMistakes } from "#lib/allo/doctor/key-mistakes.ts";
import { unquoted } from "#lib/allo/doctor/unquoted.ts";
import type { Secret } from "#lib/allo/signature.ts";

export const idQuoted: Fault = {
  code: "id_quoted",
  cause: "webhook-id has blanks or quotes around it that were not signed",
  cure: "send the bare id",
};

/** The digest that the header would hold, had the sender or something on the way made these mistakes. */
export type Suspect = { secret: Secret; faults: Fault[]; digest: Buffer };

/** Every mistake with every secret, the likeliest first, each worked out only when it is asked for. */
export function* suspects(id: string, timestamp: string, body: Buffer, secrets: readonly Secret[]): Generator<Suspect> {
  const before = `${id}.${timestamp}.`;
  for (const secret of secrets) yield { secret, faults: [], digest: hmac(secret.key, before, body) };
  if (unquoted(id) !== id) {
    for (const secret of secrets) {
      yield { secret, faults: [idQuoted], digest: hmac(secret.key, `${unquoted(id)}.${timestamp}.`, body) };
    }
  }
  for (const { secret, mistake, key } of wrongKeys(secrets)) {
    yield { secret, faults: [mistake], digest: hmac(key, before, body) };
  }
  for (const content of contentMistakes) {
    const front = content.before(id, timestamp);
    for (const secret of secrets) yield { secret, faults: [content], digest: hmac(secret.key, front, body) };
    if (!content.othersScheme) continue;
    for (const { secret, mistake, key } of wrongKeys(secrets)) {
      yield { secret, faults: [mistake, content], digest: hmac(key, front, body) };
    }
  }
  for (const { mistake, original } of originals(body)) {
    for (const secret of secrets) yield { secret, faults: [mistake], digest: hmac(secret.key, before, original) };
  }
}

function* wrongKeys(secrets: readonly Secret[]) {
  for (const secret of secrets) {
    const text = Buffer.from(secret.key).toString("base64");
    const seen = new Set([text]);
    for (const mistake of keyMistakes) {
      for (const key of mistake.keys(text, secret.key)) {
        const name = Buffer.from(key).toString("base64");
        if (!seen.has(name)) yield { secret, mistake, key };
        seen.add(name);
      }
    }
  }
}

function* originals(body: Buffer): Generator<{ mistake: Fault; original: Buffer }> {
  for (const mistake of bodyMistakes) {
    for (const original of mistake.originals(body)) yield { mistake, original: Buffer.from(original) };
  }
  const text = body.toString("utf8");
  const json = readJsonText(text);
  if (!json) return;
  const forms = jsonForms(json, text);
  const seen = new Set([text]);
  for (const mistake of jsonMistakes) {
    for (const original of mistake.originals(forms)) {
      if (!seen.has(original)) yield { mistake, original: Buffer.from(original) };
      seen.add(original);
    }
  }
}

function hmac(key: Uint8Array, before: string, body: Buffer): Buffer {
  return createHmac("sha256", key).update(Buffer.from(before, "latin1")).update(body).digest();
}
