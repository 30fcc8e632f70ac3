import type { LucideIcon } from "lucide-react";
import { findHits, type Hit, marksOf, showEveryTerm } from "#lib/search/find-hits.ts";
import type { MarkedText } from "#lib/search/snippet.ts";
import { readTyped, type Term } from "#lib/search/typed-terms.ts";

/** A page to go to, or something to do; `words` are others that somebody may look for it by. A quiet one shows only when it is typed for. */
export type Command = {
  label: string;
  words?: string;
  icon: LucideIcon;
  quiet?: true;
} & ({ href: string } | { run: () => void });

export type CommandHit = { command: Command; label: MarkedText };

/** The commands whose words begin with everything that was typed; all but the quiet ones while nothing is. */
export function matchingCommands(commands: readonly Command[], text: string): CommandHit[] {
  const terms = readTyped(text).map((term): Term => (term.kind === "word" ? { ...term, isPrefix: true } : term));
  const isEmpty = text.trim() === "";
  if (terms.length === 0 && !isEmpty) return [];
  return commands.flatMap((command): CommandHit[] => {
    if (isEmpty && command.quiet) return [];
    const inLabel = findHits(command.label, terms);
    const others: Hit[] = command.words === undefined ? [] : findHits(command.words, terms);
    if (!showEveryTerm([...inLabel, ...others], terms)) return [];
    return [{ command, label: { text: command.label, marks: marksOf(inLabel) } }];
  });
}
