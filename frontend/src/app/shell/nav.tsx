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
  /** The number beside it, and what it counts. */
  count?: (counts: SiteCounts) => number;
  counts?: string;
  /** It asks for somebody. */
  isHot?: true;
}

export const NAV: readonly NavItem[] = [
  {
    to: "/automation",
    label: "Automation",
    onPhone: true,
    icon: Zap,
    key: "a",
    group: "",
    isShown: (site) => site.writer_enabled,
  },
  { to: "/runs", label: "Runs", icon: History, key: "r", group: "", isShown: () => true },
  {
    to: "/keywords",
    label: "Keywords",
    onPhone: true,
    icon: KeyRound,
    key: "k",
    group: "Plan",
    isShown: (site) => site.planner_enabled,
    count: (counts) => counts.keywords,
  },
  {
    to: "/map",
    label: "Topical map",
    short: "Map",
    onPhone: true,
    icon: Orbit,
    key: "m",
    group: "Plan",
    isShown: (site) => site.planner_enabled,
  },
  {
    to: "/ideas",
    label: "Ideas",
    icon: Lightbulb,
    key: "i",
    group: "Plan",
    isShown: (site) => site.planner_enabled,
    count: (counts) => counts.ideas_new,
    counts: "new",
  },
  {
    to: "/tasks",
    label: "Tasks",
    icon: ListTodo,
    key: "t",
    group: "Produce",
    isShown: (site) => site.writer_enabled,
    count: (counts) => counts.tasks_pending,
    counts: "pending",
  },
  {
    to: "/articles",
    label: "Articles",
    icon: FileText,
    key: "c",
    group: "Produce",
    isShown: (site) => site.writer_enabled,
    count: (counts) => counts.articles,
  },
  {
    to: "/images",
    label: "Images",
    icon: Image,
    key: "p",
    group: "Produce",
    isShown: (site) => site.writer_enabled,
    count: (counts) => counts.images_pending,
    counts: "pending",
  },
  {
    to: "/review",
    label: "Review",
    onPhone: true,
    icon: ListChecks,
    key: "v",
    group: "Publish",
    isShown: () => true,
    count: (counts) => counts.ready_for_review,
    counts: "ready for review",
    isHot: true,
  },
  { to: "/settings", label: "Settings", icon: Settings, key: "s", group: "Foot", isShown: () => true },
];

export const itemsFor = (site: SiteBrief): NavItem[] => NAV.filter((item) => item.isShown(site));
