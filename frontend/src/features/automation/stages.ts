/** The words for what each stage takes and makes. Numbers, titles, kinds and what waits come from the server. */

export interface StageWords {
  takes: [one: string, many: string];
  makes: [one: string, many: string];
  /** Its column in small places. */
  short: string;
  /** Where a finished stage says how many it made. */
  madeKey: string;
  about: string;
  each: string;
}

const words = (
  takes: [string, string],
  makes: [string, string],
  short: string,
  madeKey: string,
  about: string,
  each: string,
): StageWords => ({ takes, makes, short, madeKey, about, each });

export const STAGES: Readonly<Record<number, StageWords>> = {
  1: words(
    ["keyword", "keywords"],
    ["cluster", "clusters"],
    "Clusters",
    "clusters_created",
    "By meaning",
    "0.2 each",
  ),
  2: words(["cluster", "clusters"], ["idea", "ideas"], "Ideas", "ideas_created", "Titles for each", "2 each"),
  3: words(["idea", "ideas"], ["task", "tasks"], "Tasks", "tasks_created", "Makes briefs", "free"),
  4: words(
    ["task", "tasks"],
    ["article", "articles"],
    "Articles",
    "content_created",
    "Drafts",
    "1 per 500 words",
  ),
  5: words(
    ["article", "articles"],
    ["prompt", "prompts"],
    "Prompts",
    "prompts_created",
    "Plans images",
    "2 each",
  ),
  6: words(["image", "images"], ["image", "images"], "Images", "images_generated", "Draws them", "1–4 each"),
};

export const LAST_AUTOMATIC = 6;

const UNKNOWN = words(["item", "items"], ["item", "items"], "Items", "", "", "");

export const wordsOf = (number: number): StageWords => STAGES[number] ?? UNKNOWN;

/** "Keywords → Clusters (AI)" in its two parts. */
export function partsOf(name: string): [string, string] {
  const [from = name, to = ""] = name.replace(/ \((AI|Local|Manual)\)$/, "").split(" → ");
  return [from, to];
}

export const noun = (pair: [string, string], number: number): string => (number === 1 ? pair[0] : pair[1]);
