/** From what was used to what is drawn. Pure. */
import type { Used } from "@/features/settings/budget/api";
import type { Measure } from "@/features/settings/searches";

export const amountOf = (used: Used, measure: Measure): number =>
  measure === "credits"
    ? (used.credits ?? 0)
    : measure === "cost"
      ? used.cost
      : used.tokens_in + used.tokens_out;

const DAY_MS = 86_400_000;

/** The day's date in that zone, such as 2026-11-25. */
export const dateIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);

export function daysUpTo(last: string, count: number): string[] {
  const end = Date.parse(`${last}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** A value for each day, those without any use too. */
export function byDay(days: string[], used: Used[], measure: Measure): { day: string; amount: number }[] {
  const known = new Map(used.map((each) => [each.key, amountOf(each, measure)]));
  return days.map((day) => ({ day, amount: known.get(day) ?? 0 }));
}

/** A round number at or above the most: where the scale ends. */
export function scaleOf(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= most) ?? 10;
  return step * power;
}

const NAMES: Record<string, string> = {
  auto_cluster: "Group keywords",
  generate_ideas: "Write ideas",
  create_tasks: "Create tasks",
  generate_content: "Write articles",
  generate_image_prompts: "Write image prompts",
  generate_images: "Draw images",
  embed: "Embed texts",
};

export const functionName = (key: string): string =>
  NAMES[key] ?? (key === "" ? "Other" : key.replaceAll("_", " "));
