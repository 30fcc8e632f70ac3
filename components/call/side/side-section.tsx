import { type ReactNode, useId } from "react";

/** One subject of what is known about a call. */
export function SideSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="break-inside-avoid">
      <h2 id={id} className="mb-1.5">
        {title}
      </h2>
      {children}
    </section>
  );
}
