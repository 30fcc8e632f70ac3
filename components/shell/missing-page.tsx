import { Compass } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** An address that names nothing, and the way back. */
export function MissingPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid h-full place-items-center">
      <StatePanel
        icon={<Compass />}
        title={title}
        heading="h1"
        action={
          <PageLink href="/deliveries" className={buttonClass({ look: "primary" })}>
            Go to the deliveries
          </PageLink>
        }
      >
        {children}
      </StatePanel>
    </div>
  );
}
