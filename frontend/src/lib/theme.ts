/** Light or dark: the system's choice until somebody chooses here. public/theme.js sets it before the first paint. */

import { keep, read } from "@/lib/storage";

export type Theme = "light" | "dark";
const KEY = "igny8.theme";
const system = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

export function chosenTheme(): Theme | null {
  const kept = read(KEY);
  return kept === "light" || kept === "dark" ? kept : null;
}

export const currentTheme = (): Theme => chosenTheme() ?? (system().matches ? "dark" : "light");

/** null: follow the system again. */
export function chooseTheme(theme: Theme | null): void {
  keep(KEY, theme);
  applyTheme();
}

export function applyTheme(): void {
  document.documentElement.dataset["theme"] = currentTheme();
  window.dispatchEvent(new Event("igny8:theme"));
}

export function followSystemTheme(): () => void {
  const query = system();
  query.addEventListener("change", applyTheme);
  return () => query.removeEventListener("change", applyTheme);
}
