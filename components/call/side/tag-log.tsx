import { SideSection } from "#components/call/side/side-section.tsx";
import { TAGS_SHOWN, TagChips } from "#components/call/tag-chips.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Call } from "#lib/api/call.ts";

/** Every tag where there are many, and who put on or took off which of them, and when. */
export function TagLog({ call: { tags, tagLog: log } }: { call: Call }) {
  const many = tags.length > TAGS_SHOWN;
  if (log.length === 0 && !many) return null;
  return (
    <SideSection title="Tags">
      {many ? <TagChips tags={tags} className="mb-2 flex-wrap" /> : null}
      <ol className="flex flex-col gap-1.5 text-sm">
        {log.map(({ at, deliveryId, change, key, name, userEmail }) => (
          <li key={`${deliveryId} ${key}`} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
            <PageLink href={`/deliveries/${deliveryId}`} className="min-h-6 text-faint hover:text-ink">
              <Time iso={at} as="clock" />
            </PageLink>
            <span className="min-w-0">
              <Chip tone={change === "added" ? "tag" : "outline"} className={change === "added" ? "" : "line-through"}>
                <bdi className="max-w-40 truncate">{name || key}</bdi>
              </Chip>{" "}
              <span className="text-soft wrap-anywhere">
                {change}
                {userEmail === null ? null : (
                  <>
                    {" by "}
                    <bdi>{userEmail}</bdi>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </SideSection>
  );
}
