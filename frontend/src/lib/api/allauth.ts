/** Sign-in and one's own account: allauth's endpoints, which answer {status, data, meta} and 401 with what is due. */
import { csrfToken } from "@/lib/api/csrf";
import { ApiError, isRecord, unreachable } from "@/lib/api/errors";

const BASE = "/_allauth/browser/v1";

/** What must come before one is signed in. */
export type PendingFlow = "mfa_authenticate" | "verify_email" | "login" | "other";

export interface SignInState {
  isSignedIn: boolean;
  pending: PendingFlow | null;
  factors: string[];
}

export interface AuthAnswer {
  status: number;
  data: Record<string, unknown>;
}

export async function ask(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<AuthAnswer> {
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(method === "GET" ? {} : { "X-CSRFToken": await csrfToken() }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw unreachable();
  }
  const told: unknown = await response.json().catch(() => null);
  if (response.ok || response.status === 401) {
    const data = isRecord(told) && isRecord(told["data"]) ? told["data"] : {};
    return { status: response.status, data };
  }
  throw refusalOf(response.status, told);
}

export function stateOf(answered: AuthAnswer): SignInState {
  if (answered.status === 200) return { isSignedIn: true, pending: null, factors: [] };
  const flows = Array.isArray(answered.data["flows"]) ? answered.data["flows"].filter(isRecord) : [];
  const pending = flows.find((flow) => flow["is_pending"] === true);
  const types = pending?.["types"];
  const factors = Array.isArray(types)
    ? types.filter((type): type is string => typeof type === "string")
    : [];
  return { isSignedIn: false, pending: pending === undefined ? "login" : flowOf(pending["id"]), factors };
}

function flowOf(id: unknown): PendingFlow {
  return id === "mfa_authenticate" || id === "verify_email" ? id : "other";
}

/** allauth's {errors: [{message, param}]}, or our own shape where the refusal came from us. */
export function refusalOf(status: number, told: unknown): ApiError {
  if (isRecord(told) && typeof told["message"] === "string") {
    return new ApiError(
      status,
      String(told["code"]),
      told["message"],
      isRecord(told["extra"]) ? told["extra"] : {},
    );
  }
  if (status === 409) return new ApiError(status, "out_of_step", "This page is out of step. Load it again.");
  if (status === 429) {
    return new ApiError(status, "too_many", "Too many tries. Wait a few minutes, then try again.");
  }
  const errors = isRecord(told) && Array.isArray(told["errors"]) ? told["errors"].filter(isRecord) : [];
  const fields: Record<string, string> = {};
  for (const error of errors) {
    if (typeof error["param"] === "string") fields[error["param"]] = String(error["message"]);
  }
  const first = errors[0];
  const message =
    typeof first?.["message"] === "string" ? first["message"] : `The server answered with ${status}.`;
  return new ApiError(status, typeof first?.["code"] === "string" ? first["code"] : "refused", message, {
    fields,
  });
}
