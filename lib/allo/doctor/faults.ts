import { bodyMistakes } from "#lib/allo/doctor/body-mistakes.ts";
import { contentMistakes } from "#lib/allo/doctor/content-mistakes.ts";
import type { Fault } from "#lib/allo/doctor/fault.ts";
import { headerMistakes } from "#lib/allo/doctor/header-mistakes.ts";
import { jsonMistakes } from "#lib/allo/doctor/json-mistakes.ts";
import { keyMistakes } from "#lib/allo/doctor/key-mistakes.ts";
import { bodyCut, noSecret, nowVerifies, staleUnknown, unknownSecret } from "#lib/allo/doctor/last-words.ts";
import { signatureFaults } from "#lib/allo/doctor/signature-forms.ts";
import { idQuoted } from "#lib/allo/doctor/suspects.ts";
import { clockAhead, clockBehind, timestampMistakes } from "#lib/allo/doctor/timestamp-mistakes.ts";

/** Everything that `diagnose` can say, in the order in which it looks. */
export const faults: readonly Fault[] = [
  ...headerMistakes,
  ...timestampMistakes,
  nowVerifies,
  clockAhead,
  clockBehind,
  idQuoted,
  ...keyMistakes,
  ...contentMistakes,
  ...bodyMistakes,
  ...jsonMistakes,
  ...signatureFaults,
  noSecret,
  bodyCut,
  staleUnknown,
  unknownSecret,
].map(({ code, cause, cure }) => ({ code, cause, cure }));
