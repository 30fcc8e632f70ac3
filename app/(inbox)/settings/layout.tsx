import type { ReactNode } from "react";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  await pageAccess("administer");
  return <SettingsFrame>{children}</SettingsFrame>;
}
