/** The config as a form holds it: numbers are text until they are sent, an empty text is none. */
import type { Schemas } from "@/lib/api/client";
import type { Config } from "@/lib/queries/automation";
import { z } from "@/lib/zod";

export const NUMBERS = [1, 2, 3, 4, 5, 6] as const;
export type StageNumber = (typeof NUMBERS)[number];

type NumberField = {
  [Field in keyof Config]-?: Config[Field] extends number | null ? Field : never;
}[keyof Config];

interface Limit {
  min: number;
  max: number;
  /** Empty means none. */
  isOptional?: boolean;
  isMoney?: boolean;
}

const MOST = 2_147_483_647;
const batch = (max: number): Limit => ({ min: 1, max });
const cap: Limit = { min: 1, max: MOST, isOptional: true };
const budget: Limit = { min: 0, max: MOST, isOptional: true };
const money: Limit = { min: 0, max: 10_000_000, isOptional: true, isMoney: true };

export const LIMITS: Record<NumberField, Limit> = {
  day_of_month: { min: 1, max: 31 },
  stage_1_batch_size: batch(500),
  stage_2_batch_size: batch(50),
  stage_3_batch_size: batch(500),
  stage_4_batch_size: batch(50),
  stage_5_batch_size: batch(50),
  stage_6_batch_size: batch(50),
  stage_1_max_items: cap,
  stage_2_max_items: cap,
  stage_3_max_items: cap,
  stage_4_max_items: cap,
  stage_5_max_items: cap,
  stage_6_max_items: cap,
  max_credits_per_run: budget,
  max_credits_per_day: budget,
  max_credits_per_month: budget,
  warn_below: budget,
  max_cost_per_run: money,
  max_cost_per_day: money,
  max_cost_per_month: money,
  concurrency: { min: 1, max: 64 },
  max_attempts: { min: 1, max: 10 },
  ideas_per_cluster: { min: 1, max: 20 },
  quality_min_score: { min: 0, max: 100, isOptional: true },
};

/** What is usual for a batch; the limits are wider. */
export const USUAL: Record<StageNumber, string> = {
  1: "1–500, best 20–50",
  2: "1–50, best 1",
  3: "1–500, best 10–50",
  4: "1–50, best 1–5",
  5: "1–50, best 1–10",
  6: "1–50, best 1–5",
};

const isNumberField = (field: string): field is NumberField => field in LIMITS;
const FIXED = new Set(["last_run_at", "next_run_at"]);

export type ConfigForm = Omit<Config, NumberField | "last_run_at" | "next_run_at"> &
  Record<NumberField, string>;

export function toForm(config: Config): ConfigForm {
  const entries = Object.entries(config)
    .filter(([field]) => !FIXED.has(field))
    .map(([field, value]) => [field, isNumberField(field) ? (value === null ? "" : String(value)) : value]);
  return Object.fromEntries(entries) as ConfigForm;
}

function numberText({ min, max, isOptional, isMoney }: Limit) {
  const shape = isMoney === true ? /^[0-9]+([.,][0-9]+)?$/ : /^[0-9]+$/;
  const word = `${isMoney === true ? "An amount" : "A whole number"} from ${min} to ${max}${isOptional === true ? ", or empty" : ""}.`;
  return z.string().superRefine((text, context) => {
    const given = text.trim();
    if (given === "" && isOptional === true) return;
    const value = Number(given.replace(",", "."));
    if (!shape.test(given) || value < min || value > max) context.addIssue({ code: "custom", message: word });
  });
}

const numbers = Object.fromEntries(
  Object.entries(LIMITS).map(([field, limit]) => [field, numberText(limit)]),
);

export const schema = z.looseObject({
  ...numbers,
  scheduled_time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "A time like 02:00."),
  weekdays: z.array(z.number()).min(1, "Choose at least one day."),
  time_zone: z.string().min(1),
});

/** What differs from what is stored, as the API takes it. */
export function changesOf(form: ConfigForm, config: Config): Schemas["ConfigIn"] {
  const before = toForm(config);
  const changed = Object.entries(form).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof ConfigForm]),
  );
  return Object.fromEntries(
    changed.map(([field, value]) => [field, isNumberField(field) ? numberOf(value as string) : value]),
  );
}

function numberOf(text: string): number | null {
  const given = text.trim().replace(",", ".");
  return given === "" ? null : Number(given);
}
