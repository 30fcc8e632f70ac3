import type { ContactState } from "#lib/allo/contacts/read-contact.ts";

export type FieldChange = { field: string; before: unknown; after: unknown };

const fields = ["firstName", "lastName", "company", "numbers", "emails"] as const;

/** What is another in `after` than in `before`, field by field; before there was anything every field is null. */
export function changesBetween(before: ContactState | null, after: ContactState): FieldChange[] {
  const own = fields.map((field) => ({ field, before: filled(before?.[field]), after: filled(after[field]) }));
  const keys = new Set([...Object.keys(before?.properties ?? {}), ...Object.keys(after.properties)]);
  const other = [...keys].sort().map((key) => ({
    field: `properties.${key}`,
    before: before?.properties[key] ?? null,
    after: after.properties[key] ?? null,
  }));
  return [...own, ...other].filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function filled(value: string | string[] | null | undefined): string | string[] | null {
  return value === undefined || value?.length === 0 ? null : value;
}
