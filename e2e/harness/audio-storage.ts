import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { TestContext } from "node:test";

/** Stands for the place where Allo keeps recordings. */
export type AudioStorage = {
  /** What OUTBOUND_ALLOW has to list. */
  host: string;
  asked: IncomingMessage[];
  /** From now on every request gets this answer. */
  answers(listener: RequestListener): void;
  linkTo(name: string): string;
  close(): void;
};

/** A web server on loopback for one test. */
export async function openAudioStorage(t: TestContext, first: RequestListener): Promise<AudioStorage> {
  const storage = await startAudioStorage(first);
  t.after(storage.close);
  return storage;
}

/** A web server on loopback. */
export async function startAudioStorage(first: RequestListener): Promise<AudioStorage> {
  const asked: IncomingMessage[] = [];
  let answer = first;
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the storage does not listen on a port");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    asked,
    answers(listener) {
      answer = listener;
    },
    linkTo: (name) => `http://${host}/recordings/${name}.mp3?signature=c0ffee51`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
