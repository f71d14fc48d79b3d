import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { useInvite } from "@/features/settings/people/api";
import { ROLES } from "@/features/settings/people/roles";
import { useSite } from "@/hooks/site-context";
import type { Role } from "@/lib/queries/session";

export function InviteDialog({ mayMakeOwners, onClose }: { mayMakeOwners: boolean; onClose: () => void }) {
  const { site } = useSite();
  const form = useForm<{ email: string; role: Role }>({ defaultValues: { email: "", role: "editor" } });
  const inviting = useInvite(site.account_id);
  const role = form.watch("role");
  const roles = ROLES.filter((each) => each.role !== "owner" && (mayMakeOwners || each.role !== "admin"));
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Invite somebody"
      description="A link is mailed, good for seven days."
      size="small"
    >
      <form
        noValidate
        onSubmit={(event) =>
          void form.handleSubmit((given) => inviting.mutate(given, { onSuccess: onClose }))(event)
        }
      >
        <div className="dlg-b">
          <FormError error={inviting.error} shown={["email", "role"]} />
          <Field
            label="E-mail"
            error={form.formState.errors.email?.message ?? fieldError(inviting.error, "email")}
          >
            <TextInput type="email" {...form.register("email", { required: "The address is missing." })} />
          </Field>
          <Field
            label="Role"
            help={ROLES.find((each) => each.role === role)?.help}
            error={fieldError(inviting.error, "role")}
          >
            <SelectInput {...form.register("role")}>
              {roles.map((each) => (
                <option key={each.role} value={each.role}>
                  {each.word}
                </option>
              ))}
            </SelectInput>
          </Field>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={inviting.isPending}>
            Invite
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
