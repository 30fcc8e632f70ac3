"use client";

import { useQuery } from "@tanstack/react-query";
import { callFacetsQuery } from "#components/data/call-queries.ts";
import type { Choice } from "#components/filters/choice-filter.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import type { CallFacet } from "#lib/api/call-facets.ts";
import type { CallFilters } from "#lib/api/call-filters.ts";

/** Tags, people and numbers of ours that occur in any call, and those that the URL asks for. */
export function useCallChoices({ tag, user, number }: Pick<CallFilters, "tag" | "user" | "number">) {
  const { data } = useQuery(callFacetsQuery());
  return {
    tags: choices(data?.tags, tag, (key, name) => name ?? key),
    users: choices(data?.users, [user], (email) => email),
    numbers: choices(data?.numbers, [number], (value, name) =>
      name === null ? numberWords(value) : `${name}, ${numberWords(value)}`,
    ),
  };
}

type Label = (value: string, name: string | null) => string;

function choices(facets: readonly CallFacet[] = [], asked: readonly string[], label: Label): Choice[] {
  const known = new Set(facets.map(({ value }) => value));
  const others = asked.filter((value) => value !== "" && !known.has(value));
  return [...facets, ...others.map((value) => ({ value, name: null }))]
    .map(({ value, name }) => ({ label: label(value, name), values: [value] }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
