/** What a later version of the code might still read in a stored delivery, and this one could not. */
export type ProblemKind =
  | "not_utf8"
  | "not_json"
  | "not_an_event"
  | "unknown_topic"
  | "unknown_version"
  | "unexpected_content"
  | "reader_failed";

/** `path` is dotted, as in `data.transcriptions[3].time`; empty for the whole body. */
export type ProblemIssue = { path: string; message: string };

export type Problem = { kind: ProblemKind; message: string; issues: ProblemIssue[] };
