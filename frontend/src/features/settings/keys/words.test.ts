import { expect, it } from "vitest";

import { expiryOf, standingOf } from "@/features/settings/keys/words";
import { joined, listed } from "@/features/settings/words-list";

const NOW = Date.parse("2026-11-25T08:00:00Z");

it("knows which keys still open", () => {
  expect(standingOf({ revoked_at: null, expires_at: null }, NOW)).toBe("good");
  expect(standingOf({ revoked_at: null, expires_at: "2026-11-25T08:00:00Z" }, NOW)).toBe("expired");
  expect(standingOf({ revoked_at: "2026-01-01T00:00:00Z", expires_at: "2020-01-01T00:00:00Z" }, NOW)).toBe(
    "revoked",
  );
});

it("counts days from now", () => {
  expect(expiryOf(30, NOW)).toBe("2026-12-25T08:00:00.000Z");
  expect(expiryOf(null, NOW)).toBeNull();
});

it("reads lists as people write them", () => {
  expect(listed(" a, b\nc;; a ")).toEqual(["a", "b", "c"]);
  expect(listed(joined(["x y", "z"]))).toEqual(["x y", "z"]);
});
