"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useRights } from "#components/data/me-query.ts";
import { usePromote } from "#components/data/promote.ts";
import { promotionWords } from "#components/rejections/promotion-words.ts";
import { whyNotPromotable } from "#components/rejections/reason-words.ts";
import { Button } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import type { Rejection } from "#lib/api/rejection.ts";

/** The way into the log, where there is one; else why not. */
export function PromoteOne({ rejection }: { rejection: Rejection }) {
  const router = useRouter();
  const may = useRights();
  const promote = usePromote((promotion) => {
    const action = { label: "Open", onClick: () => router.push(`/deliveries/${promotion.id}`) };
    toast.success(promotionWords(promotion), { action });
  });

  if (rejection.promotedTo !== null) {
    const href = `/deliveries/${rejection.promotedTo}`;
    return (
      <p className="text-sm text-soft">
        Promoted.{" "}
        <PageLink href={href} className="text-accent underline underline-offset-2">
          Open delivery {rejection.promotedTo}
        </PageLink>
      </p>
    );
  }
  if (!rejection.promotable) return <p className="text-pretty text-sm text-soft">{whyNotPromotable(rejection)}</p>;
  if (!may("administer")) {
    return (
      <p className="text-pretty text-sm text-soft">
        A secret that is set by now matches it. An administrator can let it into the log.
      </p>
    );
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-soft">
      <Button look="primary" disabled={promote.isPending} onClick={() => promote.mutate(rejection.id)}>
        Promote
      </Button>
      A secret that is set by now matches it: it can enter the log at the time it arrived.
    </div>
  );
}
