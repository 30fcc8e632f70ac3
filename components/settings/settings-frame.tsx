import type { ReactNode } from "react";
import { SectionFrame } from "#components/ui/section-frame.tsx";

const pages = [
  { href: "/settings/people", label: "People" },
  { href: "/settings/keys", label: "API keys" },
  { href: "/settings/alerts", label: "Alerts" },
  { href: "/settings/audit", label: "Audit log" },
] as const;

/** What administrators look after, one page a subject. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  return (
    <SectionFrame title="Settings" pages={pages}>
      {children}
    </SectionFrame>
  );
}
