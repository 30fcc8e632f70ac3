import { z } from "zod";
import { needed, text, time } from "#lib/allo/schema-fields.ts";

/** `sms.received` and `sms.sent`. */
export const sms = z.looseObject({
  id: needed,
  direction: text,
  type: text,
  content: text,
  sent_at: time,
  from_number: text,
  to_number: text,
  from_name: text,
  to_name: text,
  user_email: text,
});
