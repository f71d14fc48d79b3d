/** What the checks say, put together for the eye: groups with what they earned, and the keywords of the brief. */
import type { CheckStatus } from "@/features/review/parts/finding-icon";
import { isRecord } from "@/lib/api/errors";

export interface CheckResult {
  key: string;
  title: string;
  status: CheckStatus;
  message: string;
  threshold: string;
  weight: number;
  isMust: boolean;
  measured: Record<string, unknown>;
}

const STATUSES = new Set(["pass", "warn", "fail", "not_applicable"]);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The checks as the article holds them; what can't be read is left out. */
export function checksOf(stored: readonly Record<string, unknown>[]): CheckResult[] {
  return stored
    .filter((check) => STATUSES.has(text(check["status"])))
    .map((check) => ({
      key: text(check["key"]),
      title: text(check["title"]),
      status: check["status"] as CheckStatus,
      message: text(check["message"]),
      threshold: text(check["threshold"]),
      weight: typeof check["weight"] === "number" ? check["weight"] : 0,
      isMust: check["is_must"] === true,
      measured: isRecord(check["measured"]) ? check["measured"] : {},
    }));
}

const GROUPS: [string, RegExp][] = [
  ["Keywords", /^(keyword_|entities)/],
  ["Readability", /^(readability|sentences|paragraphs|generic_phrases|long_dashes|repeated_paragraphs)/],
  [
    "Structure",
    /^(length|title|meta_title|meta_description|heading|empty_sections|section_length|alt_texts)/,
  ],
  ["Links", /^(links|internal_links|external_links)/],
];

export interface Group {
  name: string;
  earned: number;
  weight: number;
}

const SHARE = { pass: 1, warn: 0.5, fail: 0, not_applicable: 0 } as const;

/** What each group of checks earned of what it could, by the weights of the score; groups that don't apply are left out. */
export function groupsOf(checks: readonly CheckResult[]): Group[] {
  return GROUPS.map(([name, keys]) => {
    const own = checks.filter((check) => keys.test(check.key) && check.status !== "not_applicable");
    return {
      name,
      earned: own.reduce((sum, check) => sum + check.weight * SHARE[check.status], 0),
      weight: own.reduce((sum, check) => sum + check.weight, 0),
    };
  }).filter((group) => group.weight > 0);
}

/** What the server's limits hold it for, by check. Its words are those of the limits: "Title: message". */
export const isHeldFor = (check: CheckResult, held: readonly string[]): boolean =>
  held.includes(`${check.title}: ${check.message}`);

const RANK: Record<CheckStatus, number> = { fail: 0, warn: 1, pass: 2, not_applicable: 3 };

/** What wants mending first: what holds it, then what fails, then by weight. */
export function inOrder(checks: readonly CheckResult[], held: readonly string[]): CheckResult[] {
  const rank = (check: CheckResult): number => (isHeldFor(check, held) ? -1 : RANK[check.status]);
  return [...checks].sort((one, other) => rank(one) - rank(other) || other.weight - one.weight);
}

/** The keywords of a brief, the main one first. */
export function keywordsOf(brief: unknown): string[] {
  if (!isRecord(brief)) return [];
  const listed = Array.isArray(brief["keywords"]) ? brief["keywords"] : [];
  const terms = listed.map((each: unknown) => (isRecord(each) ? text(each["term"]) : ""));
  return [...new Set([text(brief["main_keyword"]), ...terms])].filter((term) => term.trim() !== "");
}

export interface Covered {
  term: string;
  isHeld: boolean;
}

/** Which keywords of the brief, beside the main one, the text holds; null where the check doesn't apply. */
export function coverageOf(checks: readonly CheckResult[], keywords: readonly string[]): Covered[] | null {
  const check = checks.find((each) => each.key === "keyword_coverage");
  const missing = check?.measured["missing"];
  if (check === undefined || !Array.isArray(missing)) return null;
  return keywords.slice(1, 21).map((term) => ({ term, isHeld: !missing.includes(term) }));
}
