/** What one try of a forward came to. `status` is null where nothing was answered, and `errorClass` and `error` say why. */
export type Outcome = {
  at: number;
  durationMs: number;
  status: number | null;
  address: string | null;
  errorClass: string | null;
  error: string | null;
  /** The beginning of the answer. */
  responseBody: string | null;
  retryAfterMs: number | null;
};

export function isTaken({ status }: Pick<Outcome, "status">): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** With this a receiver says that it wants nothing more, ever. */
export const GONE = 410;

/** The body is not kept any more; the id cannot stand in a header. */
export type Unsendable = "gone" | "bad_id";

const UNSENDABLE: readonly string[] = ["gone", "bad_id"] satisfies Unsendable[];

/** Whether a try failed for what was to be sent and not for whom it was meant: another would fail alike. */
export function isUnsendable({ errorClass }: Pick<Outcome, "errorClass">): boolean {
  return errorClass !== null && UNSENDABLE.includes(errorClass);
}

/** A try that came to nothing before anything was sent. */
export function unsendable(at: number, errorClass: Unsendable, error: string): Outcome {
  const unanswered = { durationMs: 0, status: null, address: null, responseBody: null, retryAfterMs: null };
  return { at, ...unanswered, errorClass, error };
}
