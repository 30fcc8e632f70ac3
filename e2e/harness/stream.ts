import { get, type IncomingMessage } from "node:http";

const PATIENCE_MS = 15_000;

/** An answer that goes on, read as text while it comes. */
export type TextStream = {
  status: number;
  /** Resolves with all text so far once it holds `text`. */
  until(text: string): Promise<string>;
  /** Resolves when the server ends it. */
  ended: Promise<void>;
  close(): void;
};

export async function openStream(url: string, headers: Record<string, string>): Promise<TextStream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on("error", reject);
  });
  let heard = "";
  response.setEncoding("utf8").on("data", (part: string) => {
    heard += part;
  });
  const ended = new Promise<void>((resolve) => response.once("close", resolve));
  return {
    ended,
    status: response.statusCode ?? 0,
    until(text) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const timer = setTimeout(() => reject(new Error(`"${text}" never came, but:\n${heard}`)), PATIENCE_MS);
      const look = () => {
        if (!heard.includes(text)) return;
        clearTimeout(timer);
        response.off("data", look);
        resolve(heard);
      };
      response.on("data", look);
      look();
      return promise;
    },
    close: () => response.destroy(),
  };
}
