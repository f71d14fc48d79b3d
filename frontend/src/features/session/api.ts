/** The doors of sign-in. Each says what is due next. */
import { ask, type SignInState, stateOf } from "@/lib/api/allauth";
import { isRecord } from "@/lib/api/errors";
import { answer, api } from "@/lib/api/client";
import { answerWithPasskey } from "@/lib/passkeys";

export const signIn = async (given: { email: string; password: string }): Promise<SignInState> =>
  stateOf(await ask("POST", "/auth/login", given));

export const giveCode = async (code: string): Promise<SignInState> =>
  stateOf(await ask("POST", "/auth/2fa/authenticate", { code }));

/** With a passkey alone, or (`asSecond`) after the password. */
export async function signInByPasskey(door: "login" | "authenticate"): Promise<SignInState> {
  const path = `/auth/webauthn/${door}`;
  const asked = await ask("GET", path);
  const credential = await answerWithPasskey(publicKeyOf(asked.data["request_options"]));
  return stateOf(await ask("POST", path, { credential }));
}

function publicKeyOf(options: unknown): unknown {
  return isRecord(options) && "publicKey" in options ? options["publicKey"] : options;
}

export const askForReset = (email: string) => ask("POST", "/auth/password/request", { email });

export const resetPassword = (given: { key: string; password: string }) =>
  ask("POST", "/auth/password/reset", given);

export const verifyEmail = (key: string) => ask("POST", "/auth/email/verify", { key });

export const lookAtInvitation = (token: string) =>
  answer(api.GET("/api/v1/invitation/", { params: { header: { "X-Invitation-Token": token } } }));

export const acceptInvitation = (token: string) =>
  answer(api.POST("/api/v1/invitation/accept/", { body: { token } }));

/** Makes the user and signs them in with what they have just chosen. */
export async function join(given: { token: string; name: string; password: string }): Promise<SignInState> {
  const joined = await answer(api.POST("/api/v1/invitation/join/", { body: given }));
  return signIn({ email: joined.email, password: given.password });
}
