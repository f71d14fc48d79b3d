import { expect, it } from "vitest";

import { factorsOf, sessionsOf } from "@/features/settings/profile/api";
import { agentWord } from "@/features/settings/profile/agent";

it("reads factors and sessions as allauth tells them", () => {
  const told = [
    { type: "totp", created_at: 1, last_used_at: null },
    { type: "recovery_codes", unused_code_count: 7 },
    { type: "webauthn", id: 3, name: "Laptop", created_at: 2, last_used_at: 4 },
  ];
  expect(factorsOf(told)).toEqual({
    hasApp: true,
    codesLeft: 7,
    passkeys: [{ id: 3, name: "Laptop", createdAt: 2000, lastUsedAt: 4000 }],
  });
  expect(factorsOf(undefined)).toEqual({ hasApp: false, codesLeft: null, passkeys: [] });
  expect(sessionsOf([{ id: 1, user_agent: "x", ip: "::1", created_at: 1, is_current: true }])).toEqual([
    { id: 1, agent: "x", ip: "::1", createdAt: 1000, lastSeenAt: null, isCurrent: true },
  ]);
});

it("names browsers in words", () => {
  const chrome =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
  expect(agentWord(chrome)).toBe("Chrome on Linux");
  expect(agentWord("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605")).toBe(
    "Safari on macOS",
  );
  expect(agentWord("curl/8")).toBe("curl/8");
  expect(agentWord("")).toBe("Unknown browser");
});
