import type { Tally } from "#e2e/simulator/tally.ts";

type Screen = { isTTY?: boolean; write(text: string): unknown };

export type Progress = { stop(): void };

/** One line that rewrites itself on a terminal, and a new one every few seconds elsewhere. */
export function showProgress(tally: Tally, expected: number, screen: Screen): Progress {
  const began = performance.now();
  const line = () => {
    const seconds = (performance.now() - began) / 1000;
    const trouble = tally.lost > 0 ? `, ${tally.lost} lost` : "";
    return `${tally.requests} requests of about ${expected} in ${seconds.toFixed(0)} s${trouble}`;
  };
  const timer = screen.isTTY
    ? setInterval(() => screen.write(`\r\x1b[K${line()}`), 200)
    : setInterval(() => screen.write(`${line()}\n`), 5000);
  return {
    stop() {
      clearInterval(timer);
      if (screen.isTTY) screen.write("\r\x1b[K");
    },
  };
}
