import type { EndpointStore } from "#db/forwards/endpoint-store.ts";
import type { ChannelRow } from "#db/health/alert-channels.ts";
import type { AlertNews } from "#lib/alerts/alert-news.ts";
import { endpointBody, mailMessage, slackMessage } from "#lib/alerts/messages.ts";
import type { Outcome } from "#lib/forwarding/outcome.ts";
import { openRecipient } from "#lib/server/forwarding/endpoint-secrets.ts";
import type { Seal } from "#lib/server/forwarding/seal.ts";
import { sendForward } from "#lib/server/forwarding/send-forward.ts";
import { postSlack } from "#lib/server/health/alerts/post-slack.ts";
import { sendMail } from "#lib/server/health/alerts/send-mail.ts";
import type { MailSettings } from "#lib/server/mail-settings.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";

export type Ways = {
  endpoints: Pick<EndpointStore, "get">;
  outbound: Outbound;
  seal: Seal;
  mail: MailSettings | null;
  baseUrl: string | null;
  now(): number;
};

/** Says some news over a channel, to an endpoint only one at a time. `messageId` stays the same when it is said again. */
export type SendNews = (channel: ChannelRow, news: readonly AlertNews[], messageId: string) => Promise<Outcome>;

export function createSendNews({ endpoints, outbound, seal, mail, baseUrl, now }: Ways): SendNews {
  const cannot = (error: string): Outcome => ({
    at: now(),
    durationMs: 0,
    status: null,
    address: null,
    errorClass: "not_sent",
    error,
    responseBody: null,
    retryAfterMs: null,
  });

  async function toEndpoint(id: number | null, [news]: readonly AlertNews[], webhookId: string): Promise<Outcome> {
    const endpoint = id === null ? null : endpoints.get(id);
    if (!endpoint || !news) return cannot("The endpoint is removed. Choose another for this channel.");
    if (endpoint.disabledAt !== null) return cannot("The endpoint is off. Turn it on under Forwarding.");
    const sending = { webhookId, body: Buffer.from(endpointBody(news, baseUrl)), isReplay: false };
    const recipient = await openRecipient(seal, endpoint, now());
    return sendForward(outbound, recipient, sending, now, new AbortController().signal);
  }

  return async ({ kind, endpointId, url, addresses }, news, messageId) => {
    if (kind === "endpoint") return toEndpoint(endpointId, news, messageId);
    if (kind === "slack") return postSlack(outbound, await seal.open(url ?? ""), slackMessage(news, baseUrl), now);
    if (!mail) return cannot("No mail server is set. Set SMTP_URL and ALERT_FROM, and start the inbox again.");
    return sendMail(mail, addresses ?? [], mailMessage(news, baseUrl), messageId, now);
  };
}
