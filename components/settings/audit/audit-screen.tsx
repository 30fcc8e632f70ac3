"use client";

import { AuditFilters } from "#components/settings/audit/audit-filters.tsx";
import { AuditList } from "#components/settings/audit/audit-list.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";

const intro =
  "Who did what, when and from where. Entries are only ever added. A payload that somebody opens again within ten minutes counts once.";

/** The audit log under the filters in the URL. */
export function AuditScreen() {
  return (
    <SettingsSection title="Audit log" intro={intro}>
      <div className="flex flex-col gap-3">
        <AuditFilters />
        <AuditList />
      </div>
    </SettingsSection>
  );
}
