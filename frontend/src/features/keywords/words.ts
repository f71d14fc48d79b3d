import type { State } from "@/components/badge";
import type { Keyword } from "@/features/keywords/api";

export const STATUS_WORDS: Record<Keyword["status"], { word: string; state: State }> = {
  new: { word: "New", state: "ready" },
  mapped: { word: "Mapped", state: "complete" },
  excluded: { word: "Excluded", state: "empty" },
  parked: { word: "Parked", state: "failed" },
};

/** "$1.95"; the amount alone where the currency is unknown. */
export function price(cpc: number, currency: string): string {
  if (currency === "") return cpc.toFixed(2);
  try {
    return new Intl.NumberFormat(undefined, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
    }).format(cpc);
  } catch {
    return `${cpc.toFixed(2)} ${currency}`;
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
