import { companies, jobs, names, oddNames } from "#e2e/simulator/names.ts";
import type { Random } from "#e2e/simulator/random.ts";
import type { Language } from "#e2e/simulator/script.ts";
import { type Business, businesses, type Country } from "#e2e/simulator/world.ts";

/** An entry of the address book, as `contact.created` and `contact.updated` tell it. */
export type Contact = {
  id: string;
  name: string;
  last_name: string | null;
  company: string | null;
  emails: string[] | null;
  numbers: string[];
};

type Deal = {
  id: string;
  name: string | null;
  status: string | null;
  value: number | null;
  currency: string | null;
  close_date: string | null;
};

/** Someone on the other side. `contact` is null until the business has an entry for them. */
export type Person = {
  first: string;
  last: string | null;
  number: string;
  language: Language;
  business: Business;
  contact: Contact | null;
  jobTitle: string | null;
  company: { id: string; name: string } | null;
  deals: Deal[] | null;
  /** The contact's own fields at this business, such as `lead_source`. */
  extras: Record<string, string>;
};

/**
 * Somebody new with each call: no two of a run have one number or, as long as names last, one name. Content comes from
 * `random` and ids from `ids`, as a later run meets the same people anew.
 */
export function meetPeople(random: Random, ids: Random): () => Person {
  const taken = new Set<string>();
  return () => {
    const business = random.weighted(businesses);
    const other: Language = business.language === "fr" ? "en" : "fr";
    const language = random.chance(business.loyalty) ? business.language : other;
    const [first, last] = freeName(language, taken, random);
    const company = random.chance(0.3) ? { id: `com-${ids.id(12).toLowerCase()}`, name: random.pick(companies) } : null;
    const person: Person = {
      first,
      last,
      number: freeNumber(random.chance(0.85) ? business.country : random.pick(["fr", "us", "uk"]), taken, random),
      language,
      business,
      contact: null,
      jobTitle: company ? random.pick(jobs) : null,
      company,
      deals: company && random.chance(0.5) ? [makeDeal(random, ids)] : null,
      extras: random.chance(0.2) ? { lead_source: random.pick(["Referral", "Website", "Bouche à oreille"]) } : {},
    };
    if (random.chance(0.55)) person.contact = makeContact(person, random, ids);
    return person;
  };
}

export function makeContact(person: Person, random: Random, ids: Random): Contact {
  return {
    id: `con_${ids.id(20)}`,
    name: person.first,
    last_name: person.last,
    company: person.company?.name ?? null,
    emails: random.chance(0.5) ? [emailOf(person, random)] : null,
    numbers: [person.number],
  };
}

export function fullName(person: Person): string {
  return [person.first, person.last].filter((part) => part !== null).join(" ");
}

/** The name that Allo shows: the contact's, else the bare number. */
export function shownName(person: Person): string {
  return person.contact ? fullName(person) : person.number;
}

export function emailOf(person: Person, random: Random): string {
  const plain = fullName(person)
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]+/g, ".");
  const local = plain.replace(/^\.+|\.+$/g, "").slice(0, 40) || `contact${random.int(10, 99)}`;
  return `${local}@${random.pick(["example.com", "example.org", "example.net"])}`;
}

/** After this many tries somebody is called like somebody else. */
const MOST_NAME_TRIES = 20;

function freeName(language: Language, taken: Set<string>, random: Random): readonly [string, string | null] {
  const isFree = (name: readonly unknown[]) => !taken.has(name.join(" "));
  const odd = random.chance(0.14) ? oddNames.filter(isFree) : [];
  const pick = () => (odd.length > 0 ? random.pick(odd) : plainName(language, random));
  let name = pick();
  for (let tries = 1; tries < MOST_NAME_TRIES && !isFree(name); tries += 1) name = pick();
  taken.add(name.join(" "));
  return name;
}

function plainName(language: Language, random: Random): readonly [string, string] {
  return [random.pick(names[language].first), random.pick(names[language].last)];
}

function freeNumber(country: Country, taken: Set<string>, random: Random): string {
  let number = callerNumber(country, random);
  // There are only a few American numbers; who finds his taken gets a French one.
  while (taken.has(number)) number = frenchNumber(random);
  taken.add(number);
  return number;
}

/** A number from the ranges that regulators keep for fiction. */
function callerNumber(country: Country, random: Random): string {
  if (country === "us") return `+141555501${random.int(10, 99)}`;
  if (country === "uk") return `+447700900${random.int(100, 999)}`;
  return random.chance(0.8)
    ? `+3363998${String(random.int(100, 9999)).padStart(4, "0")}`
    : `+3319900${random.int(6000, 9999)}`;
}

/** From all of the country, 40,000 in number: more than any run meets people. */
function frenchNumber(random: Random): string {
  const area = random.pick(["26191", "35301", "46571", "53649"]);
  return `+33${area}${String(random.int(0, 9999)).padStart(4, "0")}`;
}

function makeDeal(random: Random, ids: Random): Deal {
  return {
    id: `dea-${ids.id(12).toLowerCase()}`,
    name: random.pick(["Fleet renewal", "Contrat annuel", "Rénovation", "Spring order", null]),
    status: random.pick(["qualified", "proposal", "won", "en attente"]),
    value: random.chance(0.8) ? random.int(4, 400) * 100 : null,
    currency: random.pick(["EUR", "USD", "GBP"]),
    close_date: `2026-${String(random.int(1, 12)).padStart(2, "0")}-15T00:00:00`,
  };
}
