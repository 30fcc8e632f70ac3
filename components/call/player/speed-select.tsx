import { speeds } from "#components/call/player/speeds.ts";

type Props = { speed: number; onChange: (speed: number) => void };

export function SpeedSelect({ speed, onChange }: Props) {
  return (
    <select
      aria-label="Speed"
      aria-keyshortcuts="< >"
      title="Speed (< and >)"
      value={speed}
      onChange={(event) => onChange(Number(event.target.value))}
      className="h-7 w-16 rounded-md bg-panel px-1 text-xs font-[530] text-ink tabular-nums ring-1 ring-line-strong"
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </select>
  );
}
