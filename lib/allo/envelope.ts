import { isJsonObject, type JsonObject, textAt } from "#lib/allo/json-object.ts";
import { legacyV1Topic, readMobile, readV1 } from "#lib/allo/legacy.ts";
import { isKnownTopic } from "#lib/allo/topics.ts";

/** An event in today's words, whatever format it came in. */
export type AlloEvent = {
  shape: "v2" | "v1" | "mobile";
  /** Today's name, or the name as received where it is unknown. */
  topic: string;
  /** The legacy name that `topic` was mapped from, else null. */
  originalTopic: string | null;
  version: string | null;
  /** As received. */
  timestamp: unknown;
  /** Under today's keys; empty where the payload was no object. */
  data: JsonObject;
  /** What the event says as a whole, whatever its type: `data`, or what stands in its place. */
  content: unknown;
  /** Where a key of `data` stood in the body, for keys that were renamed. */
  origins: ReadonlyMap<string, string>;
  /** The whole body where it is of today's format, else null. */
  asReceived: JsonObject | null;
};

/** Reads any of Allo's formats by its shape alone; null when it is not an event. */
export function normaliseEvent(json: unknown): AlloEvent | null {
  if (!isJsonObject(json)) return null;
  const { topic, event } = json;
  const version = textAt(json, "version");
  if (typeof topic === "string" && topic.trim() !== "") {
    const known = version === "2.0" && topic !== "PING" ? null : legacyV1Topic(topic, json.data);
    const envelope = { version, timestamp: json.timestamp };
    return known === null
      ? { shape: "v2", topic, originalTopic: null, ...envelope, ...plainContent(json, topic), asReceived: json }
      : { shape: "v1", topic: known, originalTopic: topic, ...envelope, ...readV1(json.data), asReceived: null };
  }
  if (typeof event === "string" && event.trim() !== "") {
    const mobile = readMobile(event, json);
    return { shape: "mobile", originalTopic: event, version, timestamp: json.timestamp, ...mobile, asReceived: null };
  }
  return null;
}

function plainContent(json: JsonObject, topic: string): Pick<AlloEvent, "data" | "content" | "origins"> {
  const data = isJsonObject(json.data) ? json.data : {};
  const { timestamp: _, ...rest } = json;
  const content = isKnownTopic(topic) || Object.hasOwn(json, "data") ? json.data : rest;
  return { data, content, origins: new Map() };
}
