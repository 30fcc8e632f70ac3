import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { apiErrorSchema } from "#lib/api/error.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: unknown };

export type Question = {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array;
  /** Where the request seems to come from: any of 127.0.0.0/8. */
  from?: string;
  agent?: Agent;
};

/** One HTTP request whose path, method and headers go out as they are, and the whole answer. */
export function ask(url: string, path: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, from, agent } = question;
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sized = body !== undefined && headers["transfer-encoding"] === undefined;
  const outgoing = request(
    {
      host: hostname,
      port,
      path,
      method,
      headers: !sized ? headers : { "content-length": Buffer.byteLength(body), ...headers },
      agent: agent ?? false,
      ...(from === undefined ? {} : { localAddress: from }),
    },
    (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: jsonOf(text) });
      });
    },
  );
  outgoing.on("error", reject);
  outgoing.end(body);
  return promise;
}

/** What stands in API_KEY of every server that `startServer` starts, unless a test says otherwise. */
export const SCRIPT_KEY = "the-key-of-the-tests-0123456789abcdef";

/** The header with which a script may do everything. */
export const withKey = { authorization: `Bearer ${SCRIPT_KEY}` };

/** Asks the API as a script with the key does. */
export function askApi(url: string, path: string, { headers, ...question }: Question = {}): Promise<Answer> {
  return ask(url, path, { ...question, headers: { ...withKey, ...headers } });
}

/** The code and message of a refusal in the form that the contract gives. */
export function errorOf(answer: Answer): { status: number; code: string; message: string } {
  return { status: answer.status, ...apiErrorSchema.parse(answer.json).error };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
