"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useRights } from "#components/data/me-query.ts";
import { usePromoteAll } from "#components/data/promote.ts";
import { statsQuery } from "#components/data/stats-query.ts";
import { promotionsWords } from "#components/rejections/promotion-words.ts";
import { Button } from "#components/ui/button.tsx";
import { loadPart } from "#components/ui/load-part.ts";

const ConfirmDialog = dynamic(() =>
  loadPart(() => import("#components/ui/confirm-dialog.tsx")).then((module) => module.ConfirmDialog),
);

/** Offers to let in everything that verifies by now; says how many before it asks. */
export function PromoteAll() {
  const router = useRouter();
  const may = useRights();
  const { data: stats } = useQuery(statsQuery());
  const [asking, setAsking] = useState(false);
  const promoteAll = usePromoteAll({
    onSuccess: (result) => {
      const action = { label: "Show deliveries", onClick: () => router.push("/deliveries") };
      toast.success(promotionsWords(result), { action });
    },
    onSettled: () => setAsking(false),
  });
  const count = stats?.total.promotable ?? 0;
  if (!may("administer") || (count === 0 && !asking)) return null;

  return (
    <>
      <Button look="primary" onClick={() => setAsking(true)}>
        Promote all that now verify ({count.toLocaleString("en")})
      </Button>
      {asking ? (
        <ConfirmDialog
          title={count === 1 ? "Promote 1 request?" : `Promote ${count.toLocaleString("en")} requests?`}
          action="Promote"
          busy={promoteAll.isPending}
          onConfirm={() => promoteAll.mutate()}
          onClose={() => setAsking(false)}
        >
          Their signatures match a secret that is set by now. They enter the log as if they had been accepted when they
          arrived. What Allo has sent again meanwhile is counted as a repeat. Deliveries are never deleted.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
