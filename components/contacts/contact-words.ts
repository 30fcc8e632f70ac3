import { numberWords } from "#lib/allo/party-words.ts";
import type { ContactItem } from "#lib/api/contact.ts";

/** What a contact is called, whatever is known of it. */
export function contactWords({ name, numbers, emails }: Pick<ContactItem, "name" | "numbers" | "emails">): string {
  const [number] = numbers;
  return name ?? (number === undefined ? (emails[0] ?? "No name") : numberWords(number));
}

const fields: Readonly<Record<string, string>> = {
  firstName: "First name",
  lastName: "Last name",
  company: "Company",
  numbers: "Numbers",
  emails: "E-mails",
};

/** A field of a contact, as one says it; Allo's own custom ones under Allo's names. */
export function fieldWords(field: string): string {
  return fields[field] ?? field.replace(/^properties\./, "");
}

/** The value of a field in one line; null where it is empty. */
export function valueWords(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const list = Array.isArray(value) ? value : [value];
  const texts = list.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  return texts.map((text) => (field === "numbers" ? numberWords(text) : text)).join(", ");
}
