import { useOpenCall } from "#components/call/call-context.ts";
import { formatPosition } from "#lib/transcript/position.ts";

/** All turns at once, for paper. */
export function PrintedTurns() {
  const { turns, names } = useOpenCall();
  return (
    <ol aria-label="Turns">
      {turns.map(({ index, speaker, startMs, text }) => (
        <li key={index} className="grid break-inside-avoid grid-cols-[4rem_minmax(0,1fr)] py-1">
          <span className="text-faint tabular-nums">{formatPosition(startMs)}</span>
          <p dir="auto" className="wrap-anywhere">
            <b className="font-[560]">{names[speaker]}:</b> {text}
          </p>
        </li>
      ))}
    </ol>
  );
}
