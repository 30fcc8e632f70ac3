import type { Headline } from "#lib/allo/headline.ts";
import { type JsonObject, textAt } from "#lib/allo/json-object.ts";

export function tagHeadline(change: "added" | "removed", data: JsonObject): Headline {
  const tag = textAt(data, "tag_name") ?? textAt(data, "tag_key");
  const name = tag === null ? "Tag" : `Tag “${tag.trim().slice(0, 120)}”`;
  const call = textAt(data, "call_id");
  return {
    title: `${name} ${change} by ${textAt(data, "user_email") ?? "Allo"}`,
    subtitle: call === null ? "" : `On call ${call}`,
  };
}
