import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { changeConfig } from "@/features/automation/api";
import { changesOf, type ConfigForm, schema, toForm } from "@/features/automation/config/form";
import { BudgetPart, QualityPart, WorkPart } from "@/features/automation/config/limits-part";
import { SchedulePart } from "@/features/automation/config/schedule-part";
import { StagesPart } from "@/features/automation/config/stages-part";
import { totalOf } from "@/features/automation/estimate-bar";
import { readOnly } from "@/features/automation/run-controls";
import type { Shown } from "@/features/automation/use-shown";
import { useSite } from "@/hooks/site-context";
import { ApiError } from "@/lib/api/errors";
import type { Schemas } from "@/lib/api/client";
import { range } from "@/lib/format";
import { automationKeys, type Config, type Door, type Estimate } from "@/lib/queries/automation";

interface ConfigDialogProps {
  shown: Shown;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export default function ConfigDialog({ shown, isOpen, onOpenChange }: ConfigDialogProps) {
  const { site } = useSite();
  const config = shown.config.data;
  const [isDirty, setDirty] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const change = (next: boolean) => {
    if (!next && isDirty && !isLeaving) setLeaving(true);
    else {
      setLeaving(false);
      setDirty(false);
      onOpenChange(next);
    }
  };
  if (config === undefined) return null;
  const note = shown.isActive
    ? "Changes apply to the next run; budgets count at once."
    : "Changes apply to the next run.";
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={change}
      title="Configure automation"
      description={`${site.name}. ${note}`}
    >
      <Form
        config={config}
        estimate={shown.estimate.data}
        doors={shown.overview.data ?? []}
        isLeaving={isLeaving}
        onDirty={setDirty}
        onStay={() => setLeaving(false)}
        onClose={() => change(false)}
        onSaved={() => {
          setDirty(false);
          setLeaving(false);
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}

interface FormProps {
  config: Config;
  estimate: Estimate | undefined;
  doors: Door[];
  isLeaving: boolean;
  onDirty: (is: boolean) => void;
  onStay: () => void;
  onClose: () => void;
  onSaved: () => void;
}

function Form({ config, estimate, doors, isLeaving, onDirty, onStay, onClose, onSaved }: FormProps) {
  const { me, site } = useSite();
  const client = useQueryClient();
  const [stored] = useState(config); // what was here when it was opened
  const form = useForm<ConfigForm>({ resolver: zodResolver(schema) as never, defaultValues: toForm(stored) });
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => onDirty(Object.keys(changesOf(values, stored)).length > 0),
      }),
    [form, stored, onDirty],
  );
  const saving = useMutation({
    mutationFn: (changes: Schemas["ConfigIn"]) => changeConfig(site.id, changes),
    onSuccess: (saved) => {
      client.setQueryData(automationKeys.config(site.id), saved);
      void client.invalidateQueries({ queryKey: automationKeys.estimate(site.id) });
      toast.success("The configuration is saved.");
      onSaved();
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      for (const [field, message] of Object.entries(error.fields)) {
        form.setError(field.split(".")[0] as keyof ConfigForm, { message }, { shouldFocus: true });
      }
    },
  });
  const save = form.handleSubmit((values) => {
    const changes = changesOf(values, stored);
    if (Object.keys(changes).length === 0) onSaved();
    else saving.mutate(changes);
  });
  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => void save(event)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        }}
      >
        <div className="dlg-b">
          <FormError error={saving.error} shown={Object.keys(form.getValues())} />
          <SchedulePart nextRunAt={config.next_run_at} />
          <StagesPart estimate={estimate} doors={doors} />
          <BudgetPart />
          <WorkPart />
          <QualityPart />
        </div>
        {isLeaving ? (
          <div className="dlg-f" role="alertdialog" aria-label="Unsaved changes">
            <span className="sm m">Your changes are not saved.</span>
            <span className="sp" />
            <Button variant="danger" onClick={onClose}>
              Discard them
            </Button>
            <Button variant="primary" autoFocus onClick={onStay}>
              Keep editing
            </Button>
          </div>
        ) : (
          <div className="dlg-f">
            {estimate === undefined ? null : (
              <span className="sm t2 num">
                As saved, one run costs about{" "}
                <b className="b">{range(totalOf(estimate).low, totalOf(estimate).high)}</b> credits
              </span>
            )}
            <span className="sp" />
            <Button variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" type="submit" isBusy={saving.isPending} reason={readOnly(me)}>
              Save changes
            </Button>
          </div>
        )}
      </form>
    </FormProvider>
  );
}
