/** What providers, steps and pairs are called. Pure. */
import type { State } from "@/components/badge";
import type { Choice, Fn, Pair, Preset, Provider } from "@/features/settings/providers/api";

export const KINDS = [
  { kind: "openai", word: "OpenAI", url: "https://api.openai.com/v1" },
  { kind: "anthropic", word: "Anthropic", url: "https://api.anthropic.com" },
  { kind: "gemini", word: "Gemini", url: "https://generativelanguage.googleapis.com" },
  { kind: "azure", word: "Azure OpenAI", url: "https://NAME.openai.azure.com" },
  { kind: "ollama", word: "Ollama", url: "http://127.0.0.1:11434" },
  { kind: "openai_compatible", word: "OpenAI compatible", url: "https://example.com/v1" },
] as const;

export const BUILT_IN = "offline";
const OWN_WORDS: Record<string, string> = { offline: "Built-in engine" };

export const providerWord = (name: string): string =>
  OWN_WORDS[name] ?? KINDS.find((each) => each.kind === name)?.word ?? name;

export const pairWord = (provider: string, model: string): string =>
  model === "" ? providerWord(provider) : `${providerWord(provider)} / ${model}`;

export const STEPS: Record<Fn, string> = {
  auto_cluster: "Group keywords",
  generate_ideas: "Write ideas",
  generate_content: "Write articles",
  generate_image_prompts: "Write image prompts",
  generate_images: "Draw images",
  embed: "Embed texts",
};

export function standingOf(provider: Provider): { state: State; word: string } {
  if (provider.origin === "built_in") return { state: "complete", word: "Always on" };
  if (provider.is_key_lost) return { state: "failed", word: "Key lost" };
  if (provider.needs_key && !provider.has_key) return { state: "empty", word: "Key missing" };
  const { state, last_outcome } = provider.standing;
  if (state === "working") return { state: "complete", word: "Connected" };
  if (state === "resting") return { state: "paused", word: "Resting" };
  if (state === "failing") return { state: "failed", word: OUTCOMES[last_outcome] ?? "Failing" };
  return { state: "empty", word: "Not used yet" };
}

const OUTCOMES: Record<string, string> = {
  key_refused: "Key refused",
  model_gone: "Model unknown",
  unavailable: "Not reachable",
  rate_limited: "Too many calls",
  timeout: "Too slow",
};

/** Pairs that may be chosen for a step without typing: what is set up, what presets offer, what is chosen now. */
export function offersFor(choice: Choice, providers: Provider[], presets: Preset[]): Pair[] {
  const pairs: Pair[] = [{ provider: choice.used.provider, model: chosenModel(choice.used) }];
  for (const provider of providers) {
    const model = modelFor(choice.function, provider);
    if (provider.origin === "built_in") pairs.push({ provider: provider.name, model: "" });
    else if (model !== "") pairs.push({ provider: provider.name, model });
  }
  for (const preset of presets) {
    for (const offer of preset.offers) {
      const pair = offer.choices[choice.function];
      if (pair !== undefined) pairs.push({ provider: pair.provider, model: pair.model });
    }
  }
  const seen = new Set<string>();
  return pairs.filter(({ provider, model }) => {
    const sign = pairSign(provider, model);
    if (seen.has(sign)) return false;
    seen.add(sign);
    return true;
  });
}

export const pairSign = (provider: string, model: string): string => `${provider}\n${model}`;

export function pairOf(sign: string): { provider: string; model: string } {
  const [provider = "", model = ""] = sign.split("\n");
  return { provider, model };
}

/** The built-in provider has models of its own, which nobody chooses. */
export const chosenModel = (used: Choice["used"]): string =>
  used.origin === "built_in" || used.provider === BUILT_IN ? "" : used.model;

export function modelFor(fn: Fn, provider: Provider): string {
  if (fn === "generate_images") return provider.image_model;
  if (fn === "embed") return provider.embedding_model;
  return provider.model;
}
