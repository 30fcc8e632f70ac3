import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type EndpointRow, stillSigning } from "#db/forwards/endpoint-store.ts";
import type { Seal } from "#lib/server/forwarding/seal.ts";
import type { Recipient } from "#lib/server/forwarding/send-forward.ts";

/** How long the secret before the present one signs too. */
export const GRACE_MS = 24 * 3_600_000;

export type HeaderPairs = [name: string, value: string][];

const headerPairs = z.array(z.tuple([z.string(), z.string()]));

/** 24 random bytes, as Allo's own secrets have. */
export function newEndpointSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

export async function openHeaders(seal: Seal, { headers }: EndpointRow): Promise<HeaderPairs> {
  return headers === null ? [] : headerPairs.parse(JSON.parse(await seal.open(headers)));
}

/** Where to send and what to sign with; each former secret signs after the present one while its grace lasts. */
export async function openRecipient(seal: Seal, endpoint: EndpointRow, now: number): Promise<Recipient> {
  const sealed = [endpoint, ...stillSigning(endpoint, now)];
  const secrets = await Promise.all(sealed.map(({ secret }) => seal.open(secret)));
  return { url: endpoint.url, secrets, headers: Object.fromEntries(await openHeaders(seal, endpoint)) };
}
