import { connect, type Socket } from "node:net";

/** A bare connection, for what no HTTP client would send. */
export function openRaw(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on("error", () => {});
}

/** Sends bytes as they are, and gives what came back until the server closed or `withinMs` were over. */
export function exchange(url: string, bytes: string | Uint8Array, withinMs = 5_000): Promise<string> {
  const socket = openRaw(url);
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    text += chunk;
  });
  const timer = setTimeout(() => socket.destroy(), withinMs);
  socket.on("close", () => {
    clearTimeout(timer);
    resolve(text);
  });
  socket.write(bytes);
  return promise;
}

/** The status of each answer in what came back, interim ones aside. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 ([2-9]\d\d) /gm)].map(([, status]) => Number(status));
}
