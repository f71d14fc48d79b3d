import { expect, it } from "vitest";

import { isFiltered, readMapSearch } from "@/features/map/search";

it("keeps what it knows, in order, and leaves out the rest", () => {
  expect(
    readMapSearch({
      view: "list",
      sector: "3",
      intent: ["commercial", "x", "informational"],
      status: "mapped",
      z: 1,
    }),
  ).toEqual({ view: "list", sector: 3, intent: ["informational", "commercial"], status: ["mapped"] });
  expect(readMapSearch({ view: "bubbles", sector: "-1", cluster: "1e99", q: "  " })).toEqual({});
  expect(readMapSearch({ q: 2024, cluster: 7 })).toEqual({ q: "2024", cluster: 7 });
});

it("tells filters from what is open", () => {
  expect(isFiltered({ view: "links", cluster: 3 })).toBe(false);
  expect(isFiltered({ q: "socks" })).toBe(true);
});
