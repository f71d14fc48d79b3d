import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { useChangeCluster } from "@/features/map/api";
import type { ShownCluster } from "@/features/map/cluster-menu";
import { useSite } from "@/hooks/site-context";

export function RenameDialog({ cluster, onClose }: { cluster: ShownCluster; onClose: () => void }) {
  const { site } = useSite();
  const form = useForm({ defaultValues: { name: cluster.name } });
  const renaming = useChangeCluster(site.id, onClose);
  const rename = ({ name }: { name: string }) =>
    renaming.mutate({ id: cluster.id, changes: { name: name.trim() }, said: `Renamed to ${name.trim()}.` });
  return (
    <Dialog isOpen onOpenChange={onClose} title={`Rename ${cluster.name}`} size="small">
      <form noValidate onSubmit={(event) => void form.handleSubmit(rename)(event)}>
        <div className="dlg-b">
          <FormError error={renaming.error} shown={["name"]} />
          <Field
            label="Name"
            help="Grouping keeps it. Articles and their addresses stay as they are."
            error={form.formState.errors.name?.message ?? fieldError(renaming.error, "name")}
          >
            <TextInput maxLength={200} {...form.register("name", { required: "The name is missing." })} />
          </Field>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={renaming.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
