import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { numberOf } from "@/components/records/range-form";
import { addKeyword } from "@/features/keywords/api";
import { useSite } from "@/hooks/site-context";
import { useSubmitKey } from "@/hooks/use-submit-key";
import { useTold } from "@/hooks/use-told";

interface AddKeywordProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function AddKeyword({ isOpen, onOpenChange }: AddKeywordProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Add a keyword" size="small">
      {isOpen ? <Form onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const { site } = useSite();
  const { tell } = useTold(site.id);
  const [term, setTerm] = useState("");
  const [volume, setVolume] = useState("");
  const [difficulty, setDifficulty] = useState("");
  const adding = useMutation({
    mutationFn: () =>
      addKeyword(site.id, {
        term,
        market: "",
        volume: numberOf(volume) ?? null,
        difficulty: numberOf(difficulty) ?? null,
      }),
    onSuccess: (made) => {
      tell(`${made.term} added. It waits for its cluster.`);
      onDone();
    },
  });
  const submit = () => {
    if (reason === null && !adding.isPending) adding.mutate();
  };
  const wrong = (text: string) => (numberOf(text) === null ? "Write a number, or nothing." : undefined);
  const reason =
    term.trim() === ""
      ? "Write the keyword first."
      : (wrong(volume) ?? wrong(difficulty)) === undefined
        ? null
        : "Mend the numbers first.";
  return (
    <form
      onKeyDown={useSubmitKey(submit)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="dlg-b">
        <FormError error={adding.error} shown={["term", "volume", "difficulty"]} />
        <Field label="Keyword" error={fieldError(adding.error, "term")}>
          <TextInput
            autoFocus
            value={term}
            maxLength={500}
            onChange={(event) => setTerm(event.target.value)}
          />
        </Field>
        <div className="g2">
          <Field
            label="Monthly volume"
            help="Empty: unknown"
            error={wrong(volume) ?? fieldError(adding.error, "volume")}
          >
            <TextInput
              inputMode="numeric"
              value={volume}
              onChange={(event) => setVolume(event.target.value)}
            />
          </Field>
          <Field
            label="Difficulty"
            help="0 to 100"
            error={wrong(difficulty) ?? fieldError(adding.error, "difficulty")}
          >
            <TextInput
              inputMode="decimal"
              value={difficulty}
              onChange={(event) => setDifficulty(event.target.value)}
            />
          </Field>
        </div>
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isBusy={adding.isPending} reason={reason}>
          Add keyword
        </Button>
      </div>
    </form>
  );
}
