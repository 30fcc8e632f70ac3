import type { ReactNode } from "react";

type Props = {
  /** The colour of the mark, as a text class. */
  hue: string;
  /** Not yet happened. */
  pending?: boolean;
  time: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

/** One moment in an ordered list of moments, joined to the one after it by a hairline. */
export function TimelineEntry({ hue, pending = false, time, aside, children }: Props) {
  return (
    <li className="relative grid grid-cols-[4.25rem_0.625rem_minmax(0,1fr)_auto] gap-x-2.5 pb-2 text-xs not-last:before:absolute not-last:before:top-4 not-last:before:-bottom-1.5 not-last:before:left-[5.1625rem] not-last:before:border-l not-last:before:border-line-strong">
      <span className="pt-0.5">{time}</span>
      <span
        aria-hidden="true"
        className={`z-1 mt-[0.4375rem] size-2.5 rounded-full border-2 border-current bg-panel ${pending ? "border-dashed" : ""} ${hue}`}
      />
      <div className="min-w-0 pt-0.5">{children}</div>
      <span className="pt-0.5 text-faint tabular-nums">{aside}</span>
    </li>
  );
}
