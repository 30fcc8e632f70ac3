import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { startAudioStorage } from "#e2e/harness/audio-storage.ts";
import { type Inbox, openInbox } from "#e2e/harness/inbox.ts";

/** An inbox that fetches recordings from a web server on loopback. */
export type RecordingInbox = Inbox & {
  /** A link as Allo would send it, to audio or to something else; `forbidden` is one that the inbox must not follow. */
  linkTo(name: "audio" | "forbidden" | keyof typeof answers): string;
  /** From now on audio does not come, until the function that it gives is called. */
  holdsAudio(): () => void;
};

const AUDIO = readFileSync(join(import.meta.dirname, "../simulator/recordings/harbor-plumbing.mp3"));

const answers = {
  "not-yet": (_, response) => response.writeHead(503).end(),
  gone: (_, response) => response.writeHead(410).end(),
  "a-terabyte": (_, response) => response.writeHead(200, { "content-length": 2 ** 40 }).write("ID3"),
} satisfies Record<string, RequestListener>;

/** Opens an inbox with nothing in it, and what it fetches recordings from. */
export async function openRecordingInbox(): Promise<RecordingInbox> {
  let held = Promise.resolve();
  const storage = await startAudioStorage((request, response) => {
    const special = Object.entries(answers).find(([name]) => request.url?.includes(`/${name}.`));
    if (special) special[1](request, response);
    else void held.then(() => response.writeHead(200, { "content-type": "audio/mpeg" }).end(AUDIO));
  });
  const inbox = await openInbox({ OUTBOUND_ALLOW: storage.host });
  return {
    ...inbox,
    // Another port of this machine, which OUTBOUND_ALLOW does not list.
    linkTo: (name) => (name === "forbidden" ? "http://127.0.0.1:9/audio.mp3" : storage.linkTo(name)),
    holdsAudio() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    async close() {
      await inbox.close();
      storage.close();
    },
  };
}
