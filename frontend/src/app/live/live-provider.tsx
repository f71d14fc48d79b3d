/** One stream for the open site: opened while somebody looks, let go while the page is hidden. */
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";

import { Follower } from "@/app/live/follow";
import { LiveContext } from "@/hooks/live-context";
import { heard, heardAt, onSilence } from "@/lib/live/heard";
import { SiteStream } from "@/lib/live/stream";

const LOST_MS = 10_000;

export function LiveProvider({ siteId, children }: { siteId: number; children: ReactNode }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [lostAt, setLostAt] = useState<number | null>(null);

  useEffect(() => {
    const follower = new Follower(client, siteId);
    let wasOpen = false;
    const stream = new SiteStream(siteId, {
      onEvent: (name, data) => follower.take(name, data),
      onState: (is) => {
        if (is && !wasOpen) follower.all();
        if (!is && wasOpen) heard(); // until this moment it stood
        wasOpen = is;
        setOpen(is);
      },
    });
    const look = () => {
      if (document.hidden) stream.close();
      else stream.open();
    };
    const reopen = () => {
      if (document.hidden || !wasOpen) return;
      stream.close();
      stream.open();
    };
    look();
    document.addEventListener("visibilitychange", look);
    const stopListening = onSilence(reopen);
    return () => {
      document.removeEventListener("visibilitychange", look);
      stopListening();
      follower.stop();
      stream.close();
    };
  }, [client, siteId]);

  useEffect(() => {
    if (isOpen) return;
    const timer = setInterval(() => {
      const at = heardAt();
      setLostAt(!document.hidden && Date.now() - at > LOST_MS ? at : null);
    }, 1_000);
    return () => {
      clearInterval(timer);
      setLostAt(null);
    };
  }, [isOpen]);

  const live = useMemo(
    () => ({ isOpen, isLost: lostAt !== null, lastHeardAt: lostAt ?? heardAt() }),
    [isOpen, lostAt],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}
