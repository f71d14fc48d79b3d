import { useState } from "react";

import { chooseSite, chosenSite } from "@/lib/open-site";
import type { Me, SiteBrief } from "@/lib/queries/session";

export function useOpenSite(me: Me): { site: SiteBrief | undefined; choose: (siteId: number) => void } {
  const [chosen, setChosen] = useState<number | null>(() => chosenSite());
  const site = me.sites.find((each) => each.id === chosen) ?? me.sites[0];
  const choose = (siteId: number) => {
    chooseSite(siteId);
    setChosen(siteId);
  };
  return { site, choose };
}
