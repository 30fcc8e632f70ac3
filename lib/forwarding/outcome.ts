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
