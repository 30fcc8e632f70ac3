import { z } from "zod";
import { maxIssues } from "#lib/allo/problem-limits.ts";
import { parseTime } from "#lib/allo/times.ts";

/** What a topic cannot do without. */
export const needed = z.string().min(1, "must not be empty");

export const text = z.string().nullish();
export const number = z.number().nullish();

/** ISO 8601, with or without a zone. */
export const time = z
  .string()
  .refine((value) => value === "" || parseTime(value) !== null, "not an ISO 8601 time")
  .nullish();

/** A list whose misfits are counted only as far as they are shown: a body of 8 MB may hold millions of them. */
export function listOf(item: z.ZodType) {
  return z
    .array(z.unknown())
    .superRefine((values, context) => {
      let found = 0;
      for (const [index, value] of values.entries()) {
        const result = item.safeParse(value);
        if (result.success) continue;
        for (const { message, path } of result.error.issues)
          context.addIssue({ code: "custom", message, path: [index, ...path] });
        found += result.error.issues.length;
        if (found >= maxIssues) return;
      }
    })
    .nullish();
}

export const texts = listOf(z.string());

/** A company is an object in calls and a plain name in contacts. */
export const company = z
  .union([z.looseObject({ id: text, name: text }), z.string()], "expected an object or text")
  .nullish();

export const person = z
  .looseObject({ id: text, name: text, last_name: text, email: text, emails: texts, numbers: texts, job_title: text })
  .nullish();

export const deals = listOf(
  z.looseObject({ id: text, name: text, status: text, value: number, currency: text, close_date: time }),
);

export const transferParty = z.looseObject({ number: text, user_email: text, user_name: text }).nullish();
