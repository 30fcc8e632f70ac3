import { z } from "zod";
import { company, deals, needed, person, text, time } from "#lib/allo/schema-fields.ts";

export const callAnswered = z.looseObject({
  from_number: needed,
  to_number: needed,
  direction: text,
  started_at: time,
  answered_at: time,
  user_email: text,
  person,
  company,
  deals,
});
