"use client";

import { useQuery } from "@tanstack/react-query";
import { deliveryBodyQuery } from "#components/data/delivery-queries.ts";
import { setupQuery } from "#components/data/setup-query.ts";
import { firstBody } from "#components/delivery/bodies.ts";
import { bodyFileName } from "#components/delivery/body-download.ts";
import type { Delivery } from "#lib/api/delivery.ts";
import { bodyText } from "#lib/body-text.ts";
import { curlCommand } from "#lib/curl.ts";

/** Writes the delivery as a command; null until its body is here. */
export function useCurl(delivery: Delivery): ((secrets: "masked" | "shown") => string) | null {
  const body = useQuery(deliveryBodyQuery(delivery.id, firstBody(delivery), null));
  const setup = useQuery(setupQuery());
  if (!body.data) return null;
  const text = bodyText(body.data);

  return (secrets) => {
    const webhookUrl = setup.data?.webhookUrl ?? new URL("/api/allo", window.location.href).href;
    // The token is a secret of the server's settings, which no page knows.
    const url = delivery.verification === "token" ? `${webhookUrl}/TOKEN` : webhookUrl;
    return curlCommand({ url, headers: delivery.headers, text, fileName: bodyFileName(delivery.id) }, secrets);
  };
}
