import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { ConfirmDialog, Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { CopyLine, Head, Loaded, tellError } from "@/features/settings/parts";
import {
  beginApp,
  confirmApp,
  type Factors,
  factorsQuery,
  makeCodes,
  readCodes,
  removeApp,
} from "@/features/settings/profile/api";
import { Qr } from "@/features/settings/profile/qr";
import { useGuarded } from "@/features/settings/profile/show-again";
import { plural } from "@/lib/format";

export function SecondFactor() {
  const query = useQuery(factorsQuery);
  return (
    <>
      <Head title="Second factor">
        A code from your phone besides the password. Whoever learns the one lacks the other.
      </Head>
      <Loaded query={query} what="Your second factor" height={80}>
        {(factors) => <Standing factors={factors} />}
      </Loaded>
    </>
  );
}

function Standing({ factors }: { factors: Factors }) {
  const client = useQueryClient();
  const guarded = useGuarded();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const [setUp, setSetUp] = useState<{ secret: string; url: string } | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: factorsQuery.queryKey });
  const beginning = useMutation({
    mutationFn: () => guarded(beginApp),
    onSuccess: setSetUp,
    onError: tellError,
  });
  const showing = useMutation({
    mutationFn: () => guarded(readCodes),
    onSuccess: setCodes,
    onError: tellError,
  });
  const renewing = useMutation({
    mutationFn: () => guarded(makeCodes),
    onSuccess: setCodes,
    onError: tellError,
    onSettled: refresh,
  });
  const removing = useMutation({
    mutationFn: () => guarded(removeApp),
    onSuccess: () => {
      setRemoving(false);
      toast.success("The authenticator app is no second factor any more.");
    },
    onSettled: refresh,
  });
  return (
    <section className="card set-card" aria-label="Second factor">
      <div className="row wrap">
        <span className="sp">
          <b className="m">Authenticator app</b>{" "}
          <StateBadge state={factors.hasApp ? "complete" : "empty"}>
            {factors.hasApp ? "On" : "Off"}
          </StateBadge>
        </span>
        {factors.hasApp ? (
          <Button variant="danger" onClick={() => setRemoving(true)}>
            Switch off
          </Button>
        ) : (
          <Button isBusy={beginning.isPending} onClick={() => beginning.mutate()}>
            Set up
          </Button>
        )}
      </div>
      {factors.codesLeft === null ? null : (
        <div className="row wrap">
          <span className="sp">
            <b className="m">Recovery codes</b>{" "}
            <span className="t2 sm">{plural(factors.codesLeft, "code")} left, for a lost phone</span>
          </span>
          <Button isBusy={showing.isPending} onClick={() => showing.mutate()}>
            Show
          </Button>
          <Button isBusy={renewing.isPending} onClick={() => renewing.mutate()}>
            Make new ones
          </Button>
        </div>
      )}
      {setUp === null ? null : (
        <SetUp
          {...setUp}
          onClose={() => setSetUp(null)}
          onDone={() => {
            setSetUp(null);
            void refresh();
            showing.mutate();
          }}
        />
      )}
      {codes === null ? null : <Codes codes={codes} onClose={() => setCodes(null)} />}
      <ConfirmDialog
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        title="Switch off the second factor?"
        action="Switch it off"
        keep="Keep it"
        isBusy={removing.isPending}
        onConfirm={() => removing.mutate()}
      >
        <FormError error={removing.error} />
        <p>Your password alone signs you in then. Recovery codes end with it.</p>
      </ConfirmDialog>
    </section>
  );
}

interface SetUpProps {
  secret: string;
  url: string;
  onClose: () => void;
  onDone: () => void;
}

function SetUp({ secret, url, onClose, onDone }: SetUpProps) {
  const guarded = useGuarded();
  const [code, setCode] = useState("");
  const confirming = useMutation({
    mutationFn: () => guarded(() => confirmApp(code.replace(/\s/g, ""))),
    onSuccess: () => {
      toast.success("The second factor is on.");
      onDone();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Set up an authenticator app"
      description="Scan the code with the app, or type the secret into it. Then write the six digits that it shows."
      size="small"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirming.mutate();
        }}
      >
        <div className="dlg-b">
          <Qr text={url} label="The secret as a QR code; it stands below as text too" />
          <CopyLine label="The secret" value={secret} />
          <FormError error={confirming.error} />
          <Field label="Code">
            <TextInput
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              value={code}
              onChange={(event) => setCode(event.target.value)}
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
            isBusy={confirming.isPending}
            reason={code.trim() === "" ? "Write the code first." : null}
          >
            Switch on
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Codes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Recovery codes"
      description="Each signs you in once instead of your phone. Keep them where you keep other secrets."
      size="small"
    >
      <div className="dlg-b">
        <ul className="codes mono">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyLine label="All codes" value={codes.join(" ")} />
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
