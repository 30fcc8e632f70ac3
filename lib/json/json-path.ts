import type { JsonPath } from "#lib/json/json-node.ts";

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** The path as a program writes it: `data.tags[2]`, `data["odd key"]`. */
export function formatJsonPath(path: JsonPath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (PLAIN_KEY.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
