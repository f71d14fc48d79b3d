import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";

import { Button, buttonClass } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { askForReset, resetPassword } from "@/features/session/api";
import { takeSecret } from "@/lib/secret";

export function ForgottenPassword() {
  const form = useForm<{ email: string }>({ defaultValues: { email: "" } });
  const asking = useMutation({ mutationFn: askForReset });
  if (asking.isSuccess) {
    return (
      <>
        <h1>Look into your mail</h1>
        <p className="t2 mt-2">
          If somebody here has the address <b>{form.getValues("email")}</b>, a link to set a new password is
          on its way. Where no mail server is set, it stands in the server&apos;s log.
        </p>
        <BackToSignIn />
      </>
    );
  }
  return (
    <>
      <h1>Reset your password</h1>
      <p className="t2">We send you a link that sets a new one.</p>
      <form
        onSubmit={(event) => void form.handleSubmit(({ email }) => asking.mutate(email))(event)}
        noValidate
      >
        <FormError error={asking.error} shown={["email"]} />
        <Field
          label="E-mail"
          error={form.formState.errors.email?.message ?? fieldError(asking.error, "email")}
        >
          <TextInput
            type="email"
            autoComplete="username"
            {...form.register("email", { required: "Your e-mail address is missing." })}
          />
        </Field>
        <Button variant="primary" size="large" type="submit" isBusy={asking.isPending}>
          Send the link
        </Button>
      </form>
      <BackToSignIn />
    </>
  );
}

export function NewPassword() {
  const [key] = useState(() => takeSecret("key"));
  const form = useForm<{ password: string }>({ defaultValues: { password: "" } });
  const setting = useMutation({ mutationFn: resetPassword });
  if (setting.isSuccess) {
    return (
      <>
        <h1>Your password is set</h1>
        <p className="t2 mt-2">Every other session has ended. Sign in with the new one.</p>
        <BackToSignIn />
      </>
    );
  }
  const wrongKey =
    key === "" ? "This link holds no key. Ask for a new one." : fieldError(setting.error, "key");
  return (
    <>
      <h1>Set a new password</h1>
      <form
        onSubmit={(event) =>
          void form.handleSubmit(({ password }) => setting.mutate({ key, password }))(event)
        }
      >
        {wrongKey === undefined ? (
          <FormError error={setting.error} shown={["password"]} />
        ) : (
          <p className="form-error" role="alert">
            {wrongKey}{" "}
            <Link to="/signin/reset" className="link">
              Ask for a new link
            </Link>
          </p>
        )}
        <Field
          label="New password"
          help="At least 8 characters, and not your e-mail address."
          error={form.formState.errors.password?.message ?? fieldError(setting.error, "password")}
        >
          <PasswordInput
            autoComplete="new-password"
            {...form.register("password", { required: "The new password is missing." })}
          />
        </Field>
        <Button variant="primary" size="large" type="submit" isBusy={setting.isPending}>
          Set password
        </Button>
      </form>
    </>
  );
}

export function BackToSignIn() {
  return (
    <p className="mt-5">
      <Link to="/signin" className={buttonClass({})}>
        Back to sign-in
      </Link>
    </p>
  );
}
