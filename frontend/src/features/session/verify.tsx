import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import { verifyEmail } from "@/features/session/api";
import { BackToSignIn } from "@/features/session/reset";
import { takeSecret } from "@/lib/secret";

/** A press confirms the address, not the opening of the page: mail scanners open links too. */
export function VerifyEmail() {
  const [key] = useState(() => takeSecret("key"));
  const verifying = useMutation({ mutationFn: () => verifyEmail(key) });
  if (verifying.isSuccess) {
    return (
      <>
        <h1>Your address is confirmed</h1>
        <BackToSignIn />
      </>
    );
  }
  return (
    <>
      <h1>Confirm your address</h1>
      <div className="stack">
        {key === "" ? (
          <p className="form-error" role="alert">
            This link holds no key. Sign in, and a new one is sent to you.
          </p>
        ) : (
          <FormError error={verifying.error} />
        )}
        <Button
          variant="primary"
          size="large"
          isBusy={verifying.isPending}
          reason={key === "" ? "The link holds no key." : null}
          onClick={() => verifying.mutate()}
        >
          Confirm
        </Button>
      </div>
    </>
  );
}
