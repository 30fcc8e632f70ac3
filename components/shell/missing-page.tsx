import { Compass } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
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
          <Link href="/deliveries" className={buttonClass({ look: "primary" })}>
            Go to the deliveries
          </Link>
        }
      >
        {children}
      </StatePanel>
    </div>
  );
}
