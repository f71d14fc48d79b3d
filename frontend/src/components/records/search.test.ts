import { describe, expect, it } from "vitest";

import {
  describeRange,
  matchingOf,
  nextSort,
  readFlag,
  readId,
  readRange,
  readSearch,
  searchText,
  someOf,
  writeRange,
  writeSearch,
} from "@/components/records/search";

describe("search", () => {
  it("takes from an address what it knows, as text", () => {
    expect(
      readSearch({ q: "wool", cluster: 12, open: true, evil: "x", status: "", sort: {} }, [
        "q",
        "cluster",
        "open",
        "status",
        "sort",
      ]),
    ).toEqual({ q: "wool", cluster: "12", open: "true" });
  });

  it("is the same text for the same filters", () => {
    expect(searchText({ status: "new", q: "wool", volume: "" })).toBe(
      searchText({ q: "wool", status: "new" }),
    );
    expect(searchText({ q: "wool" })).not.toBe(searchText({ q: "silk" }));
  });

  it("writes whole numbers so that they come back as they were, and leaves out what is empty", () => {
    expect(writeSearch({ q: "007", cluster: "12", volume: "100-", status: "" })).toEqual({
      q: "007",
      cluster: 12,
      volume: "100-",
    });
  });

  it("reads ranges with either end, and nothing else", () => {
    expect(readRange("100-")).toEqual({ from: 100 });
    expect(readRange("-0.5")).toEqual({ to: 0.5 });
    expect(readRange("10-20")).toEqual({ from: 10, to: 20 });
    expect([readRange("ten"), readRange(undefined), readRange("1e9-")]).toEqual([{}, {}, {}]);
    expect(writeRange({ from: 10, to: 20 })).toBe("10-20");
    expect(writeRange({})).toBe("");
  });

  it("says a range in words", () => {
    expect(describeRange({ from: 100 }, String)).toBe("100 and up");
    expect(describeRange({ to: 30 }, String)).toBe("up to 30");
    expect(describeRange({ from: 1, to: 2 }, String)).toBe("1–2");
  });

  it("takes only what is allowed", () => {
    expect(someOf(["new", "mapped"] as const, "mapped,evil,new")).toEqual(["mapped", "new"]);
    expect([readId("0"), readId("-1"), readId("12"), readId("x")]).toEqual([
      undefined,
      undefined,
      12,
      undefined,
    ]);
    expect([readFlag("yes"), readFlag("no"), readFlag("maybe")]).toEqual([true, false, undefined]);
  });

  it("turns an order around, each column its own way first", () => {
    expect(nextSort("-priority", "volume", true)).toBe("-volume");
    expect(nextSort("-volume", "volume", true)).toBe("volume");
    expect(nextSort("volume", "volume", true)).toBe("-volume");
    expect(nextSort("-volume", "term", false)).toBe("term");
  });

  it("adds up what fits", () => {
    const counts = { new: 5, mapped: 7, parked: 1 };
    const all = ["new", "mapped", "parked"] as const;
    expect(matchingOf(counts, all, undefined)).toBe(13);
    expect(matchingOf(counts, all, "new,parked")).toBe(6);
    expect(matchingOf(null, all, "new")).toBeUndefined();
  });
});
