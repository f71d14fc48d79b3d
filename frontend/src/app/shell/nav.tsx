/** What the menu holds: only pages that exist. */
import type { LinkProps } from "@tanstack/react-router";
import { History, ListChecks, type LucideIcon, Zap } from "lucide-react";

import type { SiteBrief } from "@/lib/queries/session";

export interface NavItem {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  icon: LucideIcon;
  key: string; // after G
  group: "" | "Plan" | "Produce" | "Publish";
  isShown: (site: SiteBrief) => boolean;
}

export const NAV: readonly NavItem[] = [
  {
    to: "/automation",
    label: "Automation",
    icon: Zap,
    key: "a",
    group: "",
    isShown: (site) => site.writer_enabled,
  },
  { to: "/runs", label: "Runs", icon: History, key: "r", group: "", isShown: () => true },
  { to: "/review", label: "Review", icon: ListChecks, key: "v", group: "Publish", isShown: () => true },
];

export const itemsFor = (site: SiteBrief): NavItem[] => NAV.filter((item) => item.isShown(site));
