import { useState } from "react";

import { Button } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { useLeave } from "@/features/settings/people/api";
import { useSite } from "@/hooks/site-context";

export function LeaveAccount({ name, isOwner }: { name: string; isOwner: boolean }) {
  const { site } = useSite();
  const [isAsking, setAsking] = useState(false);
  const leaving = useLeave(site.account_id);
  return (
    <div>
      <Button
        variant="danger"
        reason={isOwner ? "The owner can't leave: make another member the owner first." : null}
        onClick={() => setAsking(true)}
      >
        Leave the account
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Leave ${name}?`}
        action="Leave the account"
        keep="Stay"
        isBusy={leaving.isPending}
        onConfirm={() => leaving.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        <FormError error={leaving.error} />
        <p>You see none of its sites any more. Only a new invitation brings you back.</p>
      </ConfirmDialog>
    </div>
  );
}
