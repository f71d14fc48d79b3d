import { Controller } from "react-hook-form";

import { Checkbox } from "@/components/checkbox";
import { Field, SelectInput } from "@/components/field";
import { NumberField, useConfigForm } from "@/features/automation/config/parts";
import { Switch } from "@/components/switch";
import type { Config } from "@/lib/queries/automation";

export function BudgetPart() {
  return (
    <section className="fs" aria-labelledby="config-budget">
      <h3 id="config-budget">Budget</h3>
      <div className="g4">
        <NumberField
          name="max_credits_per_run"
          label="Most credits per run"
          help="A run pauses before it passes this."
          placeholder="no limit"
        />
        <NumberField
          name="max_credits_per_day"
          label="Most per day"
          help="In the site's days."
          placeholder="no limit"
        />
        <NumberField name="max_credits_per_month" label="Most per month" placeholder="no limit" />
        <NumberField
          name="warn_below"
          label="Warn me below"
          help="By e-mail and in the app."
          placeholder="never"
        />
      </div>
      <div className="g3 mt-[14px]">
        <NumberField
          name="max_cost_per_run"
          label="Most dollars per run"
          help="What providers take."
          placeholder="no limit"
          isMoney
        />
        <NumberField name="max_cost_per_day" label="Most dollars per day" placeholder="no limit" isMoney />
        <NumberField
          name="max_cost_per_month"
          label="Most dollars per month"
          placeholder="no limit"
          isMoney
        />
      </div>
    </section>
  );
}

export function WorkPart() {
  const { register } = useConfigForm();
  return (
    <section className="fs" aria-labelledby="config-work">
      <h3 id="config-work">How it works</h3>
      <div className="g3">
        <NumberField name="concurrency" label="AI calls at once" help="1–64, of this site." />
        <NumberField name="max_attempts" label="Attempts" help="1–10, before an item is parked." />
        <NumberField name="ideas_per_cluster" label="Ideas per cluster" help="1–20." />
        <Field label="Groups of keywords">
          <SelectInput {...register("granularity")}>
            <option value="tight">Tight</option>
            <option value="balanced">Balanced</option>
            <option value="broad">Broad</option>
          </SelectInput>
        </Field>
        <Field label="Image quality">
          <SelectInput {...register("image_quality")}>
            <option value="draft">Draft, 1 credit</option>
            <option value="standard">Standard, 2 credits</option>
            <option value="high">High, 4 credits</option>
          </SelectInput>
        </Field>
      </div>
    </section>
  );
}

type Check = Config["quality_hold"][number];

const CHECKS: Check[] = [
  "written",
  "prompt_leakage",
  "placeholders",
  "language",
  "numbers",
  "quotations",
  "near_duplicates",
  "repeated_paragraphs",
  "length",
  "keyword_coverage",
  "entities",
  "keyword_title",
  "keyword_introduction",
  "keyword_headings",
  "keyword_meta",
  "keyword_density",
  "title",
  "meta_title",
  "meta_description",
  "heading_order",
  "empty_sections",
  "section_length",
  "readability",
  "sentences",
  "paragraphs",
  "links",
  "internal_links",
  "external_links",
  "alt_texts",
  "generic_phrases",
  "long_dashes",
];

export function QualityPart() {
  const { control } = useConfigForm();
  return (
    <section className="fs" aria-labelledby="config-quality">
      <h3 id="config-quality">Quality at the gate</h3>
      <div className="g2">
        <NumberField
          name="quality_min_score"
          label="Hold articles that score less than"
          help="0–100. Held articles can't be approved until they are better."
          placeholder="hold none"
        />
        <label className="row gap-3 self-start pt-7">
          <Controller
            control={control}
            name="quality_repair"
            render={({ field }) => (
              <Switch checked={field.value} onCheckedChange={field.onChange} aria-label="Mend once" />
            )}
          />
          <span className="sm">Ask the writer once to mend what failed</span>
        </label>
      </div>
      <details className="mt-3">
        <summary className="sm m">Checks that hold an article while they fail</summary>
        <Controller
          control={control}
          name="quality_hold"
          render={({ field }) => (
            <div className="checks">
              {CHECKS.map((check) => (
                <label key={check} className="row sm">
                  <Checkbox
                    checked={field.value.includes(check)}
                    onCheckedChange={(is) =>
                      field.onChange(
                        is === true ? [...field.value, check] : field.value.filter((each) => each !== check),
                      )
                    }
                  />
                  {check.replaceAll("_", " ")}
                </label>
              ))}
            </div>
          )}
        />
      </details>
    </section>
  );
}
