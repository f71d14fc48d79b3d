import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";

import { Button } from "@/components/button";
import { reasonsOf } from "@/features/automation/reasons";
import { cn } from "@/lib/cn";
import type { Run } from "@/lib/queries/automation";
import { lastErrorQuery, parkedQuery } from "@/lib/queries/runs";

/** What the provider said of each item that failed, beside what the run says of its end. */
export function FailedWords({ run }: { run: Run }) {
  const { data: parked } = useQuery(parkedQuery(run.run_id));
  const reasons = parked === undefined ? "" : reasonsOf(parked.items, run.current_stage);
  return (
    <>
      {run.error === null ? null : <p>{run.error}</p>}
      <OwnWords text={reasons} />
    </>
  );
}

/** What the provider said when the run had to pause. */
export function PausedWords({ run }: { run: Run }) {
  const { data } = useQuery(lastErrorQuery(run.run_id, run.paused_at));
  return <OwnWords text={data ?? ""} />;
}

/** Somebody else's words, as they came: three lines of them, all on demand. */
function OwnWords({ text }: { text: string }) {
  const id = useId();
  const place = useRef<HTMLParagraphElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || isWhole) return;
    const watch = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1));
    watch.observe(element);
    return () => watch.disconnect();
  }, [text, isWhole]);
  if (text === "") return null;
  return (
    <>
      <p ref={place} id={id} className={cn("mono fail-text", isWhole || "cut")}>
        {text}
      </p>
      {isCut ? (
        <Button
          size="small"
          variant="ghost"
          className="mt-1"
          aria-expanded={isWhole}
          aria-controls={id}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? "Show less" : "Show all"}
        </Button>
      ) : null}
    </>
  );
}
