import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import type { Import } from "@/features/keyword-import/api";
import { ApiError } from "@/lib/api/errors";
import { count, plural } from "@/lib/format";

interface PreviewProps {
  found: Import;
  error: unknown;
  isBusy: boolean;
  onConfirm: () => void;
  onAgain: () => void;
}

/** What was found in the file, and what would be left out and why. Nothing is kept yet. */
export function Preview({ found, error, isBusy, onConfirm, onAgain }: PreviewProps) {
  const preview = found.preview;
  if (preview === null) return null;
  const coming = preview.new + preview.updated;
  return (
    <div className="stack">
      <FormError error={error} />
      <dl className="facts">
        <dt>File</dt>
        <dd className="trunc">{found.file_name}</dd>
        <dt>Recognised as</dt>
        <dd>{preview.tool}</dd>
        <dt>Rows with a keyword</dt>
        <dd>{count(preview.keywords)}</dd>
        <dt>New</dt>
        <dd>{count(preview.new)}</dd>
        <dt>Known, figures updated</dt>
        <dd>{count(preview.updated)}</dd>
        <dt>Repeated in the file</dt>
        <dd>{count(preview.duplicates)}</dd>
        {preview.left_out.map((part) => (
          <div key={part.reason} className="contents">
            <dt>Left out: {part.reason}</dt>
            <dd>{count(part.rows)}</dd>
          </div>
        ))}
        <dt>Demand is read from</dt>
        <dd>{preview.demand_column ?? "no column"}</dd>
      </dl>
      <div className="row">
        <Button size="large" onClick={onAgain}>
          Another file
        </Button>
        <Button
          variant="primary"
          size="large"
          isBusy={isBusy}
          reason={coming === 0 ? "There is no keyword in it that could be imported." : null}
          onClick={onConfirm}
        >
          Import {plural(coming, "keyword")}
        </Button>
      </div>
    </div>
  );
}

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
