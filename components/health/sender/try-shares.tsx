import { shareWords, tryWords } from "#components/health/sender/try-words.ts";
import type { SenderSpan } from "#lib/api/sender.ts";

type Row = { key: number; name: string; day: number; week: number };

/** How many deliveries came on which of Allo's tries. */
export function TryShares({ day, week }: { day: SenderSpan; week: SenderSpan }) {
  return (
    <table className="w-full text-right text-sm tabular-nums">
      <caption className="sr-only">Deliveries by Allo’s try</caption>
      <thead className="text-2xs text-faint">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 text-left font-normal">
            Came on
          </th>
          <th scope="col" className="py-1 pl-2 font-normal">
            24 hours
          </th>
          <th scope="col" className="py-1 pl-2 font-normal">
            7 days
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(day, week).map((row) => (
          <tr key={row.key} className="border-b border-line/55">
            <th scope="row" className="py-1 text-left font-normal">
              {row.name}
            </th>
            <Share part={row.day} whole={day.deliveries} />
            <Share part={row.week} whole={week.deliveries} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share({ part, whole }: { part: number; whole: number }) {
  return (
    <td className="py-1 pl-2">
      {part.toLocaleString("en")}{" "}
      <span className="inline-block w-14 text-xs text-faint">{shareWords(part, whole)}</span>
    </td>
  );
}

/** The first try always, the others where there was any. */
function rowsOf(day: SenderSpan, week: SenderSpan): Row[] {
  const late = week.late.map(({ number, deliveries }) => ({
    key: number ?? 9,
    name: number === null ? "Recovered, or off schedule" : tryWords(number),
    day: day.late.find((row) => row.number === number)?.deliveries ?? 0,
    week: deliveries,
  }));
  const rest = (span: SenderSpan) => span.deliveries - span.late.reduce((sum, row) => sum + row.deliveries, 0);
  const first = { key: 1, name: "Allo’s first try", day: rest(day), week: rest(week) };
  return [first, ...late].sort((a, b) => a.key - b.key);
}
