import { describe, expect, it } from "vitest";

import { opened, turned } from "@/components/records/pages";
import { Choosing } from "@/components/records/use-selection";

const rows = (...ids: number[]) => ({ items: ids.map((id) => ({ id })), next: null });
const book = turned(opened("a list"), 0, "", rows(11, 12, 13, 14, 15));
const ids = (choosing: Choosing) => [...choosing.chosen().ids].sort();

describe("choosing", () => {
  it("takes a range from the row that was chosen last", () => {
    const choosing = new Choosing(book);
    choosing.toggle(3, false);
    choosing.toggle(1, true);
    expect(ids(choosing)).toEqual([12, 13, 14]);
  });

  it("takes all that were loaded, and lets them go", () => {
    const choosing = new Choosing(opened("a list"));
    choosing.know(book);
    choosing.toggleBox();
    expect(ids(choosing)).toEqual([11, 12, 13, 14, 15]);
    choosing.toggleBox();
    expect(ids(choosing)).toEqual([]);
  });

  it("tells its listeners, until they have enough", () => {
    const choosing = new Choosing(book);
    let told = 0;
    const stop = choosing.listen(() => (told += 1));
    choosing.toggle(0, false);
    choosing.chooseAll();
    stop();
    choosing.clear();
    expect(told).toBe(2);
  });
});
