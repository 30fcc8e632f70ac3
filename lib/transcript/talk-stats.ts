import type { TimedTurn } from "#lib/transcript/time-turns.ts";

type Side = {
  talkMs: number;
  /** Of all talk, from 0 to 1. */
  share: number;
  questions: number;
};

export type TalkStats = Record<TimedTurn["speaker"], Side> & {
  /** The longest time between two turns in which nobody spoke, and when it began. */
  silence: { ms: number; atMs: number } | null;
};

/** Who talked how much and asked how often; null where nobody said anything. */
export function talkStats(turns: readonly TimedTurn[]): TalkStats | null {
  if (turns.length === 0) return null;
  const talk = { us: 0, them: 0 };
  const questions = { us: 0, them: 0 };
  let silence: TalkStats["silence"] = null;
  let quietSince = turns[0]?.startMs ?? 0;
  for (const { speaker, startMs, endMs, text } of turns) {
    talk[speaker] += endMs - startMs;
    questions[speaker] += countQuestions(text);
    const quiet = startMs - quietSince;
    if (quiet > 0 && quiet > (silence?.ms ?? 0)) silence = { ms: quiet, atMs: quietSince };
    quietSince = Math.max(quietSince, endMs);
  }
  const all = talk.us + talk.them;
  return {
    us: { talkMs: talk.us, share: talk.us / all, questions: questions.us },
    them: { talkMs: talk.them, share: talk.them / all, questions: questions.them },
    silence,
  };
}

/** "Really?!?" is one question; the marks of Arabic, Armenian, Greek and Chinese count too. */
function countQuestions(text: string): number {
  return (text.match(/[?!？！؟՞\u037e]+/g) ?? []).filter((marks) => /[^!！]/.test(marks)).length;
}
