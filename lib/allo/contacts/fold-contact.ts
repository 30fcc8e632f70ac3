import { changesBetween, type FieldChange } from "#lib/allo/contacts/changes-between.ts";
import type { ContactSaying, ContactState } from "#lib/allo/contacts/read-contact.ts";
import { inOrder, type Statement } from "#lib/allo/statement.ts";

/** One change of a contact, with the delivery that made it; times are epoch milliseconds. */
type ContactVersion = { at: number; deliveryId: number; changes: FieldChange[] };

/** From when to when a contact had a number; null where it still has, or had it before anything was told of it. */
export type Holding = { number: string; from: number | null; until: number | null };

export type ContactNow = ContactState & {
  /** When it was last changed. */
  changedAt: number;
  holdings: Holding[];
};

export type Contact = ContactNow & {
  /** Oldest first. */
  history: ContactVersion[];
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

/**
 * The contact after `statements` that are all later than what was said before, of which `last` is what was said at the
 * last moment; null where nothing was. Of what it held, `before` need only tell what it still holds.
 */
export function continueContact(
  last: readonly Statement<ContactSaying>[],
  before: Pick<ContactNow, "changedAt" | "holdings">,
  statements: readonly Statement<ContactSaying>[],
): ContactNow | null {
  let state = inBirthOrder(last).at(-1)?.says.state;
  if (!state) return null;
  let { changedAt } = before;
  const holdings = before.holdings.map(({ number, from, until }) => ({ number, from, until }));
  for (const { at, says } of inBirthOrder(statements)) {
    if (changesBetween(state, says.state).length > 0) changedAt = at;
    hold(holdings, says.state.numbers, at, at);
    state = says.state;
  }
  return { ...state, changedAt, holdings };
}

/** Where a contact was made and changed in one millisecond, it was made first. */
function inBirthOrder(statements: readonly Statement<ContactSaying>[]): Statement<ContactSaying>[] {
  return inOrder(statements).sort((a, b) => a.at - b.at || Number(b.says.isNew) - Number(a.says.isNew));
}

function holdingsOf(said: readonly Statement<ContactSaying>[], isWholeStory: boolean): Holding[] {
  const holdings: Holding[] = [];
  for (const [index, { at, says }] of said.entries()) {
    hold(holdings, says.state.numbers, at, index === 0 && !isWholeStory ? null : at);
  }
  return holdings;
}

/** Lets go of what is not among the numbers any more, and takes what is new. */
function hold(holdings: Holding[], numbers: readonly string[], at: number, since: number | null): void {
  const open = holdings.filter(({ until }) => until === null);
  for (const holding of open) if (!numbers.includes(holding.number)) holding.until = at;
  for (const number of numbers) {
    const isHeld = open.some((holding) => holding.number === number);
    if (!isHeld) holdings.push({ number, from: since, until: null });
  }
}
