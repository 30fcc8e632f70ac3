import type { Random } from "#e2e/simulator/random.ts";
import type { Words } from "#e2e/simulator/script.ts";

/** Turns a template into a sentence; see `Scene` for its marks. Remembers the words it chose in `words.known`. */
export function fill(template: string, words: Words, random: Random): string {
  const text = template
    .replace(/\[([^\]]*)\]/g, (_, options: string) => random.pick(options.split("|")))
    .replace(/\{(\w+)\}/g, (_, slot: string) => {
      const table = words.tables[slot];
      const chosen = words.known[slot] ?? (table && random.pick(table));
      if (chosen === undefined) throw new Error(`no words for {${slot}} in: ${template}`);
      words.known[slot] = chosen;
      return chosen;
    });
  return text.replace(
    /(^(?:us: |them: )|^(?!us: |them: )|[.!?] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
