/** One's own account at allauth: as `ask`, but with lists, what stands in `meta`, and "show again who you are". */
import { refusalOf } from "@/lib/api/allauth";
import { csrfToken } from "@/lib/api/csrf";
import { ApiError, isRecord, unreachable } from "@/lib/api/errors";

const BASE = "/_allauth/browser/v1";

/** What was asked needs a sign-in that is fresh; `ways` says how that can be shown. */
export class StaleSignIn extends Error {
  constructor(readonly ways: ("password" | "code" | "passkey")[]) {
    super("Show once more that it is you, then it is done.");
  }
}

export interface AccountAnswer {
  status: number;
  data: unknown;
  meta: Record<string, unknown>;
}

export async function askAccount(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: Record<string, unknown>,
): Promise<AccountAnswer> {
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(method === "GET" ? {} : { "X-CSRFToken": await csrfToken() }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw unreachable();
  }
  const told: unknown = await response.json().catch(() => null);
  const meta = isRecord(told) && isRecord(told["meta"]) ? told["meta"] : {};
  const data = isRecord(told) ? told["data"] : undefined;
  // 404 is an answer too: there is no such factor yet, and what is needed to make one stands in `meta`
  if (response.ok || response.status === 404) return { status: response.status, data, meta };
  if (response.status === 401) {
    const ways = waysOf(data);
    if (ways.length > 0) throw new StaleSignIn(ways);
    throw new ApiError(401, "signed_out", "You are signed out. Sign in again; nothing was changed.");
  }
  throw refusalOf(response.status, told);
}

export function waysOf(data: unknown): ("password" | "code" | "passkey")[] {
  const flows = isRecord(data) && Array.isArray(data["flows"]) ? data["flows"].filter(isRecord) : [];
  const ways = new Set<"password" | "code" | "passkey">();
  for (const flow of flows) {
    if (flow["id"] === "reauthenticate") ways.add("password");
    if (flow["id"] !== "mfa_reauthenticate" || !Array.isArray(flow["types"])) continue;
    if (flow["types"].includes("totp") || flow["types"].includes("recovery_codes")) ways.add("code");
    if (flow["types"].includes("webauthn")) ways.add("passkey");
  }
  return [...ways];
}
