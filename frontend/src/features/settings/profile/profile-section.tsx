import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { Head } from "@/features/settings/parts";
import { changeEmail, changePassword } from "@/features/settings/profile/api";
import { Passkeys } from "@/features/settings/profile/passkeys";
import { SecondFactor } from "@/features/settings/profile/second-factor";
import { Sessions } from "@/features/settings/profile/sessions";
import { ShowAgain, useGuarded } from "@/features/settings/profile/show-again";
import { useSite } from "@/hooks/site-context";
import { answer, api } from "@/lib/api/client";
import { meQuery } from "@/lib/queries/session";

export function ProfileSection() {
  return (
    <ShowAgain>
      <Head title="Your profile">Yours alone, whatever the account.</Head>
      <section className="card set-card" aria-label="Name and address">
        <Name />
        <Email />
      </section>
      <Password />
      <SecondFactor />
      <Passkeys />
      <Sessions />
    </ShowAgain>
  );
}

function Name() {
  const { me } = useSite();
  const client = useQueryClient();
  const form = useForm({ values: { name: me.user?.name ?? "" } });
  const renaming = useMutation({
    mutationFn: (given: { name: string }) => answer(api.PATCH("/api/v1/me/", { body: given })),
    onSuccess: () => toast.success("Saved your name."),
    onSettled: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <form
      className="one-field"
      noValidate
      onSubmit={(event) => void form.handleSubmit((given) => renaming.mutate(given))(event)}
    >
      <Field label="Name" error={form.formState.errors.name?.message ?? fieldError(renaming.error, "name")}>
        <TextInput
          autoComplete="name"
          maxLength={200}
          {...form.register("name", { required: "Your name is missing." })}
        />
      </Field>
      <Button
        type="submit"
        isBusy={renaming.isPending}
        reason={form.formState.isDirty ? null : "Nothing is changed yet."}
      >
        Save name
      </Button>
      <FormError error={renaming.error} shown={["name"]} />
    </form>
  );
}

function Email() {
  const { me } = useSite();
  const guarded = useGuarded();
  const form = useForm({ values: { email: me.user?.email ?? "" } });
  const changing = useMutation({
    mutationFn: ({ email }: { email: string }) => guarded(() => changeEmail(email)),
    onSuccess: (_, { email }) =>
      toast.success(`A link was sent to ${email}. Once you open it, that is your address.`),
  });
  return (
    <form
      className="one-field"
      noValidate
      onSubmit={(event) => void form.handleSubmit((given) => changing.mutate(given))(event)}
    >
      <Field
        label="E-mail"
        help="You sign in with it. A new one counts when you have opened the link that is mailed there."
        error={form.formState.errors.email?.message ?? fieldError(changing.error, "email")}
      >
        <TextInput
          type="email"
          autoComplete="email"
          {...form.register("email", { required: "The address is missing." })}
        />
      </Field>
      <Button
        type="submit"
        isBusy={changing.isPending}
        reason={form.formState.isDirty ? null : "Nothing is changed yet."}
      >
        Change address
      </Button>
      <FormError error={changing.error} shown={["email"]} />
    </form>
  );
}

function Password() {
  const { me } = useSite();
  const guarded = useGuarded();
  const form = useForm({ defaultValues: { current_password: "", new_password: "" } });
  const changing = useMutation({
    mutationFn: (given: { current_password: string; new_password: string }) =>
      guarded(() => changePassword(given)),
    onSuccess: () => {
      form.reset();
      toast.success("Your password is changed. Every other session has ended.");
    },
  });
  const wrong = (name: "current_password" | "new_password") =>
    form.formState.errors[name]?.message ?? fieldError(changing.error, name);
  return (
    <>
      <Head title="Password" />
      <form
        className="card set-card"
        noValidate
        onSubmit={(event) => void form.handleSubmit((given) => changing.mutate(given))(event)}
      >
        <input type="text" autoComplete="username" value={me.user?.email ?? ""} readOnly hidden />
        <FormError error={changing.error} shown={["current_password", "new_password"]} />
        <div className="g2">
          <Field label="Present password" error={wrong("current_password")}>
            <PasswordInput
              autoComplete="current-password"
              {...form.register("current_password", { required: "Your present password is missing." })}
            />
          </Field>
          <Field
            label="New password"
            help="At least 8 characters, and not your e-mail address."
            error={wrong("new_password")}
          >
            <PasswordInput
              autoComplete="new-password"
              {...form.register("new_password", { required: "The new password is missing." })}
            />
          </Field>
        </div>
        <div>
          <Button type="submit" isBusy={changing.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </>
  );
}
