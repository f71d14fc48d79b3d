import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useForm } from "react-hook-form";

import { Button, buttonClass } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { ErrorState } from "@/components/states";
import { becomeOwner, isSetupOpen } from "@/features/setup/api";
import { Steps } from "@/features/setup/steps";

interface Form {
  name: string;
  email: string;
  password: string;
  account: string;
}

export function AccountStep({ token, onSignedIn }: { token: string; onSignedIn: () => void }) {
  const { data: isOpen, error, refetch } = useQuery({ queryKey: ["setup"], queryFn: isSetupOpen });
  if (error !== null) {
    return <ErrorState what="Set-up can't begin" error={error} onRetry={() => void refetch()} />;
  }
  if (isOpen === undefined) return null;
  if (!isOpen) {
    return (
      <Closed title="IGNY8 is set up">
        Somebody has an account here. Ask them for an invitation, or sign in.
      </Closed>
    );
  }
  if (token === "") {
    return (
      <Closed title="Open the set-up link">
        <code className="mono">igny8 up</code> prints it when it starts. Whoever has it becomes the owner.
      </Closed>
    );
  }
  return <OwnerForm token={token} onSignedIn={onSignedIn} />;
}

function Closed({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      <p className="t2 mt-2">{children}</p>
      <p className="mt-5">
        <Link to="/signin" className={buttonClass({})}>
          Go to sign-in
        </Link>
      </p>
    </>
  );
}

const SHOWN = ["name", "email", "password", "account"];

function OwnerForm({ token, onSignedIn }: { token: string; onSignedIn: () => void }) {
  const form = useForm<Form>({ defaultValues: { name: "", email: "", password: "", account: "" } });
  const owning = useMutation({ mutationFn: becomeOwner, onSuccess: onSignedIn });
  const wrong = (name: keyof Form) => form.formState.errors[name]?.message ?? fieldError(owning.error, name);
  return (
    <>
      <Steps at={0} />
      <h1>Become the owner</h1>
      <p className="t2">The first account of this IGNY8. Nothing leaves this machine.</p>
      <form
        noValidate
        onSubmit={(event) => void form.handleSubmit((given) => owning.mutate({ token, ...given }))(event)}
      >
        <FormError error={owning.error} shown={SHOWN} />
        <Field label="Your name" error={wrong("name")}>
          <TextInput autoComplete="name" {...form.register("name")} />
        </Field>
        <Field label="E-mail" error={wrong("email")}>
          <TextInput
            type="email"
            autoComplete="username"
            {...form.register("email", { required: "Your e-mail address is missing." })}
          />
        </Field>
        <Field
          label="Password"
          help="At least 8 characters, and not your e-mail address."
          error={wrong("password")}
        >
          <PasswordInput
            autoComplete="new-password"
            {...form.register("password", { required: "A password is missing." })}
          />
        </Field>
        <Field label="Account" help="What your company or team is called." error={wrong("account")}>
          <TextInput
            autoComplete="organization"
            {...form.register("account", { required: "The account's name is missing." })}
          />
        </Field>
        <Button variant="primary" size="large" type="submit" isBusy={owning.isPending}>
          Continue
        </Button>
      </form>
    </>
  );
}
