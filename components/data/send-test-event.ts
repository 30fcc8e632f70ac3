import { z } from "zod";
import { callApi } from "#components/data/api.ts";

const testEventSchema = z.object({ status: z.string(), id: z.int() });

/** Has the server sign an event and post it to its own webhook address; the answer is what Allo would have got. */
export function sendTestEvent(topic: string) {
  return callApi("/api/v1/test-events", testEventSchema, { method: "POST", body: { topic } });
}
