import type { Headline } from "#lib/allo/headline.ts";
import { type JsonObject, textAt } from "#lib/allo/json-object.ts";
import { partyLabel, partyOf } from "#lib/allo/party.ts";

export function messageHeadline(direction: "INBOUND" | "OUTBOUND", data: JsonObject): Headline {
  const side = (textAt(data, "direction")?.toUpperCase() ?? direction) === "OUTBOUND" ? "to" : "from";
  const them = partyOf(textAt(data, `${side}_number`), textAt(data, `${side}_name`));
  return {
    title: `${kindOf(textAt(data, "type")?.toUpperCase())} ${side} ${partyLabel(them)}`,
    subtitle: textAt(data, "content") ?? "No text",
  };
}

function kindOf(type: string | undefined): string {
  if (type === "MMS") return "Picture message";
  return type === "WHATSAPP" ? "WhatsApp message" : "Message";
}
