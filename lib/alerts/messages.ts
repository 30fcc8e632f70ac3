import { type AlertNews, newsTitle, newsUrl } from "#lib/alerts/alert-news.ts";
import { spanWords } from "#lib/alerts/span-words.ts";

/** What Slack and its likes take: `text` for notifications, `blocks` for the screen. */
type SlackMessage = { text: string; blocks: object[] };

export type Mail = { subject: string; text: string };

/** The most blocks that one message may have, less the one that says what was left out. */
const MOST_BLOCKS = 49;

/** The body for an endpoint, as JSON: one alert a request, so that a script need not take lists apart. */
export function endpointBody(news: AlertNews, baseUrl: string | null): string {
  const { id, kind, rule, subject, text, at, openedAt } = news;
  return JSON.stringify({
    type: `alert.${kind}`,
    timestamp: isoTime(at),
    data: {
      id,
      rule,
      subject: subject === "" ? null : subject,
      title: newsTitle(news),
      text,
      openedAt: openedAt === null ? null : isoTime(openedAt),
      url: newsUrl(news, baseUrl),
    },
  });
}

/** All that is to be said, in one message. */
export function slackMessage(news: readonly AlertNews[], baseUrl: string | null): SlackMessage {
  const blocks = news.slice(0, MOST_BLOCKS).map((one) => {
    const url = newsUrl(one, baseUrl);
    const lines = [`*${marks[one.kind]} ${escapeSlack(newsTitle(one))}*`, `${escapeSlack(sentence(one))}`];
    if (url !== null) lines.push(`<${escapeSlack(url)}|Open the inbox>`);
    return { type: "section", text: { type: "mrkdwn", text: lines.join("\n") } };
  });
  const more = news.length - blocks.length;
  const rest = more > 0 ? [{ type: "section", text: { type: "mrkdwn", text: `And ${more} more.` } }] : [];
  return { text: escapeSlack(headline(news)), blocks: [...blocks, ...rest] };
}

/** The same as plain text. */
export function mailMessage(news: readonly AlertNews[], baseUrl: string | null): Mail {
  const parts = news.map((one) => {
    const url = newsUrl(one, baseUrl);
    return [newsTitle(one), sentence(one), ...(url === null ? [] : [url])].join("\n");
  });
  const end = "Which alerts are sent, and where to, is set in the inbox under Settings > Alerts.";
  return { subject: oneLine(`[Allo Inbox] ${headline(news)}`), text: `${[...parts, end].join("\n\n")}\n` };
}

/** For lists of messages and notifications. */
function headline(news: readonly AlertNews[]): string {
  const [first] = news;
  if (!first) return "Nothing to say";
  return news.length === 1 ? `${newsTitle(first)}. ${first.text}` : `${newsTitle(first)}, and ${news.length - 1} more`;
}

function sentence({ kind, text, at, openedAt }: AlertNews): string {
  return kind === "recovered" && openedAt !== null ? `${text} It lasted ${spanWords(at - openedAt)}.` : text;
}

const marks = { opened: "🔴", reminded: "🔴", recovered: "🟢", test: "🔵" };

/** Names of endpoints may hold anything, and must neither link nor mention anybody. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 200);
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
