import type { AllowEntry } from "#lib/outbound/allow-list.ts";
import { judgeUrl } from "#lib/outbound/judge-target.ts";
import { judgeHeaders } from "#lib/outbound/request-headers.ts";

type Place = { url?: string; headers?: readonly (readonly [name: string, value: string])[] };

/** What is wrong with where an endpoint is, or with what is sent along, as sentences behind the field's name; null where nothing is. */
export function judgeEndpoint({ url, headers = [] }: Place, allow: readonly AllowEntry[]): string | null {
  const refused = url === undefined ? null : judgeUrl(url, allow);
  if (refused) return `url: ${refused.message}`;
  const problem = headersProblem(headers);
  return problem === null ? null : `headers: ${problem}`;
}

function headersProblem(headers: NonNullable<Place["headers"]>): string | null {
  const unfit = judgeHeaders(Object.fromEntries(headers));
  if (unfit) return unfit.message;
  const names = headers.map(([name]) => name.toLowerCase());
  const own = names.find((name) => /^(webhook|allo-inbox)-/.test(name));
  if (own !== undefined) return `The header ${own} is set by the inbox itself. Leave it out.`;
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  return twice === undefined ? null : `The header ${twice} is there twice. Give it once.`;
}
