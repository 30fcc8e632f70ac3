import { ArrowDown, ArrowUp } from "lucide-react";

type Props = {
  /** 0 shows nothing. */
  count: number;
  /** From here on nobody counted. */
  most: number;
  /** They stand below, not above. */
  pointsDown?: boolean;
  onShow: () => void;
};

/** Floats over a list, says how many rows have come that are not shown, and shows them when asked. */
export function NewPill({ count, most, pointsDown = false, onShow }: Props) {
  const Arrow = pointsDown ? ArrowDown : ArrowUp;
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto flex min-h-6 items-center gap-1 rounded-full bg-accent px-3 text-xs font-[560] text-panel shadow-pop tabular-nums hover:brightness-110"
        >
          <Arrow aria-hidden="true" className="size-3.5" />
          {count >= most ? `${most - 1}+` : count} new
        </button>
      ) : null}
    </div>
  );
}
