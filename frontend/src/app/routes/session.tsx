import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

import { AuthFrame } from "@/components/auth-frame";
import { Invitation } from "@/features/session/invitation";
import { ForgottenPassword, NewPassword } from "@/features/session/reset";
import { SignIn } from "@/features/session/sign-in";
import { VerifyEmail } from "@/features/session/verify";
import { useTitle } from "@/hooks/use-title";
import { meQuery } from "@/lib/queries/session";
import { inside } from "@/lib/secret";

/** Whoever has just come in: everything that was known about nobody is forgotten. */
export function useCameIn(next?: string): () => void {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(() => {
    client.clear();
    void client.query({ ...meQuery, staleTime: 0 }).then(() => router.history.push(inside(next)));
  }, [client, router, next]);
}

export function SignInRoute() {
  useTitle("Sign in");
  const { next } = useSearch({ from: "/signin" });
  return (
    <AuthFrame>
      <SignIn onSignedIn={useCameIn(next)} />
    </AuthFrame>
  );
}

export function ForgottenRoute() {
  useTitle("Reset your password");
  return (
    <AuthFrame>
      <ForgottenPassword />
    </AuthFrame>
  );
}

export function ResetRoute() {
  useTitle("Set a new password");
  return (
    <AuthFrame>
      <NewPassword />
    </AuthFrame>
  );
}

export function VerifyRoute() {
  useTitle("Confirm your address");
  return (
    <AuthFrame>
      <VerifyEmail />
    </AuthFrame>
  );
}

export function InvitationRoute() {
  useTitle("Invitation");
  return (
    <AuthFrame>
      <Invitation onSignedIn={useCameIn()} />
    </AuthFrame>
  );
}
