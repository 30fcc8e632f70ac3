import type { ProblemKind } from "#lib/allo/problem.ts";

type Words = { title: string; cause: string; cure: string };

const kept = "They are stored byte for byte and read again by later versions.";
const newer = "Update the inbox, which then reads them again. Nothing is lost meanwhile.";

const words: Readonly<Record<ProblemKind, Words>> = {
  reader_failed: {
    title: "Deliveries that the inbox stumbled over",
    cause: `That is a mistake in the inbox itself. ${kept}`,
    cure: "Report it with the error that the delivery shows, and update the inbox.",
  },
  not_utf8: {
    title: "Deliveries that are not UTF-8",
    cause: `They were read as far as possible. ${kept}`,
    cure: "Look at the raw body, and ask Allo if names are unreadable.",
  },
  not_json: {
    title: "Deliveries that are not JSON",
    cause: `Allo signed them, and nothing could be read. ${kept}`,
    cure: "Look at the raw body; Allo’s support may know what it is.",
  },
  not_an_event: {
    title: "Deliveries that are no events",
    cause: `They are JSON without a topic. ${kept}`,
    cure: newer,
  },
  unknown_topic: {
    title: "Deliveries with a new topic",
    cause: `Allo sends a topic that this version does not know. ${kept}`,
    cure: newer,
  },
  unknown_version: {
    title: "Deliveries of another version",
    cause: `Their version is not 2.0, so they were read as far as they fit. ${kept}`,
    cure: newer,
  },
  unexpected_content: {
    title: "Deliveries with unexpected content",
    cause: `Something in them is not what their topic has. ${kept}`,
    cure: newer,
  },
};

/** Deliveries with one kind of problem. */
export function unreadWords(problemKind: string): Words {
  return isProblemKind(problemKind) ? words[problemKind] : words.reader_failed;
}

function isProblemKind(text: string): text is ProblemKind {
  return Object.hasOwn(words, text);
}
