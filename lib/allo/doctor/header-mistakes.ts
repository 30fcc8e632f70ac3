import { type Diagnosis, diagnosisOf, type Fault } from "#lib/allo/doctor/fault.ts";

type Headers = readonly (readonly [string, string])[];

/** `found` gives the fault with its particulars filled in, if the headers show it. */
export type HeaderMistake = Fault & { found: (headers: Headers) => Fault | null };

const roles = ["id", "timestamp", "signature"] as const;

const passOn = "let the sender set it and every proxy pass it on unchanged";
const renamed = {
  code: "header_renamed",
  cause: "a header came under another name than webhook-id, webhook-timestamp or webhook-signature",
  cure: "send it under its own name, with dashes, and let no proxy rename it",
};
const empty = { code: "header_empty", cause: "one of the three webhook headers is there but empty", cure: passOn };
const repeated = {
  code: "header_repeated",
  cause: "webhook-id or webhook-timestamp came more than once",
  cure: "send each of them once",
};
const unsignedSecret = {
  code: "header_secret",
  cause: "the request carries a secret or token as a header, which Allo never sends",
  cure: "sign it instead, with webhook-id, webhook-timestamp and webhook-signature",
};
const allMissing = {
  code: "headers_missing",
  cause: "the request carries none of webhook-id, webhook-timestamp and webhook-signature",
  cure: "if it is from Allo, let every proxy pass them on; anything else must sign what it sends",
};
const someMissing = {
  code: "header_missing",
  cause: "one or two of webhook-id, webhook-timestamp and webhook-signature are missing",
  cure: "send all three, and let every proxy pass them on",
};

/** Most telling first. */
export const headerMistakes: readonly HeaderMistake[] = [
  {
    ...renamed,
    found: (headers) => {
      const pairs = missingRoles(headers).flatMap((role) => {
        const alias = headers.find(([name]) => aliasRole(name) === role)?.[0];
        return alias === undefined ? [] : [{ role, alias: alias.toLowerCase() }];
      });
      const lost = missingRoles(headers).filter((role) => pairs.every((pair) => pair.role !== role));
      if (pairs.length === 0) return null;
      const came = pairs.map(({ role, alias }) => `webhook-${role} came as ${alias}`).join(", ");
      return { ...renamed, cause: lost.length === 0 ? came : `${came}, and ${named(lost)} ${isOrAre(lost)} missing` };
    },
  },
  {
    ...unsignedSecret,
    found: (headers) => {
      const name = headers.find(([key]) => SECRET_HEADER.test(key))?.[0].toLowerCase();
      if (name === undefined || !missingRoles(headers).includes("signature")) return null;
      return { ...unsignedSecret, cause: `the request carries ${name}, which Allo never sends, and no signature` };
    },
  },
  {
    ...empty,
    found: (headers) => {
      const blank = missingRoles(headers).filter((role) => valuesOf(headers, `webhook-${role}`).length > 0);
      return blank.length === 0 ? null : { ...empty, cause: `${named(blank)} ${isOrAre(blank)} there but empty` };
    },
  },
  {
    ...allMissing,
    found: (headers) => (missingRoles(headers).length === roles.length ? allMissing : null),
  },
  {
    ...someMissing,
    found: (headers) => {
      const missing = missingRoles(headers);
      if (missing.length === 0) return null;
      return { ...someMissing, cause: `${named(missing)} ${isOrAre(missing)} missing` };
    },
  },
  {
    ...repeated,
    found: (headers) => {
      const twice = (["id", "timestamp"] as const).filter((role) => presentValues(headers, role).length > 1);
      return twice.length === 0 ? null : { ...repeated, cause: `${named(twice)} came more than once` };
    },
  },
];

export function headerDiagnosis(headers: Headers): Diagnosis | null {
  for (const mistake of headerMistakes) {
    const fault = mistake.found(headers);
    if (fault) return diagnosisOf(fault);
  }
  return null;
}

const SECRET_HEADER = /^(?:x-)?(?:(?:with)?allo-)?(?:webhook-)?(?:secret|token)$/i;
const ALIAS =
  /^(?:(?:with)?allo-)?(?:(?:webhook|svix|hook|hub|event|delivery|message|msg)-)?(id|timestamp|signature)(?:-256)?$/;

function aliasRole(name: string): string | undefined {
  if (/^(?:webhook|svix)-(?:id|timestamp|signature)$/i.test(name)) return undefined;
  const plain = name
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^(?:http-)?(?:x-)?/, "");
  return ALIAS.exec(plain)?.[1];
}

function missingRoles(headers: Headers): (typeof roles)[number][] {
  return roles.filter((role) => presentValues(headers, role).length === 0);
}

/** From the family that counts: `svix-*` only where `webhook-*` is absent. */
function presentValues(headers: Headers, role: (typeof roles)[number]): string[] {
  const own = valuesOf(headers, `webhook-${role}`).filter((value) => value !== "");
  return own.length > 0 ? own : valuesOf(headers, `svix-${role}`).filter((value) => value !== "");
}

function valuesOf(headers: Headers, name: string): string[] {
  return headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
}

function isOrAre(list: readonly string[]): string {
  return list.length === 1 ? "is" : "are";
}

function named(list: readonly string[]): string {
  return list.map((role) => `webhook-${role}`).join(" and ");
}
