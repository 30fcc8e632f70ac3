"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { gapKinds } from "#lib/health/missing/gap-kinds.ts";

/** Of which kind what is shown is; kept in the URL, null for all. */
export function useGapKind() {
  return useQueryState("kind", parseAsStringLiteral(gapKinds));
}
