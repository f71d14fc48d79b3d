/** Filters and order as they stand in the address: short texts by name. Pure. */

export type Search = Record<string, string>;

/** What of an address's search these names hold. */
export function readSearch(raw: Record<string, unknown>, names: readonly string[]): Search {
  const found: Search = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === "string" && value !== "") found[name] = value;
    else if (typeof value === "number" || typeof value === "boolean") found[name] = String(value);
  }
  return found;
}

/** Whole numbers are written as numbers, so that the address shows them without quotation marks. */
export function writeSearch(search: Search): Record<string, string | number> {
  const entries = Object.entries(search).filter(([, value]) => value !== "");
  return Object.fromEntries(
    entries.map(([name, value]) => [name, /^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value]),
  );
}

/** The same for the same filters, however they are noted. */
export function searchText(search: Search): string {
  const set = Object.entries(search).filter(([, value]) => value !== "");
  return new URLSearchParams(set.sort(([one], [other]) => (one < other ? -1 : 1))).toString();
}

export const listOf = (value: string | undefined): string[] =>
  value === undefined || value === "" ? [] : value.split(",");

/** Only what is one of these: an address can be written by hand. */
export function oneOf<T extends string>(allowed: readonly T[], value: string | undefined): T | undefined {
  return allowed.find((each) => each === value);
}

export const someOf = <T extends string>(allowed: readonly T[], value: string | undefined): T[] =>
  listOf(value).flatMap((each) => allowed.filter((one) => one === each));

export interface Range {
  from?: number;
  to?: number;
}

/** "100-", "-30" and "10-20"; decimals with a dot. */
export function readRange(value: string | undefined): Range {
  const found = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(value ?? "");
  if (found === null) return {};
  const [, from, to] = found;
  return {
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(to === undefined ? {} : { to: Number(to) }),
  };
}

export function writeRange({ from, to }: Range): string {
  return from === undefined && to === undefined ? "" : `${from ?? ""}-${to ?? ""}`;
}

export function describeRange(range: Range, show: (value: number) => string): string {
  const { from, to } = range;
  if (from !== undefined && to !== undefined) return from === to ? show(from) : `${show(from)}–${show(to)}`;
  if (from !== undefined) return `${show(from)} and up`;
  return to === undefined ? "" : `up to ${show(to)}`;
}

export function readFlag(value: string | undefined): boolean | undefined {
  return value === "yes" ? true : value === "no" ? false : undefined;
}

export function readId(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]\d{0,15}$/.test(value) ? Number(value) : undefined;
}

/** The order after a click on a column: its own way first, then the other. */
export function nextSort(now: string, column: string, firstIsDown: boolean): string {
  const first = firstIsDown ? `-${column}` : column;
  const other = firstIsDown ? column : `-${column}`;
  return now === first ? other : first;
}

/** How many rows fit: what was counted by status, for the statuses that are asked for. */
export function matchingOf<Status extends string>(
  counts: Readonly<Record<Status, number>> | null | undefined,
  all: readonly Status[],
  asked: string | undefined,
): number | undefined {
  if (counts == null) return undefined;
  const some = someOf(all, asked);
  let sum = 0;
  for (const status of some.length === 0 ? all : some) sum += counts[status];
  return sum;
}

/** Without what isn't asked for. */
export const given = <Filters extends object>(all: Filters): Given<Filters> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Given<Filters>;

type Given<Filters> = { [Name in keyof Filters]?: Exclude<Filters[Name], undefined> };
