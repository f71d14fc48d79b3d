import type { State } from "@/components/badge";
import type { Keyword } from "@/features/keywords/api";

export const STATUS_WORDS: Record<Keyword["status"], { word: string; state: State }> = {
  new: { word: "New", state: "ready" },
  mapped: { word: "Mapped", state: "complete" },
  excluded: { word: "Excluded", state: "empty" },
  parked: { word: "Parked", state: "failed" },
};

/** "$1.95"; the amount alone where the currency is unknown. */
export const price = (cpc: number, currency: string): string =>
  currency === "" ? cpc.toFixed(2) : inCurrency(currency)(cpc);

const made = new Map<string, (amount: number) => string>();

/** How amounts of it are written; found out once, as a list asks for each of its rows. */
function inCurrency(currency: string): (amount: number) => string {
  let write = made.get(currency);
  if (write === undefined) {
    write = writerOf(currency);
    made.set(currency, write);
  }
  return write;
}

function writerOf(currency: string): (amount: number) => string {
  try {
    const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
    const format = new Intl.NumberFormat(undefined, style);
    return (amount) => format.format(amount);
  } catch {
    return (amount) => `${amount.toFixed(2)} ${currency}`;
  }
}

export const REFUSED: Record<string, string> = {
  wrong_state: "they are in a cluster.",
  in_cluster: "their cluster stands in another sector.",
  other_market: "the cluster is of another market.",
  twin: "they follow another keyword; change that one.",
  not_found: "they are gone.",
};

/** Why rows were refused, in one clause. */
export function whyRefused(reasons: Record<string, number>): string | undefined {
  const codes = Object.keys(reasons);
  return codes.length === 1 ? REFUSED[codes[0] ?? ""] : undefined;
}
