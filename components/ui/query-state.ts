"use client";

import {
  renderQueryString,
  type unstable_AdapterInterface,
  unstable_createAdapterProvider,
} from "nuqs/adapters/custom";
import { useMemo } from "react";
import { changeAddress, useAddressQuery } from "#components/ui/use-address.ts";

/** Lets `useQueryState` read the address bar itself, and write it without asking the server for a page. */
export const QueryStateProvider = unstable_createAdapterProvider(useAddressAdapter);

function useAddressAdapter(): unstable_AdapterInterface {
  const query = useAddressQuery();
  const searchParams = useMemo(() => new URLSearchParams(query), [query]);
  return { searchParams, updateUrl };
}

function updateUrl(search: URLSearchParams, { history }: { history: "push" | "replace" }): void {
  const { pathname, hash } = window.location;
  changeAddress(history, pathname + renderQueryString(search) + hash);
}
