import { describe, expect, it } from "vitest";

import type { Choice, Preset, Provider } from "@/features/settings/providers/api";
import { offersFor, pairOf, pairSign, pairWord, standingOf } from "@/features/settings/providers/words";

const provider = (name: string, more: Partial<Provider> = {}): Provider =>
  ({
    name,
    origin: "account",
    model: "m1",
    image_model: "",
    embedding_model: "",
    has_key: true,
    needs_key: true,
    is_key_lost: false,
    standing: { state: "working", last_outcome: "ok" },
    ...more,
  }) as Provider;
const choice = (fn: Choice["function"]): Choice =>
  ({
    function: fn,
    used: { provider: "offline", model: "clusters", origin: "built_in" },
    fallback: null,
  }) as Choice;

describe("offers", () => {
  const presets = [
    {
      key: "best",
      offers: [{ provider: "openai", choices: { generate_content: { provider: "openai", model: "big" } } }],
    },
  ] as unknown as Preset[];
  const providers = [
    provider("offline", { origin: "built_in", model: "" }),
    provider("openai"),
    provider("claude"),
  ];
  it("hold what is set up and what presets know, each once", () => {
    expect(
      offersFor(choice("generate_content"), providers, presets).map((each) =>
        pairWord(each.provider, each.model),
      ),
    ).toEqual(["Built-in engine", "OpenAI / m1", "claude / m1", "OpenAI / big"]);
  });
  it("leave out who draws nothing", () => {
    expect(offersFor(choice("generate_images"), providers, presets)).toEqual([
      { provider: "offline", model: "" },
    ]);
  });
  it("survive being a value of a select", () => {
    expect(pairOf(pairSign("a", "b/c d"))).toEqual({ provider: "a", model: "b/c d" });
  });
});

it("says how a provider stands, and never that all is well without a key", () => {
  expect(standingOf(provider("x")).word).toBe("Connected");
  expect(standingOf(provider("x", { has_key: false })).word).toBe("Key missing");
  const failing = {
    ...provider("x").standing,
    state: "failing",
    last_outcome: "key_refused",
  } as Provider["standing"];
  expect(standingOf(provider("x", { standing: failing }))).toEqual({ state: "failed", word: "Key refused" });
});
