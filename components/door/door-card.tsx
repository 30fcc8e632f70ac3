import type { ReactNode } from "react";
import { Brand } from "#components/shell/brand.tsx";

/** The one thing on a page that stands before the inbox. */
export function DoorCard({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-sunk px-4 py-10">
      <div className="w-full max-w-90">
        <div className="mb-5 flex justify-center">
          <Brand />
        </div>
        <div className="rounded-lg bg-panel p-6 ring-1 ring-line">
          <h1>{title}</h1>
          {intro ? <p className="mt-1 text-sm text-soft">{intro}</p> : null}
          <div className="mt-5">{children}</div>
        </div>
      </div>
    </main>
  );
}
