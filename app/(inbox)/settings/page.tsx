import { redirect } from "next/navigation";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export default async function SettingsPage() {
  await pageAccess("administer");
  redirect("/settings/people");
}
