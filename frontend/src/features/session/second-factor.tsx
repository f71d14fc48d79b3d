import { useMutation } from "@tanstack/react-query";
import { FingerprintPattern } from "lucide-react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { giveCode, signInByPasskey } from "@/features/session/api";
import type { SignInState } from "@/lib/api/allauth";
import { arePasskeysThere } from "@/lib/passkeys";

interface SecondFactorProps {
  factors: string[];
  onState: (state: SignInState) => void;
}

export function SecondFactor({ factors, onState }: SecondFactorProps) {
  const form = useForm<{ code: string }>({ defaultValues: { code: "" } });
  const byCode = useMutation({ mutationFn: giveCode, onSuccess: onState });
  const byPasskey = useMutation({ mutationFn: () => signInByPasskey("authenticate"), onSuccess: onState });
  return (
    <>
      <h1>Second factor</h1>
      <p className="t2">The password is right. One more thing shows that it is you.</p>
      <form
        onSubmit={(event) =>
          void form.handleSubmit(({ code }) => byCode.mutate(code.replace(/\s/g, "")))(event)
        }
        noValidate
      >
        <FormError error={byCode.error ?? byPasskey.error} />
        <Field
          label="Code"
          help="Six digits from your authenticator app, or one of your recovery codes."
          error={form.formState.errors.code?.message}
        >
          <TextInput
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            {...form.register("code", { required: "The code is missing." })}
          />
        </Field>
        <Button variant="primary" size="large" type="submit" isBusy={byCode.isPending}>
          Continue
        </Button>
        {factors.includes("webauthn") && arePasskeysThere() ? (
          <Button
            size="large"
            icon={<FingerprintPattern size={16} />}
            isBusy={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            Use a passkey
          </Button>
        ) : null}
      </form>
    </>
  );
}
