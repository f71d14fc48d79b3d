import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FingerprintPattern } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { signIn, signInByPasskey } from "@/features/session/api";
import { SecondFactor } from "@/features/session/second-factor";
import { ask, type SignInState } from "@/lib/api/allauth";
import { arePasskeysThere } from "@/lib/passkeys";

interface Form {
  email: string;
  password: string;
}

export function SignIn({ onSignedIn, email }: { onSignedIn: () => void; email?: string }) {
  const [due, setDue] = useState<SignInState | null>(null);
  const form = useForm<Form>({ defaultValues: { email: email ?? "", password: "" } });
  const take = (state: SignInState) => {
    if (state.isSignedIn) onSignedIn();
    else setDue(state);
  };
  const byPassword = useMutation({ mutationFn: signIn, onSuccess: take });
  const byPasskey = useMutation({ mutationFn: () => signInByPasskey("login"), onSuccess: take });
  const offersPasskey = useOffersPasskey();

  if (due?.pending === "mfa_authenticate") return <SecondFactor factors={due.factors} onState={take} />;
  if (due?.pending === "verify_email") return <CheckMail email={form.getValues("email")} />;
  const { errors } = form.formState;
  return (
    <>
      <h1>Sign in</h1>
      <p className="t2">
        This IGNY8 runs on <span className="mono">{location.host}</span>
      </p>
      <form
        onSubmit={(event) => void form.handleSubmit((given) => byPassword.mutate(given))(event)}
        noValidate
      >
        <FormError error={byPassword.error ?? byPasskey.error} />
        <Field label="E-mail" error={errors.email?.message}>
          <TextInput
            type="email"
            autoComplete="username webauthn"
            {...form.register("email", { required: "Your e-mail address is missing." })}
          />
        </Field>
        <Field
          label="Password"
          error={errors.password?.message}
          aside={
            <Link to="/signin/reset" className="link sm">
              Forgot it?
            </Link>
          }
        >
          <PasswordInput
            autoComplete="current-password"
            {...form.register("password", { required: "Your password is missing." })}
          />
        </Field>
        <Button variant="primary" size="large" type="submit" isBusy={byPassword.isPending}>
          Sign in
        </Button>
      </form>
      {offersPasskey ? (
        <>
          <div className="or">
            <span>or</span>
          </div>
          <Button
            size="large"
            icon={<FingerprintPattern size={16} />}
            isBusy={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            Use a passkey
          </Button>
        </>
      ) : null}
    </>
  );
}

function useOffersPasskey(): boolean {
  const { data } = useQuery({
    queryKey: ["signin-config"],
    queryFn: () => ask("GET", "/config"),
    staleTime: Infinity,
  });
  const mfa = data?.data["mfa"];
  const isOffered = typeof mfa === "object" && mfa !== null && "passkey_login_enabled" in mfa;
  return isOffered && mfa.passkey_login_enabled === true && arePasskeysThere();
}

function CheckMail({ email }: { email: string }) {
  return (
    <>
      <h1>Look into your mail</h1>
      <p className="t2 mt-2">
        Your password is right. A mail with a link was sent to <b>{email}</b>: open it to confirm that the
        address is yours, then sign in. Where no mail server is set, the mail stands in the server&apos;s log.
      </p>
    </>
  );
}
