"use client";

import { useContactSearch } from "#components/contacts/use-contact-search.ts";
import { SearchBox } from "#components/ui/search-box.tsx";

/** Parts of names, numbers and addresses; goes into the URL. */
export function ContactSearch() {
  const { q, search } = useContactSearch();
  return (
    <SearchBox label="Search contacts" placeholder="Search names, numbers, addresses" value={q} onChange={search} />
  );
}
