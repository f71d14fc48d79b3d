import { useForm } from "react-hook-form";

import { Field, TextArea } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { SaveBar } from "@/features/settings/parts";
import { EDITORS_ONLY } from "@/features/settings/sections";
import { type Site, useChangeSite } from "@/features/settings/site/api";
import { joined, listed } from "@/features/settings/words-list";
import { useSite } from "@/hooks/site-context";
import { mayWrite } from "@/lib/queries/session";

const FIELDS = [
  { name: "voice", label: "Voice", help: "Calm and concrete, with short sentences; first person plural." },
  { name: "audience", label: "Audience", help: "Who reads: what they know, and what they want." },
  {
    name: "words_to_avoid",
    label: "Words to avoid",
    help: "With commas between. A check marks articles that hold one.",
  },
  { name: "image_style", label: "Picture style", help: "Flat colours, no people, soft light." },
] as const;

export function VoiceForm({ site }: { site: Site }) {
  const { me } = useSite();
  const form = useForm({
    values: {
      voice: site.voice,
      audience: site.audience,
      words_to_avoid: joined(site.words_to_avoid),
      image_style: site.image_style,
    },
  });
  const changing = useChangeSite(site.id);
  return (
    <form
      className="card set-card"
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit((given) =>
          changing.mutate({ ...given, words_to_avoid: listed(given.words_to_avoid) }),
        )(event)
      }
    >
      <FormError error={changing.error} shown={FIELDS.map((each) => each.name)} />
      <div className="g2">
        {FIELDS.map(({ name, label, help }) => (
          <Field key={name} label={label} help={help} error={fieldError(changing.error, name)}>
            <TextArea
              rows={4}
              maxLength={name === "words_to_avoid" ? undefined : 2000}
              {...form.register(name)}
            />
          </Field>
        ))}
      </div>
      <SaveBar
        isDirty={form.formState.isDirty}
        isBusy={changing.isPending}
        reason={mayWrite(me) ? null : EDITORS_ONLY}
        onDiscard={() => form.reset()}
      />
    </form>
  );
}
