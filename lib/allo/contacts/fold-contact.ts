import { changesBetween, type FieldChange } from "#lib/allo/contacts/changes-between.ts";
import type { ContactSaying, ContactState } from "#lib/allo/contacts/read-contact.ts";
import { inOrder, type Statement } from "#lib/allo/statement.ts";

/** One change of a contact, with the delivery that made it; times are epoch milliseconds. */
type ContactVersion = { at: number; deliveryId: number; changes: FieldChange[] };

/** From when to when a contact had a number; null where it still has, or had it before anything was told of it. */
export type Holding = { number: string; from: number | null; until: number | null };

export type Contact = ContactState & {
  /** When it was last changed. */
  changedAt: number;
  /** Oldest first. */
  history: ContactVersion[];
  holdings: Holding[];
};

/** What all deliveries of one contact together say, in any order: the last state, and how it came about. */
export function foldContact(statements: readonly Statement<ContactSaying>[]): Contact | null {
  const said = inBirthOrder(statements);
  const first = said[0];
  const last = said.at(-1);
  if (!first || !last) return null;
  const history = said
    .map(({ at, deliveryId, says }, index) => {
      const changes = changesBetween(said[index - 1]?.says.state ?? null, says.state);
      return { at, deliveryId, changes };
    })
    .filter(({ changes }, index) => index === 0 || changes.length > 0);
  return {
    ...last.says.state,
    changedAt: history.at(-1)?.at ?? first.at,
    history,
    holdings: holdingsOf(said, first.says.isNew),
  };
}

/** Where a contact was made and changed in one millisecond, it was made first. */
function inBirthOrder(statements: readonly Statement<ContactSaying>[]): Statement<ContactSaying>[] {
  return inOrder(statements).sort((a, b) => a.at - b.at || Number(b.says.isNew) - Number(a.says.isNew));
}

function holdingsOf(said: readonly Statement<ContactSaying>[], isWholeStory: boolean): Holding[] {
  const holdings: Holding[] = [];
  for (const [index, { at, says }] of said.entries()) {
    const open = holdings.filter(({ until }) => until === null);
    for (const holding of open) if (!says.state.numbers.includes(holding.number)) holding.until = at;
    for (const number of says.state.numbers) {
      const held = open.some((holding) => holding.number === number);
      if (!held) holdings.push({ number, from: index === 0 && !isWholeStory ? null : at, until: null });
    }
  }
  return holdings;
}
