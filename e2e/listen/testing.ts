import type { DeliveryItem } from "#lib/api/delivery.ts";

/** A row of the list, received in the second `id`. */
function itemOf(id: number, topic = "sms.received"): DeliveryItem {
  return {
    id,
    webhookId: `msg_${id}`,
    topic,
    originalTopic: null,
    version: "2.0",
    eventAt: null,
    receivedAt: new Date(id * 1000).toISOString(),
    verification: "signed",
    secretLabel: null,
    verdict: "unique",
    attempts: 1,
    lookalikeOf: null,
    problem: null,
    sizeBytes: 2,
    title: "Message",
    subtitle: "",
  };
}

/** The lists of an inbox, out of ids: `log` for what is in it, `refused` for rejections and what they became. */
export function listsOf(log: Set<number>, refused: Map<number, number | null>) {
  const upTo = (last: number) => [...log].filter((id) => id <= last).toSorted((a, b) => a - b);
  return {
    async newest(last = Number.POSITIVE_INFINITY) {
      const id = upTo(last).at(-1);
      return id === undefined ? null : itemOf(id);
    },
    async between(after: number, last: number) {
      return upTo(last).flatMap((id) => (id > after ? [itemOf(id)] : []));
    },
    rejections: async () => new Map(refused),
  };
}
