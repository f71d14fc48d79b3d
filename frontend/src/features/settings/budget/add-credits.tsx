import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { useSite } from "@/hooks/site-context";
import { answer, api, idempotencyKey } from "@/lib/api/client";
import { count } from "@/lib/format";
import { creditsKey } from "@/lib/queries/credits";

export function AddCredits({ onClose }: { onClose: () => void }) {
  const { site } = useSite();
  const client = useQueryClient();
  const form = useForm({ defaultValues: { amount: "1000", note: "" } });
  const granting = useMutation({
    mutationFn: ({ amount, note }: { amount: string; note: string }) =>
      answer(
        api.POST("/api/v1/credits/grant/", {
          params: { query: { account_id: site.account_id }, header: { "Idempotency-Key": idempotencyKey() } },
          body: { amount: Number(amount), note },
        }),
      ),
    onSuccess: (told) => {
      toast.success(`The balance is ${count(told.balance)} credits.`);
      onClose();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["automation", site.id] });
      return client.invalidateQueries({ queryKey: creditsKey(site.account_id) });
    },
  });
  return (
    <Dialog isOpen onOpenChange={onClose} title="Add credits" size="small">
      <form noValidate onSubmit={(event) => void form.handleSubmit((given) => granting.mutate(given))(event)}>
        <div className="dlg-b">
          <FormError error={granting.error} shown={["amount", "note"]} />
          <Field
            label="Credits"
            error={form.formState.errors.amount?.message ?? fieldError(granting.error, "amount")}
          >
            <TextInput
              inputMode="numeric"
              {...form.register("amount", {
                required: "How many?",
                pattern: { value: /^[1-9][0-9]{0,11}$/, message: "A whole number above zero." },
              })}
            />
          </Field>
          <Field label="Note" help="Why, for the ledger." error={fieldError(granting.error, "note")}>
            <TextInput maxLength={200} {...form.register("note")} />
          </Field>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
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
