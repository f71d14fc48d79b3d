import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { PenLine, Trash2 } from "lucide-react";

import { Tag } from "@/components/badge";
import { Button } from "@/components/button";
import { Field, TextArea, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { TypeAndForm, WordChoice } from "@/components/records/type-and-form";
import { DetailSheet, SheetForm, useTexts } from "@/components/sheet-parts";
import {
  changeTask,
  deleteTask,
  type TaskChange,
  taskQuery,
  type TaskWhole,
  writeNow,
} from "@/features/tasks/api";
import { briefChange, briefTexts, INTENTS, whyNotSaved } from "@/features/tasks/brief";
import { Status } from "@/features/tasks/columns";
import { useSite } from "@/hooks/site-context";
import { useTold } from "@/hooks/use-told";
import { plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

export function TaskSheet({ taskId, onClose }: { taskId: number | undefined; onClose: () => void }) {
  const { site } = useSite();
  const asked = useQuery({
    ...taskQuery(site.id, taskId ?? 0),
    enabled: taskId !== undefined,
  });
  return (
    <DetailSheet
      id={taskId}
      title={(task) => task?.title ?? "Task"}
      what="The task"
      asked={asked}
      onClose={onClose}
    >
      {(task) => <Details key={`${task.id}-${task.status}`} task={task} onClose={onClose} />}
    </DetailSheet>
  );
}

const SHOWN = ["title", "description", "priority", "brief.target_words", "brief.keywords"];

function Details({ task, onClose }: { task: TaskWhole; onClose: () => void }) {
  const { me } = useSite();
  const client = useQueryClient();
  const { tell } = useTold(task.site_id);
  const { texts, set, changed, reset } = useTexts(briefTexts(task));
  const saving = useMutation({
    mutationFn: (changes: TaskChange) => changeTask(task.id, changes),
    onSuccess: (saved) => {
      client.setQueryData(taskQuery(task.site_id, task.id).queryKey, saved);
      reset(briefTexts(saved));
      tell(`“${saved.title}” saved.`);
    },
  });
  const reason = whyNotSaved(task, mayWrite(me), texts, changed.length);
  const save = () => {
    saving.mutate(briefChange(task, texts, changed));
  };
  const error = (name: string) => fieldError(saving.error, name);
  return (
    <SheetForm save={save} whyNot={reason} isSaving={saving.isPending} onClose={onClose}>
      <div className="row wrap">
        <Status row={task} />
        {task.cluster === null ? null : <Tag>{task.cluster}</Tag>}
        {task.content_ids.length === 0 ? null : (
          <span className="sm t2">{plural(task.content_ids.length, "article")} written</span>
        )}
      </div>
      {task.parked_reason === "" ? null : <p className="fail-text">{task.parked_reason}</p>}
      <FormError error={saving.error} shown={SHOWN} />
      <Field label="Title" error={error("title")}>
        <TextInput value={texts.title} onChange={set("title")} />
      </Field>
      <Field label="What it says" error={error("description")}>
        <TextArea rows={4} value={texts.description} onChange={set("description")} />
      </Field>
      <TypeAndForm
        type={texts.content_type}
        form={texts.content_structure}
        onType={set("content_type")}
        onForm={set("content_structure")}
      />
      <h3 className="b">Brief</h3>
      <Field
        label="Keywords"
        help="One a line, the main one first. Figures of those that stay are kept."
        error={error("brief.keywords")}
      >
        <TextArea rows={4} value={texts.keywords} onChange={set("keywords")} />
      </Field>
      <div className="g2">
        <Field label="Words" help="100 to 20,000" error={error("brief.target_words")}>
          <TextInput inputMode="numeric" value={texts.target_words} onChange={set("target_words")} />
        </Field>
        <WordChoice label="Intent" value={texts.intent} values={INTENTS} onChange={set("intent")} />
      </div>
      <Field label="Audience">
        <TextInput value={texts.audience} onChange={set("audience")} />
      </Field>
      <Field label="Headings" help="One a line. Empty: the writer finds its own.">
        <TextArea rows={4} value={texts.outline} onChange={set("outline")} />
      </Field>
      <Field label="Questions to answer" help="One a line.">
        <TextArea rows={3} value={texts.questions} onChange={set("questions")} />
      </Field>
      <Field label="Notes to the writer">
        <TextArea rows={3} value={texts.notes} onChange={set("notes")} />
      </Field>
      <Field label="Priority" help="0 to 100; the greatest is written first." error={error("priority")}>
        <TextInput inputMode="decimal" value={texts.priority} onChange={set("priority")} />
      </Field>
      {mayWrite(me) ? <Deeds task={task} isChanged={changed.length > 0} onClose={onClose} /> : null}
    </SheetForm>
  );
}

interface DeedsProps {
  task: TaskWhole;
  isChanged: boolean;
  onClose: () => void;
}

function Deeds({ task, isChanged, onClose }: DeedsProps) {
  const { tell, fail } = useTold(task.site_id);
  const writing = useMutation({
    mutationFn: () => writeNow(task.id),
    onError: fail,
    onSuccess: () => {
      tell(`“${task.title}” is being written.`);
      onClose();
    },
  });
  const deleting = useMutation({
    mutationFn: () => deleteTask(task.id),
    onError: fail,
    onSuccess: (report) => {
      tell(`“${task.title}” deleted.`, report.change_id);
      onClose();
    },
  });
  const isOpen = task.status === "pending" || task.status === "parked";
  const closed = isOpen
    ? null
    : task.status === "completed"
      ? "It is written already."
      : "It is being written.";
  return (
    <div className="row wrap">
      <Button
        size="small"
        icon={<PenLine size={14} />}
        isBusy={writing.isPending}
        reason={closed ?? (isChanged ? "Save your changes first." : null)}
        onClick={() => writing.mutate()}
      >
        Write now
      </Button>
      <Button
        size="small"
        variant="danger"
        icon={<Trash2 size={14} />}
        isBusy={deleting.isPending}
        reason={closed}
        onClick={() => deleting.mutate()}
      >
        Delete
      </Button>
    </div>
  );
}
