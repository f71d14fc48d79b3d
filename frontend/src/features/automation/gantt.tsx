import { percent, scaleOf, type Scale } from "@/features/automation/gantt-scale";
import { LAST_AUTOMATIC, wordsOf } from "@/features/automation/stages";
import { useEnd } from "@/features/automation/use-end";
import { stageSeconds } from "@/features/automation/work-time";
import { useSite } from "@/hooks/site-context";
import { cn } from "@/lib/cn";
import { dollars, duration, time, tokens } from "@/lib/format";
import type { Run, RunStage } from "@/lib/queries/automation";

/** When each stage was at work; hatched up to the server's own expectation of the end. */
export function Gantt({ run }: { run: Run }) {
  const { site } = useSite();
  const now = useEnd(run);
  const eta = run.status === "running" && run.eta !== null ? Date.parse(run.eta) : now;
  const scale = scaleOf(Date.parse(run.started_at), Math.max(now, eta));
  const withSeconds = scale.end - scale.start < 240_000;
  const stages = run.stages.filter((stage) => stage.number <= LAST_AUTOMATIC);
  return (
    <div
      className={cn("gantt", run.status === "paused" && "paused-line")}
      role="img"
      aria-label={spoken(stages, site.time_zone)}
    >
      <div className="g-row hd">
        <span>Stage</span>
        <div className={cn("g-ax", withSeconds && "secs")}>
          {scale.ticks.map((tick) => {
            const left = percent(scale, tick);
            return left > 94 ? null : (
              <span key={tick} style={{ left: `${Math.max(left, 4)}%` }}>
                {time(tick, site.time_zone, withSeconds)}
              </span>
            );
          })}
        </div>
        <span className="r">Time</span>
        <span className="r">Tokens</span>
        <span className="r">Cost</span>
      </div>
      {stages.map((stage, index) => (
        <Row
          key={stage.number}
          run={run}
          stage={stage}
          scale={scale}
          now={now}
          eta={eta}
          isFirst={index === 0}
        />
      ))}
    </div>
  );
}

interface RowProps {
  run: Run;
  stage: RunStage;
  scale: Scale;
  now: number;
  eta: number;
  isFirst: boolean;
}

function Row({ run, stage, scale, now, eta, isFirst }: RowProps) {
  const state = stateOf(run, stage);
  const began = stage.started_at === null || stage.status === "skipped" ? null : Date.parse(stage.started_at);
  const ended = stage.finished_at === null ? now : Date.parse(stage.finished_at);
  const isCurrent = run.status === "running" && stage.number === run.current_stage;
  return (
    <div className="g-row">
      <span className={`g-name st-${state}`}>
        <span className="sg-n">{stage.number}</span>
        {wordsOf(stage.number).short}
      </span>
      <div className={`g-tr st-${state}`}>
        {scale.ticks.map((tick) => (
          <i key={tick} className="gl" style={{ left: `${percent(scale, tick)}%` }} />
        ))}
        <Bars
          began={began}
          ended={ended}
          scale={scale}
          projected={isCurrent && eta > now ? eta : null}
          now={now}
        />
        {run.completed_at === null ? (
          <i className={cn("g-now", isFirst && "cap")} style={{ left: `${percent(scale, now)}%` }} />
        ) : null}
      </div>
      <span className="r">{began === null ? "" : duration(stageSeconds(stage, now))}</span>
      <span className="r">{began === null ? "" : tokens(stage.tokens)}</span>
      <span className="r">{began === null ? "" : dollars(stage.cost)}</span>
    </div>
  );
}

interface BarsProps {
  began: number | null;
  ended: number;
  now: number;
  projected: number | null;
  scale: Scale;
}

function Bars({ began, ended, now, projected, scale }: BarsProps) {
  const place = (from: number, to: number) => ({
    left: `${percent(scale, from)}%`,
    width: `${Math.max(0, percent(scale, to) - percent(scale, from))}%`,
  });
  return (
    <>
      {began === null ? null : (
        <i className={cn("g-b", projected !== null && "cur")} style={place(began, ended)} />
      )}
      {projected === null ? null : <i className="g-b pj" style={place(now, projected)} />}
    </>
  );
}

function stateOf(run: Run, stage: RunStage) {
  if (stage.status === "completed") return "complete";
  if (stage.status === "failed") return "failed";
  if (stage.status === "skipped" || (stage.status === "waiting" && run.completed_at !== null)) return "empty";
  if (stage.status === "waiting") return "ready";
  if (run.status === "paused") return "paused";
  return run.status === "failed" ? "failed" : run.status === "cancelled" ? "empty" : "active";
}

function spoken(stages: RunStage[], zone: string): string {
  const told = stages.map((stage) => {
    const name = `stage ${stage.number} ${stage.status}`;
    const stood = stage.paused_seconds < 1 ? "" : ` (${duration(stage.paused_seconds)} of it paused)`;
    if (stage.finished_at !== null) return `${name} at ${time(stage.finished_at, zone)}${stood}`;
    return stage.started_at === null ? name : `${name} since ${time(stage.started_at, zone)}${stood}`;
  });
  return `Time-line: ${told.join(", ")}`;
}
