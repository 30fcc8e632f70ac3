import { keptFileOf, type RecordingRow, type Recordings } from "#db/recordings.ts";
import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import type { Recording, RecordingState } from "#lib/api/call.ts";
import { describeRecording } from "#lib/recordings/describe-recording.ts";
import type { RecordingMode } from "#lib/recordings/recording-mode.ts";
import { refusal } from "#lib/server/http/json.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";
import { type Settled, startArchive } from "#lib/server/recordings/archive.ts";
import type { AudioRequest } from "#lib/server/recordings/audio-response.ts";
import { fetchRecording } from "#lib/server/recordings/fetch-recording.ts";
import { openRecordingFiles } from "#lib/server/recordings/recording-files.ts";
import { sendKept } from "#lib/server/recordings/send-kept.ts";
import { sendProxied } from "#lib/server/recordings/send-proxied.ts";

/** Several hours, also of audio that nothing has compressed. */
const MAX_BYTES = 512 * 1024 * 1024;

const REFUSALS: Record<Exclude<RecordingState, "kept" | "proxied">, [code: string, message: string]> = {
  off: ["no_recording", "There is no recording of a call with this id."],
  waiting: ["recording_waiting", "The recording is still being fetched from Allo. Try again later."],
  "not-kept": ["recordings_off", "This inbox leaves recordings at Allo. RECORDINGS=archive or proxy changes that."],
  dead: ["recording_gone", "Allo's link no longer leads to the recording. Look for it in Allo."],
  "too-large": [
    "recording_too_large",
    "The recording has more than 512 MiB, so it was not fetched. Look for it in Allo.",
  ],
  refused: ["recording_refused", "Its link leads where the inbox must not go. OUTBOUND_ALLOW can allow what is meant."],
};

export type RecordingDesk = {
  /** There are new links, named by these deliveries. */
  take(deliveryIds: readonly number[]): void;
  /** What a page may know of the audio of a call, by Allo's id of it; null for one that is not told yet. */
  describe(alloId: string | null): Recording;
  /** Answers with the audio of a call, by Allo's id of it in its one spelling, or with why there is none. */
  send(alloId: string, asked: AudioRequest): Promise<Response>;
  stop(): Promise<void>;
};

type Source = {
  mode: RecordingMode;
  dataDir: string;
  recordings: Recordings;
  outbound: Outbound;
  /** What is known of the recordings that these deliveries name may have changed. */
  onChange(deliveryIds: readonly number[]): void;
  /** What a try to fetch one has settled. */
  onSettled(row: RecordingRow, settled: Settled, problem: string | null): void;
  onError(cause: unknown): void;
};

/** Fetches, keeps and hands out recordings as `mode` says. Throws `DataDirectoryRefused` where there is no place for them. */
export function createRecordingDesk({
  mode,
  dataDir,
  recordings,
  outbound,
  onChange,
  onSettled,
  onError,
}: Source): RecordingDesk {
  const files = openRecordingFiles(dataDir);
  const means = { outbound, files, maxBytes: MAX_BYTES };
  const archive =
    mode === "archive"
      ? startArchive({
          recordings,
          fetch: (url, signal) => fetchRecording(means, url, signal),
          now: Date.now,
          onSettled,
          onTried: ({ deliveryId }) => onChange([deliveryId]),
          onError,
        })
      : null;

  async function sendFile(row: RecordingRow, asked: AudioRequest): Promise<Response> {
    const kept = keptFileOf(row);
    const file = kept && (await files.open(kept));
    if (kept && file) return sendKept({ ...kept, file }, asked);
    onError(new Error("a kept recording is not in its place"));
    return refusal(
      404,
      "recording_lost",
      "The file is not in DATA_DIR/recordings as it was. Restore it from a backup.",
    );
  }

  return {
    take(deliveryIds) {
      onChange(deliveryIds);
      archive?.wake();
    },
    describe: (alloId) => describeRecording(alloId === null ? null : recordings.ofCall(normaliseAlloId(alloId)), mode),
    async send(alloId, asked) {
      const row = recordings.ofCall(alloId);
      const { state } = describeRecording(row, mode);
      if (row && state === "kept") return sendFile(row, asked);
      if (row && state === "proxied") return sendProxied(means, row.url, asked);
      return refusal(404, ...REFUSALS[state === "kept" || state === "proxied" ? "off" : state]);
    },
    stop: async () => archive?.stop(),
  };
}
