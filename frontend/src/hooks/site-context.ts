/** The site that is open, and who looks at it. */
import { createContext, useContext } from "react";

import type { Me, SiteBrief } from "@/lib/queries/session";

export interface OpenSite {
  me: Me;
  site: SiteBrief;
  choose: (siteId: number) => void;
}

export const SiteContext = createContext<OpenSite | null>(null);

export function useSite(): OpenSite {
  const open = useContext(SiteContext);
  if (open === null) throw new Error("useSite stands outside of the shell");
  return open;
}
