import { capitalised } from "#lib/allo/doctor/fault.ts";
import { faults } from "#lib/allo/doctor/faults.ts";
import { readEndpointSubject } from "#lib/health/failures/endpoint-cause.ts";
import { endpointAnswers } from "#lib/health/failures/endpoint-words.ts";
import type { Closing, Incident } from "#lib/health/failures/incident.ts";
import { evidenceKindOf, type IncidentKind } from "#lib/health/failures/incident-kinds.ts";
import { unreadWords } from "#lib/health/failures/unread-words.ts";

/** `setting` is a line for the settings that mends it or belongs to the cure. */
export type IncidentWords = { title: string; cause: string; cure: string; setting: string | null };

const SECRET_LINE = "ALLO_WEBHOOK_SECRET=whsec_…";
/** What MAX_BODY_BYTES is unless it is set, and at most. */
const [USUAL_LIMIT, LARGEST_LIMIT] = [8 * 1024 * 1024, 1024 ** 3];

const words: Readonly<Record<Exclude<IncidentKind, "endpoint_failing" | "endpoint_off" | "unread">, IncidentWords>> = {
  storage: {
    title: "The database cannot be written",
    cause: "What Allo sends is refused, and Allo tries again for 27 and a half hours.",
    cure: "Make room on the disk of DATA_DIR, or make it writable. This card closes with the first delivery that is stored.",
    setting: null,
  },
  no_secret: {
    title: "Allo’s secret is not set",
    cause: "Nothing that Allo sends can be verified.",
    cure: "Put the secret of Allo, Settings > Webhooks, into the settings, restart, and promote what was refused.",
    setting: SECRET_LINE,
  },
  wrong_secret: {
    title: "Wrong secret",
    cause: "Requests came that no secret of this inbox signed.",
    cure: "Compare the secret with the one that Allo shows under Settings > Webhooks, where each endpoint has its own; then restart.",
    setting: SECRET_LINE,
  },
  wrong_key: {
    title: "The secret is there, but used wrongly",
    cause: "Requests came that were signed with a key made wrongly out of the secret.",
    cure: "Set ALLO_WEBHOOK_SECRET again exactly as Allo shows it, and restart.",
    setting: null,
  },
  wrong_signing: {
    title: "Signatures made wrongly",
    cause: "The secret is right, but the signature does not cover what it has to, or is written otherwise.",
    cure: "If a program of yours sends these, sign “id.timestamp.body” and send v1, with the base64 of it. If Allo does, ask what stands between.",
    setting: null,
  },
  body_changed: {
    title: "Bodies are changed on the way",
    cause: "The signature fits, but not to the bytes that arrive.",
    cure: "Let no proxy, gateway or framework in front of the inbox touch what Allo sends.",
    setting: null,
  },
  body_too_large: {
    title: "A body was too large",
    cause: "Long calls have long transcripts. Allo tries again for 27 and a half hours.",
    cure: "Raise the limit and restart, before Allo gives up.",
    setting: null,
  },
  clock_off: {
    title: "Clocks differ",
    cause: "Requests came whose time is more than 300 seconds from this server’s clock.",
    cure: "Set this server’s clock from the network (NTP). Only who sends old requests again may ignore it.",
    setting: null,
  },
  headers: {
    title: "Signature headers missing or unreadable",
    cause:
      "Strangers and scanners send such requests too. If Allo’s deliveries fail, something on the way drops headers.",
    cure: "Let every proxy pass on webhook-id, webhook-timestamp and webhook-signature.",
    setting: null,
  },
  flood: {
    title: "Too many requests that do not verify",
    cause: "More came than are looked into. What verifies is taken all the same.",
    cure: "Look at the rejections before, which say where they come from, and block that in front of the inbox.",
    setting: null,
  },
  reading_stuck: {
    title: "Deliveries are stored, but not read",
    cause: "What came lies safe, and is not shown in calls, messages and search yet.",
    cure: "The log of the server says why. Reading is tried again by itself.",
    setting: null,
  },
  recording_storage: {
    title: "Recordings cannot be kept",
    cause: "There is no room for them, or their folder cannot be written. They are tried again each minute.",
    cure: "Make room on the disk of DATA_DIR before Allo’s links die.",
    setting: null,
  },
  recording_lost: {
    title: "Recordings could not be fetched",
    cause: "Allo’s links no longer led to them after many tries.",
    cure: "Look for these calls in Allo itself.",
    setting: null,
  },
  recording_refused: {
    title: "Recordings lie where the inbox must not go",
    cause: "Their links lead to a private address, or are not https.",
    cure: "If that is meant, allow the place and restart.",
    setting: "OUTBOUND_ALLOW=host:port",
  },
  recording_too_large: {
    title: "Recordings were too large",
    cause: "They have more than 512 MiB and were not fetched.",
    cure: "Look for these calls in Allo itself.",
    setting: null,
  },
};

/** What an incident is, why it is, and what to do. */
export function incidentWords({
  kind,
  subject,
  name,
  detail,
}: Pick<Incident, "kind" | "subject" | "name" | "detail">): IncidentWords {
  switch (kind) {
    case "endpoint_failing":
      return endpointAnswers(name ?? "An endpoint", readEndpointSubject(subject).cause, detail);
    case "endpoint_off":
      return {
        title: `${name ?? "An endpoint"} was turned off`,
        cause: detail ?? "It failed for too long.",
        cure: "Mend it, turn it on again, and recover what it missed meanwhile.",
        setting: null,
      };
    case "body_too_large":
      return { ...words[kind], setting: `MAX_BODY_BYTES=${largerLimit(Number(detail ?? USUAL_LIMIT))}` };
    case "unread":
      return { ...unreadWords(subject), setting: null };
    default:
      return evidenceKindOf(kind) === "rejection"
        ? { ...words[kind], ...refusalWords(detail) }
        : { ...words[kind], cause: detail ?? words[kind].cause };
  }
}

function largerLimit(limit: number): number {
  return Math.min(4 * limit, LARGEST_LIMIT);
}

/** What the doctor says of the fault with this code, as sentences. */
function refusalWords(code: string | null): Partial<IncidentWords> {
  const fault = faults.find((one) => one.code === code);
  return fault ? { cause: `${capitalised(fault.cause)}.`, cure: `${capitalised(fault.cure)}.` } : {};
}

const closed: Readonly<Record<Closing, string>> = {
  came_through: "what was refused last has come through",
  verified: "deliveries verify again",
  secret_set: "the secret is set",
  mended: "it works again",
  turned_on: "it was turned on again",
  turned_off: "the endpoint was turned off",
  gone: "the endpoint was removed",
  quiet: "it did not happen again",
};

/** Why an incident was closed, as a clause. */
export function closingWords(closing: Closing): string {
  return closed[closing];
}
