import { describe, expect, it } from "vitest";

import { sparkPath } from "@/components/records/spark";

describe("spark line", () => {
  it("needs two numbers", () => {
    expect(sparkPath([null, 5, null])).toBeNull();
  });

  it("says what the year does", () => {
    expect(sparkPath([10, 11, 10, 30])?.word).toBe("rising");
    expect(sparkPath([30, 20, 10, 5])?.word).toBe("falling");
    expect(sparkPath([10, 12, 9, 10])?.word).toBe("steady");
  });

  it("leaves out months without a number and stays within its frame", () => {
    expect(sparkPath([0, null, 10])).toMatchObject({ path: "M3 19L80 3", end: [80, 3] });
    expect(sparkPath([5, 5])?.path).toBe("M3 11L80 11");
  });
});
