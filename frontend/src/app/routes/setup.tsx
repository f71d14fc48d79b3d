/** Set-up: account, site, keywords, first run. Also where somebody who is in adds a further site. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import ImportAndRun from "@/app/routes/import-and-run";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/button";
import { AccountStep } from "@/features/setup/account-step";
import { SiteStep } from "@/features/setup/site-step";
import { Steps } from "@/features/setup/steps";
import { useTitle } from "@/hooks/use-title";
import { chooseSite } from "@/lib/open-site";
import { takeSecret } from "@/lib/secret";
import { meQuery } from "@/lib/queries/session";

export function SetupRoute() {
  useTitle("Set up");
  return (
    <AuthFrame isWide>
      <SetupSteps />
    </AuthFrame>
  );
}

function SetupSteps() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [token] = useState(() => takeSecret("token"));
  const [siteId, setSiteId] = useState<number | null>(null);
  const { data: me } = useQuery(meQuery);
  const refreshed = () => client.query({ ...meQuery, staleTime: 0 });
  const finish = () => void navigate({ to: "/automation" });

  if (me === undefined) return null;
  if (me.user === null || me.account === null) {
    return <AccountStep token={token} onSignedIn={() => void refreshed()} />;
  }
  if (siteId === null) {
    const aside =
      me.sites.length > 0 ? (
        <Button size="large" onClick={finish}>
          Go on with {me.sites[0]?.name}
        </Button>
      ) : null;
    return (
      <SiteStep
        accountId={me.account.id}
        aside={aside}
        onMade={(site) => {
          chooseSite(site.id);
          setSiteId(site.id);
          void refreshed();
        }}
      />
    );
  }
  return (
    <>
      <Steps at={2} />
      <h1>Bring your keywords</h1>
      <p className="t2">
        An export of your keyword tool, or a plain list. You see what was found before it is kept.
      </p>
      <ImportAndRun siteId={siteId} onStarted={finish} />
      <p className="mt-4">
        <Button variant="ghost" onClick={finish}>
          Skip for now
        </Button>
      </p>
    </>
  );
}
