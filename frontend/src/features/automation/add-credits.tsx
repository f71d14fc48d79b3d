import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { useGrant } from "@/features/automation/api";
import { useSite } from "@/hooks/site-context";

export default function AddCredits({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { site } = useSite();
  const form = useForm<{ amount: string }>({ defaultValues: { amount: "1000" } });
  const granting = useGrant(site.account_id, site.id, () => onOpenChange(false));
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Add credits"
      description="Credits are this installation's own measure: nobody bills them. They keep runs within what you planned."
      size="small"
    >
      <form
        noValidate
        onSubmit={(event) => void form.handleSubmit(({ amount }) => granting.mutate(Number(amount)))(event)}
      >
        <div className="dlg-b">
          <FormError error={granting.error} shown={["amount"]} />
          <Field
            label="Credits"
            error={form.formState.errors.amount?.message ?? fieldError(granting.error, "amount")}
          >
            <TextInput
              inputMode="numeric"
              {...form.register("amount", {
                pattern: { value: /^[1-9][0-9]{0,11}$/, message: "A whole number above zero." },
                required: "How many?",
              })}
            />
          </Field>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={granting.isPending}>
            Add credits
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
