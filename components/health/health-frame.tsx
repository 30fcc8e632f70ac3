import type { ReactNode } from "react";
import { SectionFrame } from "#components/ui/section-frame.tsx";

const pages = [
  { href: "/health", label: "Now" },
  { href: "/health/outages", label: "Outages" },
  { href: "/health/missing", label: "Missing" },
  { href: "/health/charts", label: "Charts" },
  { href: "/health/contract", label: "Contract" },
] as const;

/** How the delivery side does, one page a question. */
export function HealthFrame({ children }: { children: ReactNode }) {
  return (
    <SectionFrame title="Health" pages={pages}>
      {children}
    </SectionFrame>
  );
}
