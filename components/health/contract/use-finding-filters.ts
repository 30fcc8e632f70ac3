"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";
import type { ContractFinding } from "#lib/api/contract.ts";
import { findingKinds } from "#lib/health/contract/finding.ts";

export const findingStates = ["new", "seen"] as const;

const parsers = {
  state: parseAsStringLiteral(findingStates).withDefault("new"),
  kind: parseAsStringLiteral(findingKinds),
};

/** Which findings are shown, as the URL has it. */
export function useFindingFilters() {
  const [filters, change] = useQueryStates(parsers, { history: "push" });
  const isInState = ({ seen }: ContractFinding) => (seen === null) === (filters.state === "new");
  const isOfKind = ({ kind }: ContractFinding) => filters.kind === null || kind === filters.kind;
  return { ...filters, change, isInState, isOfKind };
}
