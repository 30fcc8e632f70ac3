import { z } from "zod";
import { company, needed, text, texts } from "#lib/allo/schema-fields.ts";

/** `contact.created` and `contact.updated`: the full state after the change. */
export const contact = z.looseObject({
  id: needed,
  name: text,
  last_name: text,
  company,
  emails: texts,
  numbers: texts,
});
