/** The API, typed by its own document. `answer(api.GET(...))` gives the body or throws an ApiError. */
import createClient from "openapi-fetch";

import { csrfToken } from "@/lib/api/csrf";
import { ApiError, fromAnswer, unreachable } from "@/lib/api/errors";
import { heard, silence } from "@/lib/live/heard";
import type { components, paths } from "@/lib/api/schema.gen";

export type Schemas = components["schemas"];

const SAFE = new Set(["GET", "HEAD"]);

export const api = createClient<paths>({
  baseUrl: typeof location === "undefined" ? "" : location.origin,
  credentials: "same-origin",
});

api.use({
  async onRequest({ request }) {
    if (!SAFE.has(request.method)) request.headers.set("X-CSRFToken", await csrfToken());
    return request;
  },
  onResponse() {
    heard();
  },
  onError({ error }) {
    if (!isWithdrawn(error)) silence();
  },
});

/** We let go of the request ourselves, say because it is asked anew: that says nothing of the server. */
const isWithdrawn = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

export async function answer<T>(asked: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await asked;
  } catch (error) {
    if (isWithdrawn(error) || error instanceof ApiError) throw error;
    throw unreachable();
  }
  if (!answered.response.ok) throw fromAnswer(answered.response.status, answered.error);
  return answered.data as T;
}

/** A key that makes a repeated start of work the same start. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is for https alone
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
