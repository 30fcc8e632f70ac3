import { type ReactNode, useId } from "react";

type Props = { title: string; intro: ReactNode; children: ReactNode };

/** One subject of the account: what it is on the left, what to do about it on the right. */
export function Section({ title, intro, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-6 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-base text-ink">
          {title}
        </h2>
        <div className="mt-1 text-sm text-pretty text-soft">{intro}</div>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
