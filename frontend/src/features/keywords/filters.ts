import { intentOptions } from "@/components/records/cells";
import { clusterFilter } from "@/components/records/columns";
import type { Choice, Filter } from "@/components/records/types";
import { count, sentence } from "@/lib/format";

export const keywordFilters = (siteId: number, sectors: readonly Choice<number>[]): Filter[] => [
  {
    kind: "choice",
    name: "status",
    label: "Status",
    options: ["new", "mapped", "excluded", "parked"].map((value) => ({ value, label: sentence(value) })),
  },
  { kind: "range", name: "volume", label: "Volume", show: count },
  clusterFilter(siteId),
  { kind: "choice", name: "intent", label: "Intent", options: intentOptions },
  { kind: "range", name: "difficulty", label: "Difficulty", most: 100, show: String },
  {
    kind: "choice",
    name: "lacks",
    label: "Unknown",
    options: ["volume", "difficulty", "cpc", "intent", "url", "sector"].map((value) => ({
      value,
      label: { cpc: "CPC", url: "Address" }[value] ?? sentence(value),
    })),
  },
  ...(sectors.length === 0
    ? []
    : [
        {
          kind: "pick" as const,
          name: "sector",
          label: "Sector",
          placeholder: "A part of its name",
          siteId,
          find: (text: string) =>
            Promise.resolve(
              sectors.filter((each) => each.name.toLowerCase().includes(text.trim().toLowerCase())),
            ),
          nameOf: (id: number) => Promise.resolve(sectors.find((each) => each.id === id)?.name ?? `#${id}`),
        },
      ]),
];
