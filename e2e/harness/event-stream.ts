import { get, type IncomingMessage } from "node:http";
import { withKey } from "#e2e/harness/ask.ts";
import { eventually } from "#e2e/harness/deliveries.ts";

export type ServerSentEvent = { event: string; id: string | null; data: unknown };

/** An open stream of server-sent events, read as a browser would read it. */
export type EventStream = {
  headers: IncomingMessage["headers"];
  events(): ServerSentEvent[];
  /** Resolves with the events once they are as wanted; gives what there is after ten seconds. */
  until(wanted: (events: ServerSentEvent[]) => boolean): Promise<ServerSentEvent[]>;
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  close(): void;
};

export async function openEventStream(url: string, lastEventId?: string): Promise<EventStream> {
  const headers = { ...withKey, ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/api/v1/live`, { headers, agent: false }, resolve).on("error", reject);
  });
  let text = "";
  response.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const ended = new Promise<void>((resolve) => response.once("end", resolve).once("error", () => resolve()));
  const events = () => parse(text);
  return {
    headers: response.headers,
    events,
    until: (wanted) => eventually(async () => events(), wanted),
    ended,
    close: () => response.destroy(),
  };
}

/** Whole blocks only: the last one may still be on its way. */
function parse(text: string): ServerSentEvent[] {
  return text
    .split("\n\n")
    .slice(0, -1)
    .flatMap((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? null;
      const [event, data] = [field("event"), field("data")];
      return event === null || data === null ? [] : [{ event, id: field("id"), data: JSON.parse(data) }];
    });
}
