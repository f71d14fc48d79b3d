import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, ListChecks, X } from "lucide-react";

import { Tag } from "@/components/badge";
import { Button } from "@/components/button";
import { Field, TextArea, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { toldOf } from "@/components/records/bulk-bar";
import { numberOf } from "@/components/records/range-form";
import { TypeAndForm } from "@/components/records/type-and-form";
import { DetailSheet, SheetForm, useTexts } from "@/components/sheet-parts";
import {
  changeIdea,
  decideIdeas,
  type Idea,
  type IdeaChange,
  ideaQuery,
  makeTask,
} from "@/features/ideas/api";
import { HAS_TASK } from "@/features/ideas/bulk-actions";
import { Status } from "@/features/ideas/columns";
import { useSite } from "@/hooks/site-context";
import { useTold } from "@/hooks/use-told";
import { mayWrite } from "@/lib/queries/session";
import { lines } from "@/lib/words";

export function IdeaSheet({ ideaId, onClose }: { ideaId: number | undefined; onClose: () => void }) {
  const { site } = useSite();
  const asked = useQuery({
    ...ideaQuery(site.id, ideaId ?? 0),
    enabled: ideaId !== undefined,
  });
  return (
    <DetailSheet
      id={ideaId}
      title={(idea) => idea?.idea_title ?? "Idea"}
      what="The idea"
      asked={asked}
      onClose={onClose}
    >
      {(idea) => <Details key={`${idea.id}-${idea.status}`} idea={idea} onClose={onClose} />}
    </DetailSheet>
  );
}

const SHOWN = [
  "idea_title",
  "description",
  "content_type",
  "content_structure",
  "target_keywords",
  "priority",
];

function Details({ idea, onClose }: { idea: Idea; onClose: () => void }) {
  const { me } = useSite();
  const client = useQueryClient();
  const { tell } = useTold(idea.site_id);
  const { texts, set, changed, reset } = useTexts(textsOf(idea));
  const saving = useMutation({
    mutationFn: (changes: IdeaChange) => changeIdea(idea.id, changes),
    onSuccess: (saved) => {
      client.setQueryData(ideaQuery(idea.site_id, idea.id).queryKey, saved);
      reset(textsOf(saved));
      tell(`“${saved.idea_title}” saved.`);
    },
  });
  const priority = numberOf(texts.priority);
  const reason = whyNotSaved(idea, mayWrite(me), changed.length, texts.idea_title, priority);
  const save = () => {
    const all = {
      ...texts,
      target_keywords: lines(texts.target_keywords),
      priority: priority ?? 0,
    };
    saving.mutate(Object.fromEntries(changed.map((name) => [name, all[name]])));
  };
  return (
    <SheetForm save={save} whyNot={reason} isSaving={saving.isPending} onClose={onClose}>
      <div className="row wrap">
        <Status row={idea} />
        <Tag>{idea.cluster}</Tag>
      </div>
      {idea.similar_to === "" ? null : (
        <p className="sm t2">Close to “{idea.similar_to}”, which exists already.</p>
      )}
      {idea.parked_reason === "" ? null : <p className="fail-text">{idea.parked_reason}</p>}
      <FormError error={saving.error} shown={SHOWN} />
      <Field label="Title" error={fieldError(saving.error, "idea_title")}>
        <TextInput value={texts.idea_title} onChange={set("idea_title")} />
      </Field>
      <Field label="What it says" error={fieldError(saving.error, "description")}>
        <TextArea rows={5} value={texts.description} onChange={set("description")} />
      </Field>
      <TypeAndForm
        type={texts.content_type}
        form={texts.content_structure}
        onType={set("content_type")}
        onForm={set("content_structure")}
      />
      <Field
        label="Keywords"
        help="One a line, the main one first."
        error={fieldError(saving.error, "target_keywords")}
      >
        <TextArea rows={4} value={texts.target_keywords} onChange={set("target_keywords")} />
      </Field>
      <Field
        label="Priority"
        help="0 to 100; the greatest is written first."
        error={fieldError(saving.error, "priority")}
      >
        <TextInput inputMode="decimal" value={texts.priority} onChange={set("priority")} />
      </Field>
      {mayWrite(me) ? <Deeds idea={idea} onClose={onClose} /> : null}
    </SheetForm>
  );
}

const textsOf = (idea: Idea) => ({
  idea_title: idea.idea_title,
  description: idea.description,
  content_type: idea.content_type,
  content_structure: idea.content_structure,
  target_keywords: idea.target_keywords.join("\n"),
  priority: String(idea.priority),
});

function whyNotSaved(
  idea: Idea,
  may: boolean,
  changes: number,
  title: string,
  priority: number | undefined | null,
): string | null {
  if (!may) return "You may look at this site, not change it.";
  if (idea.task_id !== null) return "It has a task already; change that.";
  if (title.trim() === "") return "It needs a title.";
  if (priority == null || priority > 100) return "The priority is a number from 0 to 100.";
  return changes === 0 ? "Nothing was changed." : null;
}

function Deeds({ idea, onClose }: { idea: Idea; onClose: () => void }) {
  const { tell, fail } = useTold(idea.site_id);
  const deciding = useMutation({
    mutationFn: (action: "accept" | "reject") =>
      decideIdeas(idea.site_id, { action, ids: [idea.id], dry_run: false }),
    onError: fail,
    onSuccess: (report, action) => {
      tell(
        toldOf(report, (changed) => `${changed} ${action}ed.`, "idea", HAS_TASK),
        report.change_id,
      );
      onClose();
    },
  });
  const making = useMutation({
    mutationFn: () => makeTask(idea.id),
    onError: fail,
    onSuccess: () => {
      tell("Its task is being made.");
      onClose();
    },
  });
  const hasTask = idea.task_id !== null ? "It has a task already." : null;
  return (
    <div className="row wrap">
      <Button
        size="small"
        icon={<ListChecks size={14} />}
        isBusy={making.isPending}
        reason={hasTask ?? (idea.status === "rejected" ? "It is rejected. Accept it first." : null)}
        onClick={() => making.mutate()}
      >
        Make its task now
      </Button>
      {idea.status === "rejected" || idea.parked_reason !== "" ? (
        <Button size="small" icon={<Check size={14} />} onClick={() => deciding.mutate("accept")}>
          Accept
        </Button>
      ) : null}
      {idea.status === "rejected" ? null : (
        <Button
          size="small"
          variant="danger"
          icon={<X size={14} />}
          reason={hasTask}
          isBusy={deciding.isPending}
          onClick={() => deciding.mutate("reject")}
        >
          Reject
        </Button>
      )}
    </div>
  );
}
