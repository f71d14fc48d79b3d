/** Whether what the page shows is live, and since when it isn't. */
import { createContext, useContext } from "react";

export interface Live {
  /** The stream stands: changes come by themselves. */
  isOpen: boolean;
  /** Nothing was heard for more than ten seconds: what is shown may be old. */
  isLost: boolean;
  /** When the server was heard of last, in milliseconds of this machine's clock. */
  lastHeardAt: number;
}

export const LiveContext = createContext<Live>({ isOpen: false, isLost: false, lastHeardAt: 0 });

export const useLive = (): Live => useContext(LiveContext);

const SECURED_MS = 30_000; // the stream tells what changes; now and then it is read whole all the same

/** How often to ask: rarely while the stream stands, `fallback` while it doesn't. Hidden pages don't ask at all. */
export function usePolling(fallback: number): number {
  const { isOpen } = useLive();
  return isOpen ? SECURED_MS : fallback;
}
