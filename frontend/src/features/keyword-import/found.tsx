import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import type { Import } from "@/features/keyword-import/api";
import { ApiError } from "@/lib/api/errors";
import { count, plural } from "@/lib/format";

export function Progress({ job }: { job: Import | undefined }) {
  const total = job?.rows_total ?? 0;
  const done = job?.rows_done ?? 0;
  const word =
    job?.status === "running" ? `${count(done)} of ${plural(total, "row")} read` : "Waiting for a worker";
  return (
    <div className="stack">
      <p className="m" role="status">
        {word}
      </p>
      <div
        className="bar st-active"
        role="progressbar"
        aria-label="Import"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <i style={{ width: total === 0 ? "0%" : `${(100 * done) / total}%` }} />
      </div>
      <p className="sm t2">Either all of it is kept or nothing. You may leave this page; it goes on.</p>
    </div>
  );
}

interface DoneProps {
  job: Import;
  onAgain: () => void;
  renderDone: (job: Import) => ReactNode;
}

export function Done({ job, onAgain, renderDone }: DoneProps) {
  if (job.status !== "done") {
    const fault = job.error;
    const word = fault === null ? `The import was ${job.status}. Nothing of it was kept.` : fault.message;
    return (
      <div className="stack">
        <FormError error={new ApiError(0, fault?.code ?? job.status, word)} />
        <Button size="large" onClick={onAgain}>
          Another file
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="okline st-complete" role="status">
        <CircleCheck size={16} />
        <span>
          <b className="b">{plural(job.result?.new ?? 0, "new keyword")}</b>
          <br />
          <span className="xs">
            {count(job.result?.updated ?? 0)} updated, {count(job.result?.duplicates ?? 0)} repeated in the
            file
          </span>
        </span>
      </div>
      {renderDone(job)}
    </div>
  );
}
