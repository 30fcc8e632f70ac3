import { z } from "zod";
import { company, deals, needed, person, text, time } from "#lib/allo/schema-fields.ts";

/** `call.received` and `call.triggered`: a call starts, and has no id yet. */
export const ring = z.looseObject({
  from_number: needed,
  to_number: needed,
  started_at: time,
  user_email: text,
  person,
  company,
  deals,
});
