import { expect, it } from "vitest";

import { waysOf } from "@/lib/api/account";

it("knows how somebody may show again who they are", () => {
  const flows = [
    { id: "login" },
    { id: "reauthenticate" },
    { id: "mfa_reauthenticate", types: ["totp", "recovery_codes", "webauthn"] },
  ];
  expect(waysOf({ flows })).toEqual(["password", "code", "passkey"]);
  expect(waysOf({ flows: [{ id: "login" }] })).toEqual([]);
  expect(waysOf(null)).toEqual([]);
});
