import { useSyncExternalStore } from "react";

import { currentTheme, followSystemTheme, type Theme } from "@/lib/theme";

function subscribe(changed: () => void): () => void {
  const stop = followSystemTheme();
  window.addEventListener("igny8:theme", changed);
  return () => {
    stop();
    window.removeEventListener("igny8:theme", changed);
  };
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme);
