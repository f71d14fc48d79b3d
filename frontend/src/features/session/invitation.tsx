import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { Loading, Skeleton } from "@/components/skeleton";
import { acceptInvitation, join, lookAtInvitation } from "@/features/session/api";
import { BackToSignIn } from "@/features/session/reset";
import { SignIn } from "@/features/session/sign-in";
import type { Schemas } from "@/lib/api/client";
import { takeSecret } from "@/lib/secret";
import { meQuery } from "@/lib/queries/session";

type Offer = Schemas["OfferOut"];

export function Invitation({ onSignedIn }: { onSignedIn: () => void }) {
  const [token] = useState(() => takeSecret("token"));
  const { data: offer, error } = useQuery({
    queryKey: ["invitation"],
    queryFn: () => lookAtInvitation(token),
    staleTime: Infinity,
  });
  if (error !== null) {
    return (
      <>
        <h1>This invitation can&apos;t be used</h1>
        <div className="stack">
          <FormError error={error} />
        </div>
        <BackToSignIn />
      </>
    );
  }
  if (offer === undefined) {
    return (
      <Loading label="Looking at the invitation">
        <Skeleton height={36} />
      </Loading>
    );
  }
  return (
    <>
      <h1>Join {offer.account}</h1>
      <p className="t2">
        {offer.invited_by ?? "Somebody"} invites {offer.email} as {offer.role}.
      </p>
      {offer.has_user ? (
        <Accept token={token} offer={offer} onSignedIn={onSignedIn} />
      ) : (
        <Join token={token} offer={offer} onSignedIn={onSignedIn} />
      )}
    </>
  );
}

interface PartProps {
  token: string;
  offer: Offer;
  onSignedIn: () => void;
}

/** Whoever has a user signs in with it, and accepts. */
function Accept({ token, offer, onSignedIn }: PartProps) {
  const { data: me, refetch } = useQuery(meQuery);
  const accepting = useMutation({ mutationFn: () => acceptInvitation(token), onSuccess: onSignedIn });
  if (me === undefined) return null;
  if (me.user?.email.toLowerCase() !== offer.email.toLowerCase()) {
    return (
      <div className="stack">
        <SignIn email={offer.email} onSignedIn={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="stack">
      <FormError error={accepting.error} />
      <Button variant="primary" size="large" isBusy={accepting.isPending} onClick={() => accepting.mutate()}>
        Accept
      </Button>
    </div>
  );
}

/** Everybody else chooses a name and a password, and is in. */
function Join({ token, offer, onSignedIn }: PartProps) {
  const form = useForm<{ name: string; password: string }>({ defaultValues: { name: "", password: "" } });
  const joining = useMutation({
    mutationFn: join,
    onSuccess: (state) => {
      if (state.isSignedIn) onSignedIn();
    },
  });
  if (joining.data?.isSignedIn === false) {
    return (
      <div className="stack">
        <SignIn email={offer.email} onSignedIn={onSignedIn} />
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void form.handleSubmit((given) => joining.mutate({ token, ...given }))(event)}>
      <FormError error={joining.error} shown={["name", "password"]} />
      <Field label="Your name" error={fieldError(joining.error, "name")}>
        <TextInput autoComplete="name" {...form.register("name")} />
      </Field>
      <Field
        label="Password"
        help="At least 8 characters, and not your e-mail address."
        error={form.formState.errors.password?.message ?? fieldError(joining.error, "password")}
      >
        <PasswordInput
          autoComplete="new-password"
          {...form.register("password", { required: "A password is missing." })}
        />
      </Field>
      <Button variant="primary" size="large" type="submit" isBusy={joining.isPending}>
        Join
      </Button>
    </form>
  );
}
