import { Chip } from "#components/ui/chip.tsx";
import type { CallItem } from "#lib/api/call.ts";

/** As many as there is room for above everything else. */
export const TAGS_SHOWN = 3;

type Props = { tags: CallItem["tags"]; most?: number; className?: string };

/** The tags of a call, the first of them where they are many. */
export function TagChips({ tags, most = tags.length, className = "" }: Props) {
  if (tags.length === 0) return null;
  const more = tags.length - most;
  return (
    <ul aria-label="Tags" className={`flex min-w-0 gap-1 ${className}`}>
      {tags.slice(0, most).map(({ key, name }) => (
        <li key={key} className="flex min-w-0">
          <Chip tone="tag" title={name}>
            <bdi className="max-w-32 truncate">{name || key}</bdi>
          </Chip>
        </li>
      ))}
      {more > 0 ? (
        <li className="flex shrink-0">
          <Chip>
            +{more}
            <span className="sr-only"> more</span>
          </Chip>
        </li>
      ) : null}
    </ul>
  );
}
