/** One's own password, factors and sessions: what allauth keeps. */
import { queryOptions } from "@tanstack/react-query";

import { askAccount } from "@/lib/api/account";
import { isRecord } from "@/lib/api/errors";
import { answerWithPasskey } from "@/lib/passkeys";

export interface Passkey {
  id: number;
  name: string;
  createdAt: number; // milliseconds
  lastUsedAt: number | null;
}
export interface Factors {
  hasApp: boolean;
  codesLeft: number | null; // recovery codes; null: none were made
  passkeys: Passkey[];
}
export interface Session {
  id: number;
  agent: string;
  ip: string;
  createdAt: number;
  lastSeenAt: number | null;
  isCurrent: boolean;
}

const FACTORS = "/account/authenticators";
const records = (data: unknown): Record<string, unknown>[] =>
  Array.isArray(data) ? data.filter(isRecord) : [];
const ms = (seconds: unknown): number | null => (typeof seconds === "number" ? seconds * 1000 : null);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function factorsOf(data: unknown): Factors {
  const all = records(data);
  const codes = all.find((each) => each["type"] === "recovery_codes")?.["unused_code_count"];
  return {
    hasApp: all.some((each) => each["type"] === "totp"),
    codesLeft: typeof codes === "number" ? codes : null,
    passkeys: all
      .filter((each) => each["type"] === "webauthn")
      .map((each) => ({
        id: Number(each["id"]),
        name: text(each["name"]),
        createdAt: ms(each["created_at"]) ?? 0,
        lastUsedAt: ms(each["last_used_at"]),
      })),
  };
}

export const sessionsOf = (data: unknown): Session[] =>
  records(data).map((each) => ({
    id: Number(each["id"]),
    agent: text(each["user_agent"]),
    ip: text(each["ip"]),
    createdAt: ms(each["created_at"]) ?? 0,
    lastSeenAt: ms(each["last_seen_at"]),
    isCurrent: each["is_current"] === true,
  }));

export const factorsQuery = queryOptions({
  queryKey: ["own", "factors"],
  queryFn: async () => factorsOf((await askAccount("GET", FACTORS)).data),
});

export const sessionsQuery = queryOptions({
  queryKey: ["own", "sessions"],
  queryFn: async () => sessionsOf((await askAccount("GET", "/auth/sessions")).data),
});

export const changePassword = (given: { current_password: string; new_password: string }) =>
  askAccount("POST", "/account/password/change", given);

export const changeEmail = (email: string) => askAccount("POST", "/account/email", { email });

export const endSessions = (sessions: number[]) => askAccount("DELETE", "/auth/sessions", { sessions });

/** A fresh secret for an authenticator app. */
export async function beginApp(): Promise<{ secret: string; url: string }> {
  const { meta } = await askAccount("GET", `${FACTORS}/totp`);
  return { secret: text(meta["secret"]), url: text(meta["totp_url"]) };
}

export const confirmApp = (code: string) => askAccount("POST", `${FACTORS}/totp`, { code });
export const removeApp = () => askAccount("DELETE", `${FACTORS}/totp`);

const codesOf = (data: unknown): string[] => {
  const codes = isRecord(data) ? data["unused_codes"] : null;
  return Array.isArray(codes) ? codes.filter((each): each is string => typeof each === "string") : [];
};

export async function readCodes(): Promise<string[]> {
  const codes = codesOf((await askAccount("GET", `${FACTORS}/recovery-codes`)).data);
  if (codes.length === 0) throw new Error("The codes can't be shown again. Make new ones.");
  return codes;
}
export const makeCodes = async () => codesOf((await askAccount("POST", `${FACTORS}/recovery-codes`)).data);

export async function addPasskey(name: string): Promise<void> {
  const { data } = await askAccount("GET", `${FACTORS}/webauthn?passwordless`);
  const options = isRecord(data) && isRecord(data["creation_options"]) ? data["creation_options"] : {};
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    (options["publicKey"] ?? options) as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = await navigator.credentials.create({ publicKey });
  if (!(made instanceof PublicKeyCredential)) throw new Error("No passkey was made.");
  await askAccount("POST", `${FACTORS}/webauthn`, { name, credential: made.toJSON() });
}

export const renamePasskey = (id: number, name: string) =>
  askAccount("PUT", `${FACTORS}/webauthn`, { id, name });
export const removePasskey = (id: number) =>
  askAccount("DELETE", `${FACTORS}/webauthn`, { authenticators: [id] });

export const showByPassword = (password: string) => askAccount("POST", "/auth/reauthenticate", { password });
export const showByCode = (code: string) => askAccount("POST", "/auth/2fa/reauthenticate", { code });
export async function showByPasskey(): Promise<void> {
  const { data } = await askAccount("GET", "/auth/webauthn/reauthenticate");
  const options = isRecord(data) && isRecord(data["request_options"]) ? data["request_options"] : {};
  const credential = await answerWithPasskey(options["publicKey"] ?? options);
  await askAccount("POST", "/auth/webauthn/reauthenticate", { credential });
}
