import { expect, it } from "vitest";

import { articleLines } from "@/features/map/articles";

it("counts an article once, however far it is", () => {
  const { lines, published } = articleLines({
    content: [
      { id: 1, title: "Written", status: "published", task_id: 5 },
      { id: 2, title: "No", status: "rejected", task_id: 6 },
    ],
    tasks: [
      { id: 5, title: "Written", status: "completed" },
      { id: 7, title: "Writing", status: "in_progress" },
    ],
    ideas: [
      { id: 9, idea_title: "Waits", task_id: null },
      { id: 10, idea_title: "Has a task", task_id: 7 },
    ],
  });
  expect(lines.map((each) => [each.title, each.word])).toEqual([
    ["Written", "Published"],
    ["Writing", "Writing"],
    ["Waits", "Idea"],
  ]);
  expect(published).toBe(1);
});
