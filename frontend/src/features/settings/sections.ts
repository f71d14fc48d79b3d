/** What settings there are, and who sees which: what one may not even look at is left out. */
import {
  BookOpen,
  BrainCircuit,
  Bell,
  Download,
  Globe,
  KeyRound,
  type LucideIcon,
  MessageSquareText,
  ScrollText,
  UserRound,
  Users,
  Wallet,
} from "lucide-react";

import { mayAdminister, type Me } from "@/lib/queries/session";

export const SECTIONS = [
  { to: "/settings/site", label: "Site", icon: Globe, isShown: () => true },
  { to: "/settings/providers", label: "AI providers", icon: BrainCircuit, isShown: mayAdminister },
  { to: "/settings/prompts", label: "Prompts", icon: MessageSquareText, isShown: () => true },
  { to: "/settings/knowledge", label: "Knowledge and voice", icon: BookOpen, isShown: () => true },
  { to: "/settings/notifications", label: "Notifications", icon: Bell, isShown: () => true },
  { to: "/settings/budget", label: "Budget and credits", icon: Wallet, isShown: () => true },
  { to: "/settings/members", label: "Members", icon: Users, isShown: () => true },
  { to: "/settings/keys", label: "API keys", icon: KeyRound, isShown: () => true },
  { to: "/settings/audit", label: "Audit log", icon: ScrollText, isShown: mayAdminister },
  { to: "/settings/export", label: "Data export", icon: Download, isShown: () => true },
  { to: "/settings/profile", label: "Your profile", icon: UserRound, isShown: () => true },
] as const satisfies readonly { to: string; label: string; icon: LucideIcon; isShown: (me: Me) => boolean }[];

export const ADMINS_ONLY = "Only owners and admins change this. Ask one of them.";
export const EDITORS_ONLY = "Viewers look, and change nothing. An owner or admin can give you another role.";
export const OWNERS_ONLY = "Only the account's owner does this.";
