import { type Command, type CommandHit, matchingCommands } from "#components/search/commands.ts";
import { listHref } from "#components/search/result-href.ts";
import { type SearchAnswer, type SearchItem, type SearchKind, searchKinds } from "#lib/api/search.ts";

/** One line of the palette that can be chosen; `key` stays the same while what it stands for does. */
export type Choice = { key: string } & (
  | { does: "command"; hit: CommandHit }
  | { does: "open"; item: SearchItem }
  | { does: "list"; kind: SearchKind; href: string }
);

/** `isOld` while the answer to what is typed is under way. */
export type Section = { label: string; choices: Choice[]; isOld: boolean };

export const kindNames: Record<SearchKind, string> = {
  contact: "Contacts",
  call: "Calls",
  message: "Messages",
  delivery: "Deliveries",
};

type Commands = { pages: readonly Command[]; actions: readonly Command[] };

/** What the palette shows for a text: pages and actions at once, what is found beneath them as it comes. */
export function sectionsOf(text: string, commands: Commands, answer: SearchAnswer | null, isOld: boolean): Section[] {
  return [
    { label: "Go to", choices: commandChoices(commands.pages, text), isOld: false },
    { label: "Actions", choices: commandChoices(commands.actions, text), isOld: false },
    ...searchKinds.map((kind) => ({ label: kindNames[kind], choices: foundChoices(kind, text, answer), isOld })),
  ].filter(({ choices }) => choices.length > 0);
}

/** Whether there may be things that are not shown and to which nothing leads: of a kind of which none was found in time. */
export function isCutShort(answer: SearchAnswer | null): boolean {
  return answer?.more.some((kind) => !answer.data.some((item) => item.kind === kind)) ?? false;
}

function commandChoices(commands: readonly Command[], text: string): Choice[] {
  return matchingCommands(commands, text).map((hit) => ({ key: `command-${hit.command.label}`, does: "command", hit }));
}

function foundChoices(kind: SearchKind, text: string, answer: SearchAnswer | null): Choice[] {
  const items = answer?.data.filter((item) => item.kind === kind) ?? [];
  const href = answer?.more.includes(kind) && items.length > 0 ? listHref(kind, text.trim()) : null;
  return [
    ...items.map((item): Choice => ({ key: `${kind}-${item.id}`, does: "open", item })),
    ...(href === null ? [] : [{ key: `list-${kind}`, does: "list" as const, kind, href }]),
  ];
}
