/** What a key may do, and whether it still opens. */
import type { Schemas } from "@/lib/api/client";
import type { Role } from "@/lib/queries/session";

export type Scope = Schemas["TokenOut"]["scopes"][number];

export const SCOPES: { scope: Scope; word: string; help: string; from: Role[] }[] = [
  { scope: "read", word: "Read", help: "Look at everything.", from: ["viewer", "editor", "admin", "owner"] },
  {
    scope: "write",
    word: "Write",
    help: "Also import, edit, and start runs.",
    from: ["editor", "admin", "owner"],
  },
  {
    scope: "publish",
    word: "Publish",
    help: "Also approve and publish.",
    from: ["editor", "admin", "owner"],
  },
  { scope: "admin", word: "Admin", help: "Also members, providers and budgets.", from: ["admin", "owner"] },
];

export const scopeWord = (scope: Scope): string => SCOPES.find((each) => each.scope === scope)?.word ?? scope;

export function standingOf(
  token: { revoked_at: string | null; expires_at: string | null },
  now: number,
): "good" | "revoked" | "expired" {
  if (token.revoked_at !== null) return "revoked";
  return token.expires_at !== null && Date.parse(token.expires_at) <= now ? "expired" : "good";
}

/** The moment so many days from now; null for never. */
export const expiryOf = (days: number | null, now: number): string | null =>
  days === null ? null : new Date(now + days * 86_400_000).toISOString();
