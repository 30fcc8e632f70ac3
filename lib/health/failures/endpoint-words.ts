import type { IncidentWords } from "#lib/health/failures/incident-words.ts";

type Words = { does: string; cause: string; cure: string };

const redirect = "It answered with a redirect, and redirects are not followed.";
const lookAtLog = "Look into its own log for the time of the last try.";

const byCause: Readonly<Record<string, Words>> = {
  timeout: {
    does: "times out",
    cause: "It did not answer within 20 seconds.",
    cure: "Let it answer 2xx at once and do the work afterwards.",
  },
  connection: {
    does: "cannot be reached",
    cause: "It refused the connection, or broke it off.",
    cure: "Check that it runs and listens at its address.",
  },
  dns: {
    does: "has a host name that nobody knows",
    cause: "Its host name could not be resolved.",
    cure: "Correct its address, or its entry in the DNS.",
  },
  tls: {
    does: "has no valid certificate",
    cause: "No secure connection could be made.",
    cure: "Renew its certificate, and serve the whole chain.",
  },
  refused_address: {
    does: "leads where the inbox must not go",
    cause: "Its address is a private one.",
    cure: "If that is meant, list it under OUTBOUND_ALLOW and restart.",
  },
  not_https: {
    does: "is not https",
    cause: "Its address begins with http.",
    cure: "Give it an https address, or list it under OUTBOUND_ALLOW and restart.",
  },
  401: {
    does: "answers 401",
    cause: "It does not accept our signature or credentials.",
    cure: "Compare its secret and headers with what it expects.",
  },
  403: {
    does: "answers 403",
    cause: "It, or a firewall in front of it, forbids our requests.",
    cure: "Allow this server there, and compare its secret and headers with what it expects.",
  },
  404: {
    does: "answers 404",
    cause: "There is nothing at its address.",
    cure: "Correct its address.",
  },
  410: {
    does: "answers 410",
    cause: "It says that it wants nothing more.",
    cure: "Remove it, or mend it and turn it on again.",
  },
  413: {
    does: "answers 413",
    cause: "It takes no bodies as long as these.",
    cure: "Raise its limit: a long call has several hundred KiB, and its transcript is in it.",
  },
  429: {
    does: "answers 429",
    cause: "It asks for fewer requests.",
    cure: "Raise its limit. What it did not take is sent again, as slowly as it asks.",
  },
};

/** What an endpoint does instead of taking what it is sent; `detail` is what the last try came to. */
export function endpointAnswers(name: string, cause: string, detail: string | null): IncidentWords {
  const { does, ...words } = byCause[cause] ?? otherWords(cause);
  const told = detail === null ? words : { ...words, ...inSentences(detail) };
  return { title: `${name} ${does}`, ...told, setting: null };
}

/** What the last try came to says first why, and then often what to do. */
function inSentences(detail: string): { cause: string; cure?: string } {
  const end = detail.indexOf(". ") + 1;
  return end === 0 ? { cause: detail } : { cause: detail.slice(0, end), cure: detail.slice(end + 1) };
}

function otherWords(cause: string): Words {
  const isStatus = /^\dxx$|^\d{3}$/.test(cause);
  if (!isStatus)
    return { does: "does not answer as it should", cause: "Its answer could not be read.", cure: lookAtLog };
  const does = `answers ${cause}`;
  if (cause.startsWith("3")) return { does, cause: redirect, cure: "Give it the address that it redirects to." };
  if (cause.startsWith("5")) return { does, cause: "It failed over what it was sent.", cure: lookAtLog };
  return { does, cause: "It does not take what it is sent.", cure: `${lookAtLog} The answer is kept with each try.` };
}
