/** A task and its brief as texts of a form, and back as what was changed. Pure. */
import { numberOf } from "@/components/records/range-form";
import type { BriefChange, TaskChange, TaskWhole } from "@/features/tasks/api";
import { CONTENT_TYPES, lines, STRUCTURES } from "@/lib/words";

export const INTENTS = ["informational", "commercial", "transactional", "navigational"] as const;

type BriefField =
  | "title"
  | "description"
  | "content_type"
  | "content_structure"
  | "priority"
  | "keywords"
  | "target_words"
  | "intent"
  | "audience"
  | "outline"
  | "questions"
  | "notes";
export type BriefTexts = Record<BriefField, string>;

export function briefTexts(task: TaskWhole): Record<BriefField, string> {
  const brief = task.brief;
  return {
    title: task.title,
    description: task.description,
    content_type: task.content_type,
    content_structure: task.content_structure,
    priority: String(task.priority),
    keywords: (brief?.keywords ?? []).map((each) => each.term).join("\n"),
    target_words: brief === null ? "" : String(brief.target_words),
    intent: brief?.intent ?? "informational",
    audience: brief?.audience ?? "",
    outline: (brief?.outline ?? []).join("\n"),
    questions: (brief?.questions ?? []).join("\n"),
    notes: brief?.notes ?? "",
  };
}

/** What of it was changed, as the API takes it. A keyword that stays keeps its figures. */
export function briefChange(task: TaskWhole, texts: BriefTexts, changed: (keyof BriefTexts)[]): TaskChange {
  const known = new Map((task.brief?.keywords ?? []).map((each) => [each.term, each]));
  const parts: Required<BriefChange> = {
    audience: texts.audience.trim(),
    intent: INTENTS.find((each) => each === texts.intent) ?? "informational",
    keywords: lines(texts.keywords).map((term) => known.get(term) ?? { term }),
    target_words: numberOf(texts.target_words) ?? 0,
    outline: lines(texts.outline),
    questions: lines(texts.questions),
    notes: texts.notes.trim(),
  };
  const own: TaskChange = {
    title: texts.title.trim(),
    description: texts.description.trim(),
    content_type: CONTENT_TYPES.find((each) => each === texts.content_type) ?? "post",
    content_structure: STRUCTURES.find((each) => each === texts.content_structure) ?? "guide",
    priority: numberOf(texts.priority) ?? 0,
  };
  const only = <T extends object>(all: T): Partial<T> =>
    Object.fromEntries(
      Object.entries(all).filter(([name]) => changed.some((each) => each === name)),
    ) as Partial<T>;
  const brief = only(parts);
  return { ...only(own), ...(Object.keys(brief).length === 0 ? {} : { brief }) };
}

export function whyNotSaved(
  task: TaskWhole,
  may: boolean,
  texts: BriefTexts,
  changes: number,
): string | null {
  if (!may) return "You may look at this site, not change it.";
  if (task.status === "completed") return "It is written; change the article.";
  if (task.status === "in_progress") return "It is being written.";
  if (texts.title.trim() === "") return "It needs a title.";
  if (task.brief !== null && lines(texts.keywords).length === 0) return "It needs at least one keyword.";
  const words = numberOf(texts.target_words);
  if (words === null || (words !== undefined && (words < 100 || words > 20_000)))
    return "The words are a number from 100 to 20,000.";
  const priority = numberOf(texts.priority);
  if (priority == null || priority > 100) return "The priority is a number from 0 to 100.";
  return changes === 0 ? "Nothing was changed." : null;
}
