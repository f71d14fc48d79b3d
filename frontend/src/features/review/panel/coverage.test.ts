import { describe, expect, it } from "vitest";

import { checksOf, coverageOf, groupsOf, inOrder, keywordsOf } from "@/features/review/panel/coverage";

const check = (key: string, status: string, weight: number, more: Record<string, unknown> = {}) => ({
  key,
  title: key,
  status,
  message: `${key}.`,
  threshold: "",
  weight,
  is_must: false,
  measured: {},
  ...more,
});

describe("the checks of an article", () => {
  it("earn their weight, half of it for a warning, and nothing counts that doesn't apply", () => {
    const checks = checksOf([
      check("links", "pass", 4),
      check("internal_links", "warn", 2),
      check("external_links", "not_applicable", 9),
      check("keyword_title", "fail", 6),
    ]);
    expect(groupsOf(checks)).toEqual([
      { name: "Keywords", earned: 0, weight: 6 },
      { name: "Links", earned: 5, weight: 6 },
    ]);
  });

  it("stand with what holds the article first", () => {
    const checks = checksOf([
      check("a", "pass", 9),
      check("b", "warn", 1),
      check("c", "fail", 1),
      check("d", "fail", 8),
      check("e", "fail", 2),
    ]);
    expect(inOrder(checks, ["e: e."]).map(({ key }) => key)).toEqual(["e", "d", "c", "b", "a"]);
  });

  it("leave out what can't be read", () => {
    expect(checksOf([{ key: "x" }, check("y", "pass", 1)]).map(({ key }) => key)).toEqual(["y"]);
  });
});

describe("keywords", () => {
  const brief = {
    main_keyword: "latte",
    keywords: [{ term: "latte" }, { term: "flat white" }, { term: "cortado" }],
  };

  it("are the brief's, the main one first and each once", () => {
    expect(keywordsOf(brief)).toEqual(["latte", "flat white", "cortado"]);
    expect(keywordsOf(null)).toEqual([]);
  });

  it("are held or missing as the server says", () => {
    const checks = checksOf([check("keyword_coverage", "warn", 6, { measured: { missing: ["cortado"] } })]);
    expect(coverageOf(checks, keywordsOf(brief))).toEqual([
      { term: "flat white", isHeld: true },
      { term: "cortado", isHeld: false },
    ]);
    expect(
      coverageOf(checksOf([check("keyword_coverage", "not_applicable", 6)]), keywordsOf(brief)),
    ).toBeNull();
  });
});
