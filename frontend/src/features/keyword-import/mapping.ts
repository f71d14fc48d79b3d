/** Which column of a file becomes what. Pure. */
import type { Schemas } from "@/lib/api/client";
import { ApiError } from "@/lib/api/errors";

export type Role =
  | "keyword"
  | "volume"
  | "impressions"
  | "difficulty"
  | "cpc"
  | "currency"
  | "trend"
  | "intent"
  | "url"
  | "country";

export const ROLES: readonly { role: Role; label: string }[] = [
  { role: "keyword", label: "Keyword" },
  { role: "volume", label: "Monthly volume" },
  { role: "impressions", label: "Impressions" },
  { role: "difficulty", label: "Difficulty (0–100)" },
  { role: "cpc", label: "Cost per click" },
  { role: "currency", label: "Currency" },
  { role: "trend", label: "12-month trend" },
  { role: "intent", label: "Intent" },
  { role: "url", label: "Ranking page" },
  { role: "country", label: "Country" },
];

export interface MappedColumn {
  name: string;
  values: string[];
  role: Role | null;
  /** Used as one of several: the months of a trend, a flag of an intent. It isn't changed by itself. */
  isPart: boolean;
}

/** The file's columns in their order, with what each becomes. */
export function mappedColumns(mapping: Schemas["MappingOut"]): MappedColumn[] {
  const single = new Map<string, Role>();
  const parts = new Set<string>();
  for (const [role, column] of Object.entries(mapping.columns)) {
    const known = ROLES.find((each) => each.role === role);
    if (typeof column === "string" && known !== undefined) single.set(column, known.role);
    else for (const name of Array.isArray(column) ? column : [column]) parts.add(String(name));
  }
  return mapping.header.map((name, index) => ({
    name,
    values: mapping.values?.[index] ?? [],
    role: single.get(name) ?? null,
    isPart: !single.has(name) && parts.has(name),
  }));
}

/** Role: the column's name, or none. */
export type Wishes = Record<string, string | null>;

/** The wishes after a column was given a role, or none. Whoever had the role loses it. */
export function withRole(wishes: Wishes, columns: MappedColumn[], name: string, role: Role | null): Wishes {
  const before = columns.find((column) => column.name === name)?.role ?? null;
  return {
    ...wishes,
    ...(before === null || before === role ? {} : { [before]: null }),
    ...(role === null ? {} : { [role]: name }),
  };
}

/** "UTF-16, tab separated". */
export function describeFile(mapping: Schemas["MappingOut"]): string {
  const delimiters: Record<string, string> = { "\t": "tab", ",": "comma", ";": "semicolon", "|": "bar" };
  const by = mapping.delimiter === null ? undefined : delimiters[mapping.delimiter];
  return [mapping.encoding?.toUpperCase(), by === undefined ? undefined : `${by} separated`]
    .filter((part) => part !== undefined)
    .join(", ");
}

export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What stands in the first line of a file in which no column of keywords was found; each name once. */
export function columnsNamed(error: unknown): string[] {
  const named = error instanceof ApiError ? error.extra["columns"] : undefined;
  if (!Array.isArray(named)) return [];
  return [...new Set(named.filter((name): name is string => typeof name === "string"))];
}
