import { recordingWords } from "#components/call/recording-words.ts";
import { SideSection } from "#components/call/side/side-section.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Call } from "#lib/api/call.ts";

/** What became of the audio. */
export function RecordingFacts({ call }: { call: Call }) {
  const { short, why, when } = recordingWords(call);
  const { at } = call.recording;
  return (
    <SideSection title="Recording">
      <p className="text-sm">{short}</p>
      <p className="text-sm text-soft">
        {why}
        {when === null || at === null ? null : (
          <>
            {" "}
            {when} <Time iso={at} as="date" />, <Time iso={at} as="minute" />.
          </>
        )}
      </p>
    </SideSection>
  );
}
