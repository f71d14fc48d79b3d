import { Outlet, useNavigate, useSearch } from "@tanstack/react-router";

import { AuditSection } from "@/features/settings/audit/audit-section";
import { BudgetSection } from "@/features/settings/budget/budget-section";
import { SettingsFrame } from "@/features/settings/frame";
import { PromptsSection } from "@/features/settings/prompts/prompts-section";
import { ProvidersSection } from "@/features/settings/providers/providers-section";
import { useTitle } from "@/hooks/use-title";

export { ExportSection } from "@/features/settings/export/export-section";
export { KeysSection } from "@/features/settings/keys/keys-section";
export { KnowledgeSection } from "@/features/settings/knowledge/knowledge-section";
export { MembersSection } from "@/features/settings/people/members-section";
export { NotificationsSection } from "@/features/settings/notices/notifications-section";
export { ProfileSection } from "@/features/settings/profile/profile-section";
export { SiteSection } from "@/features/settings/site/site-section";

export function SettingsRoute() {
  useTitle("Settings");
  return (
    <SettingsFrame>
      <Outlet />
    </SettingsFrame>
  );
}

export function BudgetRoute() {
  const search = useSearch({ from: "/inside/settings/budget" });
  const navigate = useNavigate({ from: "/settings/budget" });
  return (
    <BudgetSection search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
  );
}

export function ProvidersRoute() {
  const { scope } = useSearch({ from: "/inside/settings/providers" });
  const navigate = useNavigate({ from: "/settings/providers" });
  return (
    <ProvidersSection
      key={scope ?? "account"}
      scope={scope ?? "account"}
      onScope={(next) => void navigate({ search: next === "site" ? { scope: next } : {}, replace: true })}
    />
  );
}

export function PromptsRoute() {
  const search = useSearch({ from: "/inside/settings/prompts" });
  const navigate = useNavigate({ from: "/settings/prompts" });
  return <PromptsSection search={search} onSearch={(next) => void navigate({ search: next })} />;
}

export function AuditRoute() {
  const search = useSearch({ from: "/inside/settings/audit" });
  const navigate = useNavigate({ from: "/settings/audit" });
  return <AuditSection search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}
