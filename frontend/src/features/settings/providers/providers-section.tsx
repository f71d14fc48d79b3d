import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { Head, Loaded } from "@/features/settings/parts";
import {
  choicesQuery,
  presetsQuery,
  type Provider,
  providersQuery,
  useTest,
} from "@/features/settings/providers/api";
import { ModelTable } from "@/features/settings/providers/model-table";
import { PricesDialog } from "@/features/settings/providers/prices-dialog";
import { ProviderCard } from "@/features/settings/providers/provider-card";
import { ProviderDialog } from "@/features/settings/providers/provider-dialog";
import { TestResult } from "@/features/settings/providers/test-result";
import { ScopeChoice, type ScopeName, useScope } from "@/features/settings/scope";
import { ADMINS_ONLY } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";
import { mayAdminister } from "@/lib/queries/session";

interface ProvidersProps {
  scope: ScopeName;
  onScope: (scope: ScopeName) => void;
}

export function ProvidersSection({ scope: name, onScope }: ProvidersProps) {
  const { me } = useSite();
  const scope = useScope(name);
  const providers = useQuery({ ...providersQuery(scope), enabled: mayAdminister(me) });
  const choices = useQuery(choicesQuery(scope));
  const presets = useQuery(presetsQuery(scope));
  const [edited, setEdited] = useState<Provider | "new" | null>(null);
  const [priced, setPriced] = useState<string | null>(null);
  const testing = useTest(scope);
  if (!mayAdminister(me)) return <Head title="AI providers">{ADMINS_ONLY}</Head>;
  return (
    <>
      <Head
        title="AI providers"
        action={
          <Button icon={<Plus size={15} />} onClick={() => setEdited("new")}>
            Connect
          </Button>
        }
      >
        Connect one or more. The built-in engine always works, without a key or a network.
      </Head>
      <div>
        <ScopeChoice value={name} onChange={onScope} />
      </div>
      <Loaded query={providers} what="The providers" height={128}>
        {(found) => (
          <>
            <div className="prov">
              {found.map((provider) => (
                <ProviderCard
                  key={provider.name}
                  provider={provider}
                  scope={scope}
                  isTesting={testing.isPending && testing.variables.name === provider.name}
                  onEdit={() => setEdited(provider)}
                  onPrices={() => setPriced(provider.name)}
                  onTest={() => testing.mutate({ name: provider.name })}
                />
              ))}
            </div>
            <TestResult test={testing.data} error={testing.error} />
            <Loaded query={choices} what="The models" height={280}>
              {(told) => (
                <ModelTable
                  scope={scope}
                  choices={told.items}
                  preset={told.preset}
                  providers={found}
                  presets={presets.data ?? []}
                  isOfSite={name === "site"}
                />
              )}
            </Loaded>
          </>
        )}
      </Loaded>
      {edited === null ? null : (
        <ProviderDialog
          scope={scope}
          provider={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {priced === null ? null : <PricesDialog scope={scope} name={priced} onClose={() => setPriced(null)} />}
    </>
  );
}
