import { legacyDeliveryId } from "#lib/allo/legacy-delivery-id.ts";
import { acceptToken } from "#lib/allo/signature.ts";
import { clientAddress, headerList, type Incoming } from "#lib/server/http/incoming.ts";
import { refusal } from "#lib/server/http/json.ts";
import { readBody } from "#lib/server/http/read-body.ts";
import type { Inbox } from "#lib/server/inbox.ts";
import { bodyRefusal, store, tooMany } from "#lib/server/webhook/receive.ts";

/** Takes one request to `POST /api/allo/{token}`, in one of Allo's older formats, which are not signed. */
export async function receiveLegacy(inbox: Inbox, token: string, came: Incoming): Promise<Response> {
  const { request, receivedAt } = came;
  const { legacyToken, maxBodyBytes, trustedProxies } = inbox.env;
  const remoteAddress = clientAddress(request, trustedProxies);
  // Checked before the body is read: whoever does not know the token gets nothing read and nothing kept.
  if (legacyToken === null || acceptToken(token, legacyToken, "", new Uint8Array()) === null) {
    request.resume();
    const wait = inbox.floodGuard.refuse(remoteAddress, receivedAt);
    return wait === null ? refusal(404, "not_found", "There is nothing here.") : tooMany(inbox, wait);
  }
  const read = await readBody(request, maxBodyBytes, inbox.bodyRoom);
  if (!read.ok) return bodyRefusal(inbox, came, read.reason);
  const verified = acceptToken(token, legacyToken, legacyDeliveryId(read.body), read.body);
  if (!verified) return refusal(404, "not_found", "There is nothing here.");
  const userAgent = request.headers["user-agent"] ?? null;
  return store(inbox, { verified, receivedAt, remoteAddress, userAgent, headers: headerList(request) });
}
