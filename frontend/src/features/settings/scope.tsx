import { Segmented } from "@/components/segmented";
import { useSite } from "@/hooks/site-context";

/** Whose settings: all sites of the account, or this site alone. */
export type ScopeName = "account" | "site";
export type Scope = { account_id: number } | { site_id: number };

export function useScope(name: ScopeName): Scope {
  const { site } = useSite();
  return name === "site" ? { site_id: site.id } : { account_id: site.account_id };
}

export function ScopeChoice({ value, onChange }: { value: ScopeName; onChange: (value: ScopeName) => void }) {
  const { site } = useSite();
  return (
    <Segmented<ScopeName>
      label="For which sites"
      value={value}
      options={[
        { value: "account", label: "All sites" },
        { value: "site", label: `Only ${site.name}` },
      ]}
      onChange={onChange}
    />
  );
}
