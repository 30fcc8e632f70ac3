import { Compass } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

type Props = { title: string; back: { href: string; label: string }; children: ReactNode };

/** An address that names nothing, and the way back. */
export function MissingPage({ title, back, children }: Props) {
  return (
    <div className="grid h-full place-items-center">
      <StatePanel
        icon={<Compass />}
        title={title}
        heading="h1"
        action={
          <PageLink href={back.href} className={buttonClass({ look: "primary" })}>
            {back.label}
          </PageLink>
        }
      >
        {children}
      </StatePanel>
    </div>
  );
}
