import { describe, expect, it } from "vitest";

import { inside, takeSecret } from "@/lib/secret";

describe("where sign-in leads", () => {
  it.each([
    ["/runs/1?tab=calls", "/runs/1?tab=calls"],
    [undefined, "/"],
    ["https://evil.example/", "/"],
    ["//evil.example/x", "/"],
    ["/\\evil.example", "/"],
    ["javascript:alert(1)", "/"],
  ])("%s leads to %s", (next, to) => {
    expect(inside(next)).toBe(to);
  });
});

it("a secret is taken once", () => {
  history.replaceState(null, "", "/setup#token=abc");
  expect(takeSecret("token")).toBe("abc");
  expect(location.hash).toBe("");
  expect(takeSecret("token")).toBe("");
});
