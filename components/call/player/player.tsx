"use client";

import { useOpenCall } from "#components/call/call-context.ts";
import { AudioElement } from "#components/call/player/audio-element.tsx";
import { JumpField } from "#components/call/player/jump-field.tsx";
import { Lanes } from "#components/call/player/lanes.tsx";
import { OffsetControl } from "#components/call/player/offset-control.tsx";
import { PlayerState } from "#components/call/player/player-state.tsx";
import { useSound } from "#components/call/player/sound-settings.ts";
import { SpeedSelect } from "#components/call/player/speed-select.tsx";
import { Transport } from "#components/call/player/transport.tsx";
import { usePlayerKeys } from "#components/call/player/use-player-keys.ts";
import { VolumeControl } from "#components/call/player/volume-control.tsx";
import { recordingWords } from "#components/call/recording-words.ts";

/** The sound of a call and the way through it; without sound, the way through its words. */
export function Player() {
  const { call } = useOpenCall();
  const [sound, setSound] = useSound();
  const { playable } = recordingWords(call);
  usePlayerKeys({ playable, sound, onSound: setSound });

  return (
    <section
      aria-label="Player"
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3.5 gap-y-1.5 border-t border-line bg-bg px-4 py-2.5 max-sm:gap-x-1.5 lg:px-6.5 xl:grid-cols-[auto_minmax(0,1fr)_auto] print:hidden"
    >
      {playable ? <AudioElement sound={sound} /> : null}
      <Transport playable={playable} />
      <div className="flex min-w-0 items-center gap-1.5 max-xl:order-first max-xl:col-span-2">
        <div className="min-w-0 flex-1">
          <Lanes />
        </div>
        <JumpField />
      </div>
      <div className="flex min-w-0 flex-wrap items-center justify-end gap-x-1.5 gap-y-1">
        {playable ? (
          <>
            <SpeedSelect speed={sound.speed} onChange={(speed) => setSound({ ...sound, speed })} />
            <VolumeControl sound={sound} onChange={setSound} />
            <OffsetControl />
          </>
        ) : null}
        <PlayerState />
      </div>
    </section>
  );
}
