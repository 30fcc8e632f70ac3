import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** What came back: the status with the word that the answer gives for it, or why there was no answer. */
export type Answer = { ok: boolean; label: string; milliseconds: number };

export type Poster = {
  post(url: URL, headers: Record<string, string>, body: Uint8Array): Promise<Answer>;
  close(): void;
};

/** As Allo: an answer later than this is none. */
const TIMEOUT_MS = 20_000;
const ANSWER_LIMIT = 64 * 1024;

/** Posts over kept-alive connections, so that what is measured is the inbox. Never rejects. */
export function makePoster(): Poster {
  const agents = { "http:": new HttpAgent({ keepAlive: true }), "https:": new HttpsAgent({ keepAlive: true }) };

  function attempt(url: URL, headers: Record<string, string>, body: Uint8Array): Promise<Answer> {
    return new Promise((resolve) => {
      const began = performance.now();
      const secure = url.protocol === "https:";
      const options = {
        method: "POST",
        agent: secure ? agents["https:"] : agents["http:"],
        headers: {
          "content-type": "application/json",
          "user-agent": "allo-inbox-simulator",
          "content-length": body.length,
          ...headers,
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
      const done = (ok: boolean, label: string) => resolve({ ok, label, milliseconds: performance.now() - began });
      request.on("response", (response) => {
        readAnswer(response).then(
          (text) => done(isSuccess(response), `${response.statusCode} ${wordOf(text)}`.trimEnd()),
          (error: Error) => done(false, `broken answer (${reasonOf(error)})`),
        );
      });
      request.on("error", (error) => {
        // The server may close an idle connection at the moment when we reuse it; that says nothing of the delivery.
        if (request.reusedSocket && "code" in error && error.code === "ECONNRESET")
          resolve(attempt(url, headers, body));
        else done(false, `no answer (${reasonOf(error)})`);
      });
      request.end(body);
    });
  }

  function close(): void {
    for (const agent of Object.values(agents)) agent.destroy();
  }

  return { post: attempt, close };
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) {
    if (text.length < ANSWER_LIMIT) text += chunk;
  }
  return text;
}

function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

/** `stored`, `duplicate`, `bad_signature`: what the inbox calls its answer; empty when it is not an inbox. */
function wordOf(text: string): string {
  try {
    const answer: unknown = JSON.parse(text);
    return /^\{"status":"(\w{1,40})"/.exec(JSON.stringify(answer))?.[1] ?? codeOf(answer);
  } catch {
    return "";
  }
}

function codeOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return "";
  const { error } = answer;
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return String(error.code).slice(0, 40);
}

function reasonOf(error: Error): string {
  if (error.name === "TimeoutError" || error.name === "AbortError") return `over ${TIMEOUT_MS / 1000} s`;
  return "code" in error ? String(error.code) : error.message;
}
