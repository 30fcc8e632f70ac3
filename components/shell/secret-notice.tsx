"use client";

import { useQuery } from "@tanstack/react-query";
import { useRights } from "#components/data/me-query.ts";
import { setupQuery } from "#components/data/setup-query.ts";

/** Says so for as long as Allo's own deliveries cannot be verified. */
export function SecretNotice() {
  const { data: setup } = useQuery(setupQuery());
  const may = useRights();
  if (!setup?.secretMissing) return null;
  return (
    <p className="border-b border-line bg-warn-soft px-4 py-1.5 text-xs text-warn">
      Allo’s signing secret is not set, so only test events get in.{" "}
      {may("administer") ? (
        <span className="max-md:hidden">
          Set <code>ALLO_WEBHOOK_SECRET</code> and start the inbox again; what Allo sends until then waits under
          Rejected.
        </span>
      ) : (
        <span className="max-md:hidden">An administrator can set it.</span>
      )}
    </p>
  );
}
