import { createLoader, type inferParserType, parseAsIsoDateTime, parseAsString } from "nuqs/server";
import { z } from "zod";

export const auditEntrySchema = z.object({
  id: z.int(),
  at: z.iso.datetime({ precision: 3 }),
  actor: z.object({ kind: z.enum(["person", "key", "nobody", "server"]), name: z.string() }),
  action: z.string(),
  target: z.string().nullable(),
  detail: z.string().nullable(),
  remoteAddress: z.string().nullable(),
  /** All of it in words. */
  sentence: z.string(),
});

export const actorsSchema = z.object({ data: z.array(z.string()) });

export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** The filters of the audit log: the same names in the page's URL and in the API's query. `what` is an action or a group. */
export const auditFilterParsers = {
  who: parseAsString.withDefault(""),
  what: parseAsString.withDefault(""),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};

export type AuditFilters = inferParserType<typeof auditFilterParsers>;

export const loadAuditFilters = createLoader(auditFilterParsers);
