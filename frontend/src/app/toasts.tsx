import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";

import { useTheme } from "@/hooks/use-theme";

// Should it not be there to load, all else works on: what would be said waits.
type Shows = ComponentType<{ theme: "light" | "dark" }>;
const Nobody: Shows = () => null;
const Toaster = lazy<Shows>(() => import("@/components/toast").catch(() => ({ default: Nobody })));

/** The results of a person's actions: loaded with the first of them, before there is anything to say. */
export function Toasts() {
  const [isWanted, setWanted] = useState(false);
  const theme = useTheme();
  useEffect(() => {
    const want = () => setWanted(true);
    const all = new AbortController();
    for (const name of ["pointerdown", "keydown"] as const) {
      window.addEventListener(name, want, { capture: true, once: true, signal: all.signal });
    }
    return () => all.abort();
  }, []);
  return isWanted ? (
    <Suspense>
      <Toaster theme={theme} />
    </Suspense>
  ) : null;
}
