import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import { Head } from "@/features/settings/parts";
import { type Part, usePreview, type WholePrompt } from "@/features/settings/prompts/api";
import { EDITORS_ONLY } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";
import type { Schemas } from "@/lib/api/client";
import { count, dollars, duration } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

interface PreviewProps {
  part: Part;
  prompt: WholePrompt;
  text: string; // what is tried; empty: the one in force
}

/** What the model would be told about the site's newest item; and, if wished, what it answers. */
export function Preview({ part, prompt, text }: PreviewProps) {
  const { me, site } = useSite();
  const previewing = usePreview(site.id, part);
  const reason = mayWrite(me) ? null : EDITORS_ONLY;
  const run = (ask: boolean) => previewing.mutate({ text, ask });
  const told = previewing.data;
  return (
    <>
      <Head
        title="Preview"
        action={
          <>
            <Button
              reason={reason}
              isBusy={previewing.isPending && !previewing.variables.ask}
              onClick={() => run(false)}
            >
              Show with a real {prompt.item}
            </Button>
            <Button
              reason={reason}
              isBusy={previewing.isPending && previewing.variables.ask}
              onClick={() => run(true)}
            >
              Ask the model once
            </Button>
          </>
        }
      >
        {text === "" ? "The text in force" : "Your unsaved text"}, filled in with the newest {prompt.item} of{" "}
        {site.name}. To ask costs what the provider takes, and no credits.
      </Head>
      <FormError error={previewing.error} />
      {told === undefined ? null : (
        <section className="card set-card" aria-label="Preview" role="status">
          <p className="sm t2">
            Made with “{told.item}”, {told.version}
          </p>
          {told.system === "" ? null : <Shown title="Rules" text={told.system} />}
          <Shown title={told.system === "" ? "Prompt" : "What it works on"} text={told.user} />
          {told.answer === null ? null : <Answer answer={told.answer} />}
        </section>
      )}
    </>
  );
}

function Shown({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3 className="set-t">{title}</h3>
      <pre className="prompt-shown" tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </div>
  );
}

function Answer({ answer }: { answer: Schemas["AnswerOut"] }) {
  const facts = [
    answer.model === "" ? answer.provider : `${answer.provider} / ${answer.model}`,
    `${count(answer.tokens_in)} tokens in, ${count(answer.tokens_out)} out`,
    dollars(answer.cost),
    duration(answer.latency_ms / 1000),
  ];
  return (
    <div>
      {answer.ok ? <Shown title="Answer" text={answer.text} /> : null}
      {answer.ok ? null : (
        <p className="form-error" role="alert">
          {answer.message}
        </p>
      )}
      <p className="sm t2 num mt-2">{facts.join(" · ")}</p>
    </div>
  );
}
