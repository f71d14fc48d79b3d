/** How articles, versions and findings are called. */
import type { State } from "@/components/badge";
import type { Article, Row, Status, Tab, Version } from "@/features/review/queries";
import { day, full, moment } from "@/lib/format";
import { type Me, mayWrite } from "@/lib/queries/session";

export const TAB_LABEL: Record<Tab, string> = {
  ready: "Ready",
  changes: "Changes asked",
  approved: "Approved",
  rejected: "Rejected",
};

/** An article's state, in its colour and its words. */
export function standing(article: Pick<Article, "status" | "is_being_rewritten">): {
  state: State;
  word: string;
} {
  if (article.is_being_rewritten) return { state: "active", word: "Being rewritten" };
  return STANDING[article.status];
}

const STANDING: Record<Status, { state: State; word: string }> = {
  draft: { state: "ready", word: "Ready for review" },
  changes_requested: { state: "paused", word: "Changes asked" },
  approved: { state: "complete", word: "Approved" },
  published: { state: "complete", word: "Published" },
  rejected: { state: "empty", word: "Rejected" },
};

const KIND: Record<Version["kind"], string> = {
  written: "First draft",
  mended: "Mended after its checks",
  rewritten: "Rewritten as asked",
  saved: "Edited",
  restored: "Restored",
};

export function kindOf(version: Version): string {
  if (version.restored_from !== null) return `Restored from version ${version.restored_from}`;
  return version.is_autosave ? "Edited, saved by itself" : KIND[version.kind];
}

export const authorOf = (version: Version): string =>
  version.author === "ai"
    ? `AI, ${version.provider}`
    : ((version.user?.name || version.user?.email) ?? "A person who has left");

const DAY_MS = 86_400_000;

/** "3 min ago" under seven days, the date from then on; whole in the tooltip. */
export function ago(iso: string, zone: string, now: number): { text: string; title: string } {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  const title = full(iso, zone);
  if (seconds < 60) return { text: "just now", title };
  if (seconds < 3600) return { text: `${Math.floor(seconds / 60)} min ago`, title };
  if (seconds < 86_400) return { text: `${Math.floor(seconds / 3600)} h ago`, title };
  if (seconds < 7 * 86_400) return { text: `${Math.floor(seconds / 86_400)} d ago`, title };
  return { text: day(iso, zone, now), title };
}

/** "today, 13:51", "20 Nov, 02:18". */
export function when(iso: string, zone: string, now: number): string {
  const at = moment(iso, zone, now);
  const today = day(new Date(now).toISOString(), zone, now);
  const yesterday = day(new Date(now - DAY_MS).toISOString(), zone, now);
  if (at.startsWith(`${today}, `)) return at.replace(today, "today");
  return at.startsWith(`${yesterday}, `) ? at.replace(yesterday, "yesterday") : at;
}

const WORDS_A_MINUTE = 238; // silent reading of English prose

export const minutesToRead = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));

export const READ_ONLY = "You are a viewer here: you see everything and change nothing.";

export const readOnly = (me: Me): string | null => (mayWrite(me) ? null : READ_ONLY);

/** Why it can't be approved now; null where it can. */
export function whyNotApproved(
  article: Pick<Row, "status" | "is_being_rewritten" | "word_count">,
): string | null {
  if (article.is_being_rewritten) return "The writer has it. Wait for it, or take it back to draft.";
  if (article.status === "approved") return "It is approved already.";
  if (article.status === "published") return "It is published already.";
  if (article.status === "rejected") return "It was rejected. Take it back to draft first.";
  return article.word_count === 0 ? "It has no words yet." : null;
}
