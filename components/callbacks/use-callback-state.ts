"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { callbackStates } from "#lib/api/callback.ts";

/** Which of those who wait or waited are shown; kept in the URL. */
export function useCallbackState() {
  return useQueryState("state", parseAsStringLiteral(callbackStates).withDefault("open"));
}
