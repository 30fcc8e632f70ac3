import type { Headline } from "#lib/allo/headline.ts";
import { type JsonObject, textAt } from "#lib/allo/json-object.ts";
import { firstPlainLine } from "#lib/allo/markdown-line.ts";

export function summaryHeadline(data: JsonObject): Headline {
  const call = textAt(data, "call_id") ?? textAt(data, "id");
  const line = firstPlainLine(textAt(data, "content")) ?? firstPlainLine(textAt(data, "summary"));
  return { title: "Summary edited", subtitle: line ?? (call === null ? "" : `On call ${call}`) };
}
