/** What the menu holds: only pages that exist. */
import type { LinkProps } from "@tanstack/react-router";
import {
  FileText,
  History,
  Image,
  KeyRound,
  Lightbulb,
  ListChecks,
  ListTodo,
  type LucideIcon,
  Orbit,
  Settings,
  Zap,
} from "lucide-react";

import type { SiteCounts } from "@/lib/queries/lists";
import type { SiteBrief } from "@/lib/queries/session";

export interface NavItem {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  short?: string; // where there is little room
  onPhone?: true; // in a phone's bottom bar
  icon: LucideIcon;
  key: string; // after G
  group: "" | "Plan" | "Produce" | "Publish" | "Foot"; // Foot: below, beside the account
  isShown: (site: SiteBrief) => boolean;
  /** The number beside it, what it counts, and whether it asks for somebody. */
  counts?: { of: keyof SiteCounts; word?: string; isHot?: true };
}

const plans = (site: SiteBrief): boolean => site.planner_enabled;
const writes = (site: SiteBrief): boolean => site.writer_enabled;
const always = (): boolean => true;

/** An entry by its place; all sites have it unless `more` says otherwise. */
const entry = (
  group: NavItem["group"],
  to: NavItem["to"],
  label: string,
  icon: LucideIcon,
  key: string,
  more: Partial<NavItem> = {},
): NavItem => ({ group, to, label, icon, key, isShown: always, ...more });

export const NAV: readonly NavItem[] = [
  entry("", "/automation", "Automation", Zap, "a", { isShown: writes, onPhone: true }),
  entry("", "/runs", "Runs", History, "r"),
  entry("Plan", "/keywords", "Keywords", KeyRound, "k", {
    isShown: plans,
    onPhone: true,
    counts: { of: "keywords" },
  }),
  entry("Plan", "/map", "Topical map", Orbit, "m", { isShown: plans, onPhone: true, short: "Map" }),
  entry("Plan", "/ideas", "Ideas", Lightbulb, "i", {
    isShown: plans,
    counts: { of: "ideas_new", word: "new" },
  }),
  entry("Produce", "/tasks", "Tasks", ListTodo, "t", {
    isShown: writes,
    counts: { of: "tasks_pending", word: "pending" },
  }),
  entry("Produce", "/articles", "Articles", FileText, "c", { isShown: writes, counts: { of: "articles" } }),
  entry("Produce", "/images", "Images", Image, "p", {
    isShown: writes,
    counts: { of: "images_pending", word: "pending" },
  }),
  entry("Publish", "/review", "Review", ListChecks, "v", {
    onPhone: true,
    counts: { of: "ready_for_review", word: "ready for review", isHot: true },
  }),
  entry("Foot", "/settings", "Settings", Settings, "s"),
];

export const itemsFor = (site: SiteBrief): NavItem[] => NAV.filter((item) => item.isShown(site));
