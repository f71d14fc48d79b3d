import { describe, expect, it } from "vitest";

import { columnsNamed, describeFile, mappedColumns, size, withRole } from "@/features/keyword-import/mapping";
import { ApiError } from "@/lib/api/errors";

const MAPPING = {
  columns: { keyword: "Term", volume: "Searches", trend: ["Jan", "Feb"] },
  header: ["Term", "Searches", "Jan", "Feb", "Parent"],
  values: [["wool"], ["10"], [], [], ["x", "y"]],
  header_line: 1,
  encoding: "utf-16",
  delimiter: "\t",
  tables: ["a.csv"],
  ignored: [],
};

describe("mapping", () => {
  it("says of each column of the file what it becomes", () => {
    const columns = mappedColumns(MAPPING);
    expect(columns.map((each) => [each.name, each.role, each.isPart])).toEqual([
      ["Term", "keyword", false],
      ["Searches", "volume", false],
      ["Jan", null, true],
      ["Feb", null, true],
      ["Parent", null, false],
    ]);
    expect(columns[4]?.values).toEqual(["x", "y"]);
  });

  it("gives a role to a column, and takes it from none that keeps it", () => {
    const columns = mappedColumns(MAPPING);
    expect(withRole({}, columns, "Parent", "url")).toEqual({ url: "Parent" });
    expect(withRole({ url: "Parent" }, columns, "Searches", "impressions")).toEqual({
      url: "Parent",
      volume: null,
      impressions: "Searches",
    });
    expect(withRole({}, columns, "Searches", null)).toEqual({ volume: null });
  });

  it("says how the file is written", () => {
    expect(describeFile(MAPPING)).toBe("UTF-16, tab separated");
    expect(describeFile({ ...MAPPING, encoding: null, delimiter: null })).toBe("");
    expect([size(900), size(41_000), size(4_100_000)]).toEqual(["900 B", "41 kB", "4.1 MB"]);
  });

  it("names each column of a file that wasn't understood once", () => {
    const error = new ApiError(422, "unreadable_file", "No.", { columns: ["Words", "Hard", "Words", 3] });
    expect(columnsNamed(error)).toEqual(["Words", "Hard"]);
    expect(columnsNamed(new ApiError(422, "unreadable_file", "No."))).toEqual([]);
    expect(columnsNamed(undefined)).toEqual([]);
  });
});
