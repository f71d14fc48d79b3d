import { beforeEach, describe, expect, it, vi } from "vitest";

import { inside, takeSecret } from "@/lib/secret";

beforeEach(() => {
  const here = new URL("https://igny8.example/setup#token=abc");
  vi.stubGlobal("location", here);
  vi.stubGlobal("history", {
    state: null,
    replaceState: (_: unknown, __: string, to: string) => {
      here.href = new URL(to, here).href;
    },
  });
});

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
  expect(takeSecret("token")).toBe("abc");
  expect(location.hash).toBe("");
  expect(takeSecret("token")).toBe("");
});
