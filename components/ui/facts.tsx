import type { ReactNode } from "react";

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">{children}</dl>;
}

/** One named fact; `mono` for ids and bytes. */
export function Fact({ name, mono = false, children }: { name: string; mono?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="min-w-0 text-faint wrap-anywhere">{name}</dt>
      <dd className={`min-w-0 ${mono ? "font-mono text-xs leading-[1.1875rem] break-all" : "wrap-anywhere"}`}>
        {children}
      </dd>
    </>
  );
}
