import type { Role } from "@/lib/queries/session";

export const ROLES: { role: Role; word: string; help: string }[] = [
  { role: "owner", word: "Owner", help: "Everything, and the account itself." },
  { role: "admin", word: "Admin", help: "Members, providers, budgets and the audit log too." },
  { role: "editor", word: "Editor", help: "Plans, edits, starts runs, approves and publishes." },
  { role: "viewer", word: "Viewer", help: "Looks, and changes nothing." },
];

export const isRole = (value: string): value is Role => ROLES.some(({ role }) => role === value);
