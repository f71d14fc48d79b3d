/** What the addresses of settings say. Small on purpose: the router reads it with the first page. */
export const MEASURES = ["credits", "cost", "tokens"] as const;
export const PERIODS = [7, 30, 90] as const;
export const PARTS = [
  "auto_cluster",
  "generate_ideas",
  "article_outline",
  "article_intro",
  "article_section",
  "article_faq",
  "article_meta",
  "article_mend",
  "generate_image_prompts",
  "drawing",
] as const;

export type Measure = (typeof MEASURES)[number];
export type Part = (typeof PARTS)[number];

export interface BudgetSearch {
  days?: (typeof PERIODS)[number];
  measure?: Measure;
}
export interface ScopeSearch {
  scope?: "site";
}
export interface PromptsSearch extends ScopeSearch {
  part?: Part;
}
export interface AuditSearch {
  actor?: string;
  action?: string;
}

type Search = Record<string, unknown>;

export function readBudgetSearch(search: Search): BudgetSearch {
  const days = PERIODS.find((each) => each === Number(search["days"]));
  const measure = MEASURES.find((each) => each === search["measure"]);
  return {
    ...(days === undefined || days === 30 ? {} : { days }),
    ...(measure === undefined || measure === "credits" ? {} : { measure }),
  };
}

export const readScope = (search: Search): ScopeSearch =>
  search["scope"] === "site" ? { scope: "site" } : {};

export function readPromptsSearch(search: Search): PromptsSearch {
  const part = PARTS.find((each) => each === search["part"]);
  return { ...readScope(search), ...(part === undefined ? {} : { part }) };
}

export function readAuditSearch(search: Search): AuditSearch {
  const { actor, action } = search;
  return {
    ...(typeof actor === "string" && actor !== "" ? { actor } : {}),
    ...(typeof action === "string" && action !== "" ? { action } : {}),
  };
}
