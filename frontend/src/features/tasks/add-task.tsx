import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { addTask, type TaskWhole } from "@/features/tasks/api";
import { useSite } from "@/hooks/site-context";
import { useSubmitKey } from "@/hooks/use-submit-key";
import { useTold } from "@/hooks/use-told";

interface AddTaskProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onMade: (task: TaskWhole) => void;
}

/** A title is enough; the brief is set in the sheet that opens then. */
export function AddTask({ isOpen, onOpenChange, onMade }: AddTaskProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Add a task" size="small">
      {isOpen ? (
        <Form
          onClose={() => onOpenChange(false)}
          onMade={(task) => {
            onOpenChange(false);
            onMade(task);
          }}
        />
      ) : null}
    </Dialog>
  );
}

function Form({ onClose, onMade }: { onClose: () => void; onMade: (task: TaskWhole) => void }) {
  const { site } = useSite();
  const { tell } = useTold(site.id);
  const [title, setTitle] = useState("");
  const adding = useMutation({
    mutationFn: () => addTask(site.id, title.trim()),
    onSuccess: (task) => {
      tell(`“${task.title}” added.`);
      onMade(task);
    },
  });
  const reason = title.trim() === "" ? "Write its title first." : null;
  const submit = () => {
    if (reason === null && !adding.isPending) adding.mutate();
  };
  return (
    <form
      onKeyDown={useSubmitKey(submit)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="dlg-b">
        <FormError error={adding.error} shown={["title"]} />
        <Field
          label="Title"
          help="Of the article to be written. Its brief follows."
          error={fieldError(adding.error, "title")}
        >
          <TextInput autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" reason={reason} isBusy={adding.isPending}>
          Add task
        </Button>
      </div>
    </form>
  );
}
