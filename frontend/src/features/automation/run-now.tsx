import { Play } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { useRunNow } from "@/features/automation/api";
import { isNothingWaiting } from "@/features/automation/primary";
import type { Shown } from "@/features/automation/use-shown";
import { useSite } from "@/hooks/site-context";
import { ApiError, messageOf } from "@/lib/api/errors";

interface RunNowProps {
  shown: Shown;
  isPrimary: boolean;
  blocked: string | null;
}

/** Starts a run. Where the balance doesn't cover what is expected, it asks whether to go as far as credits reach. */
export function RunNow({ shown, isPrimary, blocked }: RunNowProps) {
  const { site } = useSite();
  const [short, setShort] = useState<string | null>(null);
  const starting = useRunNow(site.id, () => setShort(null));
  const start = (allowPartial: boolean) =>
    starting.mutate(
      { allow_partial: allowPartial },
      {
        onError: (error) => {
          if (error instanceof ApiError && error.code === "insufficient_credits" && !allowPartial) {
            setShort(error.message);
          } else toast.error(messageOf(error));
        },
      },
    );
  const advice =
    shown.run?.status === "failed"
      ? "Nothing waits but what failed. Retry that, or import keywords."
      : "Nothing waits at any stage. Import keywords first.";
  const reason = blocked ?? (isNothingWaiting(shown.overview.data) ? advice : null);
  return (
    <>
      <Button
        variant={isPrimary ? "primary" : "secondary"}
        icon={<Play size={15} />}
        isBusy={starting.isPending}
        reason={reason}
        onClick={() => start(false)}
      >
        Run now
      </Button>
      <Dialog
        isOpen={short !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setShort(null);
        }}
        title="The credits may not last"
        description={short ?? ""}
        size="small"
      >
        <p className="dlg-b t2">The run can go as far as they reach: then it pauses and keeps its place.</p>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={() => setShort(null)}>
            Don&apos;t start
          </Button>
          <Button variant="primary" isBusy={starting.isPending} onClick={() => start(true)}>
            Run as far as they reach
          </Button>
        </div>
      </Dialog>
    </>
  );
}
