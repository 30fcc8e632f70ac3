import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { recordedCalls } from "#e2e/simulator/recorded-calls.ts";

export type RecordingServer = {
  /** Without a slash at the end. */
  base: string;
  /** Resolves when nobody has asked for anything for `quiet` milliseconds. */
  quiet(quiet: number): Promise<void>;
  close(): void;
};

/** Serves the recorded calls on a free port of this machine, whole or by range. */
export async function serveRecordings(): Promise<RecordingServer> {
  let lastAsked = 0;
  const server = createServer((request, response) => {
    lastAsked = performance.now();
    sendRecording(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the recording server has no port");
  return {
    base: `http://127.0.0.1:${address.port}`,
    async quiet(quiet) {
      lastAsked = performance.now();
      while (performance.now() - lastAsked < quiet) await wait(50);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function sendRecording(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = recordedCalls.find(({ name }) => request.url === `/${name}.mp3`);
  if (!call || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(call ? 405 : 404).end();
    return;
  }
  const file = fileURLToPath(new URL(`recordings/${call.name}.mp3`, import.meta.url));
  const { size } = await stat(file);
  const span = rangeOf(request.headers.range, size);
  if (!span) {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  const { start, end } = span;
  response.writeHead(request.headers.range ? 206 : 200, {
    "content-type": "audio/mpeg",
    "accept-ranges": "bytes",
    "content-length": end - start + 1,
    ...(request.headers.range && { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file, { start, end }).pipe(response);
}

/** The first and last byte asked for, both included, or null when there are none such. */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  if (header === undefined) return { start: 0, end: size - 1 };
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : null;
}
