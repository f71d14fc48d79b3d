import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { ZonePicker } from "@/components/zone-picker";
import { createSite, type NewSite } from "@/features/setup/api";
import { Steps } from "@/features/setup/steps";
import type { Schemas } from "@/lib/api/client";
import { countries, languages, ownZone } from "@/lib/places";
import { z } from "@/lib/zod";

const schema = z.object({
  domain: z.string().trim().min(1, "The domain is missing.").max(253),
  name: z.string().trim().max(200),
  language: z.string().min(2),
  country: z.string(),
  time_zone: z.string().min(1),
});

const SHOWN = ["domain", "name", "language", "country", "time_zone"];

interface SiteStepProps {
  accountId: number;
  aside?: React.ReactNode;
  onMade: (site: Schemas["SiteOut"]) => void;
}

export function SiteStep({ accountId, aside, onMade }: SiteStepProps) {
  const form = useForm<NewSite>({
    resolver: zodResolver(schema),
    defaultValues: { domain: "", name: "", language: "en", country: "", time_zone: ownZone() },
  });
  const making = useMutation({
    mutationFn: (site: NewSite) => createSite(accountId, site),
    onSuccess: onMade,
  });
  const wrong = (name: keyof NewSite) =>
    form.formState.errors[name]?.message ?? fieldError(making.error, name);
  return (
    <>
      <Steps at={1} />
      <h1>Your site</h1>
      <p className="t2">Articles are written for it, in its language and at its hours.</p>
      <form noValidate onSubmit={(event) => void form.handleSubmit((site) => making.mutate(site))(event)}>
        <FormError error={making.error} shown={SHOWN} />
        <Field label="Domain" error={wrong("domain")}>
          <TextInput inputMode="url" placeholder="example.com" {...form.register("domain")} />
        </Field>
        <Field label="Name" help="The domain, if you leave it empty." error={wrong("name")}>
          <TextInput {...form.register("name")} />
        </Field>
        <div className="g2">
          <Field label="Language" error={wrong("language")}>
            <SelectInput {...form.register("language")}>
              {languages().map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectInput>
          </Field>
          <Field label="Market" error={wrong("country")}>
            <SelectInput {...form.register("country")}>
              <option value="">Any country</option>
              {countries().map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectInput>
          </Field>
        </div>
        <Controller
          control={form.control}
          name="time_zone"
          render={({ field }) => (
            <Field label="Time zone" error={wrong("time_zone")}>
              <ZonePicker value={field.value} onChange={field.onChange} />
            </Field>
          )}
        />
        <Button variant="primary" size="large" type="submit" isBusy={making.isPending}>
          Continue
        </Button>
        {aside}
      </form>
    </>
  );
}
