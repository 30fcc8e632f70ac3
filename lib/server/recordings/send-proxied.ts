import { namedAudioType } from "#lib/recordings/audio-type.ts";
import { refusal } from "#lib/server/http/json.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";
import { discard, type ResponseHeaders } from "#lib/server/outbound/send.ts";
import { type AudioRequest, audioHeaders, beyondTheEnd } from "#lib/server/recordings/audio-response.ts";
import { webStream } from "#lib/server/recordings/web-stream.ts";

/** Somebody may pause for long, and the browser then stops reading. */
const LONGEST_LISTENING_MS = 4 * 3_600_000;
const ONE_RANGE = /^bytes=\d{0,15}-\d{0,15}$/;
/** Headers of Allo's storage that are passed on, where they have the form that they should. */
const PASSED: [name: string, form: RegExp][] = [
  ["Content-Length", /^\d{1,15}$/],
  ["Content-Range", /^bytes \d{1,15}-\d{1,15}\/(?:\d{1,15}|\*)$/],
  ["ETag", /^(?:W\/)?"[\x21\x23-\x7e]{0,128}"$/],
];

/** Streams from the link while somebody listens. Neither the link nor what the storage says of it is passed on. */
export async function sendProxied(
  { outbound, maxBytes }: { outbound: Outbound; maxBytes: number },
  url: string,
  { method, range, ifRange, fileName, signal }: AudioRequest,
): Promise<Response> {
  const isPart = method === "GET" && range !== null && ONE_RANGE.test(range);
  const headers = isPart ? { Range: range, ...(ifRange === null ? {} : { "If-Range": ifRange }) } : {};
  const answer = await outbound.download(url, { maxBytes, headers, signal, totalMs: LONGEST_LISTENING_MS });
  if (!answer.ok) return refusal(502, "recording_unreachable", answer.message);
  const passed = passedOn(answer.headers);
  const isWanted = answer.status === 200 || (answer.status === 206 && isPart && passed["Content-Range"] !== undefined);
  if (!isWanted) {
    discard(answer.body);
    return refused(answer.status, answer.headers);
  }
  if (method === "HEAD") discard(answer.body);
  return new Response(method === "HEAD" ? null : webStream(answer.body), {
    status: answer.status,
    headers: { ...audioHeaders(namedAudioType(answer.headers.get("content-type")), fileName), ...passed },
  });
}

function passedOn(headers: ResponseHeaders): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, form] of PASSED) {
    const value = headers.get(name.toLowerCase());
    if (value !== undefined && form.test(value)) passed[name] = value;
  }
  return passed;
}

function refused(status: number, headers: ResponseHeaders): Response {
  if (status === 416)
    return beyondTheEnd(/^bytes \*\/(\d{1,15})$/.exec(headers.get("content-range") ?? "")?.[1] ?? null);
  if ([403, 404, 410].includes(status)) {
    return refusal(404, "recording_gone", "Allo's link no longer leads to the recording. Look for it in Allo.");
  }
  return refusal(502, "recording_unreachable", `Allo's storage answered with status ${status}. Try again later.`);
}
