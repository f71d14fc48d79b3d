/** From idea to page: one line for each planned article of a cluster, with how far it is. */
import type { State } from "@/components/badge";
import { CONTENT_WORDS, TASK_WORDS } from "@/features/map/words";
import type { Schemas } from "@/lib/api/client";

export interface ArticleLine {
  key: string;
  title: string;
  word: string;
  state: State;
}

interface Found {
  content: Pick<Schemas["ContentRowOut"], "id" | "title" | "status" | "task_id">[];
  tasks: Pick<Schemas["TaskOut"], "id" | "title" | "status">[];
  ideas: Pick<Schemas["IdeaOut"], "id" | "idea_title" | "task_id">[];
}

const ORDER: Record<State, number> = { complete: 0, active: 1, ready: 2, paused: 3, failed: 4, empty: 5 };

export function articleLines({ content, tasks, ideas }: Found): { lines: ArticleLine[]; published: number } {
  const written = new Set(content.map((each) => each.task_id));
  const lines: ArticleLine[] = [
    ...content
      .filter((each) => each.status !== "rejected")
      .map(({ id, title, status }) => ({ key: `c${id}`, title, ...CONTENT_WORDS[status] })),
    ...tasks
      .filter((each) => !written.has(each.id))
      .map(({ id, title, status }) => ({ key: `t${id}`, title, ...TASK_WORDS[status] })),
    ...ideas
      .filter((each) => each.task_id === null)
      .map(({ id, idea_title }) => ({
        key: `i${id}`,
        title: idea_title,
        word: "Idea",
        state: "empty" as const,
      })),
  ];
  lines.sort((one, other) => ORDER[one.state] - ORDER[other.state]);
  return { lines, published: content.filter((each) => each.status === "published").length };
}
