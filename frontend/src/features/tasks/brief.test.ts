import { describe, expect, it } from "vitest";

import type { TaskWhole } from "@/features/tasks/api";
import { briefChange, briefTexts, whyNotSaved } from "@/features/tasks/brief";

const TASK: TaskWhole = {
  id: 1,
  site_id: 1,
  sector_id: null,
  sector: null,
  cluster_id: null,
  cluster: null,
  idea_id: null,
  title: "Wool",
  description: "",
  content_type: "post",
  content_structure: "guide",
  priority: 40,
  status: "pending",
  parked_reason: "",
  target_words: 1500,
  main_keyword: "wool socks",
  created_at: "2026-11-25T08:00:00Z",
  content_ids: [],
  brief: {
    version: 1,
    audience: "",
    intent: "informational",
    main_keyword: "wool socks",
    keywords: [{ term: "wool socks", volume: 90, difficulty: 4, intent: "commercial" }],
    target_words: 1500,
    outline: [],
    notes: "",
    questions: [],
  },
};

describe("a brief in a form", () => {
  it("sends only what was changed, and keeps the figures of keywords that stay", () => {
    const texts = { ...briefTexts(TASK), keywords: "wool socks\n\n warm socks ", target_words: "900" };
    expect(briefChange(TASK, texts, ["keywords", "target_words"])).toEqual({
      brief: {
        keywords: [
          { term: "wool socks", volume: 90, difficulty: 4, intent: "commercial" },
          { term: "warm socks" },
        ],
        target_words: 900,
      },
    });
    expect(briefChange(TASK, { ...texts, title: " Silk " }, ["title"])).toEqual({ title: "Silk" });
  });

  it("says why it can't be saved", () => {
    const texts = briefTexts(TASK);
    expect(whyNotSaved(TASK, true, texts, 0)).toBe("Nothing was changed.");
    expect(whyNotSaved(TASK, true, { ...texts, target_words: "90" }, 1)).toMatch(/100 to 20,000/);
    expect(whyNotSaved(TASK, true, { ...texts, keywords: " " }, 1)).toMatch(/at least one keyword/);
    expect(whyNotSaved({ ...TASK, status: "completed" }, true, texts, 1)).toMatch(/written/);
    expect(whyNotSaved(TASK, false, texts, 1)).toMatch(/look at/);
    expect(whyNotSaved(TASK, true, texts, 1)).toBeNull();
  });
});
