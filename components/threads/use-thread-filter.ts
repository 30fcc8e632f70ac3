"use client";

import { parseAsBoolean, useQueryState } from "nuqs";

/** Whether only those threads are shown where somebody waits for an answer; kept in the URL. */
export function useThreadFilter() {
  const [unanswered, setUnanswered] = useQueryState("unanswered", parseAsBoolean.withDefault(false));
  return { unanswered, setUnanswered: (value: boolean) => void setUnanswered(value || null) };
}
