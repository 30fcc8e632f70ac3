"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { searchQuery } from "#components/data/search-query.ts";
import type { SearchAnswer } from "#lib/api/search.ts";

const PAUSE = 120;

type Search = {
  /** The answer to what is typed or, until that is here, to what was typed before. */
  answer: SearchAnswer | null;
  isOld: boolean;
  error: Error | null;
};

/** What is found for a text, asked for when the typing pauses. */
export function useSearch(text: string): Search {
  const q = text.trim();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(setAsked, PAUSE, q);
    return () => clearTimeout(timer);
  }, [q]);
  const { data, error, isPlaceholderData } = useQuery(searchQuery(asked));
  if (q === "") return { answer: null, isOld: false, error: null };
  const isOld = q !== asked || isPlaceholderData || (data === undefined && error === null);
  return { answer: data ?? null, isOld, error: q === asked ? error : null };
}
