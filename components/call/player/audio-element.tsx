"use client";

import { useEffect, useRef } from "react";
import { useOpenCall } from "#components/call/call-context.ts";
import { type Sound, useOffset } from "#components/call/player/sound-settings.ts";
import { recordingPath } from "#components/data/call-queries.ts";

/** The media element that everything else steers. It asks for the audio only once somebody wants to hear it. */
export function AudioElement({ sound: { speed, volume, muted } }: { sound: Sound }) {
  const { call, playback } = useOpenCall();
  const [offsetMs] = useOffset(call.id);
  const audio = useRef<HTMLAudioElement>(null);

  useEffect(() => (audio.current ? playback.attach(audio.current) : undefined), [playback]);

  useEffect(() => playback.setOffset(offsetMs), [playback, offsetMs]);

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    // Loading again goes back to the default.
    element.defaultPlaybackRate = speed;
    element.playbackRate = speed;
    element.volume = volume;
    element.muted = muted;
  }, [speed, volume, muted]);

  return (
    // biome-ignore lint/a11y/useMediaCaption: the transcript beside it says every word, in step
    <audio ref={audio} src={recordingPath(call.id)} preload="none" className="hidden" />
  );
}
