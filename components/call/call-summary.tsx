import { Markdown } from "#components/ui/markdown.tsx";
import type { Call } from "#lib/api/call.ts";

/** What was said, in short; where there is none, why. */
export function CallSummary({ call }: { call: Call }) {
  return (
    <section aria-label="Summary" className="px-4 pt-5 lg:px-6.5 print:px-0">
      <h2 className="sr-only">Summary</h2>
      <div className="max-w-[66ch] text-md leading-6 text-pretty">
        {call.summary?.trim() ? (
          <Markdown source={call.summary} />
        ) : (
          <p className="text-sm text-faint">{whyNone(call)}</p>
        )}
      </div>
    </section>
  );
}

function whyNone({ state, transcript }: Call): string {
  if (state === "ringing" || state === "answered")
    return "A summary comes, if there is one, some minutes after the call.";
  if (transcript.length === 0) return "No summary: nothing was written down of this call.";
  return "Allo sent no summary of this call.";
}
