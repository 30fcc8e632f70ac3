import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { type JsonObject, listAt, objectAt, textAt } from "#lib/allo/json-object.ts";
import { canonicalNumber } from "#lib/allo/phone-number.ts";

/** The whole state of a contact after a change; numbers are canonical. */
export type ContactState = {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  numbers: string[];
  emails: string[];
  /** Whatever else Allo tells of it, under Allo's names, such as custom properties. */
  properties: JsonObject;
};

export type ContactSaying = {
  /** With `_` after the prefix, however it was spelt. */
  alloId: string;
  isNew: boolean;
  state: ContactState;
};

const ownKeys = new Set(["id", "name", "last_name", "company", "emails", "numbers"]);

/** Null where the event is none of a contact, or does not say of which. */
export function readContact({ topic, data }: AlloEvent): ContactSaying | null {
  if (topic !== "contact.created" && topic !== "contact.updated") return null;
  const id = textAt(data, "id");
  if (id === null) return null;
  const rest = Object.entries(data).filter(([key, value]) => !ownKeys.has(key) && value !== null);
  return {
    alloId: normaliseAlloId(id),
    isNew: topic === "contact.created",
    state: {
      firstName: textAt(data, "name"),
      lastName: textAt(data, "last_name"),
      company: textAt(data, "company") ?? textAt(objectAt(data, "company"), "name"),
      numbers: distinct(textsAt(data, "numbers").map((text) => canonicalNumber(text))),
      emails: distinct(textsAt(data, "emails").map((text) => text.trim())),
      properties: Object.fromEntries(rest),
    },
  };
}

function textsAt(data: JsonObject, key: string): string[] {
  const texts = listAt(data, key).filter((value) => typeof value === "string");
  return texts.filter((text) => text.trim() !== "");
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}
