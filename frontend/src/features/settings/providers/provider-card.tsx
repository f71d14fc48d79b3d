import { Cpu, Ellipsis } from "lucide-react";
import { useState } from "react";

import { StateBadge } from "@/components/badge";
import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { Menu, MenuItem, MenuLine } from "@/components/menu";
import { type Provider, useForgetProvider } from "@/features/settings/providers/api";
import { providerWord, standingOf, STEPS } from "@/features/settings/providers/words";
import type { Scope } from "@/features/settings/scope";
import { count } from "@/lib/format";

interface CardProps {
  provider: Provider;
  scope: Scope;
  isTesting: boolean;
  onEdit: () => void;
  onPrices: () => void;
  onTest: () => void;
}

export function ProviderCard({ provider, scope, isTesting, onEdit, onPrices, onTest }: CardProps) {
  const standing = isTesting ? { state: "active" as const, word: "Testing" } : standingOf(provider);
  const name = providerWord(provider.name);
  const isBuiltIn = provider.origin === "built_in";
  const latency = provider.standing.latency_ms;
  const [isAsking, setAsking] = useState(false);
  const forgetting = useForgetProvider(scope);
  return (
    <section className="card" aria-label={name} data-provider={provider.name}>
      <div className="row">
        <span className="logo" aria-hidden="true">
          {isBuiltIn ? <Cpu size={16} /> : name.charAt(0)}
        </span>
        <span className="sp" />
        <span className="xs t3 num nw">{latency === null ? "" : `${count(latency)} ms`}</span>
        {isBuiltIn ? null : (
          <Menu
            align="end"
            label={`Actions on ${name}`}
            trigger={
              <button type="button" className="iconbtn" aria-label={`Actions on ${name}`}>
                <Ellipsis size={15} />
              </button>
            }
          >
            <MenuItem onSelect={onTest}>Test</MenuItem>
            <MenuItem onSelect={onEdit}>{provider.is_changeable ? "Change" : "Change a copy here"}</MenuItem>
            <MenuItem onSelect={onPrices}>Prices</MenuItem>
            {provider.is_changeable ? <MenuLine /> : null}
            {provider.is_changeable ? <MenuItem onSelect={() => setAsking(true)}>Disconnect</MenuItem> : null}
          </Menu>
        )}
      </div>
      <div>
        <div className="m">{name}</div>
        <div className="mono t3 trunc" title={provider.address}>
          {keyLine(provider)}
        </div>
      </div>
      <div className="row mt-auto">
        <StateBadge state={standing.state} isLive={isTesting}>
          {standing.word}
        </StateBadge>
      </div>
      {provider.standing.state === "failing" && provider.standing.last_error !== "" ? (
        <p className="xs t2">{provider.standing.last_error}</p>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Disconnect ${name}?`}
        action="Disconnect"
        keep="Keep it"
        isBusy={forgetting.isPending}
        onConfirm={() => forgetting.mutate(provider.name, { onSuccess: () => setAsking(false) })}
      >
        <FormError error={forgetting.error} />
        <p>
          Its key is deleted here.{" "}
          {provider.serves.length === 0
            ? "No step uses it."
            : `Others take over: ${provider.serves.map((fn) => STEPS[fn].toLowerCase()).join(", ")}.`}
        </p>
      </ConfirmDialog>
    </section>
  );
}

function keyLine(provider: Provider): string {
  if (provider.origin === "built_in") return "No key needed";
  if (!provider.has_key) return provider.needs_key ? "No key" : provider.address;
  const end = provider.last_four === "" ? "key set" : `…${provider.last_four}`;
  return provider.origin === "environment" ? `${end}, environment` : end;
}
