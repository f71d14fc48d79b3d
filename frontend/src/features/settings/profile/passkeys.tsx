import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FingerprintPattern, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { Button, IconButton } from "@/components/button";
import { ConfirmDialog, Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { Head, Loaded, tellError } from "@/features/settings/parts";
import {
  addPasskey,
  factorsQuery,
  type Passkey,
  removePasskey,
  renamePasskey,
} from "@/features/settings/profile/api";
import { useGuarded } from "@/features/settings/profile/show-again";
import { useSite } from "@/hooks/site-context";
import { moment } from "@/lib/format";
import { arePasskeysThere } from "@/lib/passkeys";

export function Passkeys() {
  const query = useQuery(factorsQuery);
  const [isAdding, setAdding] = useState(false);
  const reason = arePasskeysThere()
    ? null
    : "This browser knows no passkeys here. They need https, or this machine itself.";
  return (
    <>
      <Head
        title="Passkeys"
        action={
          <Button icon={<Plus size={15} />} reason={reason} onClick={() => setAdding(true)}>
            Add a passkey
          </Button>
        }
      >
        Sign in by finger, face or a security key, without a password.
      </Head>
      <Loaded query={query} what="Your passkeys" height={60}>
        {({ passkeys }) => (
          <section className="card set-card" aria-label="Passkeys">
            {passkeys.length === 0 ? (
              <p className="t2 sm">No passkeys yet.</p>
            ) : (
              <ul className="rows">
                {passkeys.map((passkey) => (
                  <Row key={passkey.id} passkey={passkey} />
                ))}
              </ul>
            )}
          </section>
        )}
      </Loaded>
      {isAdding ? <Add onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function useRefreshed() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: factorsQuery.queryKey });
}

function Row({ passkey }: { passkey: Passkey }) {
  const { site } = useSite();
  const guarded = useGuarded();
  const refresh = useRefreshed();
  const [name, setName] = useState(passkey.name);
  const [isAsking, setAsking] = useState(false);
  const renaming = useMutation({
    mutationFn: () => guarded(() => renamePasskey(passkey.id, name.trim())),
    onError: tellError,
    onSettled: refresh,
  });
  const removing = useMutation({
    mutationFn: () => guarded(() => removePasskey(passkey.id)),
    onSuccess: () => {
      setAsking(false);
      toast.success(`Removed the passkey ${passkey.name}.`);
    },
    onSettled: refresh,
  });
  const said = (at: number) => moment(new Date(at).toISOString(), site.time_zone);
  return (
    <li>
      <FingerprintPattern size={16} aria-hidden="true" />
      <input
        className="in set-name"
        aria-label={`Name of the passkey ${passkey.name}`}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (name.trim() === "") setName(passkey.name);
          else if (name.trim() !== passkey.name) renaming.mutate();
        }}
      />
      <span className="t2 sm">
        {passkey.lastUsedAt === null
          ? `made ${said(passkey.createdAt)}`
          : `last used ${said(passkey.lastUsedAt)}`}
      </span>
      <span className="sp" />
      <IconButton label={`Remove the passkey ${passkey.name}`} onClick={() => setAsking(true)}>
        <Trash2 size={15} />
      </IconButton>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${passkey.name}?`}
        action="Remove the passkey"
        keep="Keep it"
        isBusy={removing.isPending}
        onConfirm={() => removing.mutate()}
      >
        <FormError error={removing.error} />
        <p>It signs you in no more. Your device may still offer it.</p>
      </ConfirmDialog>
    </li>
  );
}

function Add({ onClose }: { onClose: () => void }) {
  const guarded = useGuarded();
  const refresh = useRefreshed();
  const [name, setName] = useState("");
  const adding = useMutation({
    mutationFn: () => guarded(() => addPasskey(name.trim())),
    onSuccess: () => {
      toast.success("The passkey is added.");
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <Dialog isOpen onOpenChange={onClose} title="Add a passkey" size="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate();
        }}
      >
        <div className="dlg-b">
          <FormError error={adding.error} />
          <Field label="Name" help="Which device it is on.">
            <TextInput
              autoFocus
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            isBusy={adding.isPending}
            reason={name.trim() === "" ? "Give it a name first." : null}
          >
            Continue
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
