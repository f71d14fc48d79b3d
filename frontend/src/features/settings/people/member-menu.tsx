import { Ellipsis } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { Menu, MenuItem } from "@/components/menu";
import { type Member, useRemoveMember, useTransfer } from "@/features/settings/people/api";
import { useSite } from "@/hooks/site-context";

export function MemberMenu({ member, mayTransfer }: { member: Member; mayTransfer: boolean }) {
  const { site } = useSite();
  const [asked, setAsked] = useState<"remove" | "transfer" | null>(null);
  const removing = useRemoveMember(site.account_id);
  const transferring = useTransfer(site.account_id);
  const name = member.name || member.email;
  const close = () => setAsked(null);
  return (
    <>
      <Menu
        align="end"
        label={`Actions on ${name}`}
        trigger={
          <button type="button" className="iconbtn" aria-label={`Actions on ${name}`}>
            <Ellipsis size={16} />
          </button>
        }
      >
        {mayTransfer ? (
          <MenuItem onSelect={() => setAsked("transfer")}>Make owner in my place</MenuItem>
        ) : null}
        <MenuItem onSelect={() => setAsked("remove")}>Remove from the account</MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={asked === "remove"}
        onOpenChange={close}
        title={`Remove ${name}?`}
        action="Remove from the account"
        keep="Keep them"
        isBusy={removing.isPending}
        onConfirm={() => removing.mutate(member, { onSuccess: close })}
      >
        <FormError error={removing.error} />
        <p>
          They see none of its sites any more, and their API keys open nothing here. What they wrote stays.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === "transfer"}
        onOpenChange={close}
        title={`Make ${name} the owner?`}
        action="Make them the owner"
        keep="Stay the owner"
        isBusy={transferring.isPending}
        onConfirm={() => transferring.mutate(member, { onSuccess: close })}
      >
        <FormError error={transferring.error} />
        <p>You become an admin. Only they can give it back.</p>
      </ConfirmDialog>
    </>
  );
}
