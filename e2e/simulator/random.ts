/** Repeatable chance: the same seed gives the same sequence for ever. */
export type Random = {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T extends { weight: number }>(list: readonly T[]): T;
  /** `length` base62 characters. */
  id(length: number): string;
};

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Random numbers by mulberry32, seeded with all the parts given. */
export function makeRandom(...parts: readonly (number | string)[]): Random {
  let state = hash(parts.join("/"));

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  function int(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1));
  }
  function pick<T>(list: readonly T[]): T {
    const [found] = list.slice(int(0, list.length - 1));
    if (found === undefined) throw new Error("cannot pick from an empty list");
    return found;
  }
  function weighted<T extends { weight: number }>(list: readonly T[]): T {
    let left = next() * list.reduce((sum, one) => sum + one.weight, 0);
    for (const one of list) {
      left -= one.weight;
      if (left < 0) return one;
    }
    return pick(list);
  }
  function id(length: number): string {
    let text = "";
    for (let i = 0; i < length; i++) text += BASE62.charAt(int(0, 61));
    return text;
  }
  return { next, int, pick, weighted, id, chance: (probability) => next() < probability };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // FNV alone leaves neighbouring seeds close to one another; this spreads them.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}
