import { type ReactNode, useId } from "react";

type Props = { title: string; intro?: ReactNode; children: ReactNode };

/** One subject of a settings page. */
export function SettingsSection({ title, intro, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pt-6">
      <h2 id={id} className="text-base text-ink">
        {title}
      </h2>
      {intro ? <p className="mt-0.5 max-w-[68ch] text-sm text-pretty text-soft">{intro}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
