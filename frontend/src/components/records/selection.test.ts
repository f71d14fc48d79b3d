import { describe, expect, it } from "vitest";

import { boxState, EVERYTHING, isChosen, NOTHING, ranged, toggled } from "@/components/records/selection";

describe("selection", () => {
  it("takes one and lets it go", () => {
    const one = toggled(NOTHING, 3, [1, 2, 3]);
    expect([isChosen(one, 3), isChosen(one, 1)]).toEqual([true, false]);
    expect(toggled(one, 3, [1, 2, 3]).ids.size).toBe(0);
  });

  it("is the other loaded rows when one is taken out of all", () => {
    const rest = toggled(EVERYTHING, 2, [1, 2, 3]);
    expect([rest.isAll, [...rest.ids]]).toEqual([false, [1, 3]]);
  });

  it("takes a range as a whole", () => {
    const some = ranged(toggled(NOTHING, 9, []), [1, 2, 3], true);
    expect([...some.ids].sort()).toEqual([1, 2, 3, 9]);
    expect([...ranged(some, [2, 3], false).ids].sort()).toEqual([1, 9]);
  });

  it("says in its box whether nothing, some or all loaded rows are chosen", () => {
    expect(boxState(NOTHING, 3)).toBe(false);
    expect(boxState(toggled(NOTHING, 1, []), 3)).toBe("indeterminate");
    expect(boxState(ranged(NOTHING, [1, 2, 3], true), 3)).toBe(true);
    expect(boxState(EVERYTHING, 3)).toBe(true);
  });
});
