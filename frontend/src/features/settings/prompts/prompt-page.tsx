import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { Field, TextArea, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { Head, Loaded, SaveBar } from "@/features/settings/parts";
import { type Part, promptQuery, useSavePrompt, type WholePrompt } from "@/features/settings/prompts/api";
import { Preview } from "@/features/settings/prompts/preview";
import { Versions } from "@/features/settings/prompts/versions";
import type { Scope, ScopeName } from "@/features/settings/scope";
import { ADMINS_ONLY, EDITORS_ONLY } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";
import { mayAdminister, mayWrite } from "@/lib/queries/session";

interface PageProps {
  scope: Scope;
  scopeName: ScopeName;
  part: Part;
  onBack: () => void;
}

export function PromptPage({ scope, scopeName, part, onBack }: PageProps) {
  const { me } = useSite();
  const query = useQuery(promptQuery(scope, part));
  const reason =
    scopeName === "site" ? (mayWrite(me) ? null : EDITORS_ONLY) : mayAdminister(me) ? null : ADMINS_ONLY;
  return (
    <>
      <div>
        <Button variant="ghost" icon={<ArrowLeft size={15} />} onClick={onBack}>
          All prompts
        </Button>
      </div>
      <Loaded query={query} what="The prompt" height={420}>
        {(prompt) => (
          <>
            <Editor key={prompt.version} scope={scope} part={part} prompt={prompt} reason={reason} />
            <Versions scope={scope} part={part} prompt={prompt} reason={reason} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface EditorProps {
  scope: Scope;
  part: Part;
  prompt: WholePrompt;
  reason: string | null;
}

function Editor({ scope, part, prompt, reason }: EditorProps) {
  const [text, setText] = useState(prompt.text);
  const [note, setNote] = useState("");
  const saving = useSavePrompt(scope, part);
  const isDirty = text !== prompt.text;
  return (
    <>
      <Head title={prompt.title}>
        In force: <span className="mono">{prompt.version}</span>
        {prompt.is_drawing ? "." : ". Above the line stand the rules, below it what the model works on."}
      </Head>
      <form
        className="card set-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate({ text, note });
        }}
      >
        <FormError error={saving.error} shown={["text", "note"]} />
        <Field label="Text" error={fieldError(saving.error, "text")}>
          <TextArea
            className="prompt-text"
            rows={18}
            maxLength={20_000}
            spellCheck={false}
            readOnly={reason !== null}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <details>
          <summary className="sm m">What stands for what ({prompt.places.length})</summary>
          <dl className="places">
            {prompt.places.map((place) => (
              <div key={place.name}>
                <dt className="mono">{`{${place.name}}`}</dt>
                <dd className="sm">
                  {place.meaning}
                  {place.is_required ? " It must stand in the text." : ""}
                  {place.is_data ? " Below the line only." : ""}
                </dd>
              </div>
            ))}
          </dl>
        </details>
        {isDirty ? (
          <Field label="Why" help="For the list of versions." error={fieldError(saving.error, "note")}>
            <TextInput maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        ) : null}
        <SaveBar
          isDirty={isDirty}
          isBusy={saving.isPending}
          reason={reason}
          label="Save as a new version"
          onDiscard={() => setText(prompt.text)}
        />
      </form>
      <Preview part={part} prompt={prompt} text={isDirty ? text : ""} />
    </>
  );
}
