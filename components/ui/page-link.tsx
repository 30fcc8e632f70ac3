import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to a page of the inbox. Nothing is fetched ahead: each page is made anew for whoever looks, so what Next would get
 * beforehand holds no page, and it asks the server twice for each link in sight.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  return <Link {...props} prefetch={false} />;
}
