import { failure } from "#lib/outbound/failure.ts";
import { OutboundInterrupted } from "#lib/server/outbound/interrupted.ts";

export type Deadline = {
  /** Aborts with an `OutboundInterrupted`. */
  signal: AbortSignal;
  headCame(): void;
  end(): void;
};

/** Ends a request when its head takes over `headMs`, all of it over `totalMs`, or the caller gives it up. */
export function startDeadline(
  { headMs, totalMs }: { headMs: number; totalMs: number },
  caller: AbortSignal | undefined,
): Deadline {
  const controller = new AbortController();
  const after = (milliseconds: number, what: string) =>
    setTimeout(() => {
      const words = `${what} took longer than ${milliseconds / 1000} s. Try again later, or find out why the other side is slow.`;
      controller.abort(new OutboundInterrupted(failure("timeout", words)));
    }, milliseconds);
  const head = after(headMs, "The answer's beginning");
  const total = after(totalMs, "The whole request");
  const giveUp = () => controller.abort(new OutboundInterrupted(failure("aborted", "The request was given up.")));
  caller?.addEventListener("abort", giveUp);
  if (caller?.aborted) giveUp();
  return {
    signal: controller.signal,
    headCame: () => clearTimeout(head),
    end() {
      clearTimeout(head);
      clearTimeout(total);
      caller?.removeEventListener("abort", giveUp);
    },
  };
}
