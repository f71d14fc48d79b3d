import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";

import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { type Caps, capsQuery } from "@/features/settings/budget/api";
import { SaveBar } from "@/features/settings/parts";
import { EDITORS_ONLY } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";
import { answer, api } from "@/lib/api/client";
import { count, dollars } from "@/lib/format";
import { automationKeys, type Config } from "@/lib/queries/automation";
import { mayWrite } from "@/lib/queries/session";

const CREDITS = [
  { name: "max_credits_per_run", label: "Most credits per run", span: "run" },
  { name: "max_credits_per_day", label: "Most credits per day", span: "day" },
  { name: "max_credits_per_month", label: "Most credits per month", span: "month" },
] as const;
const MONEY = [
  { name: "max_cost_per_run", label: "Most dollars per run", span: "run" },
  { name: "max_cost_per_day", label: "Most dollars per day", span: "day" },
  { name: "max_cost_per_month", label: "Most dollars per month", span: "month" },
] as const;
const NAMES = [...CREDITS, ...MONEY].map((each) => each.name);
type Name = (typeof NAMES)[number] | "warn_below";
type Form = Record<Name, string>;

const text = (value: number | null): string => (value === null ? "" : String(value));
const number = (value: string): number | null => (value.trim() === "" ? null : Number(value));
const SPANS = { run: "by the run at work", day: "today", month: "this month" };

export function CapsForm({ config, caps }: { config: Config; caps: Caps }) {
  const { me, site } = useSite();
  const client = useQueryClient();
  const form = useForm<Form>({
    values: Object.fromEntries(
      [...NAMES, "warn_below" as const].map((name) => [name, text(config[name])]),
    ) as Form,
  });
  const saving = useMutation({
    mutationFn: (given: Form) =>
      answer(
        api.PUT("/api/v1/automation/update_config/", {
          params: { query: { site_id: site.id } },
          body: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, number(value)])),
        }),
      ),
    onSuccess: (told) => {
      client.setQueryData(automationKeys.config(site.id), told);
      toast.success("Saved the limits.");
    },
    onSettled: () => client.invalidateQueries({ queryKey: capsQuery(site.id).queryKey }),
  });
  const field = (name: Name, label: string, help: string, isMoney: boolean) => (
    <Field
      key={name}
      label={label}
      help={help}
      error={form.formState.errors[name]?.message ?? fieldError(saving.error, name)}
    >
      <TextInput
        inputMode={isMoney ? "decimal" : "numeric"}
        placeholder={name === "warn_below" ? "never" : "no limit"}
        {...form.register(name, {
          pattern: isMoney
            ? { value: /^\s*([0-9]+([.][0-9]{1,4})?)?\s*$/, message: "Dollars, such as 2.50." }
            : { value: /^\s*[0-9]*\s*$/, message: "A whole number." },
        })}
      />
    </Field>
  );
  return (
    <form
      className="card set-card"
      noValidate
      onSubmit={(event) => void form.handleSubmit((given) => saving.mutate(given))(event)}
    >
      <FormError error={saving.error} shown={[...NAMES, "warn_below"]} />
      <div className="g3">
        {CREDITS.map(({ name, label, span }) =>
          field(name, label, `${count(caps.credits[span].used)} used ${SPANS[span]}.`, false),
        )}
      </div>
      <div className="g3">
        {MONEY.map(({ name, label, span }) =>
          field(name, label, `${dollars(caps.money[span].spent)} spent ${SPANS[span]}.`, true),
        )}
      </div>
      <div className="g3">
        {field("warn_below", "Warn me below", "Credits of the account, in the app.", false)}
      </div>
      <SaveBar
        isDirty={form.formState.isDirty}
        isBusy={saving.isPending}
        reason={mayWrite(me) ? null : EDITORS_ONLY}
        onDiscard={() => form.reset()}
      />
    </form>
  );
}
