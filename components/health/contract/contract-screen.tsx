"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckCheck, Download, FileSearch } from "lucide-react";
import { contractQuery, contractTypesHref } from "#components/data/contract-query.ts";
import { formatCount } from "#components/filters/filter-chip.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { FindingFilters } from "#components/health/contract/finding-filters.tsx";
import { FindingGroup } from "#components/health/contract/finding-group.tsx";
import { TypeDownloads } from "#components/health/contract/type-downloads.tsx";
import { useFindingFilters } from "#components/health/contract/use-finding-filters.ts";
import { ListState } from "#components/settings/list-state.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import type { Contract, ContractFinding } from "#lib/api/contract.ts";

/** What Allo sends and does not document. */
export function ContractScreen() {
  const { data: contract, error, refetch } = useQuery(contractQuery());
  return (
    <div className="flex flex-col gap-4 pt-6">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h2 className="text-base text-ink">Not in Allo’s documents</h2>
          <p className="mt-0.5 max-w-[68ch] text-sm text-pretty text-soft">
            Allo changes its webhooks without telling. Whatever comes is kept and read as far as it fits; what is new in
            it stands here.
          </p>
        </div>
        {contract && contract.topics.length > 0 ? (
          <a href={contractTypesHref(null)} download className={buttonClass()}>
            <Download aria-hidden="true" className="size-3.5" />
            Download types
          </a>
        ) : null}
      </header>
      {contract ? (
        <Findings contract={contract} />
      ) : (
        <ListState what="findings" error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

function Findings({ contract: { data, more, topics } }: { contract: Contract }) {
  const { isInState, isOfKind } = useFindingFilters();
  const shown = data.filter((finding) => isInState(finding) && isOfKind(finding));
  const byTopic = Map.groupBy(shown, ({ topic }) => topic);
  return (
    <>
      {data.length === 0 ? null : <FindingFilters findings={data} />}
      {shown.length === 0 ? (
        <div className="rounded-lg ring-1 ring-line">
          <NoFindings findings={data} />
        </div>
      ) : null}
      {[...byTopic].map(([topic, findings]) => (
        <FindingGroup key={topic} topic={topic} findings={findings} />
      ))}
      {more > 0 ? (
        <p className="text-sm text-soft">
          And {formatCount(more)} more, for which there is no room: 2,000 findings are kept, and 200 of one topic.
        </p>
      ) : null}
      <TypeDownloads topics={topics} />
    </>
  );
}

function NoFindings({ findings }: { findings: readonly ContractFinding[] }) {
  const { state, kind, change } = useFindingFilters();
  if (findings.length === 0) {
    return (
      <StatePanel icon={<FileSearch />} title="Everything is as documented">
        Every delivery is compared with Allo’s documents: its topic and version, the name and type of each field, and
        the values of fields that have only some. The first time that something else comes, it appears here with that
        delivery.
      </StatePanel>
    );
  }
  if (kind !== null) return <NothingMatches title="None of this kind" onClear={() => void change({ kind: null })} />;
  return state === "new" ? (
    <StatePanel icon={<CheckCheck />} title="Nothing new">
      Somebody has seen all that was found. What is found next appears here.
    </StatePanel>
  ) : (
    <StatePanel icon={<CheckCheck />} title="Nothing was marked yet">
      A finding that you mark as “Seen, fine” moves here, so that only what is new stands out.
    </StatePanel>
  );
}
