import { SearchX } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

type Props = {
  title?: string;
  onClear: () => void;
  /** Where words were searched for: what to know of that, and the way to take only them back. */
  search?: { hint: string; onClear: () => void } | null;
};

/** What stands in place of a list that its filters leave empty. */
export function NothingMatches({ title = "Nothing matches", onClear, search = null }: Props) {
  return (
    <StatePanel
      icon={<SearchX />}
      title={title}
      action={
        <>
          <Button look="primary" onClick={onClear}>
            Clear all filters
          </Button>
          {search ? <Button onClick={search.onClear}>Clear the search</Button> : null}
        </>
      }
    >
      {search?.hint ?? "All the chosen filters have to fit at once. Take one away, or choose a longer time."}
    </StatePanel>
  );
}
