import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { cut, SNIPPET, TITLE, width } from "@/features/review/panel/pixels";

const read = (name: string): string => readFileSync(`../igny8/quality/${name}.py`, "utf8");
const [served, titles, meta] = [read("pixels"), read("checks/titles"), read("checks/meta_description")];
const constant = (source: string, name: string): number =>
  Number(new RegExp(`^${name}: Final = (\\d+)`, "m").exec(source)?.[1]);

describe("width", () => {
  it("measures each letter as the server does", () => {
    const rows = [...served.matchAll(/(\d{3,4}): (?:"([^"]*)"|'([^']*)')/g)];
    expect(rows.length).toBeGreaterThan(80);
    for (const [, told, one, other] of rows) {
      for (const character of (one ?? other ?? "").replace("\\\\", "\\")) {
        expect(width(character, 1000), character).toBe(Number(told));
      }
    }
  });

  it("gives accents the width of their letter and marks none", () => {
    expect(width("é", 1000)).toBe(width("e", 1000));
    expect(width("e\u0301", 1000)).toBe(width("e", 1000));
    expect(width("\u200d", 1000)).toBe(0);
    expect(width("茶", 1000)).toBe(1000);
  });

  it("knows the server's limits", () => {
    expect([TITLE.size, SNIPPET.size]).toEqual([
      constant(served, "TITLE_SIZE"),
      constant(served, "SNIPPET_SIZE"),
    ]);
    const of = (source: string) => ["LEAST", "MOST", "CUT"].map((name) => constant(source, name));
    expect([TITLE.least, TITLE.most, TITLE.cut]).toEqual(of(titles));
    expect([SNIPPET.least, SNIPPET.most, SNIPPET.cut]).toEqual(of(meta));
  });
});

describe("cut", () => {
  it("leaves what fits, and ends after a word where it doesn't", () => {
    expect(cut("Short", TITLE)).toBe("Short");
    const shown = cut("word ".repeat(60).trim(), TITLE);
    expect(shown).toMatch(/^(word )+\.\.\.$/);
    expect(width(shown, TITLE.size)).toBeLessThanOrEqual(TITLE.cut);
  });
});
