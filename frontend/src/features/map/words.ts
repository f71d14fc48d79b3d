/** What intents, clusters and their articles are called, and which state they show. */
import type { State } from "@/components/badge";
import type { ClusterStatus, Intent } from "@/features/map/search";

export const INTENT_WORDS: Record<Intent, { word: string; look: string }> = {
  informational: { word: "Informational", look: "i1" },
  commercial: { word: "Commercial", look: "i2" },
  transactional: { word: "Transactional", look: "i3" },
  navigational: { word: "Navigational", look: "i4" },
};

export const STATUS_WORDS: Record<ClusterStatus, { word: string; state: State }> = {
  active: { word: "Waits for ideas", state: "ready" },
  mapped: { word: "Has ideas", state: "complete" },
  parked: { word: "Parked", state: "failed" },
};

export const CONTENT_WORDS: Record<
  "draft" | "changes_requested" | "approved" | "published" | "rejected",
  { word: string; state: State }
> = {
  draft: { word: "In review", state: "ready" },
  changes_requested: { word: "Changes asked", state: "paused" },
  approved: { word: "Approved", state: "complete" },
  published: { word: "Published", state: "complete" },
  rejected: { word: "Rejected", state: "empty" },
};

export const TASK_WORDS: Record<
  "pending" | "in_progress" | "completed" | "parked",
  { word: string; state: State }
> = {
  pending: { word: "To write", state: "empty" },
  in_progress: { word: "Writing", state: "active" },
  completed: { word: "Written", state: "complete" },
  parked: { word: "Parked", state: "failed" },
};

export const READ_ONLY = "Viewers look, and change nothing. An owner or admin can give you another role.";
