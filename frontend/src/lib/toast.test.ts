import { expect, it } from "vitest";

import { type Said, showToasts, toast } from "@/lib/toast";

it("keeps what is said until somebody shows it, and then keeps nothing back", () => {
  const shown: Said[] = [];
  toast.success("Saved.");
  const stop = showToasts((said) => shown.push(said));
  toast.error("It failed.", { duration: 5 });
  stop();
  toast("Later.");
  expect(shown.map(({ kind, text }) => [kind, text])).toEqual([
    ["success", "Saved."],
    ["error", "It failed."],
  ]);
  expect(shown[1]?.options).toEqual({ duration: 5 });
  showToasts((said) => shown.push(said))();
  expect(shown.at(-1)).toMatchObject({ kind: "message", text: "Later." });
});
