import { useMutation } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { showByCode, showByPasskey, showByPassword } from "@/features/settings/profile/api";
import { StaleSignIn } from "@/lib/api/account";
import { arePasskeysThere } from "@/lib/passkeys";

/** Does something, and asks once more who it is where the sign-in isn't fresh enough for it. */
export type Guarded = <T>(work: () => Promise<T>) => Promise<T>;

const Context = createContext<Guarded | null>(null);

export function useGuarded(): Guarded {
  const guarded = useContext(Context);
  if (guarded === null) throw new Error("useGuarded stands outside of ShowAgain");
  return guarded;
}

interface Waiting {
  ways: StaleSignIn["ways"];
  goOn: () => void;
  giveUp: (error: Error) => void;
}

export function ShowAgain({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [guarded] = useState((): Guarded => async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleSignIn)) throw error;
      await new Promise<void>((goOn, giveUp) => setWaiting({ ways: error.ways, goOn, giveUp }));
      return work();
    }
  });
  return (
    <Context value={guarded}>
      {children}
      {waiting === null ? null : (
        <Asking
          ways={waiting.ways}
          onShown={() => {
            setWaiting(null);
            waiting.goOn();
          }}
          onCancel={() => {
            setWaiting(null);
            waiting.giveUp(new Error("Nothing was changed."));
          }}
        />
      )}
    </Context>
  );
}

interface AskingProps {
  ways: StaleSignIn["ways"];
  onShown: () => void;
  onCancel: () => void;
}

function Asking({ ways, onShown, onCancel }: AskingProps) {
  const [given, setGiven] = useState("");
  const byPassword = ways.includes("password");
  const showing = useMutation({
    mutationFn: (way: "typed" | "passkey"): Promise<unknown> =>
      way === "passkey"
        ? showByPasskey()
        : byPassword
          ? showByPassword(given)
          : showByCode(given.replace(/\s/g, "")),
    onSuccess: onShown,
  });
  return (
    <Dialog
      isOpen
      onOpenChange={onCancel}
      title="Is it you?"
      description="This changes how you sign in. Show once more that it is you."
      size="small"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          showing.mutate("typed");
        }}
      >
        <div className="dlg-b">
          <FormError error={showing.error} />
          {byPassword ? (
            <Field label="Your password">
              <PasswordInput
                autoComplete="current-password"
                autoFocus
                value={given}
                onChange={(event) => setGiven(event.target.value)}
              />
            </Field>
          ) : (
            <Field label="Code" help="From your authenticator app, or a recovery code.">
              <TextInput
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                value={given}
                onChange={(event) => setGiven(event.target.value)}
              />
            </Field>
          )}
        </div>
        <div className="dlg-f">
          {ways.includes("passkey") && arePasskeysThere() ? (
            <Button onClick={() => showing.mutate("passkey")}>Use a passkey</Button>
          ) : null}
          <span className="sp" />
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            isBusy={showing.isPending}
            reason={given === "" ? "Write it first." : null}
          >
            Continue
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
