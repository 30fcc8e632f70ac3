export type PlaybackState = {
  /** Milliseconds from the start of the call, on the clock of the transcript. */
  atMs: number;
  playing: boolean;
  /** Sound was asked for and is not there yet. */
  loading: boolean;
  /** The audio could not be had. */
  failed: boolean;
  /** How often somebody chose a moment, so that a page can go there with them. */
  seeks: number;
};

export type Playback = {
  state: () => PlaybackState;
  subscribe: (listener: () => void) => () => void;
  /** Gives it its sound; the answer takes it away again. Without sound there still is a position. */
  attach: (audio: HTMLAudioElement) => () => void;
  seek: (ms: number) => void;
  toggle: () => void;
  /** How much later the words are heard than their times say, in milliseconds. */
  setOffset: (ms: number) => void;
};

/** Where the reader is in a call, and the one hand on its media element. */
export function createPlayback(lengthMs: number): Playback {
  const listeners = new Set<() => void>();
  let state: PlaybackState = { atMs: 0, playing: false, loading: false, failed: false, seeks: 0 };
  let audio: HTMLAudioElement | null = null;
  let offsetMs = 0;
  let frame = 0;

  function change(part: Partial<PlaybackState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function readPosition(): void {
    // Rounded, because 4.693 s is a little less than 4693 ms.
    if (audio) change({ atMs: Math.max(0, Math.round(audio.currentTime * 1000) - offsetMs) });
  }

  function followSound(): void {
    readPosition();
    frame = audio?.paused === false ? requestAnimationFrame(followSound) : 0;
  }

  async function play(sound: HTMLAudioElement): Promise<void> {
    if (state.failed) sound.load();
    change({ loading: true, failed: false });
    // What cannot be played says so by its error event; a pause before the start is no error.
    await sound.play().catch(() => change({ loading: false }));
  }

  const events: Record<string, () => void> = {
    play: () => {
      change({ playing: true });
      cancelAnimationFrame(frame);
      followSound();
    },
    pause: () => change({ playing: false, loading: false }),
    playing: () => change({ loading: false }),
    waiting: () => change({ loading: true }),
    // A page that is not shown draws no frames.
    timeupdate: readPosition,
    error: () => change({ failed: true, playing: false, loading: false }),
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(sound) {
      audio = sound;
      for (const [name, listen] of Object.entries(events)) sound.addEventListener(name, listen);
      if (state.atMs > 0) sound.currentTime = (state.atMs + offsetMs) / 1000;
      return () => {
        for (const [name, listen] of Object.entries(events)) sound.removeEventListener(name, listen);
        cancelAnimationFrame(frame);
        sound.pause();
        audio = null;
      };
    },
    seek(ms) {
      const atMs = Math.max(0, Math.min(ms, lengthMs));
      if (audio) audio.currentTime = Math.max(0, atMs + offsetMs) / 1000;
      change({ atMs, seeks: state.seeks + 1 });
    },
    toggle() {
      if (!audio) return;
      if (audio.paused) void play(audio);
      else audio.pause();
    },
    setOffset(ms) {
      offsetMs = ms;
      if (state.playing) readPosition();
      else if (audio && state.atMs > 0) audio.currentTime = Math.max(0, state.atMs + ms) / 1000;
    },
  };
}
