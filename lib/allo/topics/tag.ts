import { z } from "zod";
import { needed, text } from "#lib/allo/schema-fields.ts";

/** `tag.added` and `tag.removed`. */
export const tag = z.looseObject({ call_id: needed, tag_key: text, tag_name: text, user_email: text });
