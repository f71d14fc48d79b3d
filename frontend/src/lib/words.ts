/** Words of what is written, shared by ideas, tasks and articles. */

export const CONTENT_TYPES = ["post", "page", "product"] as const;
export const STRUCTURES = [
  "explainer",
  "how_to",
  "guide",
  "listicle",
  "comparison",
  "review",
  "faq",
  "landing",
  "checklist",
  "troubleshooting",
] as const;

const WORDS: Record<string, string> = { how_to: "How-to", faq: "FAQ" };

/** "how_to" as people say it. */
export function worded(value: string): string {
  return WORDS[value] ?? value.charAt(0).toUpperCase() + value.slice(1).replaceAll("_", " ");
}

/** What a person writes one a line, without empty lines. */
export const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
