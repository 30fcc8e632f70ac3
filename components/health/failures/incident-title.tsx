import type { IncidentItem } from "#lib/api/failures.ts";

/** What an incident is. A name in it keeps to itself, whatever direction it is written in. */
export function IncidentTitle({ title, name }: Pick<IncidentItem, "title" | "name">) {
  if (name === null || !title.startsWith(name)) return title;
  return (
    <>
      <bdi>{name}</bdi>
      {title.slice(name.length)}
    </>
  );
}
