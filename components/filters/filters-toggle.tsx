import { SlidersHorizontal } from "lucide-react";

type Props = { controls: string; unfolded: boolean; filtered: boolean; onToggle: () => void };

/** Shows and hides the filters on a phone, which has no room to show them all the time. */
export function FiltersToggle({ controls, unfolded, filtered, onToggle }: Props) {
  return (
    <button
      type="button"
      aria-label="Filters"
      aria-expanded={unfolded}
      aria-controls={controls}
      onClick={onToggle}
      className={`grid size-8.5 place-items-center rounded-md ring-1 ring-line-strong sm:hidden ${filtered ? "text-accent" : "text-soft"}`}
    >
      <SlidersHorizontal aria-hidden="true" className="size-4" />
    </button>
  );
}
