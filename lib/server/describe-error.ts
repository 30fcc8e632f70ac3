/**
 * What a log may hold of an error. Messages quote what could not be read or stored, so only those of the system and of SQLite
 * stay, which have a code and name no values; for the others the place in the code has to do.
 */
export function describeError(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { type: typeof cause };
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  const digest = "digest" in cause && typeof cause.digest === "string" ? cause.digest.slice(0, 40) : undefined;
  const frames = cause.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    type: cause.name,
    code,
    digest,
    message: code === undefined ? undefined : cause.message.slice(0, 200),
    at: frames.slice(0, 6).map((line) => line.trim().slice(3)),
    cause: cause.cause instanceof Error ? describeError(cause.cause) : undefined,
  };
}
