/** The mark and the name. */
export function Brand() {
  return (
    <span className="flex shrink-0 items-center gap-2 font-[640] tracking-tight text-ink">
      <svg aria-hidden="true" viewBox="0 0 18 18" className="size-4.5">
        <rect width="18" height="18" rx="5" className="fill-ink" />
        <path
          d="M5 6v4.5a1.5 1.5 0 0 0 1.5 1.5h5a1.5 1.5 0 0 0 1.5-1.5V6"
          fill="none"
          strokeWidth="2"
          className="stroke-sunk"
        />
      </svg>
      Allo Inbox
    </span>
  );
}
