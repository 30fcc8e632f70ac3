import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Answer, askApi } from "#e2e/harness/ask.ts";
import { type Delivery, type DeliveryItem, deliveryItemSchema, deliverySchema } from "#lib/api/delivery.ts";
import { pageSchema } from "#lib/api/page.ts";
import { rejectionItemSchema } from "#lib/api/rejection.ts";

export const deliveryPage = pageSchema(deliveryItemSchema);
export const rejectionPage = pageSchema(rejectionItemSchema);
export const acknowledgement = z.strictObject({ status: z.enum(["stored", "duplicate", "conflict"]), id: z.int() });

/** One delivery as the API shows it; waits until it has been read, which it is soon after it was stored. */
export async function deliveryOf(url: string, id: number): Promise<Delivery> {
  const answer = await eventually(
    () => askApi(url, `/api/v1/deliveries/${id}`),
    ({ status }) => status === 200,
  );
  return deliverySchema.parse(answer.json);
}

/** Asks again until the answer is as wanted; gives the last one after half a minute, wanted or not. */
export async function eventually<T>(question: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await question();
    if (wanted(answer) || Date.now() > deadline) return answer;
    await sleep(50);
  }
}

/** All ids in the log as Allo gave them, newest first. */
export async function allWebhookIds(url: string): Promise<string[]> {
  return (await allDeliveries(url)).map((item) => item.webhookId);
}

/** All ids in the log as the inbox gave them, newest first. */
export async function allDeliveryIds(url: string): Promise<number[]> {
  return (await allDeliveries(url)).map((item) => item.id);
}

/** The whole log, newest first, over as many pages as it takes; `filters` as in the list's own query. */
export async function allDeliveries(url: string, filters = ""): Promise<DeliveryItem[]> {
  const items: DeliveryItem[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer: Answer = await askApi(url, `/api/v1/deliveries?limit=200${filters}${cursor && `&cursor=${cursor}`}`);
    const page = deliveryPage.parse(answer.json);
    items.push(...page.data);
    cursor = page.nextCursor;
  }
  return items;
}
