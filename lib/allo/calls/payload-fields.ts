import type { PayloadField } from "#lib/allo/calls/call-event.ts";
import { turnsOf } from "#lib/allo/calls/turns.ts";
import { isJsonObject, type JsonObject, listAt, objectAt, textAt } from "#lib/allo/json-object.ts";
import { companyName } from "#lib/allo/party.ts";
import { canonicalNumber } from "#lib/allo/phone-number.ts";

/** What the list does not show, read from the payload that `dataOf` gives for each field; null where none has it. */
export function readPayloadFields(dataOf: (field: PayloadField) => JsonObject | null, startedAt: number) {
  const at = (field: PayloadField) => dataOf(field) ?? {};
  const person = at("person").person;
  const transfer = at("transfer");
  return {
    transcript: turnsOf(at("transcript"), startedAt),
    ivr: listAt(at("ivr"), "ivr_result")
      .filter(isJsonObject)
      .map((choice) => ({ key: textAt(choice, "dtmf_key"), text: textAt(choice, "text_key") })),
    dataCollected: objectAt(at("dataCollected"), "data_collected"),
    transferFrom: legOf(objectAt(transfer, "transfer_from")),
    transferTo: legOf(objectAt(transfer, "transfer_to")),
    originalTo: originalTo(at("originalTo")),
    person: isJsonObject(person) ? person : null,
    company: companyOf(at("company")),
    deals: listAt(at("deals"), "deals").filter(isJsonObject),
  };
}

function legOf(party: JsonObject) {
  const number = textAt(party, "number");
  const leg = {
    number: number === null ? null : canonicalNumber(number),
    userEmail: textAt(party, "user_email"),
    userName: textAt(party, "user_name"),
  };
  return Object.values(leg).every((value) => value === null) ? null : leg;
}

function originalTo(data: JsonObject) {
  const number = textAt(data, "original_to_number");
  return number === null ? null : { number: canonicalNumber(number), name: textAt(data, "original_to_name") };
}

function companyOf(data: JsonObject) {
  const name = companyName(data);
  return name === null ? null : { id: textAt(objectAt(data, "company"), "id"), name };
}
