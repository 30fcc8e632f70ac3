import { type Headline, joinFacts } from "#lib/allo/headline.ts";
import { type JsonObject, listAt } from "#lib/allo/json-object.ts";
import { companyName, fullName } from "#lib/allo/party.ts";
import { formatNumber } from "#lib/allo/phone-number.ts";

export function contactHeadline(change: "created" | "updated", data: JsonObject): Headline {
  const name = fullName(data);
  const company = companyName(data);
  const facts = [...firstTexts(data, "numbers").map(formatNumber), ...firstTexts(data, "emails")];
  return {
    title: `Contact ${change}: ${name ?? company ?? facts[0] ?? "no name"}`,
    subtitle: joinFacts([name === null ? null : company, ...facts]),
  };
}

function firstTexts(data: JsonObject, key: string): string[] {
  const texts = listAt(data, key)
    .slice(0, 4)
    .filter((value) => typeof value === "string");
  return texts.map((text) => text.slice(0, 200)).filter((text) => text.trim() !== "");
}
