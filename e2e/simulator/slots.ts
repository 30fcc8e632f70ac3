export type Slots = { take(): Promise<void>; free(): void };

/** Lets at most `count` go on at once; the others wait in line. */
export function makeSlots(count: number): Slots {
  let left = count;
  const line: (() => void)[] = [];
  return {
    async take() {
      if (left > 0) left--;
      else await new Promise<void>((resolve) => line.push(resolve));
    },
    free() {
      const next = line.shift();
      if (next) next();
      else left++;
    },
  };
}
