import { useEffect, useState } from "react";

import { serverNow } from "@/lib/clock";

/** The server's time, each second, for as long as `isTicking` and somebody looks. */
export function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => {
      if (!document.hidden) setNow(serverNow());
    }, 1_000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
