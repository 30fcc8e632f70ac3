"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { numberText } from "#components/call/call-names.ts";
import { type CallPages, callListQuery } from "#components/data/call-queries.ts";
import type { Choice } from "#components/filters/choice-filter.tsx";
import type { CallItem } from "#lib/api/call.ts";
import type { CallFilters } from "#lib/api/call-filters.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** Tags, people and our numbers that occur in any list that has been loaded, and those that the URL asks for. */
export function useSeenChoices(filters: CallFilters) {
  const client = useQueryClient();
  // Draws again when the list has come.
  useInfiniteQuery(callListQuery(filters));
  const lists = client.getQueriesData<CallPages>({ queryKey: queryKeys.calls.lists() });
  const items = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.data) ?? []);
  const names = new Map(items.flatMap(({ tags }) => tags.map(({ key, name }) => [key, name || key] as const)));
  return {
    tags: choices([...names.keys(), ...filters.tag], (key) => names.get(key) ?? key),
    users: choices([...items.flatMap(userOf), filters.user], (user) => user),
    numbers: choices([...items.map(({ us }) => us.number), filters.number], numberText),
  };
}

function userOf({ userEmail }: CallItem): string[] {
  return userEmail === null ? [] : [userEmail];
}

function choices(values: readonly string[], label: (value: string) => string): Choice[] {
  const distinct = [...new Set(values)].filter((value) => value !== "");
  return distinct
    .map((value) => ({ label: label(value), values: [value] }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
