import { useQuery } from "@tanstack/react-query";
import { CirclePlay, Pause, RotateCw, X } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { useControl } from "@/features/automation/api";
import type { Primary } from "@/features/automation/primary";
import { RunNow } from "@/features/automation/run-now";
import type { Shown } from "@/features/automation/use-shown";
import { isPausing } from "@/features/automation/words";
import { useSite } from "@/hooks/site-context";
import { count, plural } from "@/lib/format";
import { type Me, mayWrite } from "@/lib/queries/session";
import type { Run } from "@/lib/queries/automation";
import { parkedQuery } from "@/lib/queries/runs";

export const READ_ONLY = "You are a viewer here: you see everything and change nothing.";

export const readOnly = (me: Me): string | null => (mayWrite(me) ? null : READ_ONLY);

/** Each control where it makes sense, with the reason where it doesn't. One of all is the primary. */
export function RunControls({ shown, primary }: { shown: Shown; primary: Primary }) {
  const { me } = useSite();
  const run = shown.current.data ?? null;
  const taken = run === null ? null : "One run per site. Run now is free again when this run ends.";
  // Each keeps its place in the tree while the run's state changes, and so the focus that it may have.
  return (
    <>
      {run === null ? null : <Cancel run={run} />}
      <RunNow shown={shown} isPrimary={primary === "run"} blocked={readOnly(me) ?? taken} />
      {run === null ? null : <PauseOrResume run={run} />}
    </>
  );
}

/** What can be done to an active run, on its own page. */
export function ActiveControls({ run }: { run: Run }) {
  return (
    <>
      <Cancel run={run} />
      <PauseOrResume run={run} />
    </>
  );
}

/** What failed, once more. */
export function RetryFailed({ run }: { run: Run }) {
  const { me, site } = useSite();
  const retrying = useControl(site.id, "retry");
  const { data: parked } = useQuery(parkedQuery(run.run_id));
  const failed = parked?.count ?? 0;
  if (failed === 0) return null;
  return (
    <Button
      variant="primary"
      icon={<RotateCw size={15} />}
      isBusy={retrying.isPending}
      reason={readOnly(me)}
      onClick={() => retrying.mutate(run.run_id)}
    >
      Retry {plural(failed, "item")}
    </Button>
  );
}

/** One button that says what comes next: the focus stays on it. */
function PauseOrResume({ run }: { run: Run }) {
  const { me, site } = useSite();
  const pausing = useControl(site.id, "pause");
  const resuming = useControl(site.id, "resume");
  const isRunning = run.status === "running";
  const isBannerFirst =
    run.pause_reason === "credits" || run.pause_reason === "budget" || run.pause_reason === "provider";
  const isSecond = !isRunning && isBannerFirst && !isPausing(run);
  const control = isRunning ? pausing : resuming;
  const word = isRunning ? (pausing.isPending ? "Pausing" : "Pause") : "Resume";
  return (
    <Button
      variant={isSecond ? "secondary" : "primary"}
      icon={isRunning ? <Pause size={15} /> : <CirclePlay size={15} />}
      isBusy={control.isPending}
      reason={readOnly(me)}
      onClick={() => control.mutate(run.run_id)}
    >
      {word}
    </Button>
  );
}

function Cancel({ run }: { run: Run }) {
  const { me, site } = useSite();
  const [isAsking, setAsking] = useState(false);
  const cancelling = useControl(site.id, "cancel", () => setAsking(false));
  return (
    <>
      <Button variant="danger" icon={<X size={15} />} reason={readOnly(me)} onClick={() => setAsking(true)}>
        Cancel run
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Cancel this run?"
        action="Cancel run"
        keep="Keep it"
        isBusy={cancelling.isPending}
        onConfirm={() => cancelling.mutate(run.run_id)}
      >
        <p>
          What is finished stays, and {count(run.total_credits_used)} credits stay used. What is at work now
          is thrown away and not charged. The items wait for the next run, and the site is free at once.
        </p>
      </ConfirmDialog>
    </>
  );
}
