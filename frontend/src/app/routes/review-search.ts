/** What the addresses of review and article may say; the rest is left out. */
const TABS = ["ready", "changes", "approved", "rejected"] as const;
const PANELS = ["seo", "images", "versions", "notes", "sources"] as const;

type Search = Record<string, unknown>;
const number = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value > 0 ? value : undefined;

export function reviewSearch(search: Search): { tab?: (typeof TABS)[number] } {
  const tab = TABS.find((each) => each === search["tab"]);
  return tab === undefined ? {} : { tab };
}

export function articleSearch(search: Search): {
  panel?: (typeof PANELS)[number];
  from?: number;
  to?: number;
} {
  const panel = PANELS.find((each) => each === search["panel"]);
  const from = number(search["from"]);
  const to = number(search["to"]);
  return {
    ...(panel === undefined ? {} : { panel }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
