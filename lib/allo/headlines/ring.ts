import { type Headline, joinFacts } from "#lib/allo/headline.ts";
import { isJsonObject, type JsonObject, listAt, objectAt, textAt } from "#lib/allo/json-object.ts";
import { companyName, fullName, type Party, partyLabel, partyOf } from "#lib/allo/party.ts";
import { parseTime } from "#lib/allo/times.ts";

export function callReceivedHeadline(data: JsonObject): Headline {
  const them = personAt(data, "from_number");
  const us = partyOf(textAt(data, "to_number"), null);
  return { title: `Ringing: ${partyLabel(them)} to ${partyLabel(us)}`, subtitle: about(data, them, "For") };
}

export function callTriggeredHeadline(data: JsonObject): Headline {
  const them = personAt(data, "to_number");
  return { title: `Calling ${partyLabel(them)}`, subtitle: about(data, them, "By") };
}

export function callAnsweredHeadline(data: JsonObject): Headline {
  const inbound = textAt(data, "direction")?.toUpperCase() === "INBOUND";
  const them = personAt(data, inbound ? "from_number" : "to_number");
  const title = `Call ${inbound ? "from" : "to"} ${partyLabel(them)} answered`;
  return { title, subtitle: joinFacts([ringTime(data), about(data, them, inbound ? "For" : "By")]) };
}

function personAt(data: JsonObject, numberKey: string): Party {
  return partyOf(textAt(data, numberKey), fullName(objectAt(data, "person")));
}

function about(data: JsonObject, them: Party, preposition: "For" | "By"): string {
  const [deal] = listAt(data, "deals");
  const dealName = isJsonObject(deal) ? textAt(deal, "name") : null;
  const user = textAt(data, "user_email");
  const whose = user === null ? null : `${preposition} ${user}`;
  return joinFacts([companyName(data), them.name === null ? null : them.number, dealName, whose]);
}

function ringTime(data: JsonObject): string | null {
  const started = parseTime(textAt(data, "started_at") ?? "");
  const answered = parseTime(textAt(data, "answered_at") ?? "");
  if (started === null || answered === null || answered < started) return null;
  return `After ${Math.round((answered - started) / 1000)} s`;
}
