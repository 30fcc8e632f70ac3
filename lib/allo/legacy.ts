import { isJsonObject, type JsonObject, objectAt, textAt } from "#lib/allo/json-object.ts";
import { type Renamed, renameKeys } from "#lib/allo/legacy-keys.ts";
import { mendSpeakers } from "#lib/allo/legacy-speakers.ts";

const v1Topics = new Map([
  ["PING", "ping"],
  ["CALL_RECEIVED", "call.completed"],
  ["SMS_RECEIVED", "sms.received"],
  ["SMS_SENT", "sms.sent"],
  ["CONTACT_CREATED", "contact.created"],
  ["CONTACT_UPDATED", "contact.updated"],
]);

const mobileContainers = ["data", "call", "sms", "message", "contact"];

type LegacyContent = { data: JsonObject; content: unknown; origins: ReadonlyMap<string, string> };

/** Today's name of a v1 topic, which told sent messages from received ones by their direction only; null when it is none. */
export function legacyV1Topic(topic: string, data: unknown): string | null {
  const known = v1Topics.get(topic) ?? null;
  return known === "sms.received" && isJsonObject(data) && isOutbound(data) ? "sms.sent" : known;
}

export function readV1(data: unknown): LegacyContent {
  if (!isJsonObject(data)) return { data: {}, content: data, origins: new Map() };
  return finish(renameKeys(data, (key) => `data.${key}`, new Map()));
}

/** The first format: `event` in place of `topic`, the content under one of several keys or beside it. */
export function readMobile(event: string, json: JsonObject): LegacyContent & { topic: string } {
  const container = mobileContainers.find((key) => isJsonObject(json[key]));
  const inner = container === undefined ? {} : objectAt(json, container);
  const beside = Object.entries(json).filter(([key]) => !["event", "timestamp", "version", container].includes(key));
  const flat: JsonObject = { ...Object.fromEntries(beside), ...inner };
  const topic = mobileTopic(event, flat);
  const pathOf = (key: string) => (Object.hasOwn(inner, key) ? `${container}.${key}` : key);
  return { topic, ...finish(renameKeys(flat, pathOf, mobileAliases(topic))) };
}

function mobileTopic(event: string, data: JsonObject): string {
  if (event === "call.received") return "call.completed";
  if (event === "sms.received") return isOutbound(data) ? "sms.sent" : event;
  return legacyV1Topic(event, data) ?? event;
}

function mobileAliases(topic: string): ReadonlyMap<string, string> {
  if (topic === "call.completed") {
    return new Map([
      ["call_id", "id"],
      ["from", "from_number"],
      ["to_number", "to"],
      ["started_at", "start_date"],
      ["direction", "type"],
    ]);
  }
  if (!topic.startsWith("sms.")) return new Map();
  return new Map([
    ["from", "from_number"],
    ["to", "to_number"],
    ["text", "content"],
    ["body", "content"],
  ]);
}

function isOutbound(data: JsonObject): boolean {
  return textAt(data, "direction")?.toUpperCase() === "OUTBOUND";
}

function finish({ data, origins }: Renamed): LegacyContent {
  const mended = mendSpeakers(data);
  return { data: mended, content: mended, origins };
}
