import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";

import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { Switch } from "@/components/switch";
import { ZonePicker } from "@/components/zone-picker";
import { Head, Loaded, SaveBar } from "@/features/settings/parts";
import { EDITORS_ONLY } from "@/features/settings/sections";
import { type Site, siteQuery, useChangeSite } from "@/features/settings/site/api";
import { DangerZone } from "@/features/settings/site/danger-zone";
import { Sectors } from "@/features/settings/site/sectors";
import { joined, listed } from "@/features/settings/words-list";
import { useSite } from "@/hooks/site-context";
import { countries, languages } from "@/lib/places";
import { mayAdminister, mayWrite } from "@/lib/queries/session";
import { z } from "@/lib/zod";

const schema = z.object({
  name: z.string().trim().min(1, "The name is missing.").max(200),
  domain: z.string().trim().min(1, "The domain is missing.").max(253),
  language: z.string(),
  country: z.string(),
  time_zone: z.string(),
  brands: z.string(),
  planner_enabled: z.boolean(),
  writer_enabled: z.boolean(),
});
type Form = z.infer<typeof schema>;
const SHOWN = ["name", "domain", "language", "country", "time_zone", "brands"];

export function SiteSection() {
  const { me, site } = useSite();
  const query = useQuery(siteQuery(site.id));
  return (
    <>
      <Head title="Site">Articles are written for it, in its language and at its hours.</Head>
      <Loaded query={query} what="The site" height={320}>
        {(whole) => <SiteForm key={site.id} site={whole} />}
      </Loaded>
      <Sectors />
      {mayAdminister(me) ? <DangerZone /> : null}
    </>
  );
}

const valuesOf = (site: Site): Form => ({
  name: site.name,
  domain: site.domain,
  language: site.language,
  country: site.country,
  time_zone: site.time_zone,
  brands: joined(site.brands),
  planner_enabled: site.planner_enabled,
  writer_enabled: site.writer_enabled,
});

/** A code that the list doesn't hold stays what it is. */
const withOwn = (all: { code: string; name: string }[], own: string) =>
  own === "" || all.some((each) => each.code === own) ? all : [{ code: own, name: own }, ...all];

function SiteForm({ site }: { site: Site }) {
  const { me } = useSite();
  const form = useForm<Form>({ resolver: zodResolver(schema), values: valuesOf(site) });
  const changing = useChangeSite(site.id);
  const wrong = (name: keyof Form) =>
    form.formState.errors[name]?.message ?? fieldError(changing.error, name);
  const save = (given: Form) => changing.mutate({ ...given, brands: listed(given.brands) });
  return (
    <form className="card set-card" noValidate onSubmit={(event) => void form.handleSubmit(save)(event)}>
      <FormError error={changing.error} shown={SHOWN} />
      <div className="g2">
        <Field label="Name" error={wrong("name")}>
          <TextInput {...form.register("name")} />
        </Field>
        <Field label="Domain" error={wrong("domain")}>
          <TextInput inputMode="url" {...form.register("domain")} />
        </Field>
      </div>
      <div className="g3">
        <Field label="Language" error={wrong("language")}>
          <SelectInput {...form.register("language")}>
            {withOwn(languages(), site.language).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Field label="Market" error={wrong("country")}>
          <SelectInput {...form.register("country")}>
            <option value="">Any country</option>
            {withOwn(countries(), site.country).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Controller
          control={form.control}
          name="time_zone"
          render={({ field }) => (
            <Field label="Time zone" error={wrong("time_zone")}>
              <ZonePicker value={field.value} onChange={field.onChange} />
            </Field>
          )}
        />
      </div>
      <Field
        label="Brand names"
        help="The site's own and others', with commas between: who searches for them wants to get there."
        error={wrong("brands")}
      >
        <TextInput {...form.register("brands")} />
      </Field>
      <OnOff
        control={form.control}
        name="planner_enabled"
        label="Planner"
        help="Keywords are grouped and ideas are found."
      />
      <OnOff
        control={form.control}
        name="writer_enabled"
        label="Writer"
        help="Articles are written and illustrated; Automation stands in the menu."
      />
      <SaveBar
        isDirty={form.formState.isDirty}
        isBusy={changing.isPending}
        reason={mayWrite(me) ? null : EDITORS_ONLY}
        onDiscard={() => form.reset()}
      />
    </form>
  );
}

interface OnOffProps {
  control: ReturnType<typeof useForm<Form>>["control"];
  name: "planner_enabled" | "writer_enabled";
  label: string;
  help: string;
}

function OnOff({ control, name, label, help }: OnOffProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <label className="on-off">
          <Switch checked={field.value} onCheckedChange={field.onChange} aria-label={label} />
          <span>
            <span className="m">{label}</span>
            <span className="t2 sm block">{help}</span>
          </span>
        </label>
      )}
    />
  );
}
