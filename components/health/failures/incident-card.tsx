import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { linksOf } from "#components/health/failures/incident-links.ts";
import { IncidentTitle } from "#components/health/failures/incident-title.tsx";
import { comesBackWords, timesWords } from "#components/health/failures/incident-words.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyLine } from "#components/ui/copy-line.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IncidentItem } from "#lib/api/failures.ts";

const looks = {
  now: { edge: "before:bg-bad", icon: <CircleAlert className="size-4 text-bad" />, label: "Urgent" },
  soon: { edge: "before:bg-warn", icon: <TriangleAlert className="size-4 text-warn" />, label: "Needs attention" },
  note: { edge: "before:bg-line-strong", icon: <Info className="size-4 text-faint" />, label: "Note" },
};

/** One cause of failures: how often, since when, what mends it, and where to look. */
export function IncidentCard({ incident }: { incident: IncidentItem }) {
  const { id, urgency, count, cause, cure, setting } = incident;
  const look = looks[urgency];
  const links = linksOf(incident);
  return (
    <li
      aria-labelledby={`incident-${id}`}
      className={`relative grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 overflow-hidden rounded-lg border border-line bg-panel py-3.5 pr-4 pl-4.5 before:absolute before:inset-y-0 before:left-0 before:w-[3px] ${look.edge}`}
    >
      <span role="img" aria-label={look.label} className="pt-0.5">
        {look.icon}
      </span>
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={`incident-${id}`} className="min-w-0 text-base text-ink wrap-anywhere">
            <IncidentTitle {...incident} />
          </h2>
          <p className="text-xs text-soft tabular-nums">{timesWords(count)}</p>
        </div>
        <p className="mt-0.5 max-w-[76ch] text-sm text-pretty text-soft wrap-anywhere">
          <bdi>{cause}</bdi>
        </p>
        <p className="mt-1.5 max-w-[76ch] text-sm text-pretty">{cure}</p>
        {setting === null ? null : (
          <div className="max-w-[48ch]">
            <CopyLine text={setting} label="Copy the line for the settings" />
          </div>
        )}
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <IncidentTimes incident={incident} />
          {links.length === 0 ? null : (
            <div className="flex flex-wrap gap-1.5">
              {links.map(({ label, href }) => (
                <PageLink key={label} href={href} className={buttonClass()}>
                  {label}
                </PageLink>
              ))}
            </div>
          )}
        </div>
      </div>
    </li>
  );
}

function IncidentTimes({ incident: { openedAt, lastAt, count, openings } }: { incident: IncidentItem }) {
  const comesBack = comesBackWords(openings);
  return (
    <p className="text-xs text-faint">
      Began <Time iso={openedAt} />
      {count > 1 ? (
        <>
          , last <Time iso={lastAt} />
        </>
      ) : null}
      {comesBack ? `, ${comesBack}` : null}
    </p>
  );
}
