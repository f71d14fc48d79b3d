import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";

import { StateBadge, Tag } from "@/components/badge";
import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { FindingIcon } from "@/features/review/parts/finding-icon";
import { ScoreRing } from "@/features/review/parts/score-ring";
import { Thumb } from "@/features/review/parts/thumb";
import type { Row } from "@/features/review/queries";
import { ago, standing, whyNotApproved } from "@/features/review/words";
import { plural } from "@/lib/format";

interface QueueRowProps {
  row: Row;
  zone: string;
  now: number;
  isFirst: boolean;
  isChosen: boolean;
  blocked: string | null;
  onChoose: (isRange: boolean) => void;
  onApprove: () => void;
  onAsk: () => void;
  onDraft: () => void;
}

export function QueueRow(props: QueueRowProps) {
  const { row, zone, now, isChosen, onChoose } = props;
  const at = ago(row.updated_at, zone, now);
  const images = row.images_generated + row.images_pending + row.images_failed;
  return (
    <article className="rvi" data-row={row.id} aria-label={row.title}>
      <Checkbox
        checked={isChosen}
        aria-label={`Select ${row.title}`}
        onClick={(event) => {
          event.preventDefault();
          onChoose(event.shiftKey);
        }}
      />
      <Thumb picture={row.image} />
      <div className="rvt">
        <h2>
          <Link to="/articles/$articleId" params={{ articleId: String(row.id) }} data-open={row.id}>
            {row.title}
          </Link>
        </h2>
        <p className="sm t2 trunc">{row.meta_description}</p>
        <div className="row xs t3 num nw wrap rvm">
          {row.cluster === null ? null : <Tag>{row.cluster.name}</Tag>}
          <span>{plural(row.word_count, "word")}</span>
          <span>{plural(images, "image")}</span>
          {row.images_failed > 0 ? <span>{plural(row.images_failed, "image")} failed</span> : null}
          {row.open_notes > 0 ? <span>{plural(row.open_notes, "open note")}</span> : null}
          <span title={at.title}>{at.text}</span>
        </div>
      </div>
      <div className="rvs only-d">
        <ScoreRing score={row.score} size="small" />
      </div>
      <Findings row={row} />
      <Actions {...props} />
    </article>
  );
}

function Findings({ row }: { row: Row }) {
  const { state, word } = standing(row);
  const findings = row.findings ?? [];
  return (
    <div className="rvf only-d sm">
      {row.is_being_rewritten ? <StateBadge state={state}>{word}</StateBadge> : null}
      {row.is_held ? (
        <span className="row st-paused">
          <FindingIcon status="fail" />
          Held by the site’s limits
        </span>
      ) : null}
      {findings.slice(0, row.is_held ? 1 : 2).map((finding) => (
        <span key={finding.key} className="row" title={finding.message}>
          <FindingIcon status={finding.status} />
          <span className="trunc">{finding.key === "written" ? "A brief to fill" : finding.title}</span>
        </span>
      ))}
      {findings.length === 0 && !row.is_held && row.score !== null ? (
        <span className="row">
          <FindingIcon status="pass" />
          Every check passes
        </span>
      ) : null}
    </div>
  );
}

function Actions({ row, isFirst, blocked, onApprove, onAsk, onDraft }: QueueRowProps) {
  if (row.status === "rejected" || row.status === "approved") {
    return (
      <div className="row rva">
        <Button size="small" reason={blocked} onClick={onDraft} aria-label={`Back to draft: ${row.title}`}>
          Back to draft
        </Button>
      </div>
    );
  }
  const rewriting = row.is_being_rewritten ? "The writer has it already." : null;
  return (
    <div className="row rva">
      <Button
        size="small"
        reason={blocked ?? rewriting}
        onClick={onAsk}
        aria-label={`Ask for changes: ${row.title}`}
      >
        Ask for changes
      </Button>
      <Button
        size="small"
        variant={isFirst ? "primary" : "secondary"}
        icon={<Check size={14} strokeWidth={2} />}
        reason={blocked ?? whyNotApproved(row)}
        onClick={onApprove}
        aria-label={`Approve: ${row.title}`}
      >
        Approve
      </Button>
    </div>
  );
}
