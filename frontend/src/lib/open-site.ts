/** Which site is open: this window's choice, else the last one anywhere. A window keeps its own. */
import { keep, read } from "@/lib/storage";

const KEY = "igny8.site";

/** `?site=` in a link decides first. */
export function chosenSite(search: string = location.search): number | null {
  const linked = new URLSearchParams(search).get("site");
  if (linked !== null) chooseForWindow(linked);
  const kept = linked ?? ofWindow() ?? read(KEY);
  return kept === null ? null : Number(kept);
}

export function chooseSite(siteId: number): void {
  keep(KEY, String(siteId));
  chooseForWindow(String(siteId));
}

function ofWindow(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function chooseForWindow(siteId: string): void {
  try {
    sessionStorage.setItem(KEY, siteId);
  } catch {
    // the window forgets it when it is loaded anew
  }
}
