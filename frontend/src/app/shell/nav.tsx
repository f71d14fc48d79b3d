/** What the menu holds: only pages that exist. */
import type { LinkProps } from "@tanstack/react-router";
import { History, type LucideIcon, Orbit, Settings, Zap } from "lucide-react";

import type { SiteBrief } from "@/lib/queries/session";

export interface NavItem {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  icon: LucideIcon;
  key: string; // after G
  group: "" | "Plan" | "Produce" | "Publish" | "Foot"; // Foot: below, beside the account
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
  {
    to: "/map",
    label: "Topical map",
    icon: Orbit,
    key: "m",
    group: "Plan",
    isShown: (site) => site.planner_enabled,
  },
  { to: "/settings", label: "Settings", icon: Settings, key: "s", group: "Foot", isShown: () => true },
];

export const itemsFor = (site: SiteBrief): NavItem[] => NAV.filter((item) => item.isShown(site));
