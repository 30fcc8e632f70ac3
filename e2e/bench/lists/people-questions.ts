import { listCallbacks } from "#db/conversations/callbacks.ts";
import { getContact, listContacts } from "#db/conversations/contacts.ts";
import type { Place } from "#db/conversations/place.ts";
import { getThread, listThreads } from "#db/conversations/threads.ts";
import { listUnknownNumbers } from "#db/conversations/unknown-numbers.ts";
import { crowdNumber, crowdPerson, crowdSize } from "#e2e/bench/lists/crowd.ts";
import { deepTime, type Kind, PAGE, type Question, type Subject } from "#e2e/bench/lists/subject.ts";
import type { Random } from "#e2e/simulator/random.ts";
import type { CallbackState } from "#lib/api/callback.ts";

/** One of the newest this many is opened. */
const NEWEST = 50;

/** So many of a common name are there in ten thousand too. */
const FEW = 5;

const COMMON_NAMES = ["camille", "zoe", "noemie"];
const MIDDLES = ["amill", "oemi", "ousse"];
const TWO_LETTERS = ["an", "zo", "li"];
const LAST_DIGITS = ["000042", "000117"];

const threads = (name: string, unanswered: boolean, deep: boolean): Question => {
  return listed("threads", name, deep, ({ db }, window) => listThreads(db, unanswered, window));
};

/** `limit` is below a page where of ten thousand none is full: then as many rows are asked of both. */
const contacts = (name: string, words: readonly string[], { limit = PAGE, deep = false } = {}): Question => {
  return {
    name,
    kind: "contacts",
    query(subject, random) {
      const q = random.pick(words);
      return listContacts(subject.db, q, { limit, after: deep ? below(subject, random) : undefined }).data.length;
    },
  };
};

const fullPage = (name: string, words: readonly string[], deep = false): Question => {
  return { ...contacts(name, words, { deep }), kind: "contacts, full pages" };
};

const callbacks = (name: string, state: CallbackState, deep = false): Question => {
  return listed("call-backs", name, deep, ({ db, extent }, window) => listCallbacks(db, state, window, extent.end));
};

export const peopleQuestions: readonly Question[] = [
  threads("all", false, false),
  threads("all, deep", false, true),
  threads("unanswered", true, false),
  threads("unanswered, deep", true, true),
  contacts("all", [""]),
  contacts("all, deep", [""], { deep: true }),
  contacts("common name", COMMON_NAMES, { limit: FEW }),
  contacts("common name, deep", COMMON_NAMES, { limit: 1, deep: true }),
  contacts("middle of a name", MIDDLES, { limit: FEW }),
  contacts("two letters", TWO_LETTERS, { limit: FEW }),
  contacts("two words", [42, 17].map(fullNameOf), { limit: 1 }),
  contacts("number", ["+33 7 50 00 00 42", "07 50 00 00 17"]),
  contacts("last digits", LAST_DIGITS, { limit: 1 }),
  contacts("address", [crowdPerson(42).address, crowdPerson(17).address]),
  contacts("nobody", ["xylophonist"]),
  fullPage("common name", COMMON_NAMES),
  fullPage("common name, deep", COMMON_NAMES, true),
  fullPage("middle of a name", MIDDLES),
  fullPage("two letters", TWO_LETTERS),
  fullPage("two words", ["camille rousset", "zoe martin"]),
  fullPage("last digits", LAST_DIGITS),
  { name: "all", kind: "unknown numbers", query: ({ db }) => listUnknownNumbers(db, { limit: PAGE }).data.length },
  { name: "all, deep", kind: "unknown numbers", query: deepUnknown },
  callbacks("open", "open"),
  callbacks("open, deep", "open", true),
  callbacks("snoozed: none", "snoozed"),
  callbacks("cleared", "cleared"),
  callbacks("cleared, deep", "cleared", true),
  { name: "one thread", kind: "other", query: oneThread },
  { name: "one contact", kind: "other", query: oneContact },
];

function fullNameOf(number: number): string {
  const { first, last } = crowdPerson(number);
  return `${first} ${last}`;
}

function listed(
  kind: Kind,
  name: string,
  deep: boolean,
  list: (subject: Subject, window: { limit: number; after: Place | undefined }) => { data: readonly unknown[] },
): Question {
  return {
    name,
    kind,
    query(subject, random) {
      return list(subject, { limit: PAGE, after: deep ? below(subject, random) : undefined }).data.length;
    },
  };
}

function below({ extent }: Subject, random: Random): Place {
  return { at: deepTime(extent, random), id: 0 };
}

/** Below the simulated people, who are more active than any stranger. */
function deepUnknown({ db, extent }: Subject, random: Random): number {
  const number = crowdNumber(Math.floor(crowdSize(extent.count) * (0.1 + 0.4 * random.next())));
  return listUnknownNumbers(db, { limit: PAGE, after: { activity: 1, number } }).data.length;
}

function oneThread({ db, extent }: Subject, random: Random): number {
  const id = random.pick(listThreads(db, false, { limit: NEWEST }).data).id;
  return getThread(db, id, { limit: PAGE }, extent.end) === null ? 0 : 1;
}

function oneContact({ db, extent }: Subject, random: Random): number {
  const id = random.pick(listContacts(db, "", { limit: NEWEST }).data).id;
  return getContact(db, id, { limit: PAGE }, extent.end) === null ? 0 : 1;
}
