/** What the address of the map says: the view, the filters, and which cluster is open. Anything else is left out. */

export const INTENTS = ["informational", "commercial", "transactional", "navigational"] as const;
export const STATUSES = ["active", "mapped", "parked"] as const;
export const VIEWS = ["bubbles", "links", "list"] as const;

export type Intent = (typeof INTENTS)[number];
export type ClusterStatus = (typeof STATUSES)[number];
export type View = (typeof VIEWS)[number];

export interface MapSearch {
  view?: View;
  sector?: number;
  intent?: Intent[];
  status?: ClusterStatus[];
  q?: string;
  cluster?: number;
}

/** Without what is usual, so that addresses stay short. */
export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const told: MapSearch = {};
  const view = VIEWS.find((each) => each === search["view"]);
  if (view !== undefined && view !== "bubbles") told.view = view;
  const sector = positive(search["sector"]);
  if (sector !== undefined) told.sector = sector;
  const intent = some(search["intent"], INTENTS);
  if (intent.length > 0) told.intent = intent;
  const status = some(search["status"], STATUSES);
  if (status.length > 0) told.status = status;
  const q = search["q"];
  if (typeof q === "string" && q.trim() !== "") told.q = q;
  else if (typeof q === "number") told.q = String(q);
  const cluster = positive(search["cluster"]);
  if (cluster !== undefined) told.cluster = cluster;
  return told;
}

export const isFiltered = (search: MapSearch): boolean =>
  search.sector !== undefined ||
  search.intent !== undefined ||
  search.status !== undefined ||
  search.q !== undefined;

function positive(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function some<T extends string>(value: unknown, known: readonly T[]): T[] {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  return known.filter((each) => given.includes(each));
}
